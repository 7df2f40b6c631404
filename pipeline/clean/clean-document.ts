import type { RecordNote } from '../ingest/record.js';
import type { PageReading } from '../pages/read-page.js';
import type { RemovalRow } from '../schema/rows.js';
import type { OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';

export type RemovalKind = RemovalRow['kind'];

/** A passage with words that cleaning removed. */
export interface Removal {
  readonly kind: RemovalKind;
  /** Stable name of the rule that removed it: `glued-related-links`. */
  readonly rule: string;
  /** Its place in the record's text (UTF-16 units), without white space at its edges. */
  readonly source: Span;
  /** What a reader sees of a passage of a web page; for others, what its place in the record's text has. */
  readonly text?: string;
}

/** A full name that the page gave beside a name in the text: `Ann Mary Lee` beside `Lee`. */
export interface FormalName {
  /** The offset in the cleaned text after the name in the text, or after the space that follows it. */
  readonly nameEnd: number;
  readonly name: string;
}

/** A record after cleaning. Spans are UTF-16 offsets of `text` unless stated otherwise. */
export interface CleanDocument {
  readonly text: string;
  /** From offsets of `text` to offsets of the record's text. */
  readonly map: OffsetMap;
  /** In the order of the source, not overlapping. */
  readonly removals: readonly Removal[];
  /** The headline, if it is part of the text; null if it is a field of the record or missing. */
  readonly titleSpan: Span | null;
  readonly dekSpan: Span | null;
  /** `MONTGOMERY, Ala. (AP) —`, with the dash. */
  readonly datelineSpan: Span | null;
  /** Full names that removed passages gave of names that stay; ascending. */
  readonly formalNames: readonly FormalName[];
  /** From the record's field, else the text of `titleSpan`, else null. */
  readonly title: string | null;
  /** The summary line: what a page declares, else the text of `dekSpan`, else null. */
  readonly dek: string | null;
  readonly url: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** ISO 8601 as given (zone only if stated), or null. */
  readonly publishedAt: string | null;
  /** The same of the last change. */
  readonly modifiedAt: string | null;
  /** The same of the copy: when it was fetched. */
  readonly retrievedAt: string | null;
  readonly section: string | null;
  /** That the record says to be in. */
  readonly declaredLanguage: string | null;
  /** What else a web page says; null for other records. */
  readonly page: PageReading | null;
  /** Peculiarities of the record: its own notes, then those of cleaning. */
  readonly notes: readonly RecordNote[];
  /** Number of edits other than removals (line ends, runs of spaces, zero-width characters). */
  readonly editCount: number;
}
