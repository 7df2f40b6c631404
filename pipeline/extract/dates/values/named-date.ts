import { dayOf } from '../calendar/calendar.js';
import type { TimeUnit } from './units.js';

/** A day, month or year that the text has named. */
export interface NamedDate {
  /** Its first day, since 1970-01-01. */
  readonly start: number;
  readonly granularity: 'day' | 'month' | 'year';
  /** Whether the anchor was needed for it. */
  readonly isRelative: boolean;
}

const NAMED = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-[QH]\d)?(?:T|$)/;

/** The day, month or year that a TIMEX3 value names, a time of day, quarter or half left out; null for any other. */
export function namedDateOf(timex: string, isRelative: boolean): NamedDate | null {
  const match = NAMED.exec(timex);
  if (match === null) return null;
  const [, year, month, day] = match;
  const granularity = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { start: dayOf(Number(year), Number(month ?? 1), Number(day ?? 1)), granularity, isRelative };
}

/** Whether a date tells which day, week, month … it lies in: a day tells each, a year only years and longer units. */
export const namesUnit = ({ granularity }: NamedDate, unit: TimeUnit): boolean =>
  granularity === 'day' || unit.months >= (granularity === 'month' ? 1 : 12);
