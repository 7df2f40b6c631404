import type { Quote } from '../../findings.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { Phrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** What the words of one sentence give to a speaker, in units of the narration. */
export interface Attribution {
  /** Index of the narration's sentence. */
  readonly sentence: number;
  /** Pieces of what was said, trimmed, ascending; none where the sentence only introduces what follows it. */
  readonly content: readonly UnitRange[];
  readonly speaker: Phrase | null;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  readonly nature: Quote['nature'];
  /** Whether the text says that it was not said, or that nobody said it. */
  readonly isDenied: boolean;
  readonly evidence: Evidence;
}

/** How sure an attribution is; chances from 0 to 1, by the model. */
export interface Evidence {
  /** Whether grammar tells it, rather than the model alone. */
  readonly isRead: boolean;
  /** Whether no speaker stands beside the cue, so that the subject of the sentence is taken for the one. */
  readonly isImplied: boolean;
  /** That the cue is one. */
  readonly cue: number;
  /** That the content has the expected extent: shared units over all that may belong to it. */
  readonly content: number;
  /** That the speaker is the one; of a speaker who is not named, that there is none. */
  readonly speaker: number;
}
