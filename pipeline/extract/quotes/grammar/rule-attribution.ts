import type { Quote } from '../../findings.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';

/** An attribution as one grammar rule reads it, in units of the narration. */
export interface RuleReading {
  /** Index of the narration's sentence. */
  readonly sentence: number;
  /** Pieces of what was said, trimmed, ascending; none where the cue reports what another one reports already. */
  readonly content: readonly UnitRange[];
  readonly speaker: NounPhrase | null;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  /** Whether the speaker is the subject of an earlier clause, not a neighbour of the cue. */
  readonly isShared: boolean;
}

/** An attribution found by grammar alone. */
export interface RuleAttribution extends RuleReading {
  readonly nature: Quote['nature'];
  /** Whether the text says that it was not said, or that nobody said it. */
  readonly isDenied: boolean;
}
