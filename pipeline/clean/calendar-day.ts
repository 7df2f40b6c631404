const MONTHS = 'jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'.split(',');

/** Matches the English name of a month or its abbreviation, in any case with the flag `i`. */
export const MONTH =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';

/** Number of the month, 1 to 12, that a match of `MONTH` names. */
export const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** No article is older or newer: exports write the years 1 and 9999 where they mean "unknown". */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/**
 * A day as `2020-07-13`, or null where the calendar has no such day.
 *
 * @param month 1 to 12, as a number or in figures, as for the others
 */
export function dayOf(year: number | string, month: number | string, day: number | string): string | null {
  const text = `${year}-${padded(month)}-${padded(day)}`;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

/**
 * Month and day of a date in figures whose order shows only where one of them is no month; null where it does not.
 *
 * @returns of `7/13` and of `13/7`: month 7, day 13
 */
export function monthAndDay(first: string, second: string): readonly [month: string, day: string] | null {
  if (Number(second) > 12) return [first, second];
  return Number(first) > 12 || Number(first) === Number(second) ? [second, first] : null;
}

/**
 * A time of day as `T15:14` or `T15:14:05.250`, or null where there is none such.
 *
 * @param half `a` or `p` (of `a.m.`, `p.m.`) on a clock of twelve hours
 */
export function clockOf(
  hour: string,
  minute: string,
  seconds: string | undefined,
  half: string | undefined,
): string | null {
  const hours = Number(hour);
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const isAfternoon = half?.toLowerCase() === 'p';
  const of24 = half === undefined ? hours : (hours % 12) + (isAfternoon ? 12 : 0);
  const clock = `${padded(of24)}:${minute}${seconds === undefined ? '' : `:${seconds.replace(',', '.')}`}`;
  return CLOCK.test(clock) ? `T${clock}` : null;
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?$/;

const padded = (figure: number | string): string => String(figure).padStart(2, '0');
