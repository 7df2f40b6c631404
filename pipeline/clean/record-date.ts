import { isoDayOf, isoTimeOf, MONTH, monthAndDay, monthNumber } from '../text/calendar-day.js';
import { findPublicationDate } from './publication-date.js';
import { offsetOfFigures, offsetOfZone } from './time-zones.js';

/** Longest date, in UTF-16 units; the longest in use is JavaScript's, with the name of the zone in parentheses. */
const MAX_LENGTH = 120;

/**
 * Reads a record's own date, as databases, feeds and programming languages write it.
 *
 * @returns ISO 8601, as precise as stated, and with a zone only if its offset or a common abbreviation states one; null
 * where the order of day and month is not clear (`05/06/2024`), where the calendar or clock has no such moment, for a
 * year before 1600 or after 2100, and for anything else
 */
export function readRecordDate(given: string): string | null {
  const text = given.trim();
  if (text.length > MAX_LENGTH) return null;
  for (const read of [dateInFigures, dateOfEpoch, monthInFigures, dateWithMonthName]) {
    const date = read(text);
    if (date !== null) return date;
  }
  return findPublicationDate(text)?.value ?? null;
}

const CLOCK =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<seconds>\\d{2}(?:[.,]\\d{1,9})?))?(?: ?(?<half>[ap])\\.?m\\b\\.?)?';

/** The year first: `2024-05-01`, `2024/5/1 9:30 PM`, `2024-05-01 10:00:00.123456+00`, `2024-05-01T10:00:00Z[UTC]`. */
const YEAR_FIRST = new RegExp(
  `^(?<year>\\d{4})(?<separator>[-/.])(?<month>\\d{1,2})\\k<separator>(?<day>\\d{1,2})(?:(?:[T_]| +(?:at )?)${CLOCK})?(?<rest>\\D.*)?$`,
  'i',
);
/** `20240501`, `20240501T100000Z`, `20240501100000`. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T ]?(?<hour>\d{2})(?<minute>\d{2})(?<seconds>\d{2}(?:\.\d{1,9})?)?)?(?<rest>\D.*)?$/i;
/** The year last: `13/05/2024 10:00`, `5/13/2024`, `07.05.2024`. */
const YEAR_LAST = new RegExp(
  `^(?<first>\\d{1,2})(?<separator>[-/.])(?<second>\\d{1,2})\\k<separator>(?<year>\\d{4})(?:,? +(?:at )?${CLOCK}(?<rest>\\D.*)?)?$`,
  'i',
);

type Groups = Readonly<Record<string, string | undefined>>;

function dateInFigures(text: string): string | null {
  const groups = (YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? YEAR_LAST.exec(text))?.groups;
  if (groups === undefined) return null;
  const { year = '', month = '', day = '', first, second = '', separator } = groups;
  const [m, d] = first === undefined ? [month, day] : (inOrder(first, second, separator) ?? ['', '']);
  return momentOf(isoDayOf(year, m, d), groups, groups.rest ?? '');
}

/** As {@link monthAndDay}; between dots, which are European, the day comes first. */
const inOrder = (first: string, second: string, separator = ''): ReturnType<typeof monthAndDay> =>
  separator === '.' && Number(second) <= 12 ? [second, first] : monthAndDay(first, second);

/** Counts since 1970, from 1973 on: 9 or 10 digits for the seconds, and what follows them. */
const EPOCH = /^(?<seconds>\d{9,10})(?:\.(?<fraction>\d{1,9})\d*|(?<digits>\d{3}|\d{6}|\d{9}))?$/;
/** The form of .NET: `/Date(1714557600000+0200)/`. */
const DOT_NET = /^\/Date\((\d{12,13})(?:[+-]\d{4})?\)\/$/;

/** Reads seconds (perhaps with a fraction), milliseconds, microseconds or nanoseconds since 1970. */
function dateOfEpoch(text: string): string | null {
  const {
    seconds,
    fraction,
    digits = fraction ?? '',
  } = EPOCH.exec(text.replace(DOT_NET, '$1'))?.groups ?? {};
  if (seconds === undefined) return null;
  const moment = new Date(Number(seconds) * 1000).toISOString().slice(0, -'.000Z'.length);
  const [year = '', month = '', day = ''] = moment.split(/[-T]/);
  if (isoDayOf(year, month, day) === null) return null;
  return `${moment}${/[1-9]/.test(digits) ? `.${digits}` : ''}Z`;
}

