import type { DateExpression } from '../../findings.js';
import type { Anchor } from '../calendar/anchor.js';
import {
  addMonths,
  dateOf,
  dayOf,
  daysInMonth,
  isCalendarDate,
  isoDate,
  isoYear,
  pad,
  weekdayOf,
} from '../calendar/calendar.js';

export type Modifier = DateExpression['modifier'];

/** A half-open range of days since 1970-01-01. */
export interface Days {
  readonly start: number;
  readonly end: number;
}

/**
 * A day or period as an expression names it. Parts may be open (`May 4` has no year, `Tuesday` no date) until the
 * anchor or the other end of a range fills them in.
 */
export interface DatePoint {
  /** Token indices `[first, end)`. */
  readonly first: number;
  readonly end: number;
  readonly granularity: 'day' | 'month' | 'year' | 'period';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** The days, where the expression or the anchor fixes them; null where the fields above tell them. */
  readonly fixed: Days | null;
  /** The TIMEX3 value, where it does not follow from the fields above. */
  readonly timex: string | null;
  readonly modifier: Modifier;
  /** Whether the anchor was needed. */
  readonly isRelative: boolean;
  /** For `next 6th of April`: 1 after the anchor, 0 in its year, -1 before it; null when the text does not say. */
  readonly direction: number | null;
  /** Whether it is the present (`now`, `to date`): the end of a period that goes on. */
  readonly isPresent?: boolean;
  /** The day that a coarse point means where something is counted from it: `Monday two weeks ago`. */
  readonly exact?: number;
}

type Fields = Partial<Omit<DatePoint, 'first' | 'end' | 'granularity'>>;

/** Written out field by field: there are thousands of points, and spreading objects into them is slow. */
const pointOf = (
  first: number,
  end: number,
  granularity: DatePoint['granularity'],
  fields: Fields,
): DatePoint => ({
  first,
  end,
  granularity,
  year: fields.year ?? null,
  month: fields.month ?? null,
  day: fields.day ?? null,
  weekday: fields.weekday ?? null,
  fixed: fields.fixed ?? null,
  timex: fields.timex ?? null,
  modifier: fields.modifier ?? null,
  isRelative: fields.isRelative ?? false,
  direction: fields.direction ?? null,
});

export const dayPoint = (first: number, end: number, fields: Fields): DatePoint =>
  pointOf(first, end, 'day', fields);

export const monthPoint = (first: number, end: number, year: number | null, month: number): DatePoint =>
  pointOf(first, end, 'month', { year, month });

export const yearPoint = (first: number, end: number, year: number): DatePoint =>
  pointOf(first, end, 'year', { year });

/** A period other than a whole month or year; `fixed` is null when the anchor is unknown. */
export const periodPoint = (
  first: number,
  end: number,
  fixed: Days | null,
  timex: string,
  isRelative = false,
): DatePoint => pointOf(first, end, 'period', { fixed, timex, isRelative });

/** A day counted from the anchor. */
export const relativeDay = (first: number, end: number, day: number | null, timex: string): DatePoint =>
  pointOf(first, end, 'day', {
    fixed: day === null ? null : { start: day, end: day + 1 },
    timex,
    isRelative: true,
  });

/** The day that a coarse point means where something is counted from it; any other point as it is. */
export const exactly = (point: DatePoint): DatePoint =>
  point.exact === undefined ? point : relativeDay(point.first, point.end, point.exact, isoDate(point.exact));

/** Whether the days of a point depend on the anchor. */
export const needsAnchor = (point: DatePoint): boolean =>
  point.isRelative || (point.fixed === null && point.year === null && point.granularity !== 'period');

/** The tense of the clause around a date; `over` where the date cannot lie in the future, null when unknown. */
export type Tense = 'past' | 'over' | 'future' | null;

/** The days of a point; null while parts are open, and when no such day exists (`February 30`). */
export function resolveDays(point: DatePoint, anchor: Anchor | null, tense: Tense = null): Days | null {
  if (point.fixed !== null) return point.fixed;
  if (point.granularity === 'period' || point.timex !== null) return null;
  if (point.granularity === 'year') return yearDays(point.year as number);
  if (point.granularity === 'month') return resolveMonth(point, anchor, tense);
  const day = resolveDay(point, anchor, tense);
  return day === null ? null : { start: day, end: day + 1 };
}

export const yearDays = (year: number): Days => ({ start: dayOf(year, 1, 1), end: dayOf(year + 1, 1, 1) });

const monthDays = (year: number, month: number): Days => ({
  start: dayOf(year, month, 1),
  end: dayOf(year, month + 1, 1),
});

/**
 * News leaves out a year that goes without saying, and more often means the past: days in the future count this many
 * times.
 */
export const FUTURE_WEIGHT = 1.8;
/** Days against the tense of the clause count this many times. */
const AGAINST_TENSE = 4;

