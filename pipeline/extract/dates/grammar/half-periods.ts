import { addMonths, dateOf, isoYear } from '../calendar/calendar.js';
import { type DatePoint, needsAnchor, periodPoint, resolveDays } from '../values/date-point.js';
import { rangeTimex } from '../values/unit-days.js';
import { readContainingPeriod, readOwnYear } from './relative-dates.js';
import type { TimeReader } from './time-reader.js';

/**
 * Reads half of a year or month: `first half of 2016`, `second half of July`, `second half of the year`. A year is
 * split in the middle, a month after the 15th.
 */
export function readHalfPeriod(
  reader: TimeReader,
  first: number,
  at: number,
  ordinal: number,
): DatePoint | null {
  if (reader.word(at) !== 'of' || ordinal > 2) return null;
  const container = readContainingPeriod(reader, at + 1) ?? readOwnYear(reader, at + 1);
  const days = container === null ? null : resolveDays(container, reader.anchor);
  if (container === null || days === null) return null;
  const length = days.end - days.start;
  if (length > 366) return null;
  const middle = length > 31 ? addMonths(days.start, Math.round(length / 61)) : days.start + 15;
  const half = ordinal === 1 ? { start: days.start, end: middle } : { start: middle, end: days.end };
  const timex =
    length > 300
      ? `${isoYear(dateOf(days.start).year)}-H${ordinal === 1 ? 1 : 2}`
      : rangeTimex(half, `P${half.end - half.start}D`);
  return { ...periodPoint(first, container.end, half, timex), isRelative: needsAnchor(container) };
}
