import { addMonths } from '../calendar/calendar.js';
import { codeOf } from '../grammar/time-words.js';

/** A unit of time. `symbol` is its letter in TIMEX3 durations. */
export interface TimeUnit {
  readonly code: string;
  readonly symbol: string;
  /** Its length in `symbol` units: a fortnight is two weeks. */
  readonly factor: number;
  readonly seconds: number;
  /** Its length in calendar months; 0 for units of fixed length. */
  readonly months: number;
  /** Its length in days; 0 for units of months and for those below a day. */
  readonly days: number;
}

const unit = (
  code: string,
  symbol: string,
  factor: number,
  seconds: number,
  months: number,
  days: number,
): TimeUnit => ({
  code,
  symbol,
  factor,
  seconds,
  months,
  days,
});

const DAY = 86_400;

/** In seconds, a month counts 30 days and a year 365. */
const UNITS: ReadonlyMap<string, TimeUnit> = new Map(
  [
    unit('S', 'S', 1, 1, 0, 0),
    unit('M', 'M', 1, 60, 0, 0),
    unit('H', 'H', 1, 3600, 0, 0),
    unit('D', 'D', 1, DAY, 0, 1),
    unit('W', 'W', 1, 7 * DAY, 0, 7),
    unit('F', 'W', 2, 14 * DAY, 0, 14),
    unit('WE', 'WE', 1, 2 * DAY, 0, 2),
    unit('MO', 'M', 1, 30 * DAY, 1, 0),
    unit('Q', 'M', 3, 90 * DAY, 3, 0),
    unit('Y', 'Y', 1, 365 * DAY, 12, 0),
    unit('E', 'Y', 10, 3650 * DAY, 120, 0),
    unit('C', 'Y', 100, 36_500 * DAY, 1200, 0),
    unit('K', 'Y', 1000, 365_000 * DAY, 12_000, 0),
  ].map((entry) => [entry.code, entry]),
);

export function unitOf(word: string): TimeUnit | null {
  const code = codeOf(word, 'unit');
  return code === null ? null : (UNITS.get(code) ?? null);
}

/** Whether a unit is below a day: those stand after the `T` of a TIMEX3 duration. */
export const isClockUnit = (unit: TimeUnit): boolean => unit.seconds < DAY;

/** The day `amount` units after another one; fractions of months are dropped. */
export const addUnits = (day: number, unit: TimeUnit, amount: number): number =>
  unit.months > 0 ? addMonths(day, Math.trunc(amount * unit.months)) : day + Math.trunc(amount * unit.days);
