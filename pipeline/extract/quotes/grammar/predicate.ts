import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { Phrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** A reporting verb in its place: who says, by which words, and where what is said may stand. */
export interface Predicate {
  readonly verb: ReportingVerb;
  /** The reporting words. */
  readonly cue: UnitRange;
  readonly speaker: Phrase | null;
  /** How the speaker was found: next to the verb, or as subject of the clause around it. */
  readonly isShared: boolean;
  readonly isInverted: boolean;
  /** An infinitive (expected to say): only quoted words show that it was said. */
  readonly isInfinitive: boolean;
  /** What is said may end before this unit … */
  readonly before: number;
  /** … or begin at this one. */
  readonly after: number;
}

/** What the reading of a sentence knows when it comes to a verb. */
export interface SentenceContext {
  readonly sentence: NarrationSentence;
  /** First unit that no attribution before has taken. */
  readonly low: number;
  /** The speaker of the attribution before in the same sentence. */
  readonly lastSpeaker: Phrase | null;
}
