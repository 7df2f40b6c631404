import { isoDayOf } from '../../text/calendar-day.js';
import { readTable } from '../../text/word-list.js';

const MONTHS: ReadonlyMap<string, number> = new Map(
  readTable(new URL('./months.txt', import.meta.url)).flatMap(([number, names]) =>
    names!.split(' ').map((name): [string, number] => [name, Number(number)]),
  ),
);

/** The years that a page on the web can be from, or tell of an archive. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d))?)?(?!\d)/i;
const SECONDS = /^\d{10}(?:\d{3})?$/;

/**
 * A date as programs write it, in ISO 8601: `2020-05-05T10:00:00+02:00`. Its zone only if it is stated. Null for
 * others, and for days that do not exist.
 */
export function machineDate(text: string): string | null {
  const value = text.trim();
  if (SECONDS.test(value)) {
    const time = Number(value) * (value.length === 10 ? 1000 : 1);
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
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

/** A day in ISO 8601; null for one that does not exist, or not in the years of the web. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  return isoDayOf(year, month, day);
}

const DAY_FIRST =
  /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|º)?\.?(?:[\s,/-]{1,3}(?:of|de|del|d[’'])?[\s/-]{0,2})(\p{L}{3,12})\.?(?:,?\s{1,2}(?:de|del)?\s?|[/-])(\d{4})(?!\d)/gu;
const MONTH_FIRST =
  /(?<!\p{L})(\p{L}{3,12})\.?[\s-]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:,|\s|-|\.){1,3}(\d{4})(?!\d)/gu;
const YEAR_FIRST = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g;
const YEAR_LAST = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\.?\d)/g;

/** A day that a text states, and where. */
export interface WrittenDay {
  readonly day: string;
  readonly index: number;
  readonly end: number;
}

/**
 * The first day that a text states as people write it: `May 5, 2020`, `5. Mai 2020`, `05.05.2020`. `05/06/2020` is
 * none unless `order` says which: in one country it is in May, in another in June.
 *
 * @param order of a date with slashes
 */
export function writtenDay(text: string, order: 'day' | 'month' | null = null): WrittenDay | null {
  if (!/\d/.test(text)) return null;
  const found: WrittenDay[] = [];
  const add = (match: RegExpMatchArray, year: number, month: number | undefined, day: number): void => {
    const date = month === undefined ? null : dayOf(year, month, day);
    if (date !== null) found.push({ day: date, index: match.index!, end: match.index! + match[0].length });
  };
  const lower = text.toLowerCase();
  for (const match of lower.matchAll(DAY_FIRST))
    add(match, Number(match[3]), MONTHS.get(match[2]!), Number(match[1]));
  for (const match of lower.matchAll(MONTH_FIRST))
    add(match, Number(match[3]), MONTHS.get(match[1]!), Number(match[2]));
  for (const match of lower.matchAll(YEAR_FIRST))
    add(match, Number(match[1]), Number(match[3]), Number(match[4]));
  for (const match of lower.matchAll(EAST_ASIAN))
    add(match, Number(match[1]), Number(match[2]), Number(match[3]));
  for (const match of lower.matchAll(YEAR_LAST)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = match[4]!.length === 4 ? Number(match[4]) : 2000 + Number(match[4]);
    const isDayFirst = match[2] === '.' || first > 12 || first === second || order === 'day';
    if (isDayFirst) add(match, year, second, first);
    else if (second > 12 || order === 'month') add(match, year, first, second);
  }
  return found.reduce<WrittenDay | null>(
    (best, next) => (best === null || next.index < best.index ? next : best),
    null,
  );
}

const IN_ADDRESS = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;

/** The day in an address: `/2020/05/05/`. */
export function dayInAddress(url: string): string | null {
  const match = IN_ADDRESS.exec(url);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}
