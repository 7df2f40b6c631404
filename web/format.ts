import { shareText } from '../pipeline/text/share.js';

const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const VALUE = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `12,345` */
export const count = (value: number): string => COUNT.format(value);

/** `1 quote`, `12,345 quotes`; a plural that is no plain `s` is given. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

/** A number of any size: `2,000,000`, `0.25`. */
export const value = (number: number): string => VALUE.format(number);

/** For axes: `2M`. */
export const short = (number: number): string => SHORT.format(number);

/** `92.3 %`, `100 %` */
export const percent = (share: number): string => `${shareText(share).replace(/\.0$/, '')} %`;

/** A confidence: `0.93`; undefined where there is none. */
export const confidence = (value: number): string => value.toFixed(2);

/** What a column calls by a name of its own: `previous_sentence` as `previous sentence`. */
export const words = (name: string): string => name.replaceAll('_', ' ');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A day as given in ISO 8601, known to the year, the month, the day or the minute: `14 May 2024`, `May 2024`, `2024`.
 * The time of the day is left out; what is no day is left as it is.
 */
export function day(iso: string): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d))?)?/.exec(iso) ?? [];
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined)) return iso;
  return [date === undefined ? [] : [String(Number(date))], name ?? [], year].flat().join(' ');
}

export type Unit = 'day' | 'month' | 'year' | 'decade';

/** A unit of a timeline by its first day: `14 May 2024`, `May 2024`, `2024`, `1990s`. */
export function unitName(unit: Unit, first: string): string {
  if (unit === 'day') return day(first);
  if (unit === 'month') return day(first.slice(0, 7));
  return unit === 'year' ? first.slice(0, 4) : `${first.slice(0, 4)}s`;
}

/** The same in little room, for an axis. */
export function unitLabel(unit: Unit, first: string): string {
  const [, date, month, year] = /^(\d+) (\w{3})\w* (\d{4})$/.exec(day(first)) ?? [];
  if (unit === 'day' && date !== undefined) return `${date} ${month} ${year}`;
  if (unit === 'month' && date !== undefined) return `${month} ${year}`;
  return unitName(unit, first);
}

/** The last day of a unit of a timeline. */
export function lastDay(unit: Unit, first: string): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  if (unit === 'day') return first;
  if (unit === 'month') {
    const end = new Date(Date.UTC(2000, month, 0));
    end.setUTCFullYear(year, month, 0);
    return end.toISOString().slice(0, 10);
  }
  return `${String(unit === 'year' ? year : year + 9).padStart(4, '0')}-12-31`;
}

const SECONDS: readonly (readonly [seconds: number, name: string])[] = [
  [31_536_000, 'year'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

function duration(seconds: number): string {
  const [size, name] = SECONDS.find(([size]) => seconds >= size && seconds % size === 0) ?? [1, 'second'];
  return `${value(seconds / size)} ${name}${seconds === size ? '' : 's'}`;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

function dayBefore(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/**
 * The value of a time expression as a reader writes it. A range of days, half-open in the tables, is told by its last
 * day: `1 January 2017 to 31 December 2017`; a duration, which is in seconds there, by the largest unit that it fills.
 */
export function time(text: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) return duration(Number(text));
  const [start = '', end] = text.split('/');
  if (end === undefined) return isDay(text) ? day(text) : text.replace('T', ' ');
  if (/^\d/.test(start) && /^\d+$/.test(start + end))
    return `${duration(Number(start))} to ${duration(Number(end))}`;
  const first = isDay(start) ? day(start) : start.replace('T', ' ');
  const last = isDay(end) ? day(dayBefore(end)) : end.replace('T', ' ');
  if (end === '..') return `from ${first}`;
  if (start === '..') return `until ${last}`;
  return first === last ? first : `${first} to ${last}`;
}

/** The value of a number without its unit: `118,000`, `300 to 400`; undefined where the text states none. */
export function amount(number: {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}): string | undefined {
  if (number.value !== null) return value(number.value);
  if (number.low !== null && number.high !== null) return `${value(number.low)} to ${value(number.high)}`;
  if (number.low !== null) return `${value(number.low)} or more`;
  return number.high === null ? undefined : `up to ${value(number.high)}`;
}
