import { addMonths } from '../calendar/calendar.js';
import { codeOf } from '../grammar/time-words.js';

/** A unit of time; `symbol` is how TIMEX3 writes it in a period. */
export interface TimeUnit {
  readonly code: string;
  readonly symbol: string;
  /** How many of `symbol` it is: a fortnight is two weeks. */
  readonly factor: number;
  readonly seconds: number;
  /** Calendar months it lasts; 0 for units of fixed length. */
  readonly months: number;
  /** Days it lasts; 0 for units of months and for those below a day. */
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

/** A month counts 30 days and a year 365 where a duration is given in seconds. */
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

/** Hours, minutes and seconds stand behind the `T` of a period. */
export const isClockUnit = (unit: TimeUnit): boolean => unit.seconds < DAY;

/** `amount` units after a day; fractions of a month are left out. */
export const addUnits = (day: number, unit: TimeUnit, amount: number): number =>
  unit.months > 0 ? addMonths(day, Math.trunc(amount * unit.months)) : day + Math.trunc(amount * unit.days);
