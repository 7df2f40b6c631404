import { isoDate, weekStart } from '../calendar/calendar.js';
import { type DatePoint, dayPoint, relativeDay, resolveDays } from '../values/date-point.js';
import { momentFromAnchor } from '../values/relative-seconds.js';
import { unitAround } from '../values/unit-days.js';
import { addUnits, isClockUnit, type TimeUnit, unitOf } from '../values/units.js';
import { type Duration, readDuration } from './durations.js';
import { businessDays } from './relative-dates.js';
import { isPastVerb } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';

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
 * `three weeks from tomorrow`, `2 weeks before Christmas`.
 */
export function readOffset(
  reader: TimeReader,
  i: number,
  readDate: (reader: TimeReader, i: number) => DatePoint | null,
): DatePoint | RelativeMoment | null {
  const duration = readDuration(reader, i);
  if (duration === null) return null;
  const at = duration.end;
  const word = reader.word(at);
  if (word === 'ago')
    return readAnniversary(reader, i, duration, readDate) ?? shiftedBy(reader, i, at + 1, duration, -1, null);
  if (word === 'hence' || (word === 'from' && reader.word(at + 1) === 'now'))
    return shiftedBy(reader, i, word === 'hence' ? at + 1 : at + 2, duration, 1, null);
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

/**
 * Whether `in two weeks` is a point in the future: not if the words before it speak of the past ("for the first time in
 * two years").
 */
function isFutureOffset(reader: TimeReader, i: number, duration: Duration): boolean {
  const part = duration.parts[0]!;
  if (part.amount === null || reader.anchor === null) return false;
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
  const days = base === null ? null : resolveDays(base, reader.anchor, 'future');
  const from = base === null ? (reader.anchor?.day ?? null) : (days?.start ?? null);
  if (isOpen || from === null) {
    const isVague = isOpen && base === null;
    return relativeDay(first, end, null, isVague ? (sign < 0 ? 'PAST_REF' : 'FUTURE_REF') : 'XXXX-XX-XX');
  }
  const day = dayAtDistance(from, duration, sign);
  return base === null
    ? unitAround(first, end, exactUnit(duration), day)
    : relativeDay(first, end, day, isoDate(day));
}

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
