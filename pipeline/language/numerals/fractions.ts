import { afterHyphen, isAdjacent } from '../adjacency.js';
import { TokenKind, type Tokens } from '../tokens.js';
import { vulgarFraction } from './figures.js';
import { DENOMINATORS, type Denominator, NUMBER_WORDS, ORDINAL_WORDS } from './number-words.js';
import { type Numeral, withScale } from './numeral.js';

/** Whether a token is the bar of a fraction: `/`, or the signs that Unicode has for it alone. */
const isSlash = (token: string | undefined): boolean => token === '/' || token === '⁄' || token === '∕';

/** Reads `3/4`, with nothing attached that would make it a date or path. */
export function readSlashFraction(tokens: Tokens, first: number): Numeral | null {
  if (!isSlash(tokens.texts[first + 1]) || !isAdjacent(tokens, first + 1) || !isAdjacent(tokens, first + 2))
    return null;
  const above = tokens.texts[first]!;
  const below = tokens.texts[first + 2]!;
  if (!/^\d{1,3}$/.test(above) || !/^\d{1,3}$/.test(below) || Number(below) < 2) return null;
  if (tokens.texts[first + 3] === '/' && isAdjacent(tokens, first + 3)) return null;
  // "a blood pressure of 140/90"
  if (Number(below) >= 10 && Number(above) > Number(below)) return null;
  return { value: Number(above) / Number(below), end: first + 3, isWords: false };
}

/** Reads a whole number with a fraction: `10 1/2`, `3 and 1/2`, `3-1/4`, `3½`. */
export function readMixedDigits(tokens: Tokens, first: number, whole: number): Numeral | null {
  const next = tokens.texts[first + 1];
  if (next === undefined) return null;
  const character = vulgarFraction(next);
  if (character !== undefined) return { value: whole + character, end: first + 2, isWords: false };
  const isHyphened = next === '-' && isAdjacent(tokens, first + 1) && isAdjacent(tokens, first + 2);
  const at = next === 'and' || isHyphened ? first + 2 : first + 1;
  if (tokens.kinds[at] !== TokenKind.figure || !isSlash(tokens.texts[at + 1])) return null;
  const fraction = readSlashFraction(tokens, at);
  if (fraction === null || fraction.value >= 1) return null;
  return { value: whole + fraction.value, end: fraction.end, isWords: false };
}

/** Reads a fraction in words: `a half`, `a quarter`, `three quarters`, `one fourth`. */
export function readFractionWords(tokens: Tokens, first: number): Numeral | null {
  const word = tokens.lowers[first] ?? '';
  if (word === 'half') return { value: 0.5, end: first + 1, isWords: true };
  const above = word === 'a' || word === 'an' ? 1 : smallUnit(word);
  if (above === null) return null;
  const at = afterHyphen(tokens, first + 1);
  const below = DENOMINATORS.get(tokens.lowers[at] ?? '');
  if (below === undefined || below.isPlural !== above > 1) return null;
  return { value: above / below.value, end: at + 1, isWords: true };
}

function smallUnit(word: string): number | null {
  const entry = NUMBER_WORDS.get(word);
  return entry !== undefined && entry.role === 'unit' && entry.value > 0 ? entry.value : null;
}

/**
 * Reads the denominator after a numeral: `two thirds`, `nine-tenths`, `three twenty-firsts`, `three quarters million`;
 * but not `one second`, `one third person`.
 */
export function readDenominator(tokens: Tokens, numeral: Numeral): Numeral | null {
  if (!numeral.isWords || numeral.value === 0) return null;
  const at = afterHyphen(tokens, numeral.end);
  const tens = NUMBER_WORDS.get(tokens.lowers[at] ?? '');
  const last = tens?.role === 'ten' ? afterHyphen(tokens, at + 1) : at;
  const below =
    tens?.role === 'ten' ? unitOrdinal(tokens, last) : DENOMINATORS.get(tokens.lowers[last] ?? '');
  if (below === undefined || below.isPlural !== numeral.value > 1) return null;
  if (below.value === 4 && tokens.lowers[last]!.startsWith('quarter') && numeral.value > 3) return null;
  const whole = last > at ? tens!.value + below.value : below.value;
  return withScale(tokens, { value: numeral.value / whole, end: last + 1, isWords: true });
}

/** The denominator of a word such as `firsts` or `fifths` after `twenty`; undefined for any other word. */
function unitOrdinal(tokens: Tokens, i: number): Denominator | undefined {
  const word = tokens.lowers[i] ?? '';
  const isPlural = word.endsWith('s');
  const ordinal = ORDINAL_WORDS.get(isPlural ? word.slice(0, -1) : word);
  return ordinal?.role === 'unit' && ordinal.value < 10 ? { value: ordinal.value, isPlural } : undefined;
}
