import { isoDayOf } from '../../text/calendar-day.js';
import { readTable } from '../../text/word-list.js';

const MONTHS: ReadonlyMap<string, number> = new Map(
  readTable(new URL('./months.txt', import.meta.url)).flatMap(([number, names]) =>
    names!.split(' ').map((name): [string, number] => [name, Number(number)]),
  ),
);

/** The years that a page on the web can be from, or tell of an archive. The last one is no clock: runs are repeated. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2050;
/** Days from which systems count time, as they are in any zone: they stand for no date at all. */
const ZERO_DAYS: ReadonlySet<string> = new Set(['1899-12-30', '1900-01-01', '1969-12-31', '1970-01-01']);

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,:]\d{1,9})?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d))?)?(?!\d)/i;
const SECONDS = /^\d{10}(?:\d{3})?$/;

/**
 * A date as programs write it, in ISO 8601: `2020-05-05T10:00:00+02:00`. Its zone only if it is stated. Null for
 * others, and for days that do not exist.
 */
export function machineDate(text: string): string | null {
  const value = text.trim();
  if (SECONDS.test(value)) {
    const time = new Date(Number(value) * (value.length === 10 ? 1000 : 1));
    const day = dayOf(time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate());
    return day === null ? null : `${time.toISOString().slice(0, 19)}Z`;
  }
  const [, year, month, day, hour, minute, second, zone] = ISO.exec(value) ?? [];
  if (year === undefined) return null;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null || hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${hour}:${minute}:${second ?? '00'}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

/** A day in ISO 8601; null for one that does not exist, not in the years of the web, or stands for none. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = isoDayOf(year, month, day);
  return date === null || ZERO_DAYS.has(date) ? null : date;
}

/** Arabic may name a month twice, by two calendars of names: `28 آب/اغسطس 2013`. */
const DAY_FIRST =
  /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s,/-]{1,3}(?:(?:of|de|del)\s{1,2}|d[’'])?(?:\p{L}{2,12}(?: \p{L}{3,12})?\/)?(\p{L}{3,12})\.?(?:,?\s{1,2}(?:de|del)?\s?|[/-])(\d{4})(?!\d)/gu;
const MONTH_FIRST =
  /(?<!\p{L})(\p{L}{3,12})\.?[\s-]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:(?:,|\s|-|\.){1,3}|\s\d\d:\d\d:\d\d\s\p{L}{1,5}\s)(\d{4})(?!\d)/gu;
const YEAR_FIRST = /(?<!\d)(\d{4})([-/.]|\. )(\d{1,2})\2(\d{1,2})(?!\d)/g;
const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g;
const YEAR_LAST = /(?<![\d.]|\d\. )(\d{1,2})([./-]| \| |\. )(\d{1,2})\2(\d{4}|(?<! )\d{2})(?!\.?\d)/g;

/** What each of these has. */
const MAY_HAVE_DAY = /\d{4}|\d[./-]\d/;

/** Whether a text may state a day: most texts of a page do not, and this costs little. */
export const mayHaveDay = (text: string): boolean => MAY_HAVE_DAY.test(text);

/** A day that a text states, and where. */
export interface WrittenDay {
  readonly day: string;
  readonly index: number;
  readonly end: number;
}

/** The order of the first two numbers of `05/06/2020`. */
export type DateOrder = 'day' | 'month';

/**
 * The days that a text states as people write them, in their order: `May 5, 2020`, `5. Mai 2020`, `05.05.2020`.
 * `05/06/2020` is none unless `order` says which: in one country it is in May, in another in June.
 *
 * @param order of a date with slashes
 */
export function writtenDays(text: string, order: DateOrder | null = null): WrittenDay[] {
  if (!mayHaveDay(text)) return [];
  const found: WrittenDay[] = [];
  const add = (match: RegExpMatchArray, year: number, month: number | undefined, day: number): void => {
    const date = month === undefined ? null : dayOf(year, month, day);
    if (date !== null) found.push({ day: date, index: match.index!, end: match.index! + match[0].length });
  };
  const lower = text.toLowerCase();
  visit(DAY_FIRST, lower, (match) => add(match, Number(match[3]), MONTHS.get(match[2]!), Number(match[1])));
  visit(MONTH_FIRST, lower, (match) => add(match, Number(match[3]), MONTHS.get(match[1]!), Number(match[2])));
  visit(YEAR_FIRST, lower, (match) => add(match, Number(match[1]), Number(match[3]), Number(match[4])));
  visit(EAST_ASIAN, lower, (match) => add(match, Number(match[1]), Number(match[2]), Number(match[3])));
  visit(YEAR_LAST, lower, (match) => {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = match[4]!.length === 4 ? Number(match[4]) : 2000 + Number(match[4]);
    const orderOfMatch = orderOfNumbers(first, second) ?? (match[2]!.startsWith('.') ? 'day' : order);
    if (orderOfMatch === 'day' || first === second) add(match, year, second, first);
    else if (orderOfMatch === 'month') add(match, year, first, second);
  });
  return found.sort((a, b) => a.index - b.index);
}

/** Visits the matches of a pattern. Unlike `matchAll`, it copies no pattern, and most texts have no match. */
function visit(pattern: RegExp, text: string, visitMatch: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) visitMatch(match);
}

