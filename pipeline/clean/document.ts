import type { RecordNote } from '../ingest/record.js';
import type { RemovalRow } from '../schema/rows.js';
import type { OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';

export type RemovalKind = RemovalRow['kind'];

/** A stretch with words in it that cleaning took out. */
export interface Removal {
  readonly kind: RemovalKind;
  /** Stable name of the rule that did it, e.g. `glued-related-links`. */
  readonly rule: string;
  /** Where it stood in the record's text (UTF-16 units), without white space at its edges. */
  readonly source: Span;
}

/** A full name that the page gave beside a name in the text: `Ann Mary Lee` beside `Lee`. */
export interface FormalName {
  /** Where the name in the text ends (UTF-16 offset of the cleaned text), a space included. */
  readonly nameEnd: number;
  readonly name: string;
}

/** A record after cleaning. Spans are UTF-16 offsets of `text` unless said otherwise. */
export interface CleanDocument {
  readonly text: string;
  /** From offsets of `text` to offsets of the record's text. */
  readonly map: OffsetMap;
  /** In the order of the source; they do not overlap. */
  readonly removals: readonly Removal[];
  /** The headline where it stands in the text; null where it is a field of the record or absent. */
  readonly titleSpan: Span | null;
  readonly dekSpan: Span | null;
  /** `MONTGOMERY, Ala. (AP) —`, the dash included. */
  readonly datelineSpan: Span | null;
  /** What removed stretches said of names that stay; ascending. */
  readonly formalNames: readonly FormalName[];
  /** From the record's field, else the text of `titleSpan`, else null. */
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** ISO 8601 as given (zone only if stated), or null. */
  readonly publishedAt: string | null;
  /** What is odd about the record: its own notes, then those of cleaning. */
  readonly notes: readonly RecordNote[];
  /** Edits that are no removals (line ends, runs of spaces, zero-width characters), counted. */
  readonly editCount: number;
}
