import type { Quote } from '../../findings.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** What one sentence attributes to a speaker, in units of the narration. */
export interface Attribution {
  /** Index of the narration's sentence. */
  readonly sentence: number;
  /** Pieces of the content, trimmed, ascending; empty where the sentence only introduces what follows it. */
  readonly content: readonly UnitRange[];
  readonly speaker: NounPhrase | null;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  readonly nature: Quote['nature'];
  /** Whether the text says that it was not said, or that nobody said it. */
  readonly isDenied: boolean;
  readonly evidence: AttributionEvidence;
}

/** How certain an attribution is. The numbers are probabilities by the model. */
export interface AttributionEvidence {
  /** Whether grammar found it, not the model alone. */
  readonly isByRule: boolean;
  /** Whether the subject of the sentence was taken for the speaker, because none stands beside the cue. */
  readonly isImplied: boolean;
  /** Probability that the cue is one. */
  readonly cue: number;
  /** Expected overlap of the content with the right one: shared units over all that may belong to it. */
  readonly content: number;
}
