import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** A reporting verb in context: who speaks, the reporting words, and where the content may stand. */
export interface Predicate {
  readonly verb: ReportingVerb;
  /** The reporting words. */
  readonly cue: UnitRange;
  readonly speaker: NounPhrase | null;
  /** Whether the speaker is the subject of the clause around the verb, rather than the phrase next to it. */
  readonly isShared: boolean;
  readonly isInverted: boolean;
  /** Whether the verb is an infinitive (expected to say), so that only quoted words show that it was said. */
  readonly isInfinitive: boolean;
  /** The unit before which the content may end. */
  readonly before: number;
  /** The unit at which the content may begin. */
  readonly after: number;
}

/** What is known about a sentence when one of its verbs is read. */
export interface SentenceContext {
  readonly sentence: NarrationSentence;
  /** First unit that no earlier attribution has taken. */
  readonly low: number;
  /** Speaker of the attribution before it in the sentence. */
  readonly lastSpeaker: NounPhrase | null;
}
