import { isoDayOf, isoTimeOf, MONTH, monthAndDay, monthNumber } from '../text/calendar-day.js';
import { offsetOfFigures, offsetOfZone, ZONE_NAME } from './time-zones.js';

/** The date of publication or update that a line or field states. */
export interface PublicationDate {
  /** As precise as stated: `2020-07-13`, `2020-07-13T15:14`, `2020-07-13T15:14-04:00`. */
  readonly value: string;
  /** Whether it is the date of an update rather than of the publication. */
  readonly isUpdate: boolean;
}

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
const ZONE_AFTER_TIME = new RegExp(
  `^ ?\\(?(?:(?<zone>${ZONE_NAME})\\b|(?<offset>[+-]\\d{2}:?\\d{2}))\\)?`,
  'u',
);

const LABEL =
  /\b(?:(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|last update)|date)\b(?: (?:on|at))?:?/gi;
const UPDATE = /updat|modif/i;

/**
 * Reads a line that states when the article was published, and nothing else: dates and times with labels, weekdays,
 * zones and separators, perhaps the paper's name after a bar. Null for any other line, and for an impossible or
 * ambiguous date.
 */
export function findPublicationDate(line: string): PublicationDate | null {
  const dates = partsOf(line).map(readPart);
  const stated = dates.filter((date) => date !== 'empty');
  if (stated.length === 0 || stated.includes('other')) return null;
  const read = stated as readonly PublicationDate[];
  return read.find((date) => !date.isUpdate) ?? (read[0] as PublicationDate);
}

/** Splits a line before each label. */
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
  const day = statedDay(date.groups ?? {});
  const clock = time === null ? '' : statedClock(time.groups ?? {});
  if (day === null || clock === null) return 'other';
  const offset = clock === '' ? '' : statedOffset(zone?.groups ?? {}, day);
  return { value: day + clock + offset, isUpdate: UPDATE.test(part.slice(0, 20)) };
}

const without = (text: string, start: number, length: number): string =>
  `${text.slice(0, start)} ${text.slice(start + length)}`;

const FILLER =
  /\b(?:(?:first|originally|last)|published|posted|updated|modified|created|issued|update|date|on|at|local time|time|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?:?|\(\d{4} [A-Z]{3}\)|[\s,;:|/·•—–-]+|[()]/gi;
const PAPER = /[|/·•] ?(?:\p{Lu}[\p{L}.'’]*(?: |$)){1,5}$/u;

/** Whether a text says nothing more: labels, weekdays, separators, perhaps a paper's name after a bar. */
const isFiller = (text: string): boolean =>
  text.replace(FILLER, '') === '' || text.trim().replace(PAPER, '').replace(FILLER, '') === '';

type Groups = Readonly<Record<string, string | undefined>>;

/** The day as `2020-07-13`; null for one that does not exist, or that is ambiguous in the order of day and month. */
function statedDay(groups: Groups): string | null {
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4 ?? '';
  const { first, second = '' } = groups;
  if (first !== undefined) {
    const [month, day] = monthAndDay(first, second) ?? ['', ''];
    return isoDayOf(year, month, day);
  }
  const name = groups.month ?? groups.month2;
  const month = name === undefined ? (groups.month3 ?? '') : monthNumber(name);
  return isoDayOf(year, month, groups.day ?? groups.day2 ?? groups.day3 ?? '');
}

/** The time as `T15:14`; null for one that does not exist. */
const statedClock = (groups: Groups): string | null =>
  isoTimeOf(
    groups.hour ?? groups.hour2 ?? groups.hour3 ?? '',
    groups.minute ?? groups.minute2 ?? groups.minute3 ?? '00',
    groups.seconds ?? groups.seconds2,
    groups.half,
  );

const statedOffset = ({ offset, zone = '' }: Groups, day: string): string =>
  offset === undefined ? offsetOfZone(zone, day) : (offsetOfFigures(offset) ?? '');
