import { NUMBER_WORDS } from '../../../language/numerals/number-words.js';
import { readNumeral } from '../../../language/numerals/numerals.js';
import { unitOf } from '../values/units.js';
import { type Duration, readDuration } from './durations.js';
import { isAge } from './lone-durations.js';
import type { TimeReader } from './time-reader.js';

/** A length that is given by two amounts of one unit. */
export interface TwoAmounts {
  /** Both durations end with the last word. */
  readonly low: Duration;
  readonly high: Duration;
  /** Whether the first is meant, with a margin: `a day or two`. */
  readonly isLoose: boolean;
}

/** Reads two amounts of a unit: `two to three weeks`, `5-10 minutes`, `between one and two months`, `a day or two`. */
export const readTwoAmounts = (reader: TimeReader, i: number): TwoAmounts | null =>
  reader.memoized(readNewTwoAmounts, i);

const readNewTwoAmounts = (reader: TimeReader, i: number): TwoAmounts | null =>
  readOneOrTwo(reader, i) ?? readJoined(reader, i);

/** Reads `a day or two`, `one week or two`, and the `week or two` of `another week or two`. */
function readOneOrTwo(reader: TimeReader, i: number): TwoAmounts | null {
  const isCounted = /^(?:an?|one)$/.test(reader.word(i));
  if (!isCounted && reader.word(i - 1) !== 'another') return null;
  const at = isCounted ? i + 1 : i;
  const unit = /s$/.test(reader.word(at)) ? null : unitOf(reader.word(at));
  const end = orTwoEnd(reader, at + 1);
  if (unit === null || end === null) return null;
  const low: Duration = {
    first: i,
    end,
    parts: [{ amount: 1, unit }],
    isBusiness: false,
    modifier: 'approx',
  };
  const amount = reader.word(end - 1) === 'two' ? 2 : 3;
  return { low, high: { ...low, parts: [{ amount, unit }] }, isLoose: true };
}

/** Index after `or two`, `or three`; null for another number of units ("a week or two months"). */
export const orTwoEnd = (reader: TimeReader, i: number): number | null =>
  reader.word(i) === 'or' &&
  /^(?:two|three)$/.test(reader.word(i + 1)) &&
  readDuration(reader, i + 1) === null
    ? i + 2
    : null;

function readJoined(reader: TimeReader, i: number): TwoAmounts | null {
  if (!reader.isFigure(i) && !NUMBER_WORDS.has(reader.word(i))) return null;
  const low = readNumeral(reader.tokens, i);
  // The zeros of "RM50,000 or two years" are no amount.
  if (low === null || low.value === 0 || low.end >= reader.limit) return null;
  const at = afterConnector(reader, i, low.end);
  const high = at === null ? null : readDuration(reader, at);
  if (high === null || high.parts.length !== 1 || isAge(reader, high)) return null;
  const { amount, unit } = high.parts[0]!;
  if (amount === null || amount <= low.value) return null;
  const whole = { ...high, first: i };
  return { low: { ...whole, parts: [{ amount: low.value, unit }] }, high: whole, isLoose: false };
}

/** Index of the second amount, after `to`, `or`, a hyphen, or `and` with `between` before; null for any other word. */
function afterConnector(reader: TimeReader, first: number, end: number): number | null {
  const word = reader.word(end);
  if (word === 'to' || word === 'or' || (word === 'and' && reader.word(first - 1) === 'between'))
    return end + 1;
  if (word !== '-' && word !== '–') return null;
  // `5-10 minutes`, `5 – 10 minutes`
  if (
    reader.isFigure(end - 1) &&
    reader.isFigure(end + 1) &&
    reader.isAdjacent(end) === reader.isAdjacent(end + 1)
  )
    return end + 1;
  // `one-to-seven days`
  if (reader.isAdjacent(end) && reader.isAdjacent(end + 1) && reader.matches(end + 1, ['to', '-']))
    return end + 3;
  // `10- to 15-year`
  return reader.isAdjacent(end) && reader.word(end + 1) === 'to' ? end + 2 : null;
}
