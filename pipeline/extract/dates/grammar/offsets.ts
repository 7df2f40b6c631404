import { readNumeral } from '../../../language/numerals/numerals.js';
import { dateOf, isoDate, nearestWeekday, weekStart } from '../calendar/calendar.js';
import {
  type DatePoint,
  dayPoint,
  monthPoint,
  periodPoint,
  relativeDay,
  resolveDays,
  type Tense,
} from '../values/date-point.js';
import { momentFromAnchor } from '../values/relative-seconds.js';
import { unitAround } from '../values/unit-days.js';
import { addUnits, isClockUnit, type TimeUnit, unitOf } from '../values/units.js';
import { type Duration, readDuration } from './durations.js';
import { readMonthFirst } from './month-dates.js';
import { businessDays } from './relative-dates.js';
import { isPastVerb, tenseAround } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { readTwoAmounts, type TwoAmounts } from './two-amounts.js';

/** A moment counted in hours, minutes or seconds from the anchor: seconds since 1970 by the anchor's clock. */
export interface RelativeMoment {
  readonly first: number;
  readonly end: number;
  readonly seconds: number | null;
  /** The other end of a period (`past 5 minutes`), else null. */
  readonly until: number | null;
  readonly timex: string;
}

/**
 * Reads a point at a distance from the anchor or another date: `two weeks ago`, `3 days from now`, `in two weeks`,
 * `three weeks from tomorrow`, `2 weeks before Christmas`, `weeks ago`.
 */
export function readOffset(
  reader: TimeReader,
  i: number,
  readDate: (reader: TimeReader, i: number) => DatePoint | null,
): DatePoint | RelativeMoment | null {
  const uncounted = readTwoAmountDistance(reader, i) ?? readUnitsAgo(reader, i) ?? readWeekdaysAgo(reader, i);
  if (uncounted !== null) return uncounted;
  const duration = readDuration(reader, i);
  if (duration === null) return null;
  const at = duration.end;
  if (reader.word(at) === 'ago')
    return (
      readAnniversary(reader, i, duration, readDate) ??
      readMonthYearsAgo(reader, i, duration) ??
      shiftedBy(reader, i, at + 1, duration, -1, null)
    );
  const ahead = fromNowEnd(reader, at);
  if (ahead !== null) return shiftedBy(reader, i, ahead, duration, 1, null);
  const word = reader.word(at);
  if (word === 'from' || word === 'before' || word === 'after') {
    if (isClockUnit(duration.parts[0]!.unit)) return null;
    const base = readDate(reader, reader.skip(at + 1, 'the'));
    if (base === null || base.granularity !== 'day') return null;
    return shiftedBy(reader, i, base.end, duration, word === 'before' ? -1 : 1, base);
  }
  const before = reader.word(i - 1);
  if (before === 'in' && isFutureOffset(reader, i, duration))
    return shiftedBy(reader, i - 1, at, duration, 1, null);
  return null;
}

/** Index after `from now`, `hence`; null for anything else. */
function fromNowEnd(reader: TimeReader, i: number): number | null {
  if (reader.word(i) === 'hence') return i + 1;
  return reader.matches(i, ['from', 'now']) ? i + 2 : null;
}

/**
 * Reads a distance of two amounts from the anchor: `three or four years ago`, `in a day or two`. It is as vague as
 * `several years ago`, but has the days from the one to the other.
 */
export function readTwoAmountDistance(reader: TimeReader, i: number): DatePoint | RelativeMoment | null {
  const amounts = readTwoAmounts(reader, i);
  if (amounts === null) return null;
  const { end } = amounts.high;
  if (reader.word(end) === 'ago') return betweenAmounts(reader, i, end + 1, amounts, -1);
  const ahead = fromNowEnd(reader, end);
  if (ahead !== null) return betweenAmounts(reader, i, ahead, amounts, 1);
  return amounts.isLoose && reader.word(i - 1) === 'in' && isFutureOffset(reader, i, amounts.high)
    ? betweenAmounts(reader, i - 1, end, amounts, 1)
    : null;
}

