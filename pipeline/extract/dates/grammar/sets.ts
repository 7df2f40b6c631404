import { readNumeral } from '../../../language/numerals/numerals.js';
import { isClockUnit, unitOf } from '../values/units.js';
import { clockTimex, readClock } from './clock.js';
import type { TimeReader } from './time-reader.js';
import { codeOf, numberOf } from './time-words.js';

/** A time that recurs: `every Monday`. */
export interface SetExpression {
  readonly first: number;
  readonly end: number;
  readonly timex: string;
}

/**
 * Reads a recurring time: `every Monday`, `each two days`, `every other Friday`, `daily`, `Tuesdays at 9am`, `once a
 * year`, `3pm each day`.
 */
export function readSet(reader: TimeReader, i: number): SetExpression | null {
  const set =
    readEvery(reader, i) ??
    readNthWeekday(reader, i) ??
    readTimesAUnit(reader, i) ??
    readPlural(reader, i) ??
    readFrequency(reader, i) ??
    readClockEvery(reader, i);
  return set === null ? null : withClock(reader, set);
}

function readEvery(reader: TimeReader, i: number): SetExpression | null {
  if (numberOf(reader.word(i), 'every') === null) return null;
  const isAny = reader.word(i) === 'any';
  if (isAny && reader.word(i + 1) !== 'weekend' && reader.word(i + 1) !== 'year') return null;
  let at = i + 1;
  /** Null where the text gives two amounts. */
  let count: number | null = 1;
  if (isEveryOther(reader, at)) {
    count = 2;
    at++;
  } else {
    const numeral =
      unitOf(reader.word(at)) === null && at < reader.limit ? readNumeral(reader.tokens, at) : null;
    if (numeral !== null) {
      const most = readSecondAmount(reader, numeral.end);
      count = most === null ? numeral.value : null;
      at = most?.end ?? numeral.end;
    }
  }
  if (reader.word(at) === 'single') at++;
  const named = namedTimex(reader, at, count);
  return named === null ? null : { first: i, end: named.end, timex: named.timex };
}

/** Whether `other` or `second` leaves out every other one: `every other day`, `every second Monday`. */
const isEveryOther = (reader: TimeReader, i: number): boolean =>
  reader.word(i) === 'other' ||
  (reader.word(i) === 'second' &&
    (numberOf(reader.word(i + 1), 'weekday') !== null || unitOf(reader.word(i + 1)) !== null));

/** Reads a weekday that is counted in each month: `first Friday of each month`, `third Monday night of every month`. */
function readNthWeekday(reader: TimeReader, i: number): SetExpression | null {
  if (!/^(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))$/.test(reader.word(i))) return null;
  if (numberOf(reader.word(i + 1), 'weekday') === null) return null;
  const at = codeOf(reader.word(i + 2), 'part') === null ? i + 2 : i + 3;
  if (reader.word(at) !== 'of') return null;
  const month = reader.matches(at + 1, ['the', 'month'])
    ? { end: at + 3, timex: 'P1M' }
    : readEvery(reader, at + 1);
  return month === null || !/^P\d+[MY]$/.test(month.timex) ? null : { ...month, first: i };
}

/** Reads the second amount of `every 2–3 hours`, `every four to six weeks`. */
function readSecondAmount(reader: TimeReader, i: number): { readonly end: number } | null {
  return /^(?:[-–]|to|or)$/.test(reader.word(i)) && i + 1 < reader.limit
    ? readNumeral(reader.tokens, i + 1)
    : null;
}

function namedTimex(
  reader: TimeReader,
  at: number,
  count: number | null,
): { timex: string; end: number } | null {
  const word = reader.word(at);
  const weekday = numberOf(word, 'weekday');
  if (weekday !== null) {
    const part = codeOf(reader.word(at + 1), 'part');
    return {
      timex: `XXXX-WXX-${weekday}${part === null ? '' : `T${part}`}`,
      end: part === null ? at + 1 : at + 2,
    };
  }
  const part = codeOf(word, 'part');
  if (part !== null) return { timex: `T${part}`, end: at + 1 };
  const season = codeOf(word, 'season');
  if (season !== null) return { timex: `XXXX-${season}`, end: at + 1 };
  const month = reader.isCapital(at) ? numberOf(word, 'month') : null;
  if (month !== null) return { timex: `XXXX-${String(month).padStart(2, '0')}`, end: at + 1 };
  if (word === 'weekday' || word === 'weekdays') return { timex: 'P1WD', end: at + 1 };
  if (/^(?:business|working)$/.test(word) && /^days?$/.test(reader.word(at + 1)))
    return { timex: `P${count ?? 'X'}BD`, end: at + 2 };
  const unit = unitOf(word);
  if (unit === null) return null;
  const amount = count === null ? 'X' : count * unit.factor;
  return { timex: isClockUnit(unit) ? `PT${amount}${unit.symbol}` : `P${amount}${unit.symbol}`, end: at + 1 };
}

