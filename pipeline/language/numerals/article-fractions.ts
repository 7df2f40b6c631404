import { afterHyphen } from '../adjacency.js';
import type { Tokens } from '../tokens.js';
import { DENOMINATORS, NUMBER_WORDS } from './number-words.js';
import { multiplied, type Numeral } from './numeral.js';

/** Units whose half is an amount: half a mile. */
const HALVED_UNITS =
  /^(?:percent|percentage|pound|mile|acre|inch|ton|tonne|gallon|cup|teaspoon|tablespoon|meter|metre|kilometer|kilometre|ounce|degree|dollar|cent)$/;

/** Reads `half`, `half a million`, `half million`, `quarter million`; of "half an acre" the `half`. Null for none. */
export function readHalf(tokens: Tokens, first: number): Numeral | null {
  const word = tokens.lowers[first];
  if (word !== 'half' && word !== 'quarter') return null;
  const part = word === 'half' ? 0.5 : 0.25;
  let at = afterHyphen(tokens, first + 1);
  if (tokens.lowers[at] === 'a') at = afterHyphen(tokens, at + 1);
  const scale = NUMBER_WORDS.get(tokens.lowers[at] ?? '');
  if (scale?.role === 'scale') return { value: multiplied(part, scale.value), end: at + 1, isWords: true };
  if (
    word === 'half' &&
    /^an?$/.test(tokens.lowers[first + 1] ?? '') &&
    HALVED_UNITS.test(tokens.lowers[first + 2] ?? '')
  )
    return { value: 0.5, end: first + 2, isWords: true };
  return word === 'half' ? { value: 0.5, end: first + 1, isWords: true } : null;
}

/** Reads a fraction with an article: `a half million`, `a fifth of`, `a quarter of a million`. Null for none. */
export function readArticleFraction(tokens: Tokens, first: number): Numeral | null {
  const article = tokens.lowers[first];
  if (article !== 'a' && article !== 'an') return null;
  const next = tokens.lowers[first + 1] ?? '';
  if (next === 'half' || next === 'quarter') {
    const half = readHalf(tokens, first + 1);
    if (half !== null && (half.end > first + 2 || endsQuantity(tokens, half.end))) return half;
  }
  const denominator = DENOMINATORS.get(next);
  if (denominator === undefined || denominator.isPlural || !isFraction(tokens, first)) return null;
  return ofScale(tokens, { value: 1 / denominator.value, end: first + 2, isWords: true });
}

/**
 * Whether an ordinal with an article is a fraction and no rank: `a third of voters`, `up by a third`; but not `a third
 * person` or `won a fifth, …`.
 */
function isFraction(tokens: Tokens, article: number): boolean {
  if (endsQuantity(tokens, article + 2)) return true;
  const next = tokens.lowers[article + 2]!;
  if (!/^(?:[.,;:!?)]|from|in|since|to|were|are|had|have|say|said|more|less)$/.test(next)) return false;
  return /^(?:by|than|about|around|nearly|almost|roughly|over|under|least|only|just|another)$/.test(
    tokens.lowers[article - 1] ?? '',
  );
}

function endsQuantity(tokens: Tokens, at: number): boolean {
  const next = tokens.lowers[at];
  return next === undefined || next === 'of';
}

/** Multiplies a fraction by the scale after it: `a quarter of a million`, `a third of a billion`. */
function ofScale(tokens: Tokens, numeral: Numeral): Numeral {
  if (tokens.lowers[numeral.end] !== 'of' || tokens.lowers[numeral.end + 1] !== 'a') return numeral;
  const scale = NUMBER_WORDS.get(tokens.lowers[numeral.end + 2] ?? '');
  return scale?.role === 'scale' && scale.value >= 1000
    ? { ...numeral, value: multiplied(numeral.value, scale.value), end: numeral.end + 3 }
    : numeral;
}
