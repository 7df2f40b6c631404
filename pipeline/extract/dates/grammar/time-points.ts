import type { DatePoint, Modifier } from '../values/date-point.js';
import { afterOtherZone } from './clock.js';
import { readDate } from './date-reader.js';
import { type DayPart, readDayPart, readLonePart } from './day-parts.js';
import { dayFromAnchor } from './relative-dates.js';
import type { TimeReader } from './time-reader.js';
import { inPart, readTimeSpan, type TimeSpan } from './time-span.js';
import { codeOf, numberOf } from './time-words.js';

/** A date, a time of day, a part of the day, or a combination of them. */
export interface TimePoint {
  readonly first: number;
  readonly end: number;
  readonly date: DatePoint | null;
  readonly part: DayPart | null;
  readonly time: TimeSpan | null;
  readonly modifier: Modifier;
  /** Set where the word between date and time leaves one end open: `Thursday before 5pm`. */
  readonly bound?: 'before' | 'after' | 'since' | 'until';
}

/**
 * Reads a point in time: `Tuesday night`, `tomorrow at 8`, `12:30 december 27th`, `5 to 6pm of April 22`, `tonight`,
 * `June 4`, `in the evening`.
 */
export function readTimePoint(reader: TimeReader, i: number): TimePoint | null {
  return reader.memoized(readNewTimePoint, i);
}

function readNewTimePoint(reader: TimeReader, i: number): TimePoint | null {
  return (
    readLateDay(reader, i) ??
    readPartOfDay(reader, i) ??
    readFromDate(reader, i) ??
    readFromTime(reader, i) ??
    readPartAlone(reader, i)
  );
}

/** Reads a part of the day before its day: `the night of Oct. 23`, `mid-afternoon on Wednesday`. */
function readPartOfDay(reader: TimeReader, i: number): TimePoint | null {
  const part = readDayPart(reader, i);
  if (part === null) return null;
  const at = /^(?:of|on)$/.test(reader.word(part.end)) ? reader.skip(part.end + 1, 'the') : part.end;
  if (at === part.end && !/^(?:overnight|mid)$/.test(reader.word(i))) return null;
  const date = readDate(reader, at);
  if (date?.granularity !== 'day') return null;
  return { first: i, end: date.end, date, part, time: null, modifier: null };
}

/** Reads a day with `early` or `late`: `late Friday night`, `early Tuesday`, `late Thursday`. */
function readLateDay(reader: TimeReader, i: number): TimePoint | null {
  const modifier = codeOf(reader.word(i), 'modifier');
  if (modifier === null || /^(?:to|and)$/.test(reader.word(i + 1))) return null;
  const at = reader.skip(reader.skip(i + 1, 'on'), '-');
  if (
    numberOf(reader.word(at), 'weekday') === null &&
    numberOf(reader.word(at), 'deictic') === null &&
    !isPartOfToday(reader, at)
  )
    return null;
  const point = readFromDate(reader, at);
  if (
    point?.date == null ||
    point.date.granularity !== 'day' ||
    (modifier === 'mid' && point.part === null && point.date.isRelative)
  )
    return null;
  if (point.time !== null) return { ...point, first: i };
  const part = point.part === null ? null : { ...point.part, modifier: modifier as Modifier };
  return { ...point, first: i, part, modifier: modifier as Modifier };
}

const isPartOfToday = (reader: TimeReader, i: number): boolean =>
  numberOf(reader.word(i), 'tonight') !== null ||
  (/^(?:this|last)$/.test(reader.word(i)) && codeOf(reader.word(i + 1), 'part') !== null);

/** Reads a word for both a day and a part of it: `tonight`, `this morning`, `last night`. */
function readPartOfToday(
  reader: TimeReader,
  i: number,
): { date: DatePoint; part: DayPart; end: number } | null {
  if (numberOf(reader.word(i), 'tonight') !== null) {
    return {
      date: dayFromAnchor(reader, i, i + 1, 0),
      part: { first: i, end: i + 1, code: 'NI', modifier: null },
      end: i + 1,
    };
  }
  const direction = numberOf(reader.word(i), 'direction');
  if (direction === null || !/^(?:this|last)$/.test(reader.word(i))) return null;
  const part = readDayPart(reader, i + 1);
  if (part === null || (direction < 0 && part.code !== 'NI' && part.code !== 'EV')) return null;
  return { date: dayFromAnchor(reader, i, part.end, direction), part, end: part.end };
}

function readFromDate(reader: TimeReader, i: number): TimePoint | null {
  const today = readPartOfToday(reader, i);
  const date = today?.date ?? readDate(reader, i);
  if (date === null) return null;
  const start = Math.min(i, date.first);
  if (date.granularity !== 'day')
    return { first: date.first, end: date.end, date, part: null, time: null, modifier: date.modifier };
  const part = today?.part ?? readPartAfterDate(reader, date.end);
  const end = part === null ? date.end : Math.max(part.end, date.end);
  const time = readTimeAfterDate(reader, end, part);
  const first = reader.word(i) === 'the' ? date.first : start;
  if (time !== null) return { first, end: time.end, date, part: null, time, modifier: null };
  const bounded =
    part === null ? readBoundedTime(reader, { first, end, date, part, time: null, modifier: null }) : null;
  if (bounded !== null) return bounded;
  return { first, end, date, part, time: null, modifier: date.modifier };
}

