import { addMonths } from '../calendar/calendar.js';
import {
  type DatePoint,
  type Days,
  type Modifier,
  needsAnchor,
  periodPoint,
  pointTimex,
  resolveDays,
} from '../values/date-point.js';
import { calendarUnitPoint } from '../values/unit-days.js';
import { unitOf } from '../values/units.js';
import type { ReadDate } from './periods.js';
import type { TimeReader } from './time-reader.js';
import { codeOf } from './time-words.js';

/**
 * Reads a period with `early`, `mid` or `late`: `late May`, `mid-November`, `early 1990s`, `mid today`. `Early Friday`
 * and the like are parts of a day, read elsewhere.
 */
export function readModifiedPeriod(reader: TimeReader, i: number, readDate: ReadDate): DatePoint | null {
  const modifier = codeOf(reader.word(i), 'modifier');
  if (modifier === null) return null;
  let at = reader.skip(i + 1, '-');
  if (/^(?:to|and|or)$/.test(reader.word(at))) return null;
  if (reader.word(at) === 'in' && (modifier === 'start' || modifier === 'end')) at++;
  if (reader.word(at) === 'the' && at > i + 1) at++;
  const date = readDate(reader, at);
  if (date === null || date.modifier !== null) return null;
  if (date.granularity === 'day')
    return modifier === 'mid' && date.isRelative ? { ...date, first: i, modifier: 'mid' } : null;
  return portionOf(reader, date, i, modifier as Modifier);
}

/**
 * Reads the beginning, middle, end or rest of a period: `the beginning of March`, `end of this year`, `middle of 2000`,
 * `end of the week`, `end of year`.
 */
export function readPortion(reader: TimeReader, i: number, readDate: ReadDate): DatePoint | null {
  const portion = codeOf(reader.word(i), 'portion');
  if (portion === null) return null;
  if (portion === 'rest') return readRest(reader, i);
  const abbreviated = { eoy: 'year', eom: 'month' }[reader.word(i)];
  if (abbreviated !== undefined)
    return portionOf(reader, calendarUnitPoint(reader, i, i + 1, unitOf(abbreviated)!, 0), i, 'end');
  if (reader.word(i + 1) !== 'of') return null;
  const at = reader.skip(i + 2, 'the');
  const unit = unitOf(reader.word(at));
  const plain = unit !== null && /^(?:W|MO|Y|E|C|Q)$/.test(unit.code) && !/s$/.test(reader.word(at));
  if (plain && at === i + 2 && reader.word(i - 1) === 'the' && unit.code === 'C') return null;
  const date = plain ? calendarUnitPoint(reader, at, at + 1, unit, 0) : readDate(reader, at);
  if (date === null || date.granularity === 'day' || date.modifier !== null) return null;
  return portionOf(reader, date, i, portion as Modifier);
}

/** Reads the units that a period begins or ends with, where nobody counts them: `the first days of October`. */
export function readFirstFew(reader: TimeReader, i: number, readDate: ReadDate): DatePoint | null {
  const side = FEW.get(reader.word(i));
  const unit = side === undefined ? null : unitOf(reader.word(i + 1));
  if (side === undefined || !/^(?:D|W|MO|Y)$/.test(unit?.code ?? '') || !/s$/.test(reader.word(i + 1)))
    return null;
  const date = reader.word(i + 2) === 'of' ? readDate(reader, reader.skip(i + 3, 'the')) : null;
  if (date === null || date.granularity === 'day' || date.modifier !== null) return null;
  return portionOf(reader, date, i, side);
}

const FEW: ReadonlyMap<string, Modifier> = new Map([
  ['first', 'start'],
  ['early', 'start'],
  ['opening', 'start'],
  ['last', 'end'],
  ['final', 'end'],
  ['closing', 'end'],
]);

/** Reads `at mid-year`, `by midweek`. */
export function readMiddle(reader: TimeReader, i: number): DatePoint | null {
  const joined = /^mid(week|month|year)$/.exec(reader.word(i));
  const isHyphened =
    reader.word(i) === 'mid' &&
    reader.text(i + 1) === '-' &&
    /^(?:week|month|year)$/.test(reader.word(i + 2));
  if (
    !(joined !== null || isHyphened) ||
    !/^(?:at|by|in|since|until|till|around|before|after|from)$/.test(reader.word(i - 1))
  )
    return null;
  const unit = unitOf(joined?.[1] ?? reader.word(i + 2))!;
  return portionOf(reader, calendarUnitPoint(reader, i, joined === null ? i + 3 : i + 1, unit, 0), i, 'mid');
}

