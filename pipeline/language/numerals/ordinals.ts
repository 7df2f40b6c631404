import { afterHyphen } from '../adjacency.js';
import { TokenKind, type Tokens } from '../tokens.js';
import { readFigure } from './figures.js';
import { NUMBER_WORDS, type NumberWord, ORDINAL_WORDS } from './number-words.js';
import type { Numeral } from './numeral.js';
import { readNumeral } from './numerals.js';

/** Reads an ordinal number: `20th`, `first`, `twenty-fifth`, `two hundredth`. Null for none. */
export function readOrdinal(tokens: Tokens, first: number): Numeral | null {
  if (first >= tokens.count) return null;
  if (tokens.kinds[first] === TokenKind.figure) {
    const figure = readFigure(tokens.texts[first]!);
    const isOrdinal =
      figure !== null && Number.isInteger(figure.value) && /^(?:st|nd|rd|th)$/.test(figure.suffix);
    return isOrdinal ? { value: figure.value, end: first + 1, isWords: false } : null;
  }
  const single = ORDINAL_WORDS.get(tokens.lowers[first] ?? '');
  if (single !== undefined) return { value: single.value, end: first + 1, isWords: true };
  return readCompoundOrdinal(tokens, first);
}

function readCompoundOrdinal(tokens: Tokens, first: number): Numeral | null {
  if (isArticle(tokens.lowers[first])) return readArticleOrdinal(tokens, first);
  const start = NUMBER_WORDS.get(tokens.lowers[first] ?? '');
  if (start === undefined || tokens.kinds[first] !== TokenKind.word) return null;
  const at = afterHyphen(tokens, first + 1);
  const last = ORDINAL_WORDS.get(tokens.lowers[at] ?? '');
  if (start.role === 'ten' && last?.role === 'unit' && last.value <= 9)
    return { value: start.value + last.value, end: at + 1, isWords: true };
  return last !== undefined || NUMBER_WORDS.has(tokens.lowers[at] ?? '')
    ? readHighOrdinal(tokens, first, start)
    : null;
}

const isArticle = (word: string | undefined): boolean => word === 'a' || word === 'an';

/** Reads `a hundred trillionth`, `a hundred and first`. */
function readArticleOrdinal(tokens: Tokens, first: number): Numeral | null {
  const start = NUMBER_WORDS.get(tokens.lowers[first + 1] ?? '');
  return start?.role === 'hundred' ? readHighOrdinal(tokens, first, start) : null;
}

/**
 * Reads an ordinal above a hundred: `two hundredth`, `twenty-five thousandth`, `one thousand two hundred and fifth`,
 * `one hundred twenty-fifth`; but "two hundred first graders" are no 201st.
 */
function readHighOrdinal(tokens: Tokens, first: number, start: NumberWord): Numeral | null {
  const numeral =
    start.role === 'hundred' && NUMBER_WORDS.get(tokens.lowers[first]!) === start
      ? { value: 100, end: first + 1 }
      : readNumeral(tokens, first);
  if (numeral === null || !Number.isInteger(numeral.value)) return null;
  const joined = afterHyphen(tokens, numeral.end);
  const hasAnd = tokens.lowers[joined] === 'and';
  const at = hasAnd ? joined + 1 : joined;
  const last = ORDINAL_WORDS.get(tokens.lowers[at] ?? '');
  if (last === undefined) return null;
  if (last.value >= 100)
    return hasAnd || numeral.value >= last.value
      ? null
      : { value: numeral.value * last.value, end: at + 1, isWords: true };
  if (
    !hasAnd &&
    numeral.value > 100 &&
    numeral.value % 100 >= 20 &&
    numeral.value % 10 === 0 &&
    last.value < 10
  )
    return { value: numeral.value + last.value, end: at + 1, isWords: true };
  return hasAnd && numeral.value % 100 === 0
    ? { value: numeral.value + last.value, end: at + 1, isWords: true }
    : null;
}