/** Reads a distance without a number: `weeks ago`. */
function readUnitsAgo(reader: TimeReader, i: number): DatePoint | RelativeMoment | null {
  const unit = reader.word(i + 1) === 'ago' && reader.word(i).endsWith('s') ? unitOf(reader.word(i)) : null;
  if (unit === null) return null;
  return isClockUnit(unit)
    ? { first: i, end: i + 2, seconds: null, until: null, timex: 'PAST_REF' }
    : relativeDay(i, i + 2, null, 'PAST_REF');
}

/** Reads `two Sundays ago`. */
function readWeekdaysAgo(reader: TimeReader, i: number): DatePoint | null {
  const amount = reader.role(i + 1)?.role === 'weekdays' ? readNumeral(reader.tokens, i)?.value : undefined;
  if (amount === undefined || !(amount >= 1) || reader.word(i + 2) !== 'ago') return null;
  const weekday = numberOf(reader.word(i + 1), 'weekdays')!;
  if (reader.anchor === null) return relativeDay(i, i + 3, null, `XXXX-WXX-${weekday}`);
  const day = nearestWeekday(reader.anchor.day, weekday, -1) - 7 * (amount - 1);
  return relativeDay(i, i + 3, day, isoDate(day));
}

/** Reads a month of a year that is counted back: `two years ago in March`. */
function readMonthYearsAgo(reader: TimeReader, first: number, { parts, end }: Duration): DatePoint | null {
  const { amount, unit } = parts[0]!;
  const at = reader.skip(end + 1, ',');
  if (parts.length > 1 || unit.code !== 'Y' || amount === null || !Number.isInteger(amount)) return null;
  const month = reader.word(at) === 'in' ? readMonthFirst(reader, at + 1) : null;
  if (month?.granularity !== 'month' || month.year !== null || reader.anchor === null) return null;
  const year = dateOf(reader.anchor.day).year - amount;
  return { ...monthPoint(first, month.end, year, month.month as number), isRelative: true };
}

function betweenAmounts(
  reader: TimeReader,
  first: number,
  end: number,
  { low, high }: TwoAmounts,
  sign: number,
): DatePoint | RelativeMoment {
  const timex = sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  if (isClockUnit(high.parts[0]!.unit)) return { first, end, seconds: null, until: null, timex };
  const { anchor } = reader;
  const [near, far] = [low, high].map((duration) =>
    anchor === null ? null : (countedFrom(anchor.day, first, end, duration, sign)?.fixed ?? null),
  );
  const days =
    near == null || far == null
      ? null
      : { start: Math.min(near.start, far.start), end: Math.max(near.end, far.end) };
  return periodPoint(first, end, days, timex, true);
}

/**
 * Whether `in two weeks` is a point in the future: not if the words before it speak of the past ("for the first time in
 * two years").
 */
function isFutureOffset(reader: TimeReader, i: number, duration: Duration): boolean {
  const part = duration.parts[0]!;
  if (part.amount === null || reader.anchor === null) return false;
  // From a day without its time, minutes lead nowhere.
  if (isClockUnit(part.unit) && reader.anchor.second === null) return false;
  // Seconds and parts of an hour are measured: "it does sixty in 5.0 seconds".
  if (part.unit.code === 'S' || (isClockUnit(part.unit) && reader.text(i).includes('.'))) return false;
  if (
    /^(?:time|once|twice|times|first|second|third|most|more|best|worst|highest|lowest|only|biggest|largest|than)$/.test(
      reader.word(i - 2),
    )
  )
    return false;
  for (let at = i - 2; at >= reader.first && at > i - 14; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';') break;
    if (word.endsWith("n't") || word.endsWith('n’t')) return false;
    if (
      /^(?:first|second|third|fourth|fifth|time|most|was|were|had|has|been|have|did|highest|lowest|best|worst|largest|biggest)$/.test(
        word,
      ) ||
      // "would be redeemed in five years"
      ((/^[a-z]{3,}ed$/.test(word) || isPastVerb(word)) && reader.word(at - 1) !== 'be')
    )
      return false;
  }
  return true;
}

/**
 * Reads a distance that is counted back from another day or period than the article's: `two weeks ago today`, `a year
 * ago Tuesday`, `100 years ago this week`.
 */
