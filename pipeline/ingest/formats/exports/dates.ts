import { isoDayOf, isoTimeOf } from '../../../text/calendar-day.js';
import { readTable } from '../../../text/word-list.js';

const MONTHS: ReadonlyMap<string, number> = new Map(
  readTable(new URL('./month-names.txt', import.meta.url)).flatMap(([number, ...names]) =>
    names.map((name): [string, number] => [name, Number(number)]),
  ),
);

/** Longest line that a date stands in, in UTF-16 units. */
const MAX_LENGTH = 200;
const TOKEN = /\p{L}+|\d+/gu;
/** What stands between the parts of a date in Romance languages. */
const BETWEEN: ReadonlySet<string> = new Set([
  'de',
  'del',
  'do',
  'di',
  'of',
  'the',
  'st',
  'nd',
  'rd',
  'th',
  'er',
]);
const CLOCK =
  /\b(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2})?(?: ?(?<half>[AP])\.?M\b\.?)?(?: (?<zone>GMT|UTC)\b(?!\+))?/i;
/** `2024-05-01`, and `2024 年 5 月 1 日`. */
const DAY_IN_FIGURES = /(?<!\d)(\d{4})(?:-| ?年 ?)(\d{1,2})(?:-| ?月 ?)(\d{1,2})(?!\d)/;

/**
 * The date in a line, in figures or with the name of its month in a language of the databases: `May 17, 2019 Friday
 * 10:55 EST`, `lundi 5 novembre 2017`, `27. Februar 2012 Montag`.
 *
 * @returns ISO 8601, to the day or the minute, with a zone only where it is that of Greenwich; null where there is none
 */
export function dateIn(line: string): string | null {
  if (line.length > MAX_LENGTH) return null;
  const day = dayIn(line);
  const clock = day === null ? undefined : CLOCK.exec(line)?.groups;
  if (day === null || clock === undefined) return day;
  const { hour = '', minute = '', half, zone } = clock;
  const time = isoTimeOf(hour, minute, undefined, half?.toLowerCase());
  return time === null ? day : `${day}${time}${zone === undefined ? '' : 'Z'}`;
}

function dayIn(line: string): string | null {
  const [, year = '', month = '', day = ''] = DAY_IN_FIGURES.exec(line) ?? [];
  return isoDayOf(year, month, day) ?? dayWithName(line);
}

function dayWithName(line: string): string | null {
  const tokens = (line.match(TOKEN) ?? [])
    .map((token) => token.toLowerCase())
    .filter((token) => !BETWEEN.has(token));
  for (const [index, token] of tokens.entries()) {
    const month = MONTHS.get(token);
    if (month === undefined) continue;
    const [before = '', after = '', last = ''] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
    const found = isoDayOf(after, month, before) ?? isoDayOf(last, month, after);
    if (found !== null) return found;
  }
  return null;
}
