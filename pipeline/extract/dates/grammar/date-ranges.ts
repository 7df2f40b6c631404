import type { Anchor } from '../calendar/anchor.js';
import { addMonths, dateOf, isoDate, weekdayOf } from '../calendar/calendar.js';
import {
  type DatePoint,
  type Days,
  dayPoint,
  exactly,
  FUTURE_WEIGHT,
  needsAnchor,
  pointTimex,
  resolveDays,
} from '../values/date-point.js';
import { interval, type TimeFinding } from '../values/expressions.js';
import { clockSeconds, clockTimex, clockValue } from './clock.js';
import { CONNECTORS, HYPHENS } from './connectors.js';
import { readDate } from './date-reader.js';
import { readDayNumber, readJoinedYear } from './month-dates.js';
import { speaksOfFuture } from './tense.js';
import { readTimePoint, type TimePoint } from './time-points.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { expandYear, fourDigitYear } from './years.js';

/** Joins two dates, but not two times of day. */
const DOUBLE_HYPHEN = '--';

const FROM: ReadonlySet<string> = new Set(['from', 'between', 'for']);

/**
 * Reads a range between two dates: `from August to October`, `between 3 and 12 of Sept`, `January 12, 2016 -
 * 01/22/2016`, `2014-2018`, `april 9th through 17th`. It includes its second date.
 */
export function readDateRange(reader: TimeReader, i: number): TimeFinding | null {
  const isBetween = isBetweenAt(reader, i);
  const isFrom = FROM.has(reader.word(i - 1)) || isBetween;
  const left = readLeft(reader, i, isFrom);
  if (left === null || isMoved(reader, i)) return null;
  // "the January-to-March quarter"
  const isHyphenated = reader.matches(left.end, ['-', 'to', '-']);
  const connector = isHyphenated ? left.end + 1 : left.end;
  const word = reader.word(connector);
  const isSeason = word === '/' && left.granularity === 'year' && reader.isAdjacent(connector);
  if (!isSeason && !joins(word, isBetween)) return null;
  const at = reader.skip(isHyphenated ? connector + 2 : connector + 1, 'the');
  const right = readRight(reader, at, left, word);
  if (right === null) return null;
  return rangeFinding(reader, { ...left, first: Math.max(i, left.first) }, right, isFrom);
}

/** Whether something is moved from one date to another: "postponed from Tuesday to Friday". */
const isMoved = (reader: TimeReader, i: number): boolean =>
  reader.word(i - 1) === 'from' &&
  /^(?:moved|postponed|rescheduled|delayed|pushed|shifted|changed|deferred|brought)$/.test(
    reader.word(i - 2),
  );

const joins = (word: string, isBetween: boolean): boolean =>
  CONNECTORS.has(word) || word === DOUBLE_HYPHEN || (word === 'and' && isBetween);

const isBetweenAt = (reader: TimeReader, i: number): boolean =>
  reader.word(i - 1) === 'between' || (reader.word(i - 1) === 'the' && reader.word(i - 2) === 'between');

function readLeft(reader: TimeReader, i: number, isFrom: boolean): DatePoint | null {
  const now = readNow(reader, i);
  if (now !== null) return now;
  const date = readDate(reader, i);
  if (date !== null) return date;
  // "between 3 and 12 of Sept": the month follows the second day.
  const day = readDayNumber(reader, i);
  if (day === null || !(isFrom || /^(?:to|-|–|through)$/.test(reader.word(day.end)))) return null;
  return dayPoint(i, day.end, { day: day.value });
}

/** Reads `now` as an end of a range. */
function readNow(reader: TimeReader, i: number): DatePoint | null {
  return numberOf(reader.word(i), 'now') === null ? null : presentDay(reader, i);
}

/** The word at `i` as the day of publication. */
function presentDay(reader: TimeReader, i: number): DatePoint {
  const day = reader.anchor?.day ?? null;
  return {
    ...dayPoint(i, i + 1, { timex: day === null ? 'PRESENT_REF' : isoDate(day) }),
    fixed: day === null ? null : { start: day, end: day + 1 },
    isRelative: true,
    isPresent: true,
  };
}

function readRight(reader: TimeReader, i: number, left: DatePoint, connector: string): DatePoint | null {
  const isHyphen = HYPHENS.has(connector) || connector === DOUBLE_HYPHEN || connector === '/';
  if (isHyphen && left.granularity === 'year') return readEndYear(reader, i, left);
  if (reader.word(i) === 'date' && connector === 'to') return presentDay(reader, i);
  const now = readNow(reader, i);
  if (now !== null) return now;
  const date = readDate(reader, i);
  if (date !== null) return canFollow(left, date, isHyphen && !reader.isAdjacent(i - 1)) ? date : null;
  if (left.day === null || left.month === null) return null;
  const day = readDayNumber(reader, i);
  if (day === null || NO_DAY.test(reader.word(day.end))) return null;
  const year = readJoinedYear(reader, day.end);
  return dayPoint(i, year?.end ?? day.end, { year: year?.year ?? null, day: day.value });
}

