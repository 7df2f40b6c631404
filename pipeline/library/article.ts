import type { FieldName } from '../ingest/formats/field-names.js';
import type { TableName, TableRows } from '../schema/rows.js';
import type { Inclusion } from '../tables/row-choice.js';

/**
 * An article, with the fields that a record of a JSONL file may have, under any of their usual names (`published_at`,
 * `publishedAt`, `date`, …). Other fields are left alone.
 */
export interface Article {
  /** Names the article among yours; ends its `doc_id`. */
  readonly id: string;
  /** The article: plain text or HTML. */
  readonly text: string;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly authors?: string | readonly string[] | null;
  readonly publisher?: string | null;
  /** As your source gives it, e.g. `2021-05-03` or `2021-05-03T10:00:00Z`; relative dates count from it. */
  readonly published_at?: string | null;
  readonly [field: string]: unknown;
}

/** What a run is told by options of the same names. */
export interface ArticleSettings {
  /** Rows with a confidence below this are left out, 0 to 1; default 0.3. */
  readonly minConfidence?: number;
  /** Rows to keep that are left out otherwise: `acts`. */
  readonly include?: readonly Inclusion[];
  /** Where the article has its fields, where that is not under a usual name: `{ text: 'body' }`. */
  readonly fields?: Readonly<Partial<Record<FieldName, string>>>;
  /** Fields to carry along in `documents.extra`. */
  readonly keep?: readonly string[];
  /** What `doc_id` begins with, in the place of a file's name; default `-`, as for standard input. */
  readonly sourcePath?: string;
}

/** The rows of one article, by table, each with all columns of its schema and in the order of every export. */
export type ArticleRows = { readonly [Name in TableName]: readonly TableRows[Name][] };
