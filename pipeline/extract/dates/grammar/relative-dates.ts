import { dateOf, isoDate, nearestWeekday, weekdayOf, weekStart } from '../calendar/calendar.js';
import {
  type DatePoint,
  type Days,
  monthPoint,
  needsAnchor,
  periodPoint,
  relativeDay,
  resolveDays,
  yearDays,
} from '../values/date-point.js';
import { calendarUnitDays, calendarUnitPoint } from '../values/unit-days.js';
import { addUnits, isClockUnit, type TimeUnit, unitOf } from '../values/units.js';
import { type Duration, durationTimex, readDuration } from './durations.js';
import { HOLIDAY_STARTS, readHoliday, shiftHoliday } from './holidays.js';
import { readDayFirst, readMonthFirst, readMonthName } from './month-dates.js';
import { readSlashDay } from './numeric-dates.js';
import { speaksOfFuture, tenseAround } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { codeOf, numberOf } from './time-words.js';
import { orTwoEnd } from './two-amounts.js';
import { readWeekday } from './weekdays.js';
import { readDigitYear } from './years.js';

/** Reads a day by its distance from the anchor: `today`, `tomorrow`. */
export function readDeictic(reader: TimeReader, i: number): DatePoint | null {
  const offset = numberOf(reader.word(i), 'deictic');
  return offset === null ? null : dayFromAnchor(reader, i, i + 1, offset);
}

/** Reads the day beside another one: `the day before yesterday`, `the day after Thanksgiving`. */
export function readNeighbour(
  reader: TimeReader,
  i: number,
  readDate: (reader: TimeReader, i: number) => DatePoint | null,
): DatePoint | null {
  const side = reader.word(i + 1);
  if (reader.word(i) !== 'day' || (side !== 'before' && side !== 'after')) return null;
  const base = readDate(reader, i + 2);
  if (base?.granularity !== 'day') return null;
  const days = resolveDays(base, reader.anchor, tenseAround(reader, i, base.end));
  const day = days === null ? null : days.start + (side === 'before' ? -1 : 1);
  const point = relativeDay(i, base.end, day, day === null ? 'XXXX-XX-XX' : isoDate(day));
  return { ...point, isRelative: needsAnchor(base) };
}

/** Reads the unit or weekday beyond the next one: `the week before last`, `the Sunday after next`. */
export function readBeyondNext(reader: TimeReader, i: number): DatePoint | null {
  const [side, direction] = [reader.word(i + 1), reader.word(i + 2)];
  const isBack = side === 'before' && direction === 'last';
  if (reader.word(i - 1) !== 'the' || !(isBack || (side === 'after' && direction === 'next'))) return null;
  // "the week before last year's vote"
  if (reader.role(i + 3) !== undefined) return null;
  const unit = unitOf(reader.word(i));
  if (unit !== null && /^(?:W|WE|MO|Y)$/.test(unit.code))
    return calendarUnitPoint(reader, i, i + 3, unit, isBack ? -2 : 2);
  const weekday = numberOf(reader.word(i), 'weekday');
  if (weekday === null) return null;
  if (reader.anchor === null) return relativeDay(i, i + 3, null, `XXXX-WXX-${weekday}`);
  const step = isBack ? -1 : 1;
  const day = nearestWeekday(reader.anchor.day, weekday, step) + 7 * step;
  return relativeDay(i, i + 3, day, isoDate(day));
}

export function dayFromAnchor(reader: TimeReader, first: number, end: number, offset: number): DatePoint {
  const day = reader.anchor === null ? null : reader.anchor.day + offset;
  return relativeDay(first, end, day, day === null ? 'XXXX-XX-XX' : isoDate(day));
}

const MODALS =
  /^(?:will|would|can|could|should|may|might|must|to|not|'ll|’ll|can['’]t|won['’]t|shouldn['’]t|couldn['’]t|wouldn['’]t|they|these|those)$/;

/** Whether `last` is a verb: "the course will last three weekends", "batteries last two years". */
export const isLastAVerb = (reader: TimeReader, i: number): boolean =>
  reader.word(i) === 'last' &&
  (MODALS.test(reader.word(i - 1)) ||
    (PLURAL.test(reader.text(i - 1)) &&
      unitOf(reader.word(i + 1)) === null &&
      readDuration(reader, i + 1) !== null));

