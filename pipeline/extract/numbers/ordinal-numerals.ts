import { TokenKind, type Tokens } from '../../text/tokens.js';
import { readFigure } from './figures.js';
import { NUMBER_WORDS, ORDINAL_WORDS } from './number-lexicon.js';
import { behindHyphen, type Numeral } from './numerals.js';

/** An ordinal number: `20th`, `first`, `twenty-fifth`, `two hundredth`. */
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
  const start = NUMBER_WORDS.get(tokens.lowers[first] ?? '');
  if (start === undefined || tokens.kinds[first] !== TokenKind.word) return null;
  if (start.role !== 'ten') return null;
  const at = behindHyphen(tokens, first + 1);
  const last = ORDINAL_WORDS.get(tokens.lowers[at] ?? '');
  if (last === undefined || last.role !== 'unit' || last.value > 9) return null;
  return { value: start.value + last.value, end: at + 1, isWords: true };
}
