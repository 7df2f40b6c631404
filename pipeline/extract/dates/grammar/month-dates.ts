import { readNumeral } from '../../../language/numerals/numerals.js';
import { readOrdinal } from '../../../language/numerals/ordinals.js';
import { dateOf } from '../calendar/calendar.js';
import { type DatePoint, dayPoint, monthPoint } from '../values/date-point.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { expandYear, readYear } from './years.js';

/** A number and the index after it. */
export interface ReadNumber {
  readonly value: number;
  readonly end: number;
}

/** Months, and abbreviations of months, that are also other words. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'august',
  'april',
  'june',
  'dec',
  'sep',
  'jun',
]);
const MONTH_PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'of',
  'since',
  'by',
  'until',
  'till',
  'from',
  'to',
  'through',
  'before',
  'after',
  'during',
  'last',
  'next',
  'this',
  'early',
  'mid',
  'late',
  'between',
  'past',
  'previous',
  'coming',
  'for',
  'following',
  'and',
  'or',
  '-',
  '–',
  'the',
  'every',
  'each',
]);

/**
 * Reads the name of a month, with the full stop of an abbreviation. Its case and the words around it decide on `may`
 * and `march`.
 */
export function readMonthName(reader: TimeReader, i: number, isNextToDay = false): ReadNumber | null {
  const word = reader.word(i);
  const month = numberOf(word, 'month');
  if (month === null || (reader.text(i - 1) === '$' && reader.isAdjacent(i))) return null;
  if (!isNextToDay && !isMonthName(reader, i, word)) return null;
  const isAbbreviation = word.length <= 4 && word !== 'may' && word !== 'june' && word !== 'july';
  const end =
    isAbbreviation && reader.text(i + 1) === '.' && reader.isAdjacent(i + 1) && !endsSentence(reader, i + 1)
      ? i + 2
      : i + 1;
  return { value: month, end };
}

