import type { SpanStruct, StoredRow, TableName, TableRows } from '../schema/rows.js';
import type { CodePointSlicer } from '../text/code-points.js';
import type { DocumentFindings } from './document-findings.js';
import type { Inclusion } from './row-choice.js';

/** A row as a document gives it: without the columns that it repeats of its document. */
export type RowOf<Name extends TableName> = Name extends 'documents'
  ? TableRows[Name]
  : StoredRow<TableRows[Name]>;

type ColumnsWith<Row, Value> = {
  [K in keyof Row]-?: NonNullable<Row[K]> extends Value ? K : never;
}[keyof Row];

/** Columns that hold text. */
type TextColumn<Row> = ColumnsWith<Row, string>;

/** Columns that hold a span or a list of spans. */
type SpanColumn<Row> = ColumnsWith<Row, SpanStruct | readonly SpanStruct[]>;

/**
 * What must hold of a span.
 *
 * - `passage`: it lies in the document's text, is not empty, and comes from the same passage of the record.
 * - `{ text }`: it is a passage, and the text that it cuts out is that of the named column. The slices of a list are
 *   joined.
 */
export type SpanCheck<Row> = 'passage' | { readonly text: TextColumn<Row> };

/**
 * What must hold of a row's own `start`, `end`, `source_start` and `source_end`: the same, or
 *
 * - `removed`: the row's `text` was cut out of the record, so it has no width in the document;
 * - `{ encloses }`: the row reaches from the first to the last span of the named list, which is not empty.
 */
export type OwnSpanCheck<Row> =
  | SpanCheck<Row>
  | 'removed'
  | { readonly encloses: ColumnsWith<Row, readonly SpanStruct[]> };

/** Why a row does not fit its document. */
export interface Breach {
  /** RFC 6901 pointer to the wrong value of the row. */
  readonly pointer: string;
  readonly reason: string;
}

/** The texts that a document's spans count in, in code points. */
export interface SpanTexts {
  readonly text: CodePointSlicer;
  /** The record as decoded; null when only the export is at hand. */
  readonly source: CodePointSlicer | null;
}

/** How many rows of a table are handled at once, and when it is written, so that exports stay within their memory. */
export interface Volume {
  /**
   * The largest table is begun first, so that short ones end the export; the one with the longest rows last, when least
   * is beside it.
   */
  readonly written: 'first' | 'middle' | 'last';
  /** SQL for the size of some rows, and how much of it is sorted at a time. */
  readonly sortBy: string;
  readonly sortSize: number;
  /** Rows in one row group of a Parquet file, which is held in memory whole. */
  readonly rowGroupRows: number;
}

/** DuckDB's own row group; stated, so that a new version of it does not change the bytes. */
const ROW_GROUP_ROWS = 122_880;

/** The volume of a table of short rows. */
export const USUAL_VOLUME: Volume = {
  written: 'middle',
  sortBy: 'count(*)',
  sortSize: 64_000,
  rowGroupRows: ROW_GROUP_ROWS,
};

/** What the engine knows of every table. */
export interface TableBase {
  /** Where its rows come from: single documents, the whole corpus, or what failed. */
  readonly origin: 'document' | 'corpus' | 'faults';
  /** The rows as they are exported: SQL over the state's tables and those of the database `corpus`. */
  readonly exported: string;
  /** The corpus-wide step that has to be done before {@link exported} can be read. */
  readonly needs: 'duplicates' | 'surnames' | 'speakers';
  readonly volume: Volume;
  /** The line of a run's summary that counts its rows; null for one that the summary treats by itself. */
  readonly summary: 'clean' | 'extract' | null;
}

/**
 * A table whose rows each come from one document.
 *
 * `ownSpan` and `spans` name what is checked of every column that holds a position, so that a new one without a check
 * does not compile.
 */
export type DocumentTable<Name extends TableName> = TableBase & {
  readonly origin: 'document';
  readonly rows: (findings: DocumentFindings) => readonly RowOf<Name>[];
  readonly ownSpan: TableRows[Name] extends SpanStruct ? OwnSpanCheck<RowOf<Name>> : null;
  readonly spans: { readonly [K in SpanColumn<RowOf<Name>>]: SpanCheck<RowOf<Name>> };
  /** Whether rows less sure than `--min-confidence` are dropped. */
  readonly dropsUnsure: 'confidence' extends keyof RowOf<Name> ? boolean : false;
  /** What `--include` has to name for a row to be kept; null where every run keeps it. */
  readonly inclusion: (row: RowOf<Name>) => Inclusion | null;
  /**
   * A row as it is exported, without what only the corpus decides: an export is checked by reading its documents again.
   * By default the row itself. `isSurname` tells the persons whom the document names by a surname alone, so that others
   * may know who they are.
   */
  readonly reading: (row: RowOf<Name>, isSurname: (entityId: string | null) => boolean) => object;
  /** A rule beyond schema and spans; null where there is none. */
  readonly rule: ((row: RowOf<Name>, texts: SpanTexts) => Breach | null) | null;
};

/**
 * A table that is made for the whole corpus, or of what failed in the run. It cannot hold spans: nothing would check
 * them.
 */
export type CorpusTable<Name extends TableName> = [SpanColumn<RowOf<Name>>] extends [never]
  ? TableRows[Name] extends SpanStruct
    ? never
    : TableBase & { readonly origin: 'corpus' | 'faults' }
  : never;

/** Fills in what most tables of documents have. */
export const documentTable = <Name extends TableName>(
  table: Omit<DocumentTable<Name>, 'origin' | 'inclusion' | 'reading' | 'rule' | 'volume' | 'needs'> &
    Partial<Pick<DocumentTable<Name>, 'inclusion' | 'reading' | 'rule' | 'volume' | 'needs'>>,
): DocumentTable<Name> =>
  ({
    origin: 'document',
    inclusion: () => null,
    reading: (row: object) => row,
    rule: null,
    volume: USUAL_VOLUME,
    needs: 'duplicates',
    ...table,
  }) as DocumentTable<Name>;
