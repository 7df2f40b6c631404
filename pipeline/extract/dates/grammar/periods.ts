import { readOrdinal } from '../../../language/numerals/ordinals.js';
import {
  addMonths,
  dateOf,
  dayOf,
  isoDate,
  isoWeek,
  isoYear,
  weekdayInMonth,
  weekdayOf,
  weekOfYear,
  weekStart,
} from '../calendar/calendar.js';
import {
  closestYearOf,
  type DatePoint,
  type Days,
  dayPoint,
  monthPoint,
  needsAnchor,
  periodPoint,
  pointTimex,
  relativeDay,
  resolveDays,
} from '../values/date-point.js';
import { calendarUnitPoint } from '../values/unit-days.js';
import { unitOf } from '../values/units.js';
import { isBusinessText } from './business-text.js';
import { readHalfPeriod } from './half-periods.js';
import { readDayNumber } from './month-dates.js';
import { readContainingPeriod, weekdayOfWeek } from './relative-dates.js';
import { tenseAround } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { codeOf, numberOf } from './time-words.js';
import { readWeekdayName } from './weekdays.js';
import { centuryPoint, expandYear, fourDigitYear, readYear, splitYearEnd } from './years.js';

/** The function that reads any date, passed in so that files do not import each other in a circle. */
export type ReadDate = (reader: TimeReader, i: number) => DatePoint | null;

/** Reads the code of a quarter: `Q1`, `q3 2019`, `2019-Q1`, `2017 q1`. */
export function readQuarterCode(reader: TimeReader, i: number): DatePoint | null {
  const match = /^q([1-4])$/.exec(reader.word(i));
  if (match !== null) {
    const at = reader.text(i + 1) === '-' ? i + 2 : reader.skip(i + 1, 'of');
    const year = fourDigitYear(reader, at);
    return quarterPoint(reader, i, year === null ? i + 1 : at + 1, Number(match[1]), year);
  }
  const year = fourDigitYear(reader, i);
  if (year === null) return null;
  const at = reader.text(i + 1) === '-' && reader.isAdjacent(i + 1) ? i + 2 : i + 1;
  const quarter = /^q([1-4])$/.exec(reader.word(at));
  return quarter === null ? null : quarterPoint(reader, i, at + 1, Number(quarter[1]), year);
}

/** Reads the code of half a year with its year: `H1 2024`, `1H24`, `2H 2023`. */
export function readHalfCode(reader: TimeReader, i: number): DatePoint | null {
  const match = /^(?:h([12])|([12])h)$/.exec(reader.word(i));
  if (match === null) return null;
  const short = reader.isAdjacent(i + 1) && reader.text(i + 1).length === 2 ? reader.integer(i + 1, 2) : null;
  const year =
    short === null ? readYear(reader, reader.skip(i + 1, 'of')) : { year: expandYear(short), end: i + 2 };
  return year === null ? null : halfOfYear(i, year.end, Number(match[1] ?? match[2]), year.year);
}

/** A quarter of a calendar year; of the anchor's when no year is given. */
export function quarterPoint(
  reader: TimeReader,
  first: number,
  end: number,
  quarter: number,
  year: number | null,
): DatePoint {
  const known = year ?? (reader.anchor === null ? null : dateOf(reader.anchor.day).year);
  if (known === null) return periodPoint(first, end, null, `XXXX-Q${quarter}`, true);
  const start = dayOf(known, quarter * 3 - 2, 1);
  const days = { start, end: addMonths(start, 3) };
  return periodPoint(first, end, days, `${isoYear(known)}-Q${quarter}`, year === null);
}

const BEFORE_DAY_OF_WEEK: ReadonlySet<string> = new Set([
  'beginning',
  'starting',
  'commencing',
  'of',
  'ending',
]);

/**
 * Reads a week by its number or one of its days: `week 31`, `week 27 of last year`, `week of April 10`, `week beginning
 * February 4`, `w/c Feb 4`.
 */
export function readWeek(reader: TimeReader, i: number, readDate: ReadDate): DatePoint | null {
  if (reader.matches(i, ['w', '/', 'c'])) return weekOf(reader, i, readDate(reader, i + 3));
  if (reader.word(i) !== 'week') return null;
  const number = reader.integer(i + 1, 2);
  // Leagues write "in Week 3".
  if (number !== null)
    return reader.isCapital(i) && i > reader.first ? null : numberedWeek(reader, i, number);
  if (!BEFORE_DAY_OF_WEEK.has(reader.word(i + 1))) return null;
  const at = reader.skip(reader.skip(i + 2, 'on'), 'the');
  const date = readDate(reader, at);
  return date?.granularity === 'day' ? weekOf(reader, i, date) : null;
}