/** A noun in the plural that can be what lasts; not `business`, `this`, `plus`. */
const PLURAL = /^\p{Ll}{2,24}[a-hj-rtv-z]s$/u;

/**
 * Reads what follows a word of direction (`last`, `next`, `this`, …): `last week`, `next 3 days`, `this September`,
 * `previous Wednesday`, `next week Monday`, `past two decades`.
 */
export function readDirected(reader: TimeReader, i: number): DatePoint | null {
  const direction = numberOf(reader.word(i), 'direction');
  if (direction === null) return null;
  const word = reader.word(i);
  if (isLastAVerb(reader, i)) return null;
  // In "following Monday's vote" the word is a preposition.
  if (word === 'following' && reader.word(i - 1) !== 'the') return null;
  if (
    word === 'this' &&
    reader.word(i + 1) !== 'this' &&
    numberOf(reader.word(i + 1), 'direction') !== null
  ) {
    const inner = readDirected(reader, i + 1);
    return inner === null ? null : { ...inner, first: i };
  }
  const at = i + 1;
  const unit =
    readLoosePeriod(reader, i, direction) ??
    readRecentUnit(reader, i, word) ??
    readDirectedUnit(reader, i, at, direction);
  if (unit !== null) return unit;
  if (direction !== 0) {
    const counted = readCountedPeriod(reader, i, at, direction);
    if (counted !== null) return counted;
  }
  return readDirectedDate(reader, i, at, word, direction);
}

/** Reads a number of units that nobody counts: `recent years`, `the coming months`. */
export function readOpenPeriod(reader: TimeReader, i: number): DatePoint | null {
  if (!/^(?:recent|coming|past|previous|upcoming|future)$/.test(reader.word(i))) return null;
  const unit = unitOf(reader.word(i + 1));
  if (unit === null || isClockUnit(unit) || !reader.word(i + 1).endsWith('s')) return null;
  const isAhead = /^(?:coming|upcoming|future)$/.test(reader.word(i));
  return periodPoint(i, i + 2, null, isAhead ? 'FUTURE_REF' : 'PAST_REF', true);
}

/** Reads units that nobody counts, with their side after them: `weeks ahead`, `years to come`, `in years past`. */
export function readUnitsOnASide(reader: TimeReader, i: number): DatePoint | null {
  const unit = /s$/.test(reader.word(i)) ? unitOf(reader.word(i)) : null;
  if (unit === null || isClockUnit(unit)) return null;
  const at = i + 1;
  const end =
    reader.word(at) === 'ahead' && reader.word(at + 1) !== 'of'
      ? at + 1
      : reader.matches(at, ['to', 'come'])
        ? at + 2
        : null;
  // "it takes years to come to terms"
  if (end !== null && /^(?:the|in|for|of|during|over)$/.test(reader.word(i - 1)))
    return periodPoint(i, end, null, 'FUTURE_REF', true);
  return reader.word(at) === 'past' && /^(?:in|of)$/.test(reader.word(i - 1))
    ? periodPoint(i, at + 1, null, 'PAST_REF', true)
    : null;
}

/**
 * Reads the time up to the article's date or from it on, which is no week or year of the calendar: `the past year`,
 * `over the last week`.
 */
function readRecentUnit(reader: TimeReader, i: number, word: string): DatePoint | null {
  const unit = unitOf(reader.word(i + 1));
  if (unit === null || !/^(?:W|MO|Y|E|C)$/.test(unit.code) || /s$/.test(reader.word(i + 1))) return null;
  // "The last century" is one of the calendar.
  if (unit.code === 'C' && word !== 'past') return null;
  const isRecent =
    word === 'past' ||
    ((word === 'last' || word === 'next') &&
      reader.word(i - 1) === 'the' &&
      /^(?:in|over|during|within|for)$/.test(reader.word(i - 2)) &&
      !/^(?:of|in|before)$/.test(reader.word(i + 2)));
  if (!isRecent) return null;
  const duration = { first: i, end: i + 2, parts: [{ amount: 1, unit }], isBusiness: false, modifier: null };
  return countedPeriod(reader, i, i + 2, duration, unit, word === 'next' ? 1 : -1);
}

