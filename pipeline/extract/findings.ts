import type { Gender } from '../language/gender.js';
import type { DateRow, EntityRow, MentionRow, NumberRow, QuoteRow } from '../schema/rows.js';
import type { Span } from '../text/span.js';

/*
 * What the extractors find, in UTF-16 spans of the cleaned text. `pipeline/tables/` turns findings into rows. Closed
 * lists (kinds, resolutions, …) are those of the JSON Schemas.
 */

export interface Mention {
  readonly span: Span;
  readonly type: EntityRow['type'];
  /** Index into the document's entities. */
  readonly entity: number;
  readonly resolution: MentionRow['resolution'];
  readonly confidence: number | null;
}

/** The one thing that several mentions of a document name. */
export interface DocumentEntity {
  readonly type: EntityRow['type'];
  /** Its fullest name in the document, without titles: `Jeff Sessions`. */
  readonly name: string;
  /** A normalised `name`: equal for entities of one type that are the same thing in different documents. */
  readonly key: string;
  /** Its item in Wikidata (`Q30`), where a table knows it; null for most. */
  readonly wikidata: string | null;
  /** What other documents can tell of a person by the surname, or of a university by its place; null for others. */
  readonly bearer: SurnameBearer | null;
}

/** A person as one who bears a surname; a university as one that goes by the name of its place. */
export interface SurnameBearer {
  /** In lower case and without diacritics, as in keys. */
  readonly surname: string;
  /** The given name, or `university`; null where the document never tells it. */
  readonly given: string | null;
  /** As the given name or a title (`Mrs.`) shows; null where neither does. */
  readonly gender: Gender | null;
}

export interface Names {
  /** Ascending, not overlapping. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly DocumentEntity[];
}

export interface Quote {
  readonly kind: QuoteRow['kind'];
  readonly nature: QuoteRow['nature'];
  readonly medium: QuoteRow['medium'];
  /** The utterance without its outer marks, one span for each piece; ascending, never empty. */
  readonly content: readonly Span[];
  /**
   * The speaker's mention next to the cue (`he`, `the president`, `Sessions`), or the earlier one from which the
   * speaker is taken (resolution `previous_sentence`, `previous_paragraph`); empty when there is none.
   */
  readonly speaker: readonly Span[];
  /** The reporting words; empty when there are none. */
  readonly cue: readonly Span[];
  /** Index into the document's entities; null for a speaker who is unknown or no named entity. */
  readonly speakerEntity: number | null;
  /** The entity's name, else the words that describe the speaker, else null. */
  readonly speakerName: string | null;
  /** Each of several who speak together; else the name alone, or nobody. */
  readonly speakerNames: readonly string[];
  readonly speakerResolution: QuoteRow['speaker_resolution'];
  readonly confidence: number | null;
}

export interface NumberExpression {
  readonly span: Span;
  readonly kind: NumberRow['kind'];
  readonly value: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly lowInclusive: boolean | null;
  readonly highInclusive: boolean | null;
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly isApproximate: boolean;
  readonly counted: string | null;
  readonly countedHead: string | null;
  readonly confidence: number | null;
}

export interface DateExpression {
  readonly span: Span;
  readonly kind: DateRow['kind'];
  readonly timex: string;
  readonly value: string | null;
  readonly valueStart: string | null;
  readonly valueEnd: string | null;
  readonly modifier: DateRow['modifier'];
  /** The date-time it was resolved against; null when none was needed or known. */
  readonly anchor: string | null;
  readonly confidence: number | null;
}
