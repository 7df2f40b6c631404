import { readOrdinal } from '../../../language/numerals/ordinals.js';
import { type DatePoint, dayPoint } from '../values/date-point.js';
import {
  endsSentence,
  MONTH_DAY,
  type ReadNumber,
  readDayFirst,
  readDayNumber,
  readMonthFirst,
} from './month-dates.js';
import { readNumericDate, readSlashDay } from './numeric-dates.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';

const AMBIGUOUS_WEEKDAYS: ReadonlySet<string> = new Set([
  'sat',
  'sun',
  'mon',
  'wed',
  'fri',
  'thu',
  'tue',
  'thur',
]);
const NEWSPAPERS: ReadonlySet<string> = new Set([
  'times',
  'telegraph',
  'mirror',
  'mail',
  'express',
  'post',
  'herald',
  'star',
  'world',
]);

/** Reads the name of a weekday; `sat`, `sun` and the like in lower case only next to a date. */
export function readWeekdayName(reader: TimeReader, i: number, isNextToDate = false): ReadNumber | null {
  const word = reader.word(i);
  const weekday = numberOf(word, 'weekday');
  if (weekday === null) return null;
  if (AMBIGUOUS_WEEKDAYS.has(word) && !isNextToDate && !isWeekdayAbbreviation(reader, i)) return null;
  if (
    reader.isCapital(i) &&
    reader.isCapital(i + 1) &&
    (NEWSPAPERS.has(reader.word(i + 1)) || isShow(reader, i + 1))
  )
    return null;
  const isAbbreviated = word.length <= 5;
  const hasStop =
    isAbbreviated && reader.text(i + 1) === '.' && reader.isAdjacent(i + 1) && !endsSentence(reader, i + 1);
  return { value: weekday, end: hasStop ? i + 2 : i + 1 };
}

/** Whether a weekday is part of a show's name: `Saturday Night Live`, `Monday Night Football`. */
const isShow = (reader: TimeReader, i: number): boolean =>
  reader.word(i) === 'night' && /^(?:live|football)$/.test(reader.word(i + 1)) && reader.isCapital(i + 1);

function isWeekdayAbbreviation(reader: TimeReader, i: number): boolean {
  const before = reader.word(i - 1);
  const hasContext = /^(?:on|last|next|this|week|or|and|every|since|until|by|from|to|-)$/.test(before);
  const word = reader.word(i);
  if (word === 'sun' || word === 'sat')
    return hasContext && reader.isCapital(i) && before !== 'the' && before !== 'and';
  return hasContext || (reader.isCapital(i) && reader.isFigure(i + 1));
}

/**
 * Reads a weekday, with the date after it: `Thursday, April 2, 2020`, `Tuesday March 7`, `Friday 7.6`, `Tue 13th`,
 * `wednesday the thirty first`, `Tuesday`.
 */
export function readWeekday(reader: TimeReader, i: number): DatePoint | null {
  const near = readWeekdayName(reader, i, true);
  if (near === null) return null;
  const date = readDateAfterWeekday(reader, near.end);
  if (date !== null) return { ...date, first: i, weekday: near.value };
  const name = readWeekdayName(reader, i);
  if (name === null) return null;
  const timex = isAnyDay(reader, i, name.end) ? `XXXX-WXX-${name.value}` : null;
  return dayPoint(i, name.end, { weekday: name.value, timex });
}

/** What is counted with a number after it: in `Game One Friday` the "one" is not the day's. */
const NUMBERED =
  /^(?:act|day|formula|game|group|heat|leg|level|match|part|phase|race|round|set|stage|step|test|week)$/;

/** Whether a weekday is any of its kind: "on a Friday", "one Saturday night"; but not "on a Friday call". */
function isAnyDay(reader: TimeReader, i: number, end: number): boolean {
  if (reader.word(i - 1) === 'one') return !NUMBERED.test(reader.word(i - 2));
  if (!/^(?:a|an)$/.test(reader.word(i - 1)) || reader.word(i - 2) !== 'on') return false;
  const at = /^parts?$/.test(reader.role(end)?.role ?? '') ? end + 1 : end;
  return (
    AFTER_DAY.test(reader.word(at)) ||
    /^(?:when|before|after|because|i|you|we|he|she|they)$/.test(reader.word(at))
  );
}

function readDateAfterWeekday(reader: TimeReader, i: number): DatePoint | null {
  let at = i;
  if (reader.word(at) === ',' || reader.word(at) === '-') at++;
  at = reader.skip(at, 'the');
  if (at > i && reader.word(i) === '-' && !reader.isAdjacent(i)) return null;
  const date =
    readNumericDate(reader, at) ??
    readSlashDay(reader, at) ??
    readDayFirst(reader, at) ??
    (numberOf(reader.word(at), 'month') === null && !MONTH_DAY.test(reader.word(at))
      ? null
      : readMonthFirst(reader, at));
  if (date !== null) return date.granularity === 'day' ? date : null;
  return readDayNumberAfterWeekday(reader, i, at);
}

const AFTER_DAY = /^(?:|[.,;:!?)"”’]|at|in|from|between|and|to|for|with|or|of|is|was|–|—)$/;

function readDayNumberAfterWeekday(reader: TimeReader, i: number, at: number): DatePoint | null {
  const day = readDayNumber(reader, at);
  if (day === null || reader.word(i) === ',') return null;
  const isOrdinal = readOrdinal(reader.tokens, at) !== null;
  // "Friday the 13th"
  const isNamed = isOrdinal && at > i && reader.isFigure(at);
  if (!isNamed && !AFTER_DAY.test(reader.word(day.end))) return null;
  if (
    !isOrdinal &&
    (at > i || !reader.isFigure(at) || (reader.word(day.end) === '-' && reader.isAdjacent(day.end)))
  )
    return null;
  return dayPoint(i, day.end, { day: day.value });
}
