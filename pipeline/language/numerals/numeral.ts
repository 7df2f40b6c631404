import { afterHyphen } from '../adjacency.js';
import type { Tokens } from '../tokens.js';
import { NUMBER_WORDS } from './number-words.js';

/** A number as written, in digits, words or both. */
export interface Numeral {
  readonly value: number;
  /** Index after its last token. */
  readonly end: number;
  readonly isWords: boolean;
}

/** `value × multiplier` without the rounding error of binary fractions: 1.1 × 10⁶ is 1,100,000. */
export function multiplied(value: number, multiplier: number): number {
  const product = value * multiplier;
  return Number.isInteger(value) ? product : Number(product.toPrecision(15));
}

/** The numeral with the scale that follows it: `3/4 million`. */
export function withScale(tokens: Tokens, numeral: Numeral): Numeral {
  const at = afterHyphen(tokens, numeral.end);
  const word = NUMBER_WORDS.get(tokens.lowers[at] ?? '');
  if (word?.role !== 'scale' || word.value < 1000) return numeral;
  return { ...numeral, value: multiplied(numeral.value, word.value), end: at + 1 };
}
