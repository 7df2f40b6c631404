import { isCalendarDate } from '../calendar/calendar.js';
import { type DatePoint, dayPoint, monthPoint } from '../values/date-point.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { expandYear, fourDigitYear } from './years.js';

const COMPACT = /^(?:19|20)\d{6}$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;
const SEPARATOR = /^[-/]$/;

/**
 * A date in figures: `2019-01-04`, `1/22/2016`, `23.04.2022`, `2019-aug-01`, `20161016`, `2015-3`. Month before day
 * where both are possible.
 */
export function readNumericDate(reader: TimeReader, i: number): DatePoint | null {
  if (!reader.isFigure(i) || !beginsFreely(reader, i)) return null;
  const text = reader.text(i);
  if (COMPACT.test(text)) {
    const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
    return isCalendarDate(year, month, day) ? dayPoint(i, i + 1, { year, month, day }) : null;
  }
  const dotted = DOTTED.exec(text);
  if (dotted !== null)
    return monthAndDay(i, i + 1, Number(dotted[2]), Number(dotted[1]), fullYear(dotted[3] as string));
  if (!SEPARATOR.test(reader.text(i + 1)) || !reader.isGlued(i + 1) || !reader.isGlued(i + 2)) return null;
  return readThreeParts(reader, i) ?? readYearAndMonth(reader, i);
}

/** Not the tail of a longer code: `133-03-03-2020`, `138-2010-2015`. */
function beginsFreely(reader: TimeReader, i: number): boolean {
  if (!reader.isGlued(i) || !/^[-/.]$/.test(reader.text(i - 1))) return true;
  const before = reader.text(i - 2);
  return (
    !/^\d/.test(before) ||
    fourDigitYear(reader, i - 2) !== null ||
    DOTTED.test(before) ||
    endsDate(reader, i - 2)
  );
}

/** `10/1-11/2/2017`: figures before the hyphen that are a day behind a slash. */
const endsDate = (reader: TimeReader, i: number): boolean =>
  reader.text(i - 1) === '/' && /^\d{1,2}$/.test(reader.text(i)) && /^\d{1,2}$/.test(reader.text(i - 2));

const fullYear = (digits: string): number =>
  digits.length === 2 ? expandYear(Number(digits)) : Number(digits);

function readThreeParts(reader: TimeReader, i: number): DatePoint | null {
  const separator = reader.text(i + 1);
  if (reader.text(i + 3) !== separator || !reader.isGlued(i + 3) || !reader.isGlued(i + 4)) return null;
  const parts = [reader.text(i), reader.word(i + 2), reader.word(i + 4)] as const;
  const end = i + 5;
  const middleMonth = numberOf(parts[1], 'month');
  const lastMonth = numberOf(parts[2], 'month');
  const year = fourDigitYear(reader, i);
  if (year !== null) {
    if (lastMonth !== null) return monthAndDay(i, end, lastMonth, Number(parts[1]), year);
    return monthAndDay(i, end, middleMonth ?? Number(parts[1]), Number(parts[2]), year, middleMonth === null);
  }
  if (!/^\d{1,2}$/.test(parts[0]) || !/^(?:\d{2}|\d{4})$/.test(parts[2])) return null;
  if (middleMonth !== null) return monthAndDay(i, end, middleMonth, Number(parts[0]), fullYear(parts[2]));
  if (!/^\d{1,2}$/.test(parts[1])) return null;
  return eitherOrder(i, end, Number(parts[0]), Number(parts[1]), fullYear(parts[2]));
}

/** Month first, as in America; day first where only that is a date. */
const eitherOrder = (
  first: number,
  end: number,
  a: number,
  b: number,
  year: number | null,
): DatePoint | null => monthAndDay(first, end, a, b, year) ?? monthAndDay(first, end, b, a, year);

function monthAndDay(
  first: number,
  end: number,
  month: number,
  day: number,
  year: number | null,
  isStrict = true,
): DatePoint | null {
  if (isCalendarDate(isStrict ? year : null, month, day)) return dayPoint(first, end, { year, month, day });
  // 29 February of a common year is written by mistake; it keeps its place and has no value.
  return month === 2 && day === 29 ? dayPoint(first, end, { year, month, day }) : null;
}

/** `2015-3`, `12-2015`, with nothing glued behind. */
function readYearAndMonth(reader: TimeReader, i: number): DatePoint | null {
  if (reader.isGlued(i + 3) && /^[-/\w]/.test(reader.text(i + 3))) return null;
  const year = fourDigitYear(reader, i);
  const second = reader.integer(i + 2);
  if (second === null) return null;
  if (year !== null && year > 1900)
    return reader.text(i + 2).length <= 2 && second >= 1 && second <= 12
      ? monthPoint(i, i + 3, year, second)
      : null;
  const lastYear = fourDigitYear(reader, i + 2);
  const month = reader.integer(i, 2);
  if (lastYear === null || month === null || month < 1 || month > 12) return null;
  return monthPoint(i, i + 3, lastYear, month);
}

/** `22/04`, `5/12`, `7.6` behind a weekday: a month and a day without a year. */
export function readSlashDay(reader: TimeReader, i: number): DatePoint | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(reader.text(i));
  if (dotted !== null) return eitherOrder(i, i + 1, Number(dotted[1]), Number(dotted[2]), null);
  if (reader.text(i + 1) !== '/' || !reader.isGlued(i + 1) || !reader.isGlued(i + 2)) return null;
  const [a, b] = [reader.integer(i, 2), reader.integer(i + 2, 2)];
  if (a === null || b === null || (reader.text(i + 3) === '/' && reader.isGlued(i + 3))) return null;
  return eitherOrder(i, i + 3, a, b, null);
}