/** Reads `once a year`, `twice a week`, `four times a year`, `two or three times a week`. */
function readTimesAUnit(reader: TimeReader, i: number): SetExpression | null {
  let at = i + 1;
  if (numberOf(reader.word(i), 'once') === null) {
    if (!reader.isFigure(i) && codeOf(reader.word(i), 'unit') !== null) return null;
    const numeral = reader.word(i) === '' ? null : readNumeral(reader.tokens, i);
    const most = numeral === null ? null : readSecondAmount(reader, numeral.end);
    const end = most?.end ?? numeral?.end;
    if (end === undefined || reader.word(end) !== 'times') return null;
    at = end + 1;
  }
  if (!/^(?:a|an|every|each|per)$/.test(reader.word(at))) return null;
  const unit = unitOf(reader.word(at + 1));
  // "78,000 times a minute" is a rate, and its number counts.
  if (unit === null || (isClockUnit(unit) && reader.isFigure(i))) return null;
  return { first: i, end: at + 2, timex: isClockUnit(unit) ? `PT1${unit.symbol}` : `P1${unit.symbol}` };
}

/** Reads a plural: `Mondays`, `Friday mornings`, `weekends`, `mornings`. */
function readPlural(reader: TimeReader, i: number): SetExpression | null {
  const word = reader.word(i);
  const weekdays = numberOf(word, 'weekdays');
  if (weekdays !== null)
    return reader.word(i + 1) === 'ago' ? null : { first: i, end: i + 1, timex: `XXXX-WXX-${weekdays}` };
  const weekday = numberOf(word, 'weekday');
  if (weekday !== null) {
    const parts = codeOf(reader.word(i + 1), 'parts');
    const shared = parts === null ? partsOfList(reader, i + 1) : null;
    if (shared !== null) return { first: i, end: i + 1, timex: `XXXX-WXX-${weekday}T${shared}` };
    return parts === null ? null : { first: i, end: i + 2, timex: `XXXX-WXX-${weekday}T${parts}` };
  }
  if (word === 'weekends' && !/^(?:two|three|four|few|several|past|last|next)$/.test(reader.word(i - 1)))
    return { first: i, end: i + 1, timex: 'P1WE' };
  if (word === 'weekdays') return { first: i, end: i + 1, timex: 'P1WD' };
  const parts = codeOf(word, 'parts');
  return parts !== null && parts !== 'NI' ? { first: i, end: i + 1, timex: `T${parts}` } : null;
}

/** The parts of the day that a list of weekdays ends with: `nights` for the Monday of "Monday and Tuesday nights". */
function partsOfList(reader: TimeReader, i: number): string | null {
  let at = i;
  while (/^(?:,|and|or|&)$/.test(reader.word(at))) {
    const day = reader.word(at) === ',' ? reader.skip(at + 1, 'and') : at + 1;
    if (numberOf(reader.word(day), 'weekday') === null) return null;
    at = day + 1;
  }
  return at === i ? null : codeOf(reader.word(at), 'parts');
}

/** What follows `everyday` where it stands for `every day`, and is no adjective: not "everyday use". */
const AFTER_EVERYDAY = /^(?:|[.,;:!?)]|and|at|for|from|in|on|to|until|with)$/;

/** Reads `daily`, `annual`, `quarterly`; but not of a paper: `the Daily Mail`, `the Berlin daily Die Welt`. */
function readFrequency(reader: TimeReader, i: number): SetExpression | null {
  if (reader.matches(i, ['bi', '-']) && codeOf(reader.word(i + 2), 'frequency') !== null) {
    const twice = (codeOf(reader.word(i + 2), 'frequency') as string).replace('1', '2').replace('P3M', 'P6M');
    return { first: i, end: i + 3, timex: twice };
  }
  const timex = codeOf(reader.word(i), 'frequency');
  if (reader.word(i) === 'everyday' && !AFTER_EVERYDAY.test(reader.word(i + 1))) return null;
  if (timex === null || (reader.isCapital(i) && (i !== reader.first || reader.isCapital(i + 1)))) return null;
  if (reader.isCapital(i - 1) && reader.isCapital(i + 1) && numberOf(reader.word(i + 1), 'weekday') === null)
    return null;
  return { first: i, end: i + 1, timex };
}

/** Reads a recurring time that begins with the clock: `3pm each day`, `6am everyday`. */
function readClockEvery(reader: TimeReader, i: number): SetExpression | null {
  if (!reader.isFigure(i)) return null;
  const clock = readClock(reader, i);
  if (clock === null) return null;
  const every =
    readEvery(reader, clock.end) ??
    readPlural(reader, reader.skip(clock.end, 'on')) ??
    readFrequency(reader, clock.end);
  return every === null || !repeatsDaily(every.timex)
    ? null
    : { first: i, end: every.end, timex: joined(every.timex, clockTimex(clock)) };
}

const repeatsDaily = (timex: string): boolean =>
  timex === 'P1D' || timex.startsWith('XXXX-WXX') || timex.startsWith('T');

function withClock(reader: TimeReader, set: SetExpression): SetExpression {
  if (
    !repeatsDaily(set.timex) ||
    (set.timex.includes('T') &&
      set.timex !== 'TMO' &&
      set.timex !== 'TEV' &&
      set.timex !== 'TAF' &&
      set.timex !== 'TNI')
  )
    return set;
  const at = reader.skip(set.end, 'at');
  const clock = readClock(reader, at, at > set.end);
  return clock === null
    ? set
    : {
        ...set,
        end: clock.end,
        timex: joined(set.timex.startsWith('T') ? 'P1D' : set.timex, clockTimex(clock)),
      };
}

const joined = (timex: string, clock: string): string =>
  timex === 'P1D' || timex.startsWith('T') ? clock : timex + clock;
