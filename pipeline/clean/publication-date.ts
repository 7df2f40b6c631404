import { readTable } from '../text/word-list.js';

/** What a line or field says of when the article came out. */
export interface PublicationDate {
  /** `2020-07-13`, `2020-07-13T15:14`, `2020-07-13T15:14-04:00`: as far as stated. */
  readonly value: string;
  /** Whether it is called an update rather than the publication. */
  readonly isUpdate: boolean;
}

/** Abbreviations of zones and their offsets from UTC; a generic American zone has that of winter and summer. */
const ZONES = new Map(
  readTable(new URL('./time-zones.txt', import.meta.url)).map(([name, winter, summer]) => [
    name,
    { winter, summer },
  ]),
);

const MONTHS = 'jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'.split(',');
const MONTH =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';
const ZONE = [...ZONES.keys()].join('|');

const DATE = new RegExp(
  [
    `\\b(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})\\b`,
    `\\b(?<day2>\\d{1,2})(?:st|nd|rd|th)?[ -](?<month2>${MONTH}),?[ -](?<year2>\\d{4})\\b`,
    '\\b(?<year3>\\d{4})[-/](?<month3>\\d{2})[-/](?<day3>\\d{2})(?!\\d)',
    '\\b(?<first>\\d{1,2})[/.](?<second>\\d{1,2})[/.](?<year4>\\d{4})\\b',
  ].join('|'),
  'iu',
);
const TIME = new RegExp(
  [
    `(?<![\\d:])(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<seconds>\\d{2}))?)? ?(?<half>[ap])\\.?m\\b\\.?`,
    `(?<![\\d:])(?<hour2>\\d{1,2})[:.](?<minute2>\\d{2})(?::(?<seconds2>\\d{2}))?(?![\\d.:/])`,
    `(?<![\\d:])(?<hour3>\\d{2})(?<minute3>\\d{2})(?= (?:GMT|UTC)\\b)`,
  ].join('|'),
  'iu',
);
const ZONE_AFTER_TIME = new RegExp(`^ ?\\(?(?:(?<zone>${ZONE})\\b|(?<offset>[+-]\\d{2}:?\\d{2}))\\)?`, 'u');

const ISO =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?: ?(?<zone>Z|[+-]\d{2}(?::?\d{2})?))?)?$/;
const ISO_BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/;
const EPOCH = /^(?:\d{10}|\d{13})$/;

/**
 * A record's own date in ISO 8601: what is ISO already stays as given; other clear forms are converted; null when
 * the form is not clear (`03/04/2020`) or the date does not exist.
 */
export function normalisePublishedAt(given: string): string | null {
  const text = given.trim();
  if (/^\d{4}(?:-\d{2})?$/.test(text)) return text;
  if (EPOCH.test(text)) return ofEpoch(text);
  const basic = ISO_BASIC.exec(text);
  const iso = ISO.exec(basic === null ? text : extended(basic));
  if (iso?.groups !== undefined) {
    const { date = '', time, zone } = iso.groups;
    if (!isDate(date) || (time !== undefined && !isTime(time))) return null;
    return time === undefined ? date : `${date}T${time}${withColon(zone ?? '')}`;
  }
  return text.length > 120 ? null : (findPublicationDate(text)?.value ?? null);
}

const extended = ([, y, m, d, hour, minute, second, zone]: RegExpExecArray): string =>
  `${y}-${m}-${d}${hour === undefined ? '' : `T${hour}:${minute}${second === undefined ? '' : `:${second}`}${zone ?? ''}`}`;

/** `+0200` → `+02:00` */
const withColon = (offset: string): string => offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');

