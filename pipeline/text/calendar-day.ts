const MONTHS = 'jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'.split(',');

/** Pattern of the English names of months and their abbreviations; in any case with the flag `i`. */
export const MONTH =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';

/** The number of a month, 1 to 12, by a match of `MONTH`. */
export const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Years of articles: from the first newspapers on. Exports write others (1, 9999) for "unknown". */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2100;

/**
 * A day as `2020-07-13`; null when the calendar has no such day, or no article can be of that year.
 *
 * @param month 1 to 12, as a number or in digits, as all of them
 */
export function isoDayOf(year: number | string, month: number | string, day: number | string): string | null {
  const text = `${year}-${padded(month)}-${padded(day)}`;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

/**
 * The month and day of two numbers whose order is clear only where one of them cannot be a month; null where it is not
 * clear.
 *
 * @returns month 7 and day 13 for both `7/13` and `13/7`
 */
export function monthAndDay(first: string, second: string): readonly [month: string, day: string] | null {
  if (Number(second) > 12) return [first, second];
  return Number(first) > 12 || Number(first) === Number(second) ? [second, first] : null;
}

/**
 * A time of day as `T15:14` or `T15:14:05.250`; null when there is no such time.
 *
 * @param half `a` or `p` (of `a.m.`, `p.m.`) on a clock of twelve hours
 */
export function isoTimeOf(
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