/** Reads about one unit up to the article's date or from it on: `the next day or two`, `the past week or so`. */
function readLoosePeriod(reader: TimeReader, i: number, direction: number): DatePoint | null {
  const unit = direction === 0 || /s$/.test(reader.word(i + 1)) ? null : unitOf(reader.word(i + 1));
  if (unit === null || isClockUnit(unit)) return null;
  const end = reader.matches(i + 2, ['or', 'so']) ? i + 4 : orTwoEnd(reader, i + 2);
  if (end === null) return null;
  const amount = { so: 1, two: 2, three: 3 }[reader.word(end - 1)] as number;
  const duration: Duration = { first: i, end, parts: [{ amount, unit }], isBusiness: false, modifier: null };
  const one = { ...duration, parts: [{ amount: 1, unit }] };
  return {
    ...countedPeriod(reader, i, end, duration, unit, direction),
    timex: durationTimex(one),
    modifier: 'approx',
  };
}

/**
 * Reads a unit of the calendar after a word of direction: `last week`, `this calendar year`, `next quarter`, `last
 * weekend`, `last fall`.
 */
function readDirectedUnit(reader: TimeReader, first: number, i: number, direction: number): DatePoint | null {
  const word = reader.word(i);
  const season = codeOf(word, 'season');
  if (season !== null) return seasonPoint(reader, first, i + 1, season, direction);
  const at =
    word === 'calendar' || word === 'fiscal' || word === 'financial' || word === 'school' ? i + 1 : i;
  const unit = unitOf(reader.word(at));
  if (unit === null || /s$/.test(reader.word(at)) || isClockUnit(unit)) return null;
  if (at > i && word !== 'calendar')
    return periodPoint(first, at + 1, null, word === 'school' ? 'SYXXXX' : 'FYXXXX');
  if (unit.code === 'D') return direction === 0 ? null : dayFromAnchor(reader, first, at + 1, direction);
  const shift = unit.code === 'WE' ? weekendShift(reader, first, direction) : direction;
  const point = calendarUnitPoint(reader, first, at + 1, unit, shift);
  return unit.code === 'W' ? (readWeekdayOfWeek(reader, point) ?? point) : point;
}

/**
 * The number of weeks by which a weekend is shifted. On a Monday or Tuesday `this weekend` is the one just over, unless
 * the clause speaks of the future; on a weekend `past` is that weekend.
 */
function weekendShift(reader: TimeReader, first: number, direction: number): number {
  if (reader.anchor === null) return direction;
  const weekday = weekdayOf(reader.anchor.day);
  if (direction === 0) return weekday <= 2 && !speaksOfFuture(reader, first) ? -1 : 0;
  return weekday > 5 && reader.word(first) === 'past' ? 0 : direction;
}

const SEASON_START: ReadonlyMap<string, number> = new Map([
  ['SP', 3],
  ['SU', 6],
  ['FA', 9],
  ['WI', 12],
]);

/**
 * A season by direction. It has no fixed days, which differ by hemisphere and by definition; its year is in the TIMEX3
 * value.
 */
function seasonPoint(
  reader: TimeReader,
  first: number,
  end: number,
  season: string,
  direction: number,
): DatePoint {
  const { anchor } = reader;
  if (anchor === null) return periodPoint(first, end, null, `XXXX-${season}`, true);
  const { year, month } = dateOf(anchor.day);
  const start = SEASON_START.get(season) as number;
  const shift = direction < 0 ? (month < start + 3 ? -1 : 0) : direction > 0 ? (month >= start ? 1 : 0) : 0;
  return periodPoint(first, end, null, `${year + shift}-${season}`, true);
}

/** Reads the weekday after a week: `next week Monday`, `next week on Tuesday`, `previous week - Monday`. */
function readWeekdayOfWeek(reader: TimeReader, week: DatePoint): DatePoint | null {
  let at = reader.skip(week.end, 'on');
  at = reader.skip(reader.skip(at, '-'), ',');
  const weekday = numberOf(reader.word(at), 'weekday');
  if (weekday === null || (at > week.end && reader.word(week.end) === ',')) return null;
  return weekdayOfWeek(week.first, at + 1, week, weekday);
}

export function weekdayOfWeek(first: number, end: number, week: DatePoint, weekday: number): DatePoint {
  const day = week.fixed === null ? null : week.fixed.start + weekday - 1;
  return relativeDay(first, end, day, day === null ? `XXXX-WXX-${weekday}` : isoDate(day));
}

