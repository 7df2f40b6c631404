import { isAdjacent } from '../../../language/adjacency.js';
import { NUMBER_WORDS, ORDINAL_WORDS } from '../../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { WordMap } from '../../../text/word-map.js';
import { HOLIDAY_STARTS, holidayAt } from './holidays.js';
import { TIME_WORDS, type TimeRole } from './time-words.js';

/** Roles that may make a time expression by themselves. */
const STRONG: ReadonlySet<TimeRole> = new Set([
  'month',
  'weekday',
  'weekdays',
  'part',
  'parts',
  'season',
  'deictic',
  'unit',
  'tonight',
  'noon',
  'once',
  'frequency',
  'now',
]);

/** Words that begin an expression only with a time word behind them. */
const WEAK_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'half',
  'quarter',
  'several',
  'few',
  'couple',
  'all',
  'fiscal',
  'school',
  'fy',
  'sy',
  'cy',
  'w',
  'bi',
  'many',
]);
const STRONG_WORDS: ReadonlySet<string> = new Set([
  'breakfast',
  'lunch',
  'dinner',
  'dinnertime',
  'nineties',
  'eighties',
  'seventies',
  'sixties',
  'fifties',
  'forties',
  'thirties',
  'twenties',
  'weekdays',
  'q1',
  'q2',
  'q3',
  'q4',
  '½',
]);

/**
 * 0 only as the first word of a holiday, 1 with a time word or figure close behind, 2 with a time word right behind, 3
 * by itself.
 */
type Strength = 0 | 1 | 2 | 3;

const STRENGTHS = new WordMap<Strength>([
  ...[...HOLIDAY_STARTS].map((word): [string, Strength] => [word, 0]),
  ...[...NUMBER_WORDS.keys(), ...ORDINAL_WORDS.keys()].map((word): [string, Strength] => [word, 1]),
  ...[...WEAK_WORDS].map((word): [string, Strength] => [word, 1]),
  ...[...TIME_WORDS].map(([word, { role }]): [string, Strength] => [word, STRONG.has(role) ? 3 : 1]),
  ...[...STRONG_WORDS].map((word): [string, Strength] => [word, 3]),
  ['a', 2],
  ['an', 2],
  ['this', 2],
]);

const GLUED = /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\d{1,2}|(?:fy|sy|cy)\d{2,4})$/;

/** How far behind a number its unit or month may stand: `between the ninth and the seventeenth of April`. */
const WINDOW = 9;

/**
 * Whether a time expression can begin with this token. It keeps the grammar off most words and off numbers with no
 * word of time near them.
 */
export function canBegin(tokens: Tokens, i: number, limit: number): boolean {
  const word = tokens.lowers[i] as string;
  const kind = tokens.kinds[i];
  if (kind === TokenKind.figure)
    return isTimeFigure(tokens, i, word, limit) || hasTimeWord(tokens, i + 1, Math.min(limit, i + WINDOW));
  if (kind !== TokenKind.word) return word === '½';
  const strength = STRENGTHS.get(tokens.hashes[i]!, word);
  if (strength === undefined) return endsInDigit(word) && GLUED.test(word);
  if (strength === 3) return true;
  if (strength === 0) return holidayAt(tokens, i, limit) !== undefined;
  if (strength === 2) return hasTimeWord(tokens, i + 1, Math.min(limit, i + 3));
  return hasTimeWord(tokens, i + 1, Math.min(limit, i + WINDOW));
}

/** `2018`, `12:30`, `1990s`, `3pm`, `5/12`, `2014-2018`. */
function isTimeFigure(tokens: Tokens, i: number, word: string, limit: number): boolean {
  if (word.length === 4 && isYear(word)) return true;
  if (word.length === 8 && isDigits(word)) return true;
  if (word.includes(':')) return true;
  if (i + 1 < limit && isAdjacent(tokens, i + 1)) {
    const next = tokens.texts[i + 1] as string;
    if (next === '/' || next === '-' || next === '–' || next === '~')
      return (
        i + 2 < limit &&
        (tokens.kinds[i + 2] === TokenKind.figure || TIME_WORDS.has(tokens.lowers[i + 2] as string))
      );
  }
  return !isDigit(word.charCodeAt(word.length - 1)) || word.includes('.') || isOrdinalDay(tokens, i);
}

/** `on the 17 from 2pm`: the words before a bare day. */
const isOrdinalDay = (tokens: Tokens, i: number): boolean => tokens.lowers[i - 1] === 'the';

function hasTimeWord(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = tokens.lowers[at] as string;
    if (tokens.kinds[at] === TokenKind.figure) {
      if (
        (word.length === 4 && isYear(word)) ||
        word.includes(':') ||
        !isDigit(word.charCodeAt(word.length - 1))
      )
        return true;
      continue;
    }
    if (NEAR_WORDS.has(word)) return true;
  }
  return false;
}

/** Words behind a number that make it a time and stand in no other list. */
const OTHERS: ReadonlySet<string> = new Set([
  "o'clock",
  'oclock',
  'o’clock',
  'am',
  'pm',
  'a.m.',
  'p.m.',
  'm',
  'business',
  'weekday',
  'times',
  'h',
  'd',
  'year',
]);

/** What `hasTimeWord` looks for, beside figures. */
const NEAR_WORDS: ReadonlySet<string> = new Set([...TIME_WORDS.keys(), ...OTHERS, ...HOLIDAY_STARTS]);

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function isDigits(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isDigit(word.charCodeAt(at))) return false;
  return true;
}

const isYear = (word: string): boolean => isDigits(word);

const endsInDigit = (word: string): boolean => isDigit(word.charCodeAt(word.length - 1));