/** The first day that a text states. */
export const writtenDay = (text: string, order: DateOrder | null = null): WrittenDay | null =>
  writtenDays(text, order)[0] ?? null;

/** The order of two numbers one of which can be no month; null if both can. */
function orderOfNumbers(first: number, second: number): DateOrder | null {
  if (first > 12) return 'day';
  return second > 12 ? 'month' : null;
}

/** The order of the first date with slashes in a text that only one order makes a date: `13/06/2020`. */
export function orderShown(text: string): DateOrder | null {
  if (!text.includes('/')) return null;
  for (const [, first, mark, second] of text.matchAll(YEAR_LAST)) {
    const order = mark === '/' ? orderOfNumbers(Number(first), Number(second)) : null;
    if (order !== null && Math.max(Number(first), Number(second)) <= 31) return order;
  }
  return null;
}

const IN_ADDRESS =
  /\/((?:19|20)\d\d)(?:[/-]?(0[1-9]|1[0-2]|(?<=\/)\p{L}{3}(?=\/))[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|\/(\d{1,2})\/(\d{1,2})(?=\/))/u;

/** The day in an address: `/2020/05/05/`, `/2020/may/05/`, `/2020/5/5/`. */
export function dayInAddress(url: string): string | null {
  const [, year, first, second, third, fourth] = IN_ADDRESS.exec(url) ?? [];
  const [month, day] = [first ?? third, second ?? fourth];
  if (year === undefined) return null;
  const number = /^\d/.test(month!) ? Number(month) : MONTHS.get(month!.toLowerCase());
  return number === undefined ? null : dayOf(Number(year), number, Number(day));
}

const DAY_LENGTH = 86_400_000;

/** How many days lie between two dates in ISO 8601, whatever their times; negative if the first one is earlier. */
export const daysBetween = (date: string, other: string): number =>
  (Date.parse(date.slice(0, 10)) - Date.parse(other.slice(0, 10))) / DAY_LENGTH;

/** How far behind universal time a zone may be. */
const LAST_ZONE = 12 * 3_600_000;

/** The earliest day that a date in ISO 8601 is anywhere; the day before it, if it has no time with a zone. */
export function earliestDay(date: string): string {
  const isMoment = /(?:Z|[+-]\d\d:\d\d)$/.test(date);
  const time = isMoment ? Date.parse(date) - LAST_ZONE : Date.parse(date.slice(0, 10)) - DAY_LENGTH;
  return Number.isNaN(time) ? date.slice(0, 10) : new Date(time).toISOString().slice(0, 10);
}
