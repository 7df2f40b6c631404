import type { NameType } from '../name-type.js';

/** A name that the tagger found. */
export interface RecognisedName {
  /** Tokens `[firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: NameType;
  /** The chance of exactly this span and type under the tagger's weights. */
  readonly chance: number;
  /** Whether convention, not the weights, makes it a name. */
  readonly isByConvention: boolean;
}
