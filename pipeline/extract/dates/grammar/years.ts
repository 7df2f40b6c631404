import { isShortYear } from '../../../language/adjacency.js';
import { readNumeral } from '../../../language/numerals/numerals.js';
import { dayOf, isoYear, pad } from '../calendar/calendar.js';
import { type DatePoint, periodPoint, yearPoint } from '../values/date-point.js';
import { endMonthOf } from './report-periods.js';
import type { TimeReader } from './time-reader.js';

/** The year of four digits at `i`; null for any other token. */
export function fourDigitYear(reader: TimeReader, i: number): number | null {
  const year = reader.text(i).length === 4 ? reader.integer(i) : null;
  return year !== null && year >= 1000 && year <= 2999 ? year : null;
}

/** The year of two digits: 00 to 49 is 2000 to 2049, 50 to 99 is 1950 to 1999. */
export const expandYear = (twoDigits: number): number =>
  twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

/** Reads a year of two digits after its apostrophe: `'69`. */
export function shortYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  const digits = isShortYear(reader.tokens, i + 1) ? reader.integer(i + 1, 2) : null;
  return digits === null || reader.text(i) === '' ? null : { year: expandYear(digits), end: i + 2 };
}

/** Reads a year in digits: `2015`, `'15`. */
export function readDigitYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  const four = fourDigitYear(reader, i);
  return four === null ? shortYear(reader, i) : { year: four, end: i + 1 };
}

/** Index after the second year of two that are one season or fiscal year (`2023-24`, `2023/24`); `end` for none. */
export function splitYearEnd(reader: TimeReader, end: number): number {
  const year = fourDigitYear(reader, end - 1);
  const isJoined = /^[-–/]$/.test(reader.text(end)) && reader.isAdjacent(end) && reader.isAdjacent(end + 1);
  const next = isJoined && reader.text(end + 1).length === 2 ? reader.integer(end + 1) : null;
  return year !== null && next === (year + 1) % 100 ? end + 2 : end;
}

/** Reads a year in digits or words: `2015`, `'15`, `nineteen eighty six`, `two thousand and fifteen`. */
export function readYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  const digits = readDigitYear(reader, i);
  if (digits !== null) return digits;
  if (reader.isFigure(i) || reader.word(i) === '' || reader.word(i) === 'a') return null;
  const numeral = readNumeral(reader.tokens, i);
  if (numeral === null || !numeral.isWords) return null;
  if (numeral.value >= 1000 && numeral.value < 2999) return { year: numeral.value, end: numeral.end };
  if (numeral.value < 11 || numeral.value > 20) return null;
  const rest = readNumeral(reader.tokens, numeral.end);
  if (rest === null || !rest.isWords || rest.value < 10 || rest.value > 99) return null;
  return { year: numeral.value * 100 + rest.value, end: rest.end };
}

const DECADE_WORDS: ReadonlyMap<string, number> = new Map([
  ['twenties', 20],
  ['thirties', 30],
  ['forties', 40],
  ['fifties', 50],
  ['sixties', 60],
  ['seventies', 70],
  ['eighties', 80],
  ['nineties', 90],
]);

const POSSESSIVES: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my', 'your', 'our', 'its']);
const DECADE_MODIFIERS: ReadonlySet<string> = new Set(['early', 'mid', 'late', '-']);

/**
 * Reads a decade: `1990s`, `1990's`, `the '60s`, `early 80s`, `the nineties`; but not `in his 50s`, which is an age.
 */
export function readDecade(reader: TimeReader, i: number): DatePoint | null {
  const text = reader.word(i);
  const word = DECADE_WORDS.get(text);
  if (word !== undefined) return reader.word(i - 1) === 'the' ? decade(i, i + 1, 1900 + word) : null;
  if (/^\d{3}0s$/.test(text)) return decade(i, i + 1, Number(text.slice(0, 4)));
  const year = fourDigitYear(reader, i);
  if (year !== null && year % 10 === 0 && isPluralMark(reader, i + 1)) return decade(i, i + 2, year);
  if (/^\d0s$/.test(text)) return readShortDecade(reader, i, i + 1);
  // "the 90's"
  return /^\d0$/.test(text) && reader.isAdjacent(i + 1) && isPluralMark(reader, i + 1)
    ? readShortDecade(reader, i, i + 2)
    : null;
}