/** What stands after a number that is no day. */
const NO_DAY = /^(?:percent|%|people|years|days|hours|votes|points|p\.m\.|a\.m\.|pm|am)$/;

/**
 * Whether a date can end the range that begins with `left`. A dash with spaces around it joins only like dates (not "on
 * Tuesday — March was cold").
 */
function canFollow(left: DatePoint, right: DatePoint, isLoose: boolean): boolean {
  if (
    right.granularity === 'day' &&
    left.granularity === 'day' &&
    left.month === null &&
    right.month !== null &&
    left.day === null &&
    left.fixed === null
  )
    return !isLoose;
  return !isLoose || left.granularity === right.granularity;
}

/** Reads the year that ends a range: `2014-2018`, `1997-98`. */
function readEndYear(reader: TimeReader, i: number, left: DatePoint): DatePoint | null {
  const start = left.year as number;
  const four = fourDigitYear(reader, i);
  if (four !== null) return four > start ? { ...left, first: i, end: i + 1, year: four } : null;
  const two = reader.isAdjacent(i) && reader.text(i).length === 2 ? reader.integer(i) : null;
  if (two === null) return null;
  const year = start >= 1950 ? expandYear(two) : Math.floor(start / 100) * 100 + two;
  return year > start && year - start < 30 ? { ...left, first: i, end: i + 1, year } : null;
}

function rangeFinding(
  reader: TimeReader,
  left: DatePoint,
  right: DatePoint,
  isFrom: boolean,
): TimeFinding | null {
  const [from, to] = withSharedParts(exactly(left), exactly(right));
  if (from.day !== null && from.month === null && from.fixed === null && from.weekday === null) return null;
  if (!isFrom && from.granularity === 'day' && to.granularity === 'month' && to.year === null) return null;
  const { anchor } = reader;
  const first = resolveDays(
    from,
    anchor,
    isWeekday(from) && speaksOfFuture(reader, left.first) ? 'future' : null,
  );
  const last = first === null ? resolveDays(to, anchor, 'future') : resolveAfter(to, first, anchor);
  const [start, end] = nearAnchor(from, to, inOrder(from, to, first, last), anchor);
  const isRelative = needsAnchor(from) || needsAnchor(to);
  const span = { first: left.first, end: right.end, kind: 'daterange', modifier: null, isRelative } as const;
  const edge = endOf(to, end, reader.word(left.end));
  const length = lengthTimex(from, to, start, edge);
  if (start === null || edge === null)
    return { timex: `(${edgeTimex(from)},${edgeTimex(to)},${length})`, ...span, ...interval(null, null) };
  const [begin, until] = [isoDate(start.start), isoDate(edge)];
  return { timex: `(${begin},${until},${length})`, ...span, ...interval(begin, until) };
}

/**
 * The day after the range. A range includes its last day, month or year (`2014 to 2018` ends with 2018), as readers
 * understand it; after `until` and `till`, and at the present, it ends where the second date begins.
 */
function endOf(point: DatePoint, days: Days | null, connector: string): number | null {
  if (days === null) return null;
  const isOpen = (connector === 'until' || connector === 'till') && point.modifier !== 'end';
  return isOpen || point.isPresent === true ? days.start : days.end;
}

/** The TIMEX3 value of an end whose days are unknown. */
function edgeTimex(point: DatePoint): string {
  const timex = pointTimex(point, null);
  if (point.granularity === 'month') return `${timex}-01`;
  return point.granularity === 'year' ? `${timex}-01-01` : timex;
}

/** Both ends, each with the year and month that only the other one names. */
function withSharedParts(left: DatePoint, right: DatePoint): [DatePoint, DatePoint] {
  let from = left;
  let to = right;
  if (
    from.granularity === 'day' &&
    from.month === null &&
    from.fixed === null &&
    from.day !== null &&
    from.weekday === null
  ) {
    from = { ...from, month: to.month, year: to.year };
  }
  if (to.granularity === 'day' && to.month === null && to.day !== null && from.month !== null)
    to = { ...to, month: from.month, year: to.year ?? from.year };
  if (
    from.year === null &&
    to.year !== null &&
    from.fixed === null &&
    !from.isRelative &&
    from.month !== null &&
    to.month !== null
  ) {
    const isLater = from.month > to.month || (from.month === to.month && (from.day ?? 0) > (to.day ?? 32));
    from = { ...from, year: isLater ? to.year - 1 : to.year };
  }
  if (
    to.year === null &&
    from.year !== null &&
    to.fixed === null &&
    to.month !== null &&
    from.month !== null &&
    !to.isRelative &&
    to.direction === null
  ) {
    const isEarlier = to.month < from.month || (to.month === from.month && (to.day ?? 32) < (from.day ?? 0));
    to = { ...to, year: isEarlier ? from.year + 1 : from.year };
  }
  return [from, to];
}