/** Reads a period with a number: `next 3 days`, `last four months of 2021`, `past two decades`, `next couple weeks`. */
function readCountedPeriod(
  reader: TimeReader,
  first: number,
  i: number,
  direction: number,
): DatePoint | null {
  const plain = unitOf(reader.word(i));
  const duration = plain !== null && /s$/.test(reader.word(i)) ? null : readDuration(reader, i);
  if (duration === null) return null;
  const unit = duration.parts[0]!.unit;
  if (isClockUnit(duration.parts.at(-1)!.unit)) return null;
  return (
    readCountedPeriodOf(reader, first, duration, direction) ??
    countedPeriod(reader, first, duration.end, duration, unit, direction)
  );
}

/** Reads a number before its word of direction: `5 upcoming years`, `the 2 next days`. */
export function readCountFirstPeriod(reader: TimeReader, i: number): DatePoint | null {
  const amount = reader.integer(i, 3);
  const direction = numberOf(reader.word(i + 1), 'direction');
  const unit = unitOf(reader.word(i + 2));
  if (amount === null || direction === null || direction === 0 || unit === null || isClockUnit(unit))
    return null;
  if (!reader.word(i + 2).endsWith('s')) return null;
  const duration: Duration = {
    first: i,
    end: i + 3,
    parts: [{ amount, unit }],
    isBusiness: false,
    modifier: null,
  };
  return countedPeriod(reader, i, i + 3, duration, unit, direction);
}

/** A period of a given length up to the anchor or from it on. */
function countedPeriod(
  reader: TimeReader,
  first: number,
  end: number,
  duration: Duration,
  unit: TimeUnit,
  direction: number,
): DatePoint {
  const length = durationTimex(duration);
  const days =
    reader.anchor === null ? null : countedPeriodDays(reader.anchor.day, duration, unit, direction);
  return {
    ...periodPoint(first, end, days, length),
    isRelative: true,
  };
}

function countedPeriodDays(day: number, duration: Duration, unit: TimeUnit, direction: number): Days | null {
  const { amount } = duration.parts[0]!;
  if (duration.parts.some((part) => part.amount === null) || amount === null) return null;
  if (duration.isBusiness) return businessDays(day, amount, direction);
  if (unit.code === 'Q' || (direction > 0 && (unit.code === 'E' || unit.code === 'C'))) {
    const edge = calendarUnitDays(day, unit, direction > 0 ? 1 : 0).start;
    return direction > 0
      ? { start: edge, end: addUnits(edge, unit, amount) }
      : { start: addUnits(edge, unit, -amount), end: edge };
  }
  const start = direction > 0 ? day + 1 : day;
  const end = duration.parts.reduce(
    (at, part) => addUnits(at, part.unit, direction * (part.amount as number)),
    start,
  );
  return direction > 0 ? { start, end } : { start: end, end: start };
}

/** The `amount` working days after a day, or before it (direction -1). */
export function businessDays(day: number, amount: number, direction: number): Days {
  let at = day;
  let left = amount;
  while (left > 0) {
    at += direction;
    if (weekdayOf(at) < 6) left--;
  }
  return direction > 0 ? { start: day + 1, end: at + 1 } : { start: at, end: day };
}

/**
 * Reads a number of units at the beginning or end of a longer period: `last 3 weeks of this year`, `last four months of
 * 2021`.
 */
function readCountedPeriodOf(
  reader: TimeReader,
  first: number,
  duration: Duration,
  direction: number,
): DatePoint | null {
  if (reader.word(duration.end) !== 'of' || direction === 0) return null;
  const outer =
    readContainingPeriod(reader, reader.skip(duration.end + 1, 'the')) ??
    readOwnYear(reader, duration.end + 1);
  const { amount, unit } = duration.parts[0]!;
  if (outer === null || amount === null) return null;
  const days = resolveDays(outer, reader.anchor);
  if (days === null) return null;
  const edge = direction < 0 ? days.end : days.start;
  const lastWeek = unit.code === 'W' ? weekStart(edge) : edge;
  const inner =
    direction < 0
      ? { start: addUnits(lastWeek, unit, -amount), end: lastWeek }
      : { start: edge, end: addUnits(edge, unit, amount) };
  return {
    ...periodPoint(first, outer.end, inner, durationTimex(duration)),
    isRelative: outer.isRelative,
  };
}