/** Whether the plural ending of a decade follows: `1990's`, `1990 s`. */
const isPluralMark = (reader: TimeReader, i: number): boolean =>
  (reader.isAdjacent(i) && /^['’]s$/.test(reader.word(i))) ||
  (!reader.isAdjacent(i) && reader.text(i) === 's');

function readShortDecade(reader: TimeReader, i: number, end: number): DatePoint | null {
  const apostrophe = /^['’‘]$/.test(reader.text(i - 1)) && reader.isAdjacent(i);
  let before = apostrophe ? i - 2 : i - 1;
  const hasThird = DECADE_MODIFIERS.has(reader.word(before));
  while (DECADE_MODIFIERS.has(reader.word(before))) before--;
  if (POSSESSIVES.has(reader.word(before))) return null;
  if (!apostrophe && !hasThird && reader.word(before) !== 'the') return null;
  return decade(apostrophe ? i - 1 : i, end, expandYear(Number(reader.word(i).slice(0, 2))));
}

function decade(first: number, end: number, year: number): DatePoint {
  const days = { start: dayOf(year, 1, 1), end: dayOf(year + 10, 1, 1) };
  return periodPoint(first, end, days, isoYear(year).slice(0, 3));
}

/** A century, counted from the year that ends in 00, as is usual. */
export function centuryPoint(first: number, end: number, ordinal: number): DatePoint {
  const year = (ordinal - 1) * 100;
  return periodPoint(
    first,
    end,
    { start: dayOf(year, 1, 1), end: dayOf(year + 100, 1, 1) },
    pad(ordinal - 1),
  );
}

/**
 * Reads a year with a word for it: `year 2008`, `calendar year 2008`, `cy 2008`. Fiscal and school years have no fixed
 * days.
 */
export function readNamedYear(reader: TimeReader, i: number): DatePoint | null {
  const word = reader.word(i);
  if (word === 'year' || word === 'cy') {
    const year = fourDigitYear(reader, i + 1);
    return year === null ? null : yearPoint(i, i + 2, year);
  }
  if (/^fy\d{2}(?:\d{2})?$/.test(word)) return periodPoint(i, i + 1, null, `FY${fullYear(word.slice(2))}`);
  const isAbbreviated = word === 'fy' || word === 'sy';
  if (!isAbbreviated && ((word !== 'fiscal' && word !== 'school') || reader.word(i + 1) !== 'year')) {
    return word === 'fiscal' && fourDigitYear(reader, i + 1) !== null
      ? fiscalYear(reader, i, i + 2, 'FY')
      : null;
  }
  const at = isAbbreviated ? i + 1 : i + 2;
  const prefix = word.startsWith('f') ? 'FY' : 'SY';
  if (fourDigitYear(reader, at) !== null || reader.integer(at, 2) !== null)
    return fiscalYear(reader, i, at + 1, prefix);
  // "The fiscal year ended Jan. 31" is the length of its report.
  if (isAbbreviated || prefix === 'SY' || endMonthOf(reader, i + 1) !== null) return null;
  return periodPoint(i, at, null, 'FYXXXX');
}

/** A fiscal or school year by the year before `end`. A fiscal year of two (`2023-24`) is called by the second. */
function fiscalYear(reader: TimeReader, first: number, end: number, prefix: string): DatePoint {
  const year = fullYear(reader.text(end - 1));
  const whole = splitYearEnd(reader, end);
  return periodPoint(first, whole, null, `${prefix}${whole > end && prefix === 'FY' ? year + 1 : year}`);
}

/** A year of two or four digits. */
export const fullYear = (digits: string): number =>
  digits.length === 2 ? expandYear(Number(digits)) : Number(digits);