/** The week of a day, in the words up to the day's last. */
export function weekOf(reader: TimeReader, first: number, date: DatePoint | null): DatePoint | null {
  if (date === null || date.granularity !== 'day') return null;
  const days = resolveDays(date, reader.anchor);
  const start = days === null ? null : weekStart(days.start);
  return periodPoint(
    first,
    date.end,
    start === null ? null : { start, end: start + 7 },
    start === null ? pointTimex(date, null) : isoWeek(start),
    needsAnchor(date),
  );
}

function numberedWeek(reader: TimeReader, i: number, week: number): DatePoint | null {
  if (week < 1 || week > 53) return null;
  let end = i + 2;
  let year: number | null = reader.anchor === null ? null : dateOf(reader.anchor.day).year;
  const at = reader.word(end) === 'of' ? end + 1 : end;
  const container = at > end || fourDigitYear(reader, at) !== null ? readContainingPeriod(reader, at) : null;
  if (container?.fixed != null) {
    year = dateOf(container.fixed.start).year;
    end = container.end;
  }
  if (year === null) return periodPoint(i, end, null, `XXXX-W${String(week).padStart(2, '0')}`, true);
  const start = weekOfYear(year, week);
  return periodPoint(i, end, { start, end: start + 7 }, isoWeek(start), container === null);
}

/**
 * Reads an ordinal and a unit: `first week of 2021`, `last week of Dec 2016`, `first Monday of next month`, `9th month
 * of next year`, `first quarter of 2013`, `15th day of next month`, `21st century`.
 */
export function readOrdinalPeriod(reader: TimeReader, i: number): DatePoint | null {
  const isLast = reader.word(i) === 'last';
  const ordinal = isLast ? { value: -1, end: i + 1 } : readOrdinal(reader.tokens, i);
  if (ordinal === null || ordinal.end > reader.limit) return null;
  const at =
    reader.text(ordinal.end) === '-' && reader.isAdjacent(ordinal.end) ? ordinal.end + 1 : ordinal.end;
  const listed = readListedQuarter(reader, i, ordinal);
  if (listed !== null) return listed;
  if (reader.word(at) === 'half') return readHalfPeriod(reader, i, at + 1, ordinal.value);
  const unit = unitOf(reader.word(at));
  if (unit?.code === 'C')
    return ordinal.value > 0 && ordinal.value < 31 ? readCentury(reader, i, at + 1, ordinal.value) : null;
  if (unit?.code === 'Q') return readQuarter(reader, i, at + 1, ordinal.value);
  const weekday = unit === null ? readWeekdayName(reader, at) : null;
  if (weekday !== null) return readNthWeekday(reader, i, weekday.end, weekday.value, ordinal.value);
  if (unit === null || !/^(?:D|W|MO|WE)$/.test(unit.code) || reader.word(at).endsWith('s')) return null;
  return readNthUnit(reader, i, at + 1, unit.code, ordinal.value);
}

function readCentury(reader: TimeReader, first: number, end: number, ordinal: number): DatePoint | null {
  // "Twentieth Century Fox": the name of a studio, newspaper or insurer.
  if (reader.isCapital(end - 1) && reader.isCapital(end)) return null;
  const point = centuryPoint(first, end, ordinal);
  if (!/^(?:B\.C\.|BC|BCE)$/.test(reader.text(end))) return point;
  const start = -ordinal * 100 + 1;
  return periodPoint(
    first,
    end + 1,
    { start: dayOf(start, 1, 1), end: dayOf(start + 100, 1, 1) },
    `BC${ordinal}XX`,
  );
}

/**
 * Reads a quarter after its ordinal: `first quarter of 2013`, `last quarter of 1997`, `the whole 1st quarter of next
 * year`; without a year only in business news.
 */
function readQuarter(reader: TimeReader, first: number, at: number, ordinal: number): DatePoint | null {
  if (ordinal > 4) return null;
  const quarter = ordinal < 0 ? 4 : ordinal;
  const isLast = ordinal < 0;
  const of = reader.word(at) === 'of' ? at + 1 : at;
  const container = of > at || fourDigitYear(reader, at) !== null ? readContainingPeriod(reader, of) : null;
  if (container?.fixed != null && container.fixed.end - container.fixed.start > 300) {
    return quarterPoint(reader, first, container.end, quarter, dateOf(container.fixed.start).year);
  }
  // A game has quarters, too.
  if (isLast || !isBusinessText(reader)) return null;
  return quarterPoint(reader, first, at, quarter, closestYear(reader, first, at, quarter * 3 - 1));
}