export const endsSentence = (reader: TimeReader, stop: number): boolean =>
  reader.text(stop + 1) === '' || (!reader.isFigure(stop + 1) && /^[A-Z"“”'’)]/.test(reader.text(stop + 1)));

function isMonthName(reader: TimeReader, i: number, word: string): boolean {
  const before = reader.word(i - 1);
  if (word === 'may') return isMay(reader, i, before);
  if (!reader.isCapital(i)) {
    if (word === 'mar' || word === 'jan' || word === 'jun' || word === 'sep' || word === 'dec')
      return MONTH_PREPOSITIONS.has(before) && before !== 'the';
    return (
      !AMBIGUOUS.has(word) ||
      (MONTH_PREPOSITIONS.has(before) && (word === 'april' || word === 'june' || before !== 'the'))
    );
  }
  if (!AMBIGUOUS.has(word) || word === 'august') return true;
  // April, June and Jan are also given names.
  if (word === 'march') return before !== 'the' || !/^[a-z]/.test(reader.text(i + 1));
  return STRICT_PREPOSITIONS.has(before) || !isNamePart(reader, i);
}

const STRICT_PREPOSITIONS: ReadonlySet<string> = new Set(
  [...MONTH_PREPOSITIONS].filter(
    (word) =>
      !['and', 'or', 'for', 'to', 'from', 'between', '-', '–', 'the', 'after', 'before'].includes(word),
  ),
);

/** Whether a capitalised word next to it makes it part of a person's name. */
const isNamePart = (reader: TimeReader, i: number): boolean =>
  (reader.isCapital(i + 1) &&
    numberOf(reader.word(i + 1), 'month') === null &&
    numberOf(reader.word(i + 1), 'weekday') === null) ||
  (reader.isCapital(i - 1) &&
    i - 1 > reader.first &&
    // "It was cold. From April to June …"
    !/^(?:from|between|after|before|for|to)$/.test(reader.word(i - 1)));

const MAY_PREPOSITIONS: ReadonlySet<string> = new Set(
  [...MONTH_PREPOSITIONS].filter((word) => !['this', 'the', 'and', 'or', '-'].includes(word)),
);

function isMay(reader: TimeReader, i: number, before: string): boolean {
  // "in April, May and June"
  if (before === ',' && reader.isCapital(i) && numberOf(reader.word(i - 2), 'month') !== null) return true;
  if (!MAY_PREPOSITIONS.has(before)) return before === 'this' && reader.isCapital(i);
  return !/^(?:be|have|not|or)$/.test(reader.word(i + 1)) || reader.isCapital(i);
}

/** Reads the number of a day: `4`, `04th`, `ninth`, `twenty nine`. */
export function readDayNumber(reader: TimeReader, i: number): ReadNumber | null {
  const digits = reader.integer(i, 2);
  if (digits !== null) return digits >= 1 && digits <= 31 ? { value: digits, end: i + 1 } : null;
  if (reader.word(i) === '') return null;
  const ordinal = readOrdinal(reader.tokens, i);
  if (ordinal !== null) return ordinal.value <= 31 ? { value: ordinal.value, end: ordinal.end } : null;
  if (reader.isFigure(i) || reader.word(i) === 'a') return null;
  const numeral = readNumeral(reader.tokens, i);
  return numeral !== null && Number.isInteger(numeral.value) && numeral.value >= 1 && numeral.value <= 31
    ? { value: numeral.value, end: numeral.end }
    : null;
}

const YEAR_JOINERS: ReadonlySet<string> = new Set([',', 'of', 'in', '-', '/', '’', "'", '‘']);

/** Reads a year relative to the anchor's, after a month or day: `June 16 of last year`, `in May this year`. */
function readDirectedYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  if (reader.anchor === null || reader.word(i + 1) !== 'year' || !/^(?:last|this|next)$/.test(reader.word(i)))
    return null;
  const shift = numberOf(reader.word(i), 'direction') ?? 0;
  return { year: dateOf(reader.anchor.day).year + shift, end: i + 2 };
}

/** Reads the year after a month or day, joined by a comma, `of` or a hyphen, or by nothing. */
export function readJoinedYear(reader: TimeReader, i: number): { year: number; end: number } | null {
  const directed = readDirectedYear(reader, reader.skip(i, 'of'));
  if (directed !== null) return directed;
  const joiner = reader.word(i);
  if (!YEAR_JOINERS.has(joiner)) {
    const next = readYear(reader, i);
    return next !== null && (reader.isFigure(i) || next.year > 1900) ? next : null;
  }
  if (/^['’‘]$/.test(joiner) || joiner === 'of') {
    const short = reader.text(i + 1).length === 2 ? reader.integer(i + 1) : null;
    if (short !== null) return { year: expandYear(short), end: i + 2 };
  }
  if ((joiner === '-' || joiner === '/') && !(reader.isAdjacent(i) && reader.isAdjacent(i + 1))) return null;
  const year = readYear(reader, i + 1);
  return year !== null && (joiner !== ',' || reader.isFigure(i + 1)) ? year : null;
}

/** Whether `may` is the modal verb: "you may 20 times". */
const isModal = (reader: TimeReader, i: number): boolean =>
  reader.text(i) === 'may' && /^(?:i|you|he|she|it|we|they|who|which|that|there)$/.test(reader.word(i - 1));

/**
 * Reads a date that begins with a month: `May 4`, `May 4, 2019`, `Dec31`, `Nov/2`, `Sep-23-2020`, `April 1994`,
 * `April`.
 */
export function readMonthFirst(reader: TimeReader, i: number): DatePoint | null {
  const month = readAttachedMonthDay(reader, i);
  if (month !== null) return month;
  const name = readMonthName(reader, i, true);
  if (name === null || isModal(reader, i)) return null;
  const day = readDayAfterMonth(reader, name.end);
  if (day !== null) {
    const year = readJoinedYear(reader, day.end) ?? yearOfList(reader, day.end, name.value, true);
    return dayPoint(i, year?.end ?? day.end, { year: year?.year ?? null, month: name.value, day: day.value });
  }
  const year = readJoinedYear(reader, name.end) ?? yearOfList(reader, name.end, name.value, false);
  if (year !== null && (reader.isCapital(i) || name.value !== 5 || reader.isFigure(year.end - 1))) {
    return monthPoint(i, year.end, year.year, name.value);
  }
  if (readMonthName(reader, i) === null) return null;
  return monthPoint(i, name.end, null, name.value);
}

/** Dates that share a month or year. */
const MOST_LISTED = 6;

/**
 * The year that a date shares with those listed after it: that of April in "April and June 2019", of February 3 in
 * "Feb. 3 and 4, 2019". In "Dec. 30 and Jan. 2, 2020" it is the year before. Null where the list names none.
 *
 * @param i index after the date, where the date ends in every case
 */
function yearOfList(
  reader: TimeReader,
  i: number,
  month: number,
  hasDay: boolean,
): { year: number; end: number } | null {
  let at = i;
  let latest = month;
  let shift = 0;
  for (let listed = 0; listed < MOST_LISTED; listed++) {
    const comma = reader.skip(at, ',');
    const next = /^(?:and|or|&)$/.test(reader.word(comma)) ? comma + 1 : comma;
    if (next === at) return null;
    const name = reader.isCapital(next) ? readMonthName(reader, next, true) : null;
    const day = hasDay ? readDayAfterMonth(reader, name?.end ?? next) : null;
    if ((name === null && day === null) || (hasDay && day === null)) return null;
    if (name !== null && name.value < latest) shift--;
    latest = name?.value ?? latest;
    at = day?.end ?? name!.end;
    const year = next > comma ? readJoinedYear(reader, at) : null;
    if (year !== null) return { year: year.year + shift, end: i };
  }
  return null;
}

/** Reads a day that shares the month of another one: `4` in `Feb. 3 and 4`, `Feb. 2, 3 and 4`. */
export function readListedDay(reader: TimeReader, i: number): DatePoint | null {
  const day = reader.integer(i, 2);
  if (day === null || day < 1 || day > 31 || !ENDS_LIST.test(reader.word(i + 1))) return null;
  let at = i;
  for (let listed = 0; listed < MOST_LISTED; listed++) {
    const before = beforeListed(reader, at);
    if (reader.integer(before, 2) === null) return null;
    const month = numberOf(reader.word(reader.text(before - 1) === '.' ? before - 2 : before - 1), 'month');
    if (month !== null) {
      const year = readJoinedYear(reader, i + 1) ?? yearOfList(reader, i + 1, month, true);
      return dayPoint(i, year?.end ?? i + 1, { year: year?.year ?? null, month, day });
    }
    at = before;
  }
  return null;
}

/** The index of the item before one of a list; that of the item itself for none. */
function beforeListed(reader: TimeReader, i: number): number {
  const at = /^(?:and|or|&)$/.test(reader.word(i - 1)) ? i - 1 : i;
  return reader.text(at - 1) === ',' ? at - 2 : at < i ? at - 1 : i;
}

/** What follows a day and no number of things. */
const ENDS_LIST =
  /^(?:|[.,;:!?)]|and|or|&|in|at|for|to|when|as|with|from|on|by|after|before|i|he|she|it|we|they)$/;

export const MONTH_DAY = /^([a-z]{3,9})(\d{1,2})$/;

/** Reads month and day in one word: `Dec31`, `mar4`. */
function readAttachedMonthDay(reader: TimeReader, i: number): DatePoint | null {
  const match = MONTH_DAY.exec(reader.word(i));
  const month = match === null ? null : numberOf(match[1] as string, 'month');
  const day = Number(match?.[2]);
  if (month === null || day < 1 || day > 31) return null;
  const year = readJoinedYear(reader, i + 1);
  return dayPoint(i, year?.end ?? i + 1, { year: year?.year ?? null, month, day });
}

const UNIT_AFTER_NUMBER =
  /^(?:%|percent|people|million|billion|thousand|hundred|points|votes|years|days|hours|weeks|months|minutes|dollars|[a-z]+-)$/;

function readDayAfterMonth(reader: TimeReader, i: number): ReadNumber | null {
  const joiner = reader.word(i);
  if ((joiner === '/' || joiner === '-') && reader.isAdjacent(i) && reader.isAdjacent(i + 1)) {
    const digits = reader.integer(i + 1, 2);
    return digits !== null && digits <= 31 && digits > 0 ? { value: digits, end: i + 2 } : null;
  }
  const at =
    joiner === 'the' ? i + 1 : joiner === ',' && /(?:st|nd|rd|th)$/.test(reader.word(i + 1)) ? i + 1 : i;
  const day = readDayNumber(reader, at);
  if (day === null || (reader.isFigure(at) && UNIT_AFTER_NUMBER.test(reader.word(day.end)))) return null;
  // The first word of "two thousand" is no day.
  if (!reader.isFigure(at) && readYear(reader, at) !== null) return null;
  if (at > i && joiner === 'the' && reader.isFigure(at) && reader.integer(at) !== null) return null;
  return day;
}

/**
 * Reads a date that begins with a day: `4 July`, `04th Jan 2019`, `the fourth of July, 1995`, `twenty third day of
 * September`, `23-Sep-2020`.
 */
export function readDayFirst(reader: TimeReader, i: number): DatePoint | null {
  const day = readDayNumber(reader, i);
  if (day === null) return null;
  let at = reader.skip(day.end, 'day');
  at = reader.skip(at, 'of');
  if (reader.text(at) === '-' && reader.isAdjacent(at)) at++;
  if (numberOf(reader.word(at), 'month') === null) return null;
  const isJoined = at > day.end;
  const name = readMonthName(reader, at, true);
  if (name === null || (!isJoined && !canBeMonth(reader, i, at))) return null;
  const year = readJoinedYear(reader, name.end) ?? yearOfNextDay(reader, name.end, name.value);
  return dayPoint(i, year?.end ?? name.end, { year: year?.year ?? null, month: name.value, day: day.value });
}

/** The year that a day shares with the one after it: that of 15 April in "15 April and 3 May 2019". Null for none. */
function yearOfNextDay(reader: TimeReader, i: number, month: number): { year: number; end: number } | null {
  const day = /^(?:and|or|&)$/.test(reader.word(i)) ? readDayNumber(reader, i + 1) : null;
  const name = day !== null && reader.isCapital(day.end) ? readMonthName(reader, day.end, true) : null;
  const year = name === null ? null : readJoinedYear(reader, name.end);
  return name === null || year === null
    ? null
    : { year: name.value < month ? year.year - 1 : year.year, end: i };
}

/**
 * Whether the word after a day is a month: lower-case `may` and `march` need a year or an ordinal (not "those 20 may
 * go").
 */
function canBeMonth(reader: TimeReader, dayAt: number, at: number): boolean {
  if (reader.isCapital(at)) return true;
  const word = reader.word(at);
  if (word !== 'may' && word !== 'march') return true;
  if (!reader.isFigure(dayAt)) return readOrdinal(reader.tokens, dayAt) !== null;
  return (
    readJoinedYear(reader, at + 1) !== null ||
    reader.text(dayAt) !== String(Number(reader.text(dayAt))) ||
    /^(?:that|next|this|)$/.test(reader.word(at + 1))
  );
}
