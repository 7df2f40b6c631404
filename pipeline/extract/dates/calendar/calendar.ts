/**
 * Arithmetic on the proleptic Gregorian calendar. A day is the number of days since 1970-01-01; weeks are those
 * of ISO 8601 (Monday is 1, the first week holds the year's first Thursday).
 */

const MS_PER_DAY = 86_400_000;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day of a date. Months and days outside their range roll over. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / MS_PER_DAY);
}

export function dateOf(day: number): CalendarDate {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const daysInMonth = (year: number, month: number): number => dateOf(dayOf(year, month + 1, 0)).day;

/** Whether a month has a day of that number; without a year, in a leap year. */
export const isCalendarDate = (year: number | null, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2000, month);

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The closest such weekday after a day (`step` 1) or before it (-1). */
export const nearestWeekday = (day: number, weekday: number, step: 1 | -1): number =>
  day + step * (((step * (weekday - weekdayOf(day)) + 6) % 7) + 1);

export const weekStart = (day: number): number => day - weekdayOf(day) + 1;

function weekNumberOf(day: number): { readonly year: number; readonly week: number } {
  const thursday = weekStart(day) + 3;
  const { year } = dateOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}

/** First day of an ISO week. */
export const weekOfYear = (year: number, week: number): number =>
  weekStart(dayOf(year, 1, 4)) + 7 * (week - 1);

/** The same day of the month `months` later, or the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const date = dateOf(day);
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** The `ordinal`-th weekday of a month (5 may fall into the next month); -1 is the last. */
export function weekdayInMonth(year: number, month: number, weekday: number, ordinal: number): number {
  if (ordinal < 0) {
    const last = dayOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (ordinal - 1);
}

/** Western Easter Sunday, by the algorithm of Meeus, Jones and Butcher. */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

export const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `2020-03-03` */
export function isoDate(day: number): string {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return `${isoYear(year)}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** A year in four digits; years before Christ as in ISO 8601 (`-0043` is 44 BC). */
export const isoYear = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4));

/** `2020-W10` */
export function isoWeek(day: number): string {
  const { year, week } = weekNumberOf(day);
  return `${isoYear(year)}-W${pad(week)}`;
}
