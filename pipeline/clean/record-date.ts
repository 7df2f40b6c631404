import { clockOf, dayOf, MONTH, monthAndDay, monthNumber } from './calendar-day.js';
import { findPublicationDate } from './publication-date.js';
import { offsetOfFigures, offsetOfZone } from './time-zones.js';

/** Longer ones are no dates: the longest is that of JavaScript, with the name of the zone in brackets. */
const MAX_LENGTH = 120;

/**
 * A record's own date in ISO 8601, as precise as it is stated and with a zone only if one is stated by its offset or
 * a common abbreviation. Reads what databases, feeds and programming languages write. Null where the order of day and
 * month is not clear (`05/06/2024`), where the calendar or the clock has no such moment, and for anything else.
 */
export function readRecordDate(given: string): string | null {
  const text = given.trim();
  if (text.length > MAX_LENGTH) return null;
  for (const read of [ofFigures, ofEpoch, ofMonthInFigures, ofNames]) {
    const date = read(text);
    if (date !== null) return date;
  }
  return findPublicationDate(text)?.value ?? null;
}

const CLOCK =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<seconds>\\d{2}(?:[.,]\\d{1,9})?))?(?: ?(?<half>[ap])\\.?m\\b\\.?)?';

/** `2024-05-01`, `2024/5/1 9:30 PM`, `2024-05-01 10:00:00.123456+00`, `2024-05-01T10:00:00Z[UTC]`: years first. */
const YEAR_FIRST = new RegExp(
  `^(?<year>\\d{4})(?<separator>[-/.])(?<month>\\d{1,2})\\k<separator>(?<day>\\d{1,2})(?:(?:[T_]| +(?:at )?)${CLOCK})?(?<rest>\\D.*)?$`,
  'i',
);
/** `20240501`, `20240501T100000Z`, `20240501100000`. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T ]?(?<hour>\d{2})(?<minute>\d{2})(?<seconds>\d{2}(?:\.\d{1,9})?)?)?(?<rest>\D.*)?$/i;
/** `13/05/2024 10:00`, `5/13/2024`: the year last. */
const YEAR_LAST = new RegExp(
  `^(?<first>\\d{1,2})(?<separator>[-/.])(?<second>\\d{1,2})\\k<separator>(?<year>\\d{4})(?:,? +(?:at )?${CLOCK}(?<rest>\\D.*)?)?$`,
  'i',
);

type Groups = Readonly<Record<string, string | undefined>>;

function ofFigures(text: string): string | null {
  const groups = (YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? YEAR_LAST.exec(text))?.groups;
  if (groups === undefined) return null;
  const { year = '', month = '', day = '', first, second = '' } = groups;
  const [m, d] = first === undefined ? [month, day] : (monthAndDay(first, second) ?? ['', '']);
  return momentOf(dayOf(year, m, d), groups, groups.rest ?? '');
}

/** Digits before the fraction of a second in counts since 1970, by what is counted; news of 1973 to 2286. */
const EPOCH = /^(?<seconds>\d{9,10})(?:\.(?<fraction>\d{1,9})\d*|(?<digits>\d{3}|\d{6}|\d{9}))?$/;
/** As .NET writes it: `/Date(1714557600000+0200)/`. */
const DOT_NET = /^\/Date\((\d{12,13})(?:[+-]\d{4})?\)\/$/;

/** Seconds (with a fraction), milliseconds, microseconds or nanoseconds since 1970. */
function ofEpoch(text: string): string | null {
  const {
    seconds,
    fraction,
    digits = fraction ?? '',
  } = EPOCH.exec(text.replace(DOT_NET, '$1'))?.groups ?? {};
  if (seconds === undefined) return null;
  const moment = new Date(Number(seconds) * 1000).toISOString().slice(0, -'.000Z'.length);
  return `${moment}${/[1-9]/.test(digits) ? `.${digits}` : ''}Z`;
}

/** `2024`, `2024-05`, `2024/5`. */
function ofMonthInFigures(text: string): string | null {
  const [, year = '', month] = /^(\d{4})(?:[-/](\d{1,2}))?$/.exec(text) ?? [];
  return dayOf(year, month ?? 1, 1)?.slice(0, month === undefined ? 4 : 7) ?? null;
}

/** What a date with the month's name is made of, in any order, each once. */
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
/** Dashes within a date, which are no sign of an offset: `01-May-2024`. */
const DASHED = new RegExp(`^(\\d{1,2})-(${MONTH})-(?=\\d{4})`, 'i');

/** `Wed, 01 May 2024 10:00:00 +0000`, `Wed May 01 10:00:00 +0000 2024`, `May 1, 2024`, `1 May 2024`, `May 2024`. */
function ofNames(given: string): string | null {
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
    return momentOf(dayOf(year, monthNumber(month), Number.parseInt(day, 10)), groups, zone);
  if (groups.hour !== undefined || zone !== '') return null;
  return dayOf(year, monthNumber(month), 1)?.slice(0, 7) ?? null;
}

/**
 * A day and the time that groups of `CLOCK` state, if they do.
 *
 * @param zone what follows them; the whole is null where it is no zone
 */
function momentOf(day: string | null, { hour, minute, seconds, half }: Groups, zone: string): string | null {
  if (day === null) return null;
  const offset = offsetOf(zone.trim(), day);
  if (offset === null) return null;
  if (hour === undefined || minute === undefined) return day;
  const clock = clockOf(hour, minute, seconds, half);
  return clock === null ? null : `${day}${clock}${offset}`;
}

/**
 * The name of a zone after its offset: `[Europe/Berlin]`, `(Central European Summer Time)`, `UTC`. Bounded to 120
 * units: `MAX_LENGTH`.
 */
const NAME_AFTER_OFFSET = /(?:\s*(?:\[[^[\]]*\]|\([^()]*\))|(?<=\d)\s+[A-Z]{2,5})$/;
const OFFSET = /^(?:UTC|GMT)?\s*(?<figures>[+-]\d{1,2}(?::?\d{2})?)$/i;
/** A zone by name alone: it is stated, but says no offset. */
const NAME = /^(?:[A-Z]{2,5}|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2})$/;

/** `Z`, `+02:00`; empty where no offset is stated; null for what is no zone. */
function offsetOf(zone: string, day: string): string | null {
  const text = zone.replace(NAME_AFTER_OFFSET, '');
  if (text === '') return '';
  if (/^z$/i.test(text)) return 'Z';
  const figures = OFFSET.exec(text)?.groups?.figures;
  if (figures !== undefined) return offsetOfFigures(figures);
  return NAME.test(text) ? offsetOfZone(text, day) : null;
}