/** Seconds or milliseconds since 1970, as databases export them. */
function ofEpoch(digits: string): string {
  const milliseconds = digits.length === 10 ? Number(digits) * 1000 : Number(digits);
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

const LABEL =
  /\b(?:(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|last update)|date)\b(?: (?:on|at))?:?/gi;
const UPDATE = /updat|modif/i;

/**
 * Reads a line that says nothing but when the article came out: dates and times with labels, weekdays, zones and
 * separators, perhaps the paper's name behind a bar. Null for a line that says anything else, and for an impossible or ambiguous date.
 */
export function findPublicationDate(line: string): PublicationDate | null {
  const dates = partsOf(line).map(readPart);
  const stated = dates.filter((date) => date !== 'empty');
  if (stated.length === 0 || stated.includes('other')) return null;
  const read = stated as readonly PublicationDate[];
  return read.find((date) => !date.isUpdate) ?? (read[0] as PublicationDate);
}

/** Cuts a line before each label. */
function partsOf(line: string): string[] {
  const cuts = [...line.matchAll(LABEL)].map((match) => match.index);
  if (cuts[0] !== 0) cuts.unshift(0);
  return cuts.map((cut, i) => line.slice(cut, cuts[i + 1]));
}

function readPart(part: string): PublicationDate | 'empty' | 'other' {
  const date = DATE.exec(part);
  if (date === null) return isFiller(part) ? 'empty' : 'other';
  const rest = without(part, date.index, date[0].length);
  const time = TIME.exec(rest);
  const zone = time === null ? null : ZONE_AFTER_TIME.exec(rest.slice(time.index + time[0].length));
  const timeLength = (time?.[0].length ?? 0) + (zone?.[0].length ?? 0);
  if (!isFiller(time === null ? rest : without(rest, time.index, timeLength))) return 'other';
  const day = dayOf(date.groups ?? {});
  const clock = time === null ? '' : clockOf(time.groups ?? {});
  if (day === null || clock === null) return 'other';
  const offset = clock === '' ? '' : offsetOf(zone?.groups ?? {}, day);
  return { value: day + clock + offset, isUpdate: UPDATE.test(part.slice(0, 20)) };
}

const without = (text: string, start: number, length: number): string =>
  `${text.slice(0, start)} ${text.slice(start + length)}`;

const FILLER =
  /\b(?:(?:first|originally|last)|published|posted|updated|modified|created|issued|update|date|on|at|local time|time|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?:?|\(\d{4} [A-Z]{3}\)|[\s,;:|/·•—–-]+|[()]/gi;
const PAPER = /[|/·•] ?(?:\p{Lu}[\p{L}.'’]*(?: |$)){1,5}$/u;

/** Whether nothing of substance is left: labels, weekdays, separators, perhaps a paper's name behind a bar. */
const isFiller = (text: string): boolean =>
  text.replace(FILLER, '') === '' || text.trim().replace(PAPER, '').replace(FILLER, '') === '';

type Groups = Readonly<Record<string, string | undefined>>;

/** `2020-07-13`, or null for a date that does not exist or that two orders of day and month would read differently. */
function dayOf(groups: Groups): string | null {
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4 ?? '';
  const name = groups.month ?? groups.month2;
  const month =
    name === undefined ? groups.month3 : String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
  const day = groups.day ?? groups.day2 ?? groups.day3;
  const [m, d] = month === undefined ? ordered(groups.first ?? '', groups.second ?? '') : [month, day ?? ''];
  const date = `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** Month and day of `7/13` or `13/7`; of `7/12` neither. */
function ordered(first: string, second: string): readonly [string, string] {
  if (Number(second) > 12) return [first, second];
  if (Number(first) > 12 || first === second) return [second, first];
  return ['', ''];
}

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60))?/.test(time);

/** `T15:14`, or null for a time that does not exist. */
function clockOf(groups: Groups): string | null {
  const hour = Number(groups.hour ?? groups.hour2 ?? groups.hour3);
  const minute = groups.minute ?? groups.minute2 ?? groups.minute3 ?? '00';
  const seconds = groups.seconds ?? groups.seconds2;
  if (groups.half !== undefined && (hour < 1 || hour > 12)) return null;
  const isAfternoon = groups.half?.toLowerCase() === 'p';
  const of24 = groups.half === undefined ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
  const clock = `${String(of24).padStart(2, '0')}:${minute}${seconds === undefined ? '' : `:${seconds}`}`;
  return isTime(clock) ? `T${clock}` : null;
}

function offsetOf(groups: Groups, day: string): string {
  if (groups.offset !== undefined) return withColon(groups.offset);
  const zone = ZONES.get(groups.zone ?? '');
  if (zone === undefined) return '';
  if (zone.summer === undefined) return zone.winter ?? '';
  const isSummer = isAmericanSummer(day);
  if (isSummer === null) return '';
  return (isSummer ? zone.summer : zone.winter) ?? '';
}

/**
 * Whether clocks of the United States stand on daylight time that day: from the second Sunday of March to the
 * first Sunday of November (Energy Policy Act of 2005, in force since 2007). Null before 2007 and on the days of change.
 */
function isAmericanSummer(day: string): boolean | null {
  const year = Number(day.slice(0, 4));
  if (year < 2007) return null;
  const start = sunday(year, 3, 2);
  const end = sunday(year, 11, 1);
  if (day === start || day === end) return null;
  return day > start && day < end;
}

function sunday(year: number, month: number, nth: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 1 + ((7 - weekday) % 7) + 7 * (nth - 1);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