/** The weighted distance of a day from the anchor. */
function weightedDistance(day: number, anchorDay: number, tense: Tense): number {
  const ahead = day - anchorDay;
  if (ahead > 0 && tense === 'over') return Number.POSITIVE_INFINITY;
  if (ahead > 0) return ahead * (tense === 'past' ? AGAINST_TENSE : tense === 'future' ? 1 : FUTURE_WEIGHT);
  return -ahead * (tense === 'future' ? AGAINST_TENSE : 1);
}

/** The days of a month; without a year, the closest one to the anchor, the past preferred. */
function resolveMonth(point: DatePoint, anchor: Anchor | null, tense: Tense): Days | null {
  const month = point.month as number;
  if (point.year !== null) return monthDays(point.year, month);
  if (anchor === null) return null;
  const { year: now, month: thisMonth } = dateOf(anchor.day);
  const year = month === thisMonth ? now : closestYearOf(month, anchor, tense);
  return year === null ? null : monthDays(year, month);
}

/** The year in which a month, or what lies around its middle, is closest to the anchor; null where none can be. */
export function closestYearOf(month: number, anchor: Anchor, tense: Tense): number | null {
  const { year } = dateOf(anchor.day);
  const middles = [year - 1, year, year + 1].map((candidate) => dayOf(candidate, month, 15));
  const found = closest(middles, anchor.day, tense);
  return found === null ? null : dateOf(found).year;
}

function resolveDay(point: DatePoint, anchor: Anchor | null, tense: Tense): number | null {
  const { year, month, day } = point;
  if (month !== null && day !== null) {
    if (year !== null) return isCalendarDate(year, month, day) ? dayOf(year, month, day) : null;
    return anchor === null ? null : closestYear(month, day, anchor, point.direction, tense);
  }
  if (anchor === null) return null;
  if (day !== null) return closestMonth(day, point.weekday, anchor, tense);
  if (point.weekday !== null) return closestWeekday(point.weekday, anchor, tense === 'future');
  return null;
}

/** The closest day with this month and day, the past preferred. */
function closestYear(
  month: number,
  day: number,
  anchor: Anchor,
  direction: number | null,
  tense: Tense,
): number | null {
  const { year } = dateOf(anchor.day);
  const candidates = [];
  for (let candidate = year - 8; candidate <= year + 8; candidate++) {
    if (!isCalendarDate(candidate, month, day)) continue;
    const found = dayOf(candidate, month, day);
    if (direction === 1 && found <= anchor.day) continue;
    if (direction === -1 && found >= anchor.day) continue;
    if (direction === 0 && candidate !== year) continue;
    candidates.push(found);
  }
  return closest(candidates, anchor.day, tense);
}

/** The closest day of this number, and of this weekday if one is given: `the 18th`, `Monday 21`. */
function closestMonth(day: number, weekday: number | null, anchor: Anchor, tense: Tense): number | null {
  const candidates = [];
  for (let months = -36; months <= 36; months++) {
    const { year, month } = dateOf(addMonths(anchor.day, months));
    if (day < 1 || day > daysInMonth(year, month)) continue;
    const found = dayOf(year, month, day);
    if (weekday === null || weekdayOf(found) === weekday) candidates.push(found);
  }
  return closest(candidates, anchor.day, tense);
}

/** The candidate closest to a day, weighted by the tense of the clause; null for none. */
export function closest(candidates: readonly number[], day: number, tense: Tense): number | null {
  let best: number | null = null;
  for (const candidate of candidates) {
    if (best === null || weightedDistance(candidate, day, tense) < weightedDistance(best, day, tense))
      best = candidate;
  }
  return best;
}

/** The last such weekday up to the anchor; the next one where the clause speaks of the future. */
function closestWeekday(weekday: number, anchor: Anchor, isFuture: boolean): number {
  const back = (weekdayOf(anchor.day) - weekday + 7) % 7;
  return isFuture && back > 0 ? anchor.day - back + 7 : anchor.day - back;
}

/**
 * The TIMEX3 value of a point, with `X` for parts that are open.
 *
 * @param days that it was resolved to; null where they are unknown
 */
export function pointTimex(point: DatePoint, days: Days | null): string {
  if (point.granularity === 'day' && days !== null) return isoDate(days.start);
  if (point.timex !== null) return point.timex;
  if (point.granularity === 'month' && days !== null) return isoDate(days.start).slice(0, -3);
  const year = point.year === null ? 'XXXX' : isoYear(point.year);
  if (point.granularity === 'year') return year;
  if (point.granularity === 'month') return `${year}-${pad(point.month as number)}`;
  if (point.day === null) return `XXXX-WXX-${point.weekday}`;
  if (point.month === null)
    return point.weekday === null ? `XXXX-XX-${pad(point.day)}` : `XXXX-WXX-${point.weekday}`;
  return `${year}-${pad(point.month)}-${pad(point.day)}`;
}
