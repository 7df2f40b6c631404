import { addMonths, dateOf, dayOf, isoDate, isoWeek, isoYear, pad, weekStart } from '../calendar/calendar.js';
import type { TimeReader } from '../grammar/time-reader.js';
import { type DatePoint, type Days, periodPoint, relativeDay } from './date-point.js';
import type { TimeUnit } from './units.js';

/** The days of a calendar week, month, quarter … that lies `shift` units after the one of a day. */
export function calendarUnitDays(day: number, unit: TimeUnit, shift: number): Days {
  const { year, month } = dateOf(day);
  switch (unit.code) {
    case 'W':
      return { start: weekStart(day) + 7 * shift, end: weekStart(day) + 7 * shift + 7 };
    case 'F':
      return {
        start: shift < 0 ? day - 14 : shift > 0 ? day + 1 : weekStart(day),
        end: shift < 0 ? day : shift > 0 ? day + 15 : weekStart(day) + 14,
      };
    case 'WE':
      return { start: weekStart(day) + 7 * shift + 5, end: weekStart(day) + 7 * shift + 7 };
    case 'MO': {
      const start = dayOf(year, month + shift, 1);
      return { start, end: addMonths(start, 1) };
    }
    case 'Q': {
      const start = dayOf(year, Math.floor((month - 1) / 3) * 3 + 1 + 3 * shift, 1);
      return { start, end: addMonths(start, 3) };
    }
    case 'D':
      return { start: day + shift, end: day + shift + 1 };
    default: {
      const length = unit.months / 12;
      const from = Math.floor(year / length) * length + shift * length;
      return { start: dayOf(from, 1, 1), end: dayOf(from + length, 1, 1) };
    }
  }
}

/** The calendar unit that lies `shift` units after the anchor's own. */
export function calendarUnitPoint(
  reader: TimeReader,
  first: number,
  end: number,
  unit: TimeUnit,
  shift: number,
): DatePoint {
  if (reader.anchor === null) return { ...periodPoint(first, end, null, openTimex(unit)), isRelative: true };
  const days = calendarUnitDays(reader.anchor.day, unit, shift);
  return periodPoint(first, end, days, unitTimex(days, unit), true);
}

/** The calendar unit that holds a day, counted from the anchor; the day itself for a unit of days. */
export function unitAround(first: number, end: number, unit: TimeUnit, day: number): DatePoint {
  if (unit.code === 'D') return relativeDay(first, end, day, isoDate(day));
  const days = calendarUnitDays(day, unit, 0);
  return { ...periodPoint(first, end, days, unitTimex(days, unit), true), exact: day };
}

/** The TIMEX3 value of a unit of the calendar that nothing dates. */
export const openTimex = (unit: TimeUnit): string =>
  ({
    D: 'XXXX-XX-XX',
    W: 'XXXX-WXX',
    WE: 'XXXX-WXX-WE',
    MO: 'XXXX-XX',
    Q: 'XXXX-QX',
    Y: 'XXXX',
    E: 'XXX',
    C: 'XX',
  })[unit.code] ?? 'XXXX';

function unitTimex(days: Days, unit: TimeUnit): string {
  const { year, month } = dateOf(days.start);
  switch (unit.code) {
    case 'W':
      return isoWeek(days.start);
    case 'WE':
      return `${isoWeek(days.start)}-WE`;
    case 'MO':
      return `${year}-${pad(month)}`;
    case 'Y':
      return String(year);
    case 'Q':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'D':
      return isoDate(days.start);
    case 'E':
      return isoYear(year).slice(0, 3);
    case 'C':
      return isoYear(year).slice(0, 2);
    default:
      return rangeTimex(days, `P${unit.code === 'F' ? 2 : unit.months / 12}${unit.symbol}`);
  }
}

export const rangeTimex = (days: Days, length: string): string =>
  `(${isoDate(days.start)},${isoDate(days.end)},${length})`;