/**
 * Reads a time after a date, with a word between them that leaves one end open: `Thursday before 5pm`, `1/1/2015 after
 * 2:00`.
 */
function readBoundedTime(reader: TimeReader, point: TimePoint): TimePoint | null {
  const word = reader.word(point.end);
  if (word !== 'before' && word !== 'after' && word !== 'since' && word !== 'until') return null;
  const time = readTimeSpan(reader, point.end + 1, false, false);
  return time === null || time.to !== null ? null : { ...point, end: time.end, time, bound: word };
}

/** Reads the part of the day after a date: `Tuesday night`, `tomorrow early morning`, `Saturday in the morning`. */
function readPartAfterDate(reader: TimeReader, i: number): DayPart | null {
  const at = reader.matches(i, ['in', 'the']) ? i + 2 : i;
  const part = readDayPart(reader, at);
  if (part === null || (at > i && part.code === 'NI')) return null;
  return part;
}

/** Reads the time after a date: `, at 8:30pm`, `from 2:00 to 2:30 pm`, `for 8:00:31am`, `@ 17:49:19`. */
function readTimeAfterDate(reader: TimeReader, i: number, part: DayPart | null): TimeSpan | null {
  let at = reader.skip(i, ',');
  if (reader.text(at) === '(' || reader.text(at) === '-') at = reader.text(at) === '-' ? at + 1 : at;
  const preposition = reader.word(at);
  const hasPreposition = /^(?:at|@|for|around|about|from|between|t)$/.test(preposition);
  if (hasPreposition) at++;
  if (reader.word(at) === 'around' || reader.word(at) === 'about') at++;
  const allowsBare = /^(?:at|around|from|between)$/.test(preposition) || part !== null;
  const isTimeContext = hasPreposition || at === i;
  const span = readTimeSpan(reader, at, isTimeContext, allowsBare && isBareHour(reader, at, preposition));
  if (span === null || (!span.isExplicit && !span.to && span.from.hour > 12)) return null;
  if (part === null) return span;
  return {
    ...span,
    from: inPart(span.from, part.code),
    to: span.to === null ? null : inPart(span.to, part.code),
  };
}

/** Whether a bare figure after a date is an hour: only if the clause ends after it, or a range begins with it. */
function isBareHour(reader: TimeReader, at: number, preposition: string): boolean {
  const hour = reader.integer(at, 2);
  if (hour !== null && hour > 12) return false;
  if (preposition === 'from' || preposition === 'between') return true;
  return /^(?:|[.,;:!?)-]|to|–|until|till|and|with|for|in|on)$/.test(reader.word(at + 1));
}

const TIME_PREPOSITIONS: ReadonlySet<string> = new Set([
  'at',
  'between',
  'from',
  'around',
  'by',
  'until',
  '@',
]);

function readFromTime(reader: TimeReader, i: number): TimePoint | null {
  const span = readTimeSpan(reader, i, TIME_PREPOSITIONS.has(reader.word(i - 1)), true);
  if (span === null) return null;
  const date = readDateAfterTime(reader, span);
  if (date !== null) return date;
  if (!span.isExplicit) return null;
  const end = afterOtherZone(reader, span.end);
  return { first: span.first, end, date: null, part: null, time: span, modifier: null };
}

/**
 * Reads the date after a time: `13:00 February 28, 2013`, `5 to 6pm of April 22`, `8am this morning`, `10, tonight`.
 */
function readDateAfterTime(reader: TimeReader, span: TimeSpan): TimePoint | null {
  const spanEnd = span.isExplicit ? afterOtherZone(reader, span.end) : span.end;
  let at = reader.skip(spanEnd, ',');
  const hasComma = at > spanEnd;
  const preposition = reader.word(at);
  if (/^(?:on|of|in|,)$/.test(preposition)) at++;
  if (reader.word(at) === '' || (reader.isFigure(at) && !span.isExplicit && at === span.end)) return null;
  const today = readPartOfToday(reader, at);
  const date = today?.date ?? readDate(reader, at);
  if (date === null || date.granularity !== 'day') return null;
  if (
    !span.isExplicit &&
    span.to === null &&
    !(today !== null && (hasComma || reader.word(span.first - 1) === 'at'))
  )
    return null;
  if (!span.isExplicit && hasComma && span.to !== null) return null;
  if (hasComma && span.isExplicit && preposition === '') return null;
  if (date.timex?.startsWith('XXXX') === true && /^(?:christmas|easter)/.test(reader.word(at))) return null;
  const part = today?.part ?? readPartAfterDate(reader, date.end);
  const end = part === null ? date.end : Math.max(part.end, date.end);
  const time =
    part === null
      ? span
      : {
          ...span,
          from: inPart(span.from, part.code),
          to: span.to === null ? null : inPart(span.to, part.code),
        };
  return { first: span.first, end, date, part: null, time, modifier: null };
}

function readPartAlone(reader: TimeReader, i: number): TimePoint | null {
  const part = readLonePart(reader, i);
  if (part === null) return null;
  const at = reader.skip(part.end, 'at');
  const time = at > part.end ? readTimeSpan(reader, at, true, false) : null;
  if (time !== null) {
    const inside = {
      ...time,
      from: inPart(time.from, part.code),
      to: time.to === null ? null : inPart(time.to, part.code),
    };
    return { first: part.first, end: time.end, date: null, part: null, time: inside, modifier: null };
  }
  return { first: part.first, end: part.end, date: null, part, time: null, modifier: part.modifier };
}
