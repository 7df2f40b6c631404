import { isSlashIdiom } from '../../../language/adjacency.js';
import { readOrdinal } from '../../../language/numerals/ordinals.js';
import { dateOf } from '../calendar/calendar.js';
import type { DatePoint } from '../values/date-point.js';
import { readBareYear, readShortYear } from './bare-years.js';
import { withEventYear } from './dated-events.js';
import { holidayWeekend } from './holiday-weekends.js';
import { HOLIDAY_STARTS, readHoliday } from './holidays.js';
import { readDayFirst, readListedDay, readMonthFirst } from './month-dates.js';
import { readNumericDate, readSlashDay } from './numeric-dates.js';
import { onWeekday, readOffset } from './offsets.js';
import {
  quarterPoint,
  readBareDay,
  readHalfCode,
  readOrdinalPeriod,
  readQuarterCode,
  readSeason,
  readTheWeekend,
  readWeek,
  weekOf,
} from './periods.js';
import {
  readEarlierOrLater,
  readFirstFew,
  readMiddle,
  readModifiedPeriod,
  readPortion,
  readUnitEnd,
} from './portions.js';
import {
  readBeyondNext,
  readCountFirstPeriod,
  readDeictic,
  readDirected,
  readFirstUnits,
  readNeighbour,
  readOpenPeriod,
  readUnitsOnASide,
} from './relative-dates.js';
import type { TimeReader } from './time-reader.js';
import { readWeekday } from './weekdays.js';
import { readDecade, readNamedYear } from './years.js';

/** Reads the longest day or period that begins at token `i`; null when none does. */
export function readDate(reader: TimeReader, i: number): DatePoint | null {
  return reader.memoized(readNewDate, i);
}

function readNewDate(reader: TimeReader, i: number): DatePoint | null {
  const at = reader.word(i) === 'the' ? i + 1 : i;
  if (reader.word(at) === '') return null;
  const point = reader.isFigure(at) ? readFigureDate(reader, at) : readWordDate(reader, at);
  return point === null ? null : (readQuarterOfPoint(reader, point) ?? withEventYear(reader, point));
}

function readFigureDate(reader: TimeReader, i: number): DatePoint | null {
  return (
    readNumericDate(reader, i) ??
    readDayFirst(reader, i) ??
    readListedDay(reader, i) ??
    readOrdinalPeriod(reader, i) ??
    readHalfCode(reader, i) ??
    readOffsetDate(reader, i) ??
    readQuarterCode(reader, i) ??
    readDecade(reader, i) ??
    readSlashDayInContext(reader, i) ??
    readBareDay(reader, i) ??
    readCountFirstPeriod(reader, i) ??
    readShortYear(reader, i) ??
    readBareYear(reader, i)
  );
}

function readWordDate(reader: TimeReader, i: number): DatePoint | null {
  const word = reader.word(i);
  const role = reader.role(i)?.role;
  if (HOLIDAY_STARTS.has(word)) {
    const holiday = readHolidayWeekend(reader, i) ?? readHoliday(reader, i);
    if (holiday !== null) return holiday;
  }
  switch (role) {
    case 'month':
      return readMonthFirst(reader, i);
    case 'weekday':
      return readBeyondNext(reader, i) ?? readWeekdayDate(reader, i);
    case 'deictic':
      return readDeictic(reader, i);
    case 'direction':
      return (
        readFirstFew(reader, i, readDate) ??
        readOrdinalPeriod(reader, i) ??
        readDirected(reader, i) ??
        readOpenPeriod(reader, i)
      );
    case 'season':
      return readSeason(reader, i);
    case 'modifier':
      return (
        readMiddle(reader, i) ?? readFirstFew(reader, i, readDate) ?? readModifiedPeriod(reader, i, readDate)
      );
    case 'portion':
      return readPortion(reader, i, readDate);
    case 'comparative':
      return readEarlierOrLater(reader, i);
    case 'unit': {
      const ordinal = word === 'second' ? readOrdinalPeriod(reader, i) : null;
      return (
        ordinal ??
        readWeek(reader, i, readDate) ??
        readUnitEnd(reader, i) ??
        readNamedYear(reader, i) ??
        readBeyondNext(reader, i) ??
        readNeighbour(reader, i, readDate) ??
        readWeekendOf(reader, i) ??
        readTheWeekend(reader, i) ??
        readUnitsOnASide(reader, i) ??
        readOffsetDate(reader, i)
      );
    }
    default:
      break;
  }
  return readQuarterCode(reader, i) ?? readHalfCode(reader, i) ?? readOtherDate(reader, i, word);
}

const MONTH_WITH_DAY = /^[a-z]{3,4}\d{1,2}$/;