/** Reads a year or month: `2024`, `2024-05`, `2024/5`. */
function monthInFigures(text: string): string | null {
  const [, year = '', month] = /^(\d{4})(?:[-/](\d{1,2}))?$/.exec(text) ?? [];
  return isoDayOf(year, month ?? 1, 1)?.slice(0, month === undefined ? 4 : 7) ?? null;
}

/** The parts of a date with the name of its month, in any order, each once. */
const PARTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['weekday', /(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/iy],
  ['month', new RegExp(`(?:${MONTH})(?![a-z])`, 'iy')],
  ['clock', new RegExp(`(?:at )?${CLOCK}`, 'iy')],
  ['zone', /(?:UTC|GMT)?[+-]\d{2}:?\d{2}\b|[A-Z]{1,5}(?![a-z])/y],
  ['year', /\d{4}(?!\d)/y],
  ['day', /\d{1,2}(?:st|nd|rd|th)?(?![\d])/y],
  ['comment', /\([^()]*\)$/y],
];
const SEPARATOR = /[\s,]*/y;
/** A date with dashes that are no sign of an offset: `01-May-2024`. */
const DASHED = new RegExp(`^(\\d{1,2})-(${MONTH})-(?=\\d{4})`, 'i');

/**
 * Reads a date with the name of its month: `Wed, 01 May 2024 10:00:00 +0000`, `Wed May 01 10:00:00 +0000 2024`, `May 1,
 * 2024`, `1 May 2024`, `May 2024`.
 */
function dateWithMonthName(given: string): string | null {
  const text = given.replace(DASHED, '$1 $2 ');
  const found: Record<string, string> = {};
  let groups: Groups = {};
  for (let at = 0; at < text.length; ) {
    const part = PARTS.flatMap(([name, pattern]) => {
      pattern.lastIndex = at;
      const match = found[name] === undefined ? pattern.exec(text) : null;
      return match === null ? [] : [{ name, match }];
    })[0];
    if (part === undefined) return null;
    found[part.name] = part.match[0];
    if (part.name === 'clock') groups = part.match.groups ?? {};
    SEPARATOR.lastIndex = at + part.match[0].length;
    SEPARATOR.exec(text);
    at = SEPARATOR.lastIndex;
  }
  const { month, year = '', day, zone = '' } = found;
  if (month === undefined) return null;
  if (day !== undefined)
    return momentOf(isoDayOf(year, monthNumber(month), Number.parseInt(day, 10)), groups, zone);
  if (groups.hour !== undefined || zone !== '') return null;
  return isoDayOf(year, monthNumber(month), 1)?.slice(0, 7) ?? null;
}

/**
 * A day with the time in the groups of `CLOCK`, if there is one.
 *
 * @param zone the text after the time; the result is null when it is no zone
 */
function momentOf(day: string | null, { hour, minute, seconds, half }: Groups, zone: string): string | null {
  if (day === null) return null;
  const offset = offsetOf(zone.trim(), day);
  if (offset === null) return null;
  if (hour === undefined || minute === undefined) return day;
  const clock = isoTimeOf(hour, minute, seconds, half);
  return clock === null ? null : `${day}${clock}${offset}`;
}

/**
 * The name of a zone after its offset: `[Europe/Berlin]`, `(Central European Summer Time)`, `UTC`. Tested on at most
 * 120 units (`MAX_LENGTH`).
 */
const NAME_AFTER_OFFSET = /(?:\s*(?:\[[^[\]]*\]|\([^()]*\))|(?<=\d)\s+[A-Z]{2,5})$/;
const OFFSET = /^(?:UTC|GMT)?\s*(?<figures>[+-]\d{1,2}(?::?\d{2})?)$/i;
/** A zone by name alone, which gives no offset unless the name is known. */
const NAME = /^(?:[A-Z]{2,5}|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2})$/;

/** The offset of a zone: `Z`, `+02:00`; empty when none is stated, null when the text is no zone. */
function offsetOf(zone: string, day: string): string | null {
  const text = zone.replace(NAME_AFTER_OFFSET, '');
  if (text === '') return '';
  if (/^z$/i.test(text)) return 'Z';
  const figures = OFFSET.exec(text)?.groups?.figures;
  if (figures !== undefined) return offsetOfFigures(figures);
  return NAME.test(text) ? offsetOfZone(text, day) : null;
}