/** The days of the second date: the first possible ones from the start of the range on. */
function resolveAfter(point: DatePoint, start: Days, anchor: Anchor | null): Days | null {
  const isMonth = point.fixed === null && point.year === null && point.month !== null;
  if (isMonth && point.direction === null) {
    const { year } = dateOf(start.start);
    for (const candidate of [year, year + 1]) {
      const days = resolveDays({ ...point, year: candidate }, anchor);
      if (days !== null && days.start >= start.start) return days;
    }
  }
  if (isWeekday(point)) {
    const day = start.start + ((point.weekday! - weekdayOf(start.start) + 7) % 7 || 7);
    return { start: day, end: day + 1 };
  }
  const days = resolveDays(point, anchor, 'future');
  if (days === null || days.start >= start.start || point.fixed !== null || point.year !== null) return days;
  return days.start + 7 > start.start ? { start: days.start + 7, end: days.end + 7 } : days;
}

/** Whether a point is a weekday that nothing else dates. */
const isWeekday = (point: DatePoint): boolean =>
  point.weekday !== null && point.day === null && point.fixed === null;

type Ends = readonly [Days | null, Days | null];

/**
 * The two ends in order: ends without a year that came out the wrong way round lie a year apart (`March to date`,
 * `April until the end of June`).
 */
function inOrder(from: DatePoint, to: DatePoint, start: Days | null, end: Days | null): Ends {
  if (start === null || end === null || start.start <= end.start) return [start, end];
  if (from.year === null && from.month !== null) return [shiftYear(start, -1), end];
  return to.year === null && to.month !== null ? [start, shiftYear(end, 1)] : [start, end];
}

/** The range of months or days without a year that is around or before the article's date, as with single dates. */
function nearAnchor(from: DatePoint, to: DatePoint, days: Ends, anchor: Anchor | null): Ends {
  const [start, end] = days;
  const isOpen = (point: DatePoint): boolean =>
    point.year === null && point.month !== null && point.fixed === null && point.direction === null;
  if (anchor === null || start === null || end === null || !isOpen(from) || !isOpen(to)) return days;
  // A leap day has no counterpart a year earlier.
  if (from.month === 2 && from.day === 29) return days;
  const earlier = shiftYear(end, -1);
  return start.start > anchor.day && anchor.day - earlier.end < FUTURE_WEIGHT * (start.start - anchor.day)
    ? [shiftYear(start, -1), earlier]
    : days;
}

const shiftYear = (days: Days, years: number): Days => ({
  start: addMonths(days.start, 12 * years),
  end: addMonths(days.end, 12 * years),
});

function lengthTimex(from: DatePoint, to: DatePoint, start: Days | null, end: number | null): string {
  if (start === null || end === null) return 'PX';
  const [a, b] = [dateOf(start.start), dateOf(end)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const areWhole =
    from.granularity !== 'day' && to.granularity !== 'day' && addMonths(start.start, months) === end;
  if (areWhole) return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
  return `P${end - start.start}D`;
}

/** Reads a range between two date-times: `from 3 in the morning until 5pm`, `2:00 tomorrow and 4:00`. */
export function readMomentRange(reader: TimeReader, i: number): TimeFinding | null {
  const isBetween = reader.word(i - 1) === 'between';
  const left = readTimePoint(reader, i);
  if (left?.time == null || left.time.to !== null) return null;
  const word = reader.word(left.end);
  if (!joins(word, isBetween)) return null;
  const right = readTimePoint(reader, left.end + 1);
  if (right?.time == null || right.time.to !== null || (left.date === null && right.date === null))
    return null;
  return momentRange(left, right, reader.anchor);
}

function momentRange(left: TimePoint, right: TimePoint, anchor: Anchor | null): TimeFinding | null {
  const fromDate = left.date ?? right.date;
  const toDate = right.date ?? left.date;
  if (fromDate === null || toDate === null || left.time === null || right.time === null) return null;
  const start = resolveDays(fromDate, anchor);
  const end = resolveDays(toDate, anchor);
  const timex = `(${pointTimex(fromDate, start)}${clockTimex(left.time.from)},${pointTimex(toDate, end)}${clockTimex(right.time.from)},PT${Math.max(0, Math.round((clockSeconds(right.time.from) - clockSeconds(left.time.from)) / 60))}M)`;
  return {
    first: left.first,
    end: right.end,
    kind: 'datetimerange',
    timex,
    modifier: null,
    isRelative: needsAnchor(fromDate) || needsAnchor(toDate),
    ...interval(
      start === null ? null : `${isoDate(start.start)}T${clockValue(left.time.from)}`,
      end === null ? null : `${isoDate(end.start)}T${clockValue(right.time.from)}`,
    ),
  };
}
