import type { Quote } from '../../findings.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { AttributionEvidence } from '../model/attribution.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** Where the speaker of an utterance stands. */
export type SpeakerPlace = 'here' | 'previous_sentence' | 'previous_paragraph';

/** All pieces of what somebody said in one go. Each utterance becomes a row. */
export interface Utterance {
  readonly sentence: number;
  readonly content: readonly UnitRange[];
  readonly speaker: NounPhrase | null;
  readonly place: SpeakerPlace;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  readonly nature: Quote['nature'];
  /** Null for a quotation that no cue gives to a speaker. */
  readonly evidence: AttributionEvidence | null;
}

/** An utterance while its pieces are put together. */
export type UtteranceDraft = { -readonly [K in keyof Utterance]: Utterance[K] } & {
  content: UnitRange[];
  lastSentence: number;
  /** A denied utterance claims its quotations, so that nobody else gets them, and is dropped in the end. */
  isDenied: boolean;
};
