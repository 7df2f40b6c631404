import { isAdjacent, isShortYear } from '../../../language/adjacency.js';
import { NUMBER_WORDS, ORDINAL_WORDS } from '../../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { WordMap } from '../../../text/word-map.js';
import { HOLIDAY_STARTS, holidayAt } from './holidays.js';
import { PERIOD_WORDS } from './story-periods.js';
import { TIME_WORDS, type TimeRole } from './time-words.js';
import { VAGUE_STARTS } from './vague-times.js';

/** Roles of words that can be a time expression by themselves. */
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

/** Words that begin an expression only if a time word follows. */
const WEAK_WORDS: ReadonlySet<string> = new Set([
  'opening',
  'final',
  'closing',
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
  'midweek',
  'midmonth',
  'midyear',
  'daylong',
  'weeklong',
  'monthlong',
  'yearlong',
  'hourlong',
  'decadelong',
  'h1',
  'h2',
  '½',
]);

/**
 * What it takes for a word to begin an expression. 0: the rest of a holiday's name; 1: a time word or figure among the
 * next words; 2: a time word right after it; 3: nothing more.
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
  ...[...PERIOD_WORDS].map((word): [string, Strength] => [word, 3]),
  ...[...VAGUE_STARTS].map((word): [string, Strength] => [word, 3]),
]);

const ATTACHED =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\d{1,2}|(?:fy|sy|cy)\d{2,4})$/;

/**
 * Number of tokens within which the unit or month of a number may follow: `between the ninth and the seventeenth of
 * April`.
 */
const WINDOW = 9;

/**
 * Whether a time expression can begin with this token. A quick test that spares the grammar most words, and numbers
 * with no word of time near them.
 */
export function canBeginTimeExpression(tokens: Tokens, i: number, limit: number): boolean {
  const word = tokens.lowers[i] as string;
  const kind = tokens.kinds[i];
  if (kind === TokenKind.figure)
    return isTimeFigure(tokens, i, word, limit) || hasTimeWord(tokens, i + 1, Math.min(limit, i + WINDOW));
  if (kind !== TokenKind.word) return word === '½';
  const strength = STRENGTHS.get(tokens.hashes[i]!, word);
  if (strength === undefined) return endsInDigit(word) && ATTACHED.test(word);
  if (strength === 3) return true;
  if (strength === 0) return holidayAt(tokens, i, limit) !== undefined;
  if (strength === 2) return hasTimeWord(tokens, i + 1, Math.min(limit, i + 3));
  return hasTimeWord(tokens, i + 1, Math.min(limit, i + WINDOW));
}

/** Eras that make a year of fewer than four digits: `149 BC`. */
const ERAS: ReadonlySet<string> = new Set(['AD', 'A.D.', 'BC', 'B.C.', 'BCE', 'B.C.E.']);

/** Whether a figure can begin a time by its form: `2018`, `12:30`, `1990s`, `3pm`, `5/12`, `2014-2018`. */
function isTimeFigure(tokens: Tokens, i: number, word: string, limit: number): boolean {
  if (word.length === 4 && isYear(word)) return true;
  if (word.length === 8 && isDigits(word)) return true;
  if (word.includes(':')) return true;
  if (word.length < 4 && ERAS.has(tokens.texts[i + 1] ?? '')) return true;
  if (i + 1 < limit && isAdjacent(tokens, i + 1)) {
    const next = tokens.texts[i + 1] as string;
    if (next === '/' || next === '-' || next === '–' || next === '~')
      return (
        i + 2 < limit &&
        (tokens.kinds[i + 2] === TokenKind.figure || TIME_WORDS.has(tokens.lowers[i + 2] as string))
      );
  }
  return (
    !isDigit(word.charCodeAt(word.length - 1)) ||
    word.includes('.') ||
    followsThe(tokens, i) ||
    (word.length <= 2 && (isShortYear(tokens, i) || followsFigure(tokens, i)))
  );
}

/** Whether "the" stands before a figure, which may then be a bare day: `on the 17 from 2pm`. */
const followsThe = (tokens: Tokens, i: number): boolean => tokens.lowers[i - 1] === 'the';

/** Whether a figure goes on a list of figures: `Feb. 3 and 4`. */
const followsFigure = (tokens: Tokens, i: number): boolean =>
  (/^(?:and|or|&|,)$/.test(tokens.lowers[i - 1] ?? '') && tokens.kinds[i - 2] === TokenKind.figure) ||
  (tokens.lowers[i - 2] === ',' && tokens.kinds[i - 3] === TokenKind.figure);

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

/** Words that make the number before them a time and are in no other list. */
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

/** The words that `hasTimeWord` looks for. */
const NEAR_WORDS: ReadonlySet<string> = new Set([...TIME_WORDS.keys(), ...OTHERS, ...HOLIDAY_STARTS]);

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function isDigits(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isDigit(word.charCodeAt(at))) return false;
  return true;
}

const isYear = (word: string): boolean => isDigits(word);

const endsInDigit = (word: string): boolean => isDigit(word.charCodeAt(word.length - 1));