/** Reads the units that a period begins or ends with: `first nine months of 2019`, `final three weeks of July`. */
export function readFirstUnits(reader: TimeReader, i: number): DatePoint | null {
  const direction = { first: 1, opening: 1, final: -1, closing: -1 }[reader.word(i)];
  const duration = direction === undefined ? null : readDuration(reader, i + 1);
  return direction === undefined || duration === null
    ? null
    : readCountedPeriodOf(reader, i, duration, direction);
}

/** Reads `the year` as the article's own. */
export const readOwnYear = (reader: TimeReader, i: number): DatePoint | null =>
  reader.matches(i, ['the', 'year']) && reader.anchor !== null
    ? calendarUnitPoint(reader, i, i + 2, unitOf('year')!, 0)
    : null;

/** Reads a year or month that holds what was read before it: `2021`, `this year`, `next month`, `October 2020`. */
export function readContainingPeriod(reader: TimeReader, i: number): DatePoint | null {
  const at = reader.skip(i, 'the');
  const digits = readDigitYear(reader, at);
  if (digits !== null) {
    const { year, end } = digits;
    return { ...periodPoint(at, end, yearDays(year), String(year)), year };
  }
  const direction = numberOf(reader.word(at), 'direction');
  if (direction !== null) {
    const unit = unitOf(reader.word(at + 1));
    if (unit !== null && unit.days === 0 && !isClockUnit(unit))
      return calendarUnitPoint(reader, at, at + 2, unit, direction);
    const named = readDirectedDate(reader, at, at + 1, reader.word(at), direction);
    return named?.granularity === 'month' || named?.granularity === 'period' ? named : null;
  }
  const month = readMonthName(reader, at);
  if (month === null) return null;
  const point = readMonthFirst(reader, at);
  return point?.granularity === 'month' ? point : null;
}

/**
 * Reads a date after a word of direction: `this September`, `last June`, `next Monday`, `this Friday 7.6`, `next 6th of
 * April`, `previous Easter`.
 */
function readDirectedDate(
  reader: TimeReader,
  first: number,
  i: number,
  word: string,
  direction: number,
): DatePoint | null {
  if (HOLIDAY_STARTS.has(reader.word(i))) {
    const holiday = readHoliday(reader, i);
    if (holiday !== null)
      return reader.anchor === null
        ? { ...holiday, first }
        : { ...shiftHoliday(holiday, direction, reader.anchor.day), first };
  }
  const weekday = readWeekday(reader, i);
  if (weekday !== null) {
    if (weekday.day !== null) return { ...weekday, first, direction: 0 };
    return directedWeekday(reader, first, weekday, word, direction);
  }
  const month = readMonthName(reader, i) === null ? null : readMonthFirst(reader, i);
  if (month !== null && month.year === null && month.granularity === 'month')
    return directedMonth(reader, first, month, direction);
  const day = readSlashDay(reader, i) ?? readDayFirst(reader, i) ?? month;
  return day !== null && day.granularity === 'day' && day.year === null ? { ...day, first, direction } : null;
}

/** The weekday in the week before, in this week or in the next; `past Wednesday` is the last one before the anchor. */
function directedWeekday(
  reader: TimeReader,
  first: number,
  weekday: DatePoint,
  word: string,
  direction: number,
): DatePoint {
  const { anchor } = reader;
  const number = weekday.weekday as number;
  if (anchor === null) return relativeDay(first, weekday.end, null, `XXXX-WXX-${number}`);
  if (word === 'past' || word === 'coming' || word === 'upcoming') {
    const day = nearestWeekday(anchor.day, number, word === 'past' ? -1 : 1);
    return relativeDay(first, weekday.end, day, isoDate(day));
  }
  const day = weekStart(anchor.day) + 7 * direction + number - 1;
  return relativeDay(first, weekday.end, day, isoDate(day));
}

/** `last June` is the last one that is over, `this June` that of the anchor's year. */
function directedMonth(reader: TimeReader, first: number, point: DatePoint, direction: number): DatePoint {
  const month = point.month as number;
  if (reader.anchor === null) return { ...monthPoint(first, point.end, null, month), isRelative: true };
  const now = dateOf(reader.anchor.day);
  const shift =
    direction < 0 ? (month < now.month ? 0 : -1) : direction > 0 ? (month > now.month ? 0 : 1) : 0;
  return { ...monthPoint(first, point.end, now.year + shift, month), isRelative: true };
}