function readOtherDate(reader: TimeReader, i: number, word: string): DatePoint | null {
  if (word === 'recent' || word === 'future') return readOpenPeriod(reader, i);
  if (word === 'w') return readWeek(reader, i, readDate);
  if (MONTH_WITH_DAY.test(word)) return readMonthFirst(reader, i);
  if (word === 'fiscal' || word === 'school' || /^(?:fy|sy|cy)(?:\d{2,4})?$/.test(word))
    return readNamedYear(reader, i);
  return (
    readFirstFew(reader, i, readDate) ??
    readOrdinalPeriod(reader, i) ??
    readFirstUnits(reader, i) ??
    readMiddle(reader, i) ??
    readDayFirst(reader, i) ??
    readDecade(reader, i) ??
    readOffsetDate(reader, i) ??
    readBareDay(reader, i) ??
    readCountFirstPeriod(reader, i)
  );
}

/**
 * Reads a date that begins with a weekday: `Thursday, April 2, 2020`, `monday of the following week`, `Monday two weeks
 * from now`.
 */
function readWeekdayDate(reader: TimeReader, i: number): DatePoint | null {
  const point = readWeekday(reader, i);
  if (point === null || point.day !== null || point.weekday === null) return point;
  const at = reader.skip(point.end, ',');
  const offset = readOffset(reader, at, readDate);
  if (
    offset !== null &&
    'granularity' in offset &&
    (offset.granularity === 'day' || offset.exact !== undefined) &&
    offset.first === at
  ) {
    return onWeekday(offset, point.weekday, i);
  }
  if (reader.word(point.end) !== 'of') return point;
  const week = readDate(reader, reader.skip(point.end + 1, 'the'));
  if (week?.fixed == null || week.fixed.end - week.fixed.start !== 7) return point;
  return { ...onWeekday(week, point.weekday, i), end: week.end };
}

function readOffsetDate(reader: TimeReader, i: number): DatePoint | null {
  const offset = readOffset(reader, i, readDate);
  return offset !== null && 'granularity' in offset ? offset : null;
}

/** Whether two days with slashes are joined by a hyphen: `10/1-11/2/2017`. */
const isSlashRange = (reader: TimeReader, i: number): boolean =>
  reader.text(i + 1) === '/' && reader.text(i + 3) === '-' && reader.text(i + 5) === '/';

const SLASH_PREPOSITIONS =
  /^(?:on|for|this|next|last|from|between|to|until|till|by|since|before|after|at|and|or|,|about|-|–|back|)$/;

/** Reads `5/12` as a date where a preposition or another date marks it as one; otherwise it is a fraction. */
function readSlashDayInContext(reader: TimeReader, i: number): DatePoint | null {
  if (
    (!SLASH_PREPOSITIONS.test(reader.word(i - 1)) && !isSlashRange(reader, i)) ||
    reader.text(i).includes('.')
  )
    return null;
  if (isSlashIdiom(reader.tokens, i)) return null;
  const isNegative = reader.text(i - 1) === '-' && reader.isAdjacent(i) && !reader.isAdjacent(i - 1);
  if (isNegative && !reader.isFigure(i - 2)) return null;
  const before = reader.word(i - 1);
  if (isFractionOfMixed(reader, i)) return null;
  const point = readSlashDay(reader, i);
  if (point === null || (before === ',' && reader.text(i - 3) !== '/')) return null;
  return /^(?:of|inch|inches|cup|cups|teaspoon|teaspoons|percent|%|mile|miles)$/.test(reader.word(point.end))
    ? null
    : point;
}

/** Whether a fraction is attached to its whole number: `1/4` in `2-1/4`. */
const isFractionOfMixed = (reader: TimeReader, i: number): boolean =>
  reader.text(i - 1) === '-' &&
  reader.isAdjacent(i) &&
  reader.isAdjacent(i - 1) &&
  reader.isFigure(i - 2) &&
  reader.text(i - 3) !== '/';

/** Reads the weekend or week of a holiday: `labor day weekend`, `Halloween weekend 2021`, `Easter week`. */
function readHolidayWeekend(reader: TimeReader, i: number): DatePoint | null {
  const holiday = readHoliday(reader, i);
  if (holiday === null) return null;
  if (reader.word(holiday.end) === 'week') return weekOf(reader, i, { ...holiday, end: holiday.end + 1 });
  if (reader.word(holiday.end) !== 'weekend') return null;
  return holidayWeekend(reader, i, holiday.end + 1, holiday);
}

/** Reads `weekend of Thanksgiving 2023`. */
function readWeekendOf(reader: TimeReader, i: number): DatePoint | null {
  if (reader.word(i) !== 'weekend' || reader.word(i + 1) !== 'of') return null;
  const date = readDate(reader, i + 2);
  return date === null || date.granularity !== 'day' ? null : holidayWeekend(reader, i, date.end, date);
}

/** Reads the quarter of a year in the possessive: `next year's first quarter`. */
function readQuarterOfPoint(reader: TimeReader, point: DatePoint): DatePoint | null {
  if (point.fixed === null || reader.word(point.end) !== "'s" || point.fixed.end - point.fixed.start < 365)
    return null;
  const ordinal = readOrdinal(reader.tokens, point.end + 1);
  if (ordinal === null || reader.word(ordinal.end) !== 'quarter' || ordinal.value > 4) return null;
  return {
    ...quarterPoint(reader, point.first, ordinal.end + 1, ordinal.value, dateOf(point.fixed.start).year),
    isRelative: true,
  };
}