/** Reads the first of two quarters: `second` in `the second and fourth quarters of 2023`. */
function readListedQuarter(
  reader: TimeReader,
  first: number,
  { value, end }: { readonly value: number; readonly end: number },
): DatePoint | null {
  if (!/^(?:and|or|to)$/.test(reader.word(end))) return null;
  const next = readOrdinal(reader.tokens, end + 1);
  if (next === null || reader.word(next.end) !== 'quarters' || next.value > 4) return null;
  const quarter = readQuarter(reader, first, next.end + 1, value);
  return quarter === null ? null : { ...quarter, end };
}

/** The year of a period that names none; its middle is in that month. Results that will be reported are of the past. */
const closestYear = (reader: TimeReader, first: number, end: number, month: number): number | null =>
  reader.anchor === null
    ? null
    : closestYearOf(
        month,
        reader.anchor,
        RESULTS.test(reader.word(end)) ? null : tenseAround(reader, first, end),
      );

const RESULTS = /^(?:results?|earnings|profits?|loss(?:es)?|revenues?|sales|figures|numbers|report)$/;

/** The first or second half of a year. */
export function halfOfYear(first: number, end: number, half: number, year: number): DatePoint {
  const start = dayOf(year, half * 6 - 5, 1);
  return periodPoint(first, end, { start, end: addMonths(start, 6) }, `${isoYear(year)}-H${half}`);
}

function readNthWeekday(
  reader: TimeReader,
  first: number,
  at: number,
  weekday: number,
  ordinal: number,
): DatePoint | null {
  if (ordinal > 5 || (reader.word(at) !== 'of' && reader.word(at) !== 'in')) return null;
  const container = readContainingPeriod(reader, at + 1);
  if (container === null) return null;
  const days = resolveDays(container, reader.anchor);
  if (days === null)
    return relativeDay(
      first,
      container.end,
      null,
      `${pointTimex(container, days)}-WXX-${weekday}-#${ordinal}`,
    );
  const { year, month } = dateOf(days.start);
  const day = weekdayInMonth(year, month, weekday, ordinal);
  return { ...relativeDay(first, container.end, day, isoDate(day)), isRelative: needsAnchor(container) };
}

function readNthUnit(
  reader: TimeReader,
  first: number,
  at: number,
  code: string,
  ordinal: number,
): DatePoint | null {
  if (reader.word(at) !== 'of' && reader.word(at) !== 'in') return null;
  const container = readContainingPeriod(reader, at + 1);
  if (container === null) return null;
  const days = resolveDays(container, reader.anchor);
  const open = `${pointTimex(container, days)}-${code}${ordinal}`;
  if (days === null) return periodPoint(first, container.end, null, open, true);
  const isRelative = needsAnchor(container);
  if (code === 'D') {
    const day = ordinal < 0 ? days.end - 1 : days.start + ordinal - 1;
    return day < days.end ? { ...relativeDay(first, container.end, day, isoDate(day)), isRelative } : null;
  }
  if (code === 'MO') {
    const date = dateOf(ordinal < 0 ? days.end - 1 : days.start);
    if (ordinal > 12 || days.end - days.start < 300) return null;
    return { ...monthPoint(first, container.end, date.year, ordinal < 0 ? date.month : ordinal), isRelative };
  }
  if (ordinal > 5 && days.end - days.start < 300) return null;
  return withWeekday(
    reader,
    { ...nthWeek(first, container.end, days, code, ordinal), isRelative },
    ordinal,
    container,
  );
}

/** The `ordinal`-th week (or weekend) of a period. A week belongs to the month or year of its Thursday. */
function nthWeek(first: number, end: number, days: Days, code: string, ordinal: number): DatePoint {
  const anchorDay = ordinal < 0 ? days.end - 1 : days.start;
  let start = weekStart(anchorDay);
  if (ordinal < 0 && weekdayOf(anchorDay) < 4) start -= 7;
  if (ordinal > 0) start += 7 * (ordinal - (weekdayOf(anchorDay) <= 4 ? 1 : 0));
  const from = code === 'WE' ? start + 5 : start;
  return periodPoint(
    first,
    end,
    { start: from, end: start + 7 },
    code === 'WE' ? `${isoWeek(start)}-WE` : isoWeek(start),
  );
}

/** Reads the weekday after an ordinal week: `1st week of Oct. on Friday` is the first Friday of that month. */
function withWeekday(reader: TimeReader, week: DatePoint, ordinal: number, container: DatePoint): DatePoint {
  const at = reader.skip(reader.skip(week.end, '.'), 'on');
  const weekday = at > week.end ? numberOf(reader.word(at), 'weekday') : null;
  if (weekday === null) return week;
  if (container.granularity !== 'month' || week.fixed === null)
    return weekdayOfWeek(week.first, at + 1, week, weekday);
  const days = resolveDays(container, reader.anchor) as Days;
  const { year, month } = dateOf(days.start);
  const day = weekdayInMonth(year, month, weekday, ordinal);
  return relativeDay(week.first, at + 1, day, `${pointTimex(container, days)}-WXX-${weekday}-#${ordinal}`);
}