function readAnniversary(
  reader: TimeReader,
  first: number,
  duration: Duration,
  readDate: (reader: TimeReader, i: number) => DatePoint | null,
): DatePoint | null {
  const at = duration.end + 1;
  if (reader.anchor === null || duration.parts.some(({ amount }) => amount === null)) return null;
  if (reader.word(at) === 'this') {
    const unit = unitOf(reader.word(at + 1));
    if (unit?.code !== 'W' && unit?.code !== 'MO') return null;
    return unitAround(first, at + 2, unit, dayAtDistance(reader.anchor.day, duration, -1));
  }
  const isDay =
    numberOf(reader.word(at), 'deictic') !== null || numberOf(reader.word(at), 'weekday') !== null;
  const base = isDay ? readDate(reader, at) : null;
  // "two years ago Tuesday's ruling"
  if (base === null || reader.isPossessive(base.end)) return null;
  const days = resolveDays(base, reader.anchor, 'past');
  if (days === null) return null;
  const day = dayAtDistance(days.start, duration, -1);
  return relativeDay(first, base.end, day, isoDate(day));
}

function shiftedBy(
  reader: TimeReader,
  first: number,
  end: number,
  duration: Duration,
  sign: number,
  base: DatePoint | null,
): DatePoint | RelativeMoment {
  const isOpen = duration.parts.some((part) => part.amount === null);
  if (isClockUnit(duration.parts.at(-1)!.unit)) {
    return { first, end, until: null, ...momentFromAnchor(reader.anchor, isOpen ? null : duration, sign) };
  }
  const days = base === null ? null : resolveDays(base, reader.anchor, tenseOfBase(reader, first, base));
  const from = base === null ? (reader.anchor?.day ?? null) : (days?.start ?? null);
  if (isOpen || from === null) {
    const isVague = isOpen && base === null;
    return relativeDay(first, end, null, isVague ? (sign < 0 ? 'PAST_REF' : 'FUTURE_REF') : 'XXXX-XX-XX');
  }
  const day = dayAtDistance(from, duration, sign);
  return base === null
    ? { ...unitAround(first, end, exactUnit(duration), day), modifier: duration.modifier }
    : relativeDay(first, end, day, isoDate(day));
}

/** The tense of the clause that a distance from a date is in; where none tells it, the event lies ahead. */
const tenseOfBase = (reader: TimeReader, first: number, base: DatePoint): Tense =>
  tenseAround(reader, first, base.end) ?? 'future';

/** The day or period at a distance from a day, as exact as its unit; null where nobody counts the units. */
export const countedFrom = (
  from: number,
  first: number,
  end: number,
  duration: Duration,
  sign: number,
): DatePoint | null =>
  duration.parts.some((part) => part.amount === null)
    ? null
    : unitAround(first, end, exactUnit(duration), dayAtDistance(from, duration, sign));

/** The day at a counted distance from another one, after it or before it (`sign` -1). */
function dayAtDistance(from: number, { parts, isBusiness }: Duration, sign: number): number {
  if (!isBusiness)
    return parts.reduce((at, part) => addUnits(at, part.unit, sign * (part.amount as number)), from);
  const days = businessDays(from, parts[0]!.amount as number, sign);
  return sign > 0 ? days.end - 1 : days.start;
}

const COARSE: ReadonlyMap<string, string> = new Map([
  ['W', 'week'],
  ['F', 'week'],
  ['MO', 'month'],
  ['Q', 'quarter'],
  ['Y', 'year'],
  ['E', 'year'],
  ['C', 'year'],
  ['K', 'year'],
]);

/** The unit in which a distance is exact: "five years ago" is a year, "a year and a half ago" a month. */
function exactUnit({ parts, isBusiness }: Duration): TimeUnit {
  const { amount, unit } = parts.at(-1)!;
  const name = (isBusiness ? undefined : COARSE.get(unit.code)) ?? 'day';
  return unitOf(name === 'year' && !Number.isInteger(amount) ? 'month' : name)!;
}

/** The weekday of the week that holds a point: `Monday two weeks from now`. */
export function onWeekday(point: DatePoint, weekday: number, first: number): DatePoint {
  if (point.fixed === null) return { ...dayPoint(first, point.end, { weekday }), isRelative: true };
  const day = weekStart(point.exact ?? point.fixed.start) + weekday - 1;
  return relativeDay(first, point.end, day, isoDate(day));
}
