import { isCalendarDate } from '../calendar/calendar.js';
import { type DatePoint, dayPoint, monthPoint } from '../values/date-point.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { fourDigitYear, fullYear } from './years.js';

const COMPACT = /^(?:19|20)\d{6}$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;
const SEPARATOR = /^[-/]$/;

/**
 * Reads a date in figures: `2019-01-04`, `1/22/2016`, `23.04.2022`, `2019-aug-01`, `20161016`, `2015-3`. The month
 * comes before the day where both orders are possible.
 */
export function readNumericDate(reader: TimeReader, i: number): DatePoint | null {
  if (!reader.isFigure(i) || !isNotTailOfCode(reader, i)) return null;
  const text = reader.text(i);
  if (COMPACT.test(text)) {
    const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
    return isCalendarDate(year, month, day) ? dayPoint(i, i + 1, { year, month, day }) : null;
  }
  const dotted = DOTTED.exec(text);
  if (dotted !== null)
    return monthAndDay(i, i + 1, Number(dotted[2]), Number(dotted[1]), fullYear(dotted[3] as string));
  if (!SEPARATOR.test(reader.text(i + 1)) || !reader.isAdjacent(i + 1) || !reader.isAdjacent(i + 2))
    return null;
  return readThreeParts(reader, i) ?? readYearAndMonth(reader, i);
}

/** Whether a figure is not the end of a longer code: `133-03-03-2020`, `138-2010-2015`. */
function isNotTailOfCode(reader: TimeReader, i: number): boolean {
  if (!reader.isAdjacent(i) || !/^[-/.]$/.test(reader.text(i - 1))) return true;
  const before = reader.text(i - 2);
  return (
    !/^\d/.test(before) ||
    fourDigitYear(reader, i - 2) !== null ||
    DOTTED.test(before) ||
    endsDate(reader, i - 2)
  );
}

/** Whether a figure is the day of a date with a slash: `10/1` in `10/1-11/2/2017`. */
const endsDate = (reader: TimeReader, i: number): boolean =>
  reader.text(i - 1) === '/' && /^\d{1,2}$/.test(reader.text(i)) && /^\d{1,2}$/.test(reader.text(i - 2));

function readThreeParts(reader: TimeReader, i: number): DatePoint | null {
  const separator = reader.text(i + 1);
  if (reader.text(i + 3) !== separator || !reader.isAdjacent(i + 3) || !reader.isAdjacent(i + 4)) return null;
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

/** A date with the month first, as in America; with the day first where only that is a date. */
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
  // 29 February of a common year is a mistake of the text: it keeps its span and has no value.
  return month === 2 && day === 29 ? dayPoint(first, end, { year, month, day }) : null;
}

/** Reads year and month with nothing attached after them: `2015-3`, `12-2015`. */
function readYearAndMonth(reader: TimeReader, i: number): DatePoint | null {
  if (reader.isAdjacent(i + 3) && /^[-/\w]/.test(reader.text(i + 3))) return null;
  const year = fourDigitYear(reader, i);
  const second = reader.integer(i + 2);
  if (second === null || (year !== null && isEndOfYears(reader, i + 2, year, second))) return null;
  if (year !== null && year > 1900)
    return reader.text(i + 2).length <= 2 && second >= 1 && second <= 12
      ? monthPoint(i, i + 3, year, second)
      : null;
  const lastYear = fourDigitYear(reader, i + 2);
  const month = reader.integer(i, 2);
  if (lastYear === null || month === null || month < 1 || month > 12) return null;
  return monthPoint(i, i + 3, lastYear, month);
}

/** Whether two digits after a year are a later year rather than a month: `2007-08`, `1999-00`. */
const isEndOfYears = (reader: TimeReader, i: number, year: number, digits: number): boolean =>
  reader.text(i).length === 2 && (digits > year % 100 || (digits === 0 && year % 100 === 99));

/** Reads month and day without a year: `22/04`, `5/12`, or `7.6` after a weekday. */
export function readSlashDay(reader: TimeReader, i: number): DatePoint | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(reader.text(i));
  if (dotted !== null)
    return /^(?:%|percent|per|points?|million|billion|trillion|pc|pp)$/.test(reader.word(i + 1))
      ? null
      : eitherOrder(i, i + 1, Number(dotted[1]), Number(dotted[2]), null);
  if (reader.text(i + 1) !== '/' || !reader.isAdjacent(i + 1) || !reader.isAdjacent(i + 2)) return null;
  const [a, b] = [reader.integer(i, 2), reader.integer(i + 2, 2)];
  if (a === null || b === null || (reader.text(i + 3) === '/' && reader.isAdjacent(i + 3))) return null;
  // the best mark of five or ten
  if (a === b && (a === 5 || a === 10)) return null;
  return eitherOrder(i, i + 3, a, b, null);
}
