import { type Tokens, tokenize } from '../../../language/tokens.js';
import { readLines } from '../../../text/word-list.js';
import { dateOf, dayOf, easterOf, isoYear, weekdayInMonth } from '../calendar/calendar.js';
import { closest, type DatePoint, dayPoint, relativeDay } from '../values/date-point.js';
import { byFirstWord } from './phrases.js';
import { tenseAround } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { fourDigitYear } from './years.js';

interface Holiday {
  readonly words: readonly string[];
  readonly rule: string;
}

/** Holidays by their first word, the longest name first. */
const HOLIDAYS: ReadonlyMap<string, readonly Holiday[]> = byFirstWord(
  readLines(new URL('./holidays.txt', import.meta.url)).map((line) => {
    const [name, rule] = line.split('\t') as [string, string];
    return { words: tokenize(name).lowers, rule };
  }),
);

export const HOLIDAY_STARTS: ReadonlySet<string> = new Set(HOLIDAYS.keys());

/** The longest holiday whose name begins at token `i` and ends before `limit`. */
export function holidayAt(tokens: Tokens, i: number, limit: number): Holiday | undefined {
  const candidates = HOLIDAYS.get(tokens.lowers[i] as string);
  return candidates?.find(
    ({ words }) =>
      i + words.length <= limit && words.every((word, at) => sameWord(tokens.lowers[i + at] as string, word)),
  );
}

/**
 * Reads a holiday, with its year if there is one: `Christmas Eve`, `Thanksgiving 2023`, `independence day of this
 * year`.
 */
export function readHoliday(reader: TimeReader, i: number): DatePoint | null {
  const holiday = i < reader.limit ? holidayAt(reader.tokens, i, reader.limit) : undefined;
  if (holiday === undefined) return null;
  if (holiday.words.join(' ') === 'new year' && reader.isCapital(i) !== reader.isCapital(i + 1)) return null;
  if (
    holiday.words.join(' ') === 'new year' &&
    /^(?:a|the|his|her|their|each|every)$/.test(reader.word(i - 1))
  )
    return null;
  const end = i + holiday.words.length;
  const year = readHolidayYear(reader, end);
  // In small letters it is that of any country.
  const rule = holiday.words[0] === 'election' && !reader.isCapital(i) ? 'UNKNOWN' : holiday.rule;
  return holidayPoint(reader, i, year?.end ?? end, rule, year?.year ?? null);
}

const sameWord = (a: string, b: string): boolean =>
  a === b || (a.length === b.length && a.replace('’', "'") === b);

function readHolidayYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  const at = reader.word(i) === ',' || reader.word(i) === 'of' ? i + 1 : i;
  const year = fourDigitYear(reader, at);
  if (year !== null && year > 1900) return { year, end: at + 1 };
  const { anchor } = reader;
  if (anchor === null || reader.word(i) !== 'of' || reader.word(i + 2) !== 'year') return null;
  const shift = { this: 0, last: -1, next: 1 }[reader.word(i + 1)];
  return shift === undefined ? null : { year: dateOf(anchor.day).year + shift, end: i + 3 };
}

function holidayPoint(
  reader: TimeReader,
  first: number,
  end: number,
  rule: string,
  year: number | null,
): DatePoint {
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule);
  if (fixed !== null) return dayPoint(first, end, { year, month: Number(fixed[1]), day: Number(fixed[2]) });
  if (rule === 'UNKNOWN') return relativeDay(first, end, null, `${year ?? 'XXXX'}-XX-XX`);
  const name = `${year === null ? 'XXXX' : isoYear(year)}-${rule}`;
  if (year !== null)
    return { ...relativeDay(first, end, holidayIn(year, rule), name), isRelative: false, year };
  if (reader.anchor === null) return relativeDay(first, end, null, name);
  const { year: own } = dateOf(reader.anchor.day);
  const days = [own, own - 1, own + 1].map((candidate) => holidayIn(candidate, rule));
  return relativeDay(first, end, closest(days, reader.anchor.day, tenseAround(reader, first, end)), name);
}

const RULE = /^(?:EASTER([+-]\d+)|(\d\d)-WXX-(\d)-#(-?\d)(?:\+(\d))?)$/;

/** The day of a movable holiday in a year. */
export function holidayIn(year: number, rule: string): number {
  const match = RULE.exec(rule);
  if (match === null) throw new RangeError(`holiday rule ${rule}`);
  if (match[1] !== undefined) return easterOf(year) + Number(match[1]);
  return weekdayInMonth(year, Number(match[2]), Number(match[3]), Number(match[4])) + Number(match[5] ?? 0);
}

/**
 * The holiday before or after the anchor (`previous Easter`).
 *
 * @param point as returned by {@link readHoliday}
 * @param direction -1 for the last one before the anchor, 1 for the next one after it, 0 for the anchor's year
 */
export function shiftHoliday(point: DatePoint, direction: number, anchorDay: number): DatePoint {
  const { year } = dateOf(anchorDay);
  const dayIn = (candidate: number): number =>
    point.timex === null || point.month !== null
      ? dayOf(candidate, point.month as number, point.day as number)
      : holidayIn(candidate, point.timex.slice(5));
  if (point.timex?.endsWith('XX-XX')) return point;
  const days = [year - 1, year, year + 1].map(dayIn);
  const found =
    direction < 0
      ? days.filter((day) => day < anchorDay).at(-1)
      : days.find((day) => (direction > 0 ? day > anchorDay : dateOf(day).year === year));
  return relativeDay(
    point.first,
    point.end,
    found ?? null,
    point.timex ?? `XXXX-${point.month}-${point.day}`,
  );
}
