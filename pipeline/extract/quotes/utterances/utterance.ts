import type { Quote } from '../../findings.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { Phrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import type { Evidence } from './attribution.js';

/** Where the speaker of an utterance stands. */
export type SpeakerPlace = 'here' | 'previous_sentence' | 'previous_paragraph';

/** All pieces of what somebody said in one go: a row to be. */
export interface Utterance {
  readonly sentence: number;
  readonly content: readonly UnitRange[];
  readonly speaker: Phrase | null;
  readonly place: SpeakerPlace;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  readonly nature: Quote['nature'];
  /** Null for a quotation whose speaker no cue tells. */
  readonly evidence: Evidence | null;
}

export type Draft = { -readonly [K in keyof Utterance]: Utterance[K] } & {
  content: UnitRange[];
  lastSentence: number;
  /** What was denied takes up its quotations, so that they go to nobody else, and is no utterance in the end. */
  isDenied: boolean;
};