/** Reads `by year-end`, `at year's end`, `before month end`. */
export function readUnitEnd(reader: TimeReader, i: number): DatePoint | null {
  const unit = unitOf(reader.word(i));
  if (
    unit === null ||
    !/^(?:MO|Q|Y)$/.test(unit.code) ||
    !/^(?:by|at|before|until|from|since)$/.test(reader.word(i - 1))
  )
    return null;
  const at = /^(?:-|['’]s)$/.test(reader.word(i + 1)) ? i + 2 : i + 1;
  return reader.word(at) === 'end'
    ? portionOf(reader, calendarUnitPoint(reader, i, at + 1, unit, 0), i, 'end')
    : null;
}

/**
 * Reads the rest of a period, from the day after the article's on: `the rest of the year`, `the remainder of this
 * week`.
 */
function readRest(reader: TimeReader, i: number): DatePoint | null {
  if (reader.word(i + 1) !== 'of') return null;
  let at = reader.skip(i + 2, 'the');
  at = reader.skip(at, 'this');
  const unit = unitOf(reader.word(at));
  if (at === i + 2 || unit === null || !/^(?:W|MO|Y|E|C|Q)$/.test(unit.code) || /s$/.test(reader.word(at)))
    return null;
  const whole = calendarUnitPoint(reader, i, at + 1, unit, 0);
  if (whole.fixed === null || reader.anchor === null) return { ...whole, modifier: 'end' };
  const start = Math.min(reader.anchor.day + 1, whole.fixed.end - 1);
  return { ...whole, fixed: { start, end: whole.fixed.end }, modifier: 'end' };
}

/**
 * Reads the part of a period before or after the anchor: `earlier this year`, `later this week`, `earlier in the week`.
 */
export function readEarlierOrLater(reader: TimeReader, i: number): DatePoint | null {
  const side = codeOf(reader.word(i), 'comparative');
  if (side === null) return null;
  let at = i + 1;
  if (reader.word(at) === 'in' && reader.word(at + 1) === 'the') at += 2;
  else at = reader.skip(at, 'this');
  const unit = unitOf(reader.word(at));
  if (at === i + 1 || unit === null || !/^(?:W|MO|Y|E|C|Q)$/.test(unit.code) || /s$/.test(reader.word(at)))
    return null;
  const whole = calendarUnitPoint(reader, i, at + 1, unit, 0);
  if (whole.fixed === null || reader.anchor === null) return { ...whole, modifier: side as Modifier };
  const days =
    side === 'start'
      ? { start: whole.fixed.start, end: reader.anchor.day }
      : { start: reader.anchor.day, end: whole.fixed.end };
  return { ...whole, fixed: days.end > days.start ? days : whole.fixed, modifier: side as Modifier };
}

/** The early, middle or late part of a period. */
function portionOf(reader: TimeReader, date: DatePoint, first: number, modifier: Modifier): DatePoint {
  const days = resolveDays(date, reader.anchor);
  const timex = pointTimex(date, days);
  const part = days === null ? null : portionDays(days, modifier);
  return { ...periodPoint(first, date.end, part, timex, needsAnchor(date)), month: date.month, modifier };
}

/**
 * The days of that part. Weeks are split between Wednesday and Thursday, months in halves after the 15th (their middle
 * is the 10th to 20th), longer periods into thirds.
 */
function portionDays(days: Days, modifier: Modifier): Days {
  const { start, end } = days;
  const length = end - start;
  if (length < 10)
    return modifier === 'end'
      ? { start: start + 3, end }
      : modifier === 'start'
        ? { start, end: start + 3 }
        : days;
  if (length <= 31) {
    if (modifier === 'mid') return { start: start + 9, end: start + 20 };
    return modifier === 'start' ? { start, end: start + 15 } : { start: start + 15, end };
  }
  const third = Math.round(length / 30.44 / 3);
  if (modifier === 'start') return { start, end: addMonths(start, third) };
  if (modifier === 'end') return { start: addMonths(end, -third), end };
  return { start: addMonths(start, third), end: addMonths(end, -third) };
}