const BARE_SEASONS: ReadonlySet<string> = new Set(['summer', 'winter', 'autumn']);

/** Reads a season: `summer`, `fall of 2019`, `winter 2018`. `Spring` and `fall` alone can be other words. */
export function readSeason(reader: TimeReader, i: number): DatePoint | null {
  const season = codeOf(reader.word(i), 'season');
  if (season === null) return null;
  const at = reader.skip(reader.skip(i + 1, ','), 'of');
  const year = readYear(reader, at);
  if (year !== null && year.year > 1900)
    return periodPoint(i, splitYearEnd(reader, year.end), null, `${isoYear(year.year)}-${season}`);
  const container = reader.word(i + 1) === 'of' ? readContainingPeriod(reader, at) : null;
  if (container?.fixed != null && container.fixed.end - container.fixed.start > 300) {
    const { year } = dateOf(container.fixed.start);
    return periodPoint(i, container.end, null, `${isoYear(year)}-${season}`, true);
  }
  if (
    !BARE_SEASONS.has(reader.word(i)) &&
    !/^(?:in|the|since|by|until|early|late|mid|-)$/.test(reader.word(i - 1))
  )
    return null;
  if (
    !BARE_SEASONS.has(reader.word(i)) &&
    !(reader.word(i - 1) === 'the' && reader.word(i - 2) === 'in') &&
    !/^(?:early|late|mid)$/.test(reader.word(i - 1))
  )
    return null;
  if (reader.isCapital(i) && reader.isCapital(i + 1)) return null;
  const closestOne = closestYear(reader, i, i + 1, SEASON_MIDDLE[season] ?? 1);
  return periodPoint(i, i + 1, null, closestOne === null ? season : `${isoYear(closestOne)}-${season}`, true);
}

/** The month in the middle of a season of the north. A winter has the year in which it begins. */
const SEASON_MIDDLE: Readonly<Record<string, number>> = { SP: 4, SU: 7, FA: 10, WI: 12 };

/** Reads a day whose month the anchor gives: `the 18th`, `the 21st this month`, `the 9th of next month`. */
export function readBareDay(reader: TimeReader, i: number): DatePoint | null {
  if (reader.word(i - 1) !== 'the') return null;
  const day = readDayNumber(reader, i);
  if (day === null) return null;
  const at = reader.skip(reader.skip(day.end, 'day'), 'of');
  const container = numberOf(reader.word(at), 'direction') === null ? null : readContainingPeriod(reader, at);
  if (container !== null) {
    const days = resolveDays(container, reader.anchor);
    if (days !== null && days.end - days.start < 32) {
      return relativeDay(i, container.end, days.start + day.value - 1, isoDate(days.start + day.value - 1));
    }
    return null;
  }
  const isOrdinal = readOrdinal(reader.tokens, i) !== null;
  const isDay = isOrdinal
    ? /^(?:on|since|until|till|by|from|after|before|to|around|and|between)$/.test(reader.word(i - 2)) &&
      /^(?:|[.,;:!?]|at|from|to|and|between|in|with|of|–|-|through|till|until)$/.test(reader.word(day.end))
    : /^(?:on)$/.test(reader.word(i - 2)) &&
      reader.isFigure(i) &&
      /^(?:from|between|at)$/.test(reader.word(day.end));
  const prefixIsDate = isOrdinal && /^(?:on|since|until|till|by|around)$/.test(reader.word(i - 2));
  return isDay && (prefixIsDate || !isOrdinal) ? dayPoint(i, day.end, { day: day.value }) : null;
}

/** Reads `over the weekend`: the last one, or the anchor's own on a Saturday or Sunday. */
export function readTheWeekend(reader: TimeReader, i: number): DatePoint | null {
  if (
    reader.word(i) !== 'weekend' ||
    reader.word(i - 1) !== 'the' ||
    reader.word(i + 1) === 'of' ||
    !/^(?:over|during|for|at|on|in|)$/.test(reader.word(i - 2))
  )
    return null;
  const unit = unitOf('weekend');
  if (unit === null) return null;
  const isWeekend = reader.anchor === null || weekdayOf(reader.anchor.day) > 5;
  return calendarUnitPoint(reader, i, i + 1, unit, isWeekend ? 0 : -1);
}
