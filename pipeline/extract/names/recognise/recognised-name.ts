import type { NameType } from '../name-type.js';

/** A name that the tagger found. */
export interface RecognisedName {
  /** Tokens `[firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: NameType;
  /** The chance, under the tagger's weights, of exactly this span and type. */
  readonly chance: number;
  /** Whether it is a name by convention, not by the weights. */
  readonly isByConvention: boolean;
}
