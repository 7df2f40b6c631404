import { NUMBER_WORDS } from '../../../language/numerals/number-words.js';
import { readNumeral } from '../../../language/numerals/numerals.js';
import type { Modifier } from '../values/date-point.js';
import { isClockUnit, type TimeUnit, unitOf } from '../values/units.js';
import type { TimeReader } from './time-reader.js';
import { codeOf } from './time-words.js';

/** An amount of one unit; the amount is null where the text leaves it open (`several days`). */
export interface Amount {
  readonly amount: number | null;
  readonly unit: TimeUnit;
}

export interface Duration {
  readonly first: number;
  readonly end: number;
  readonly parts: readonly Amount[];
  /** Whether it counts working days: `ten business days`. */
  readonly isBusiness: boolean;
  readonly modifier: Modifier;
}

const VAGUE: ReadonlySet<string> = new Set(['several', 'few', 'many', 'some']);
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['h', 'hour'],
  ['hrs', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
  ['y', 'year'],
]);

/**
 * Reads a duration: `20 years`, `five-year`, `2 hours, 32 minutes`, `half an hour`, `one and a half hours`, `3h`, `two
 * nights`, `a week or so`.
 */
export function readDuration(reader: TimeReader, i: number): Duration | null {
  return reader.memoized(readNewDuration, i);
}

function readNewDuration(reader: TimeReader, i: number): Duration | null {
  const first = readAmount(reader, i);
  if (first === null) return null;
  const parts = [first.part];
  let end = first.end;
  for (;;) {
    const next = readNextAmount(reader, end, parts[parts.length - 1]!.unit);
    if (next === null) break;
    parts.push(next.part);
    end = next.end;
  }
  const half = readHalfAfter(reader, end);
  if (half !== null) {
    const last = parts.pop() as Amount;
    parts.push({ ...last, amount: last.amount === null ? null : last.amount + half.amount });
    end = half.end;
  }
  const isLoose =
    reader.matches(end, ['or', 'so']) && (/^an?$/.test(reader.word(i)) || reader.word(end + 2) === 'ago');
  return {
    first: i,
    end: isLoose ? end + 2 : end,
    parts,
    isBusiness: first.isBusiness,
    modifier: isLoose ? 'approx' : null,
  };
}

interface ReadAmount {
  readonly part: Amount;
  readonly end: number;
  readonly isBusiness: boolean;
}

function readAmount(reader: TimeReader, i: number): ReadAmount | null {
  const word = reader.word(i);
  if (word === 'half') return readHalfUnit(reader, i);
  if (reader.isFigure(i)) {
    const attached = readAttachedUnit(reader, i);
    if (attached !== null) return attached;
  }
  if (VAGUE.has(word)) return readUnitAfter(reader, i + 1, null);
  if (word === 'a' || word === 'an') {
    if (reader.word(i + 1) === 'few' || reader.word(i + 1) === 'couple') {
      const at = reader.skip(i + 2, 'of');
      return readUnitAfter(reader, at, reader.word(i + 1) === 'couple' ? 2 : null);
    }
    if (reader.word(i + 1) === 'half') return readHalfUnit(reader, i + 1);
    const article = readUnitAfter(reader, i + 1, 1);
    if (article !== null) return article;
  }
  if (word === 'couple') return readUnitAfter(reader, reader.skip(i + 1, 'of'), 2);
  const quarters = readQuarters(reader, i);
  if (quarters !== null) return quarters;
  const numeral = readNumeral(reader.tokens, i);
  if (numeral === null || numeral.end >= reader.limit || /^[$£€]$/.test(reader.text(i - 1))) return null;
  return readUnitAfter(reader, numeral.end, numeral.value);
}

/**
 * Reads quarters of a year: `two quarters`; three only after a word of direction (`previous three quarters`), where
 * they are no fraction.
 */
function readQuarters(reader: TimeReader, i: number): ReadAmount | null {
  if (reader.word(i + 1) !== 'quarters') return null;
  const amount = NUMBER_WORDS.get(reader.word(i))?.value;
  if (amount === undefined || amount < 2) return null;
  if (amount === 3 && codeOf(reader.word(i - 1), 'direction') === null) return null;
  return { part: { amount, unit: unitOf('quarter')! }, end: i + 2, isBusiness: false };
}

/** Reads half a unit: `half an hour`, `half-hour`, `½ hour`. */
function readHalfUnit(reader: TimeReader, i: number): ReadAmount | null {
  let at = reader.skip(i + 1, '-');
  at = reader.skip(reader.skip(at, 'an'), 'a');
  return readUnitAfter(reader, at, 0.5);
}

const ADJECTIVES: ReadonlySet<string> = new Set([
  'full',
  'whole',
  'consecutive',
  'straight',
  'more',
  'additional',
  'extra',
  'calendar',
  'long',
  'short',
  'successive',
  'further',
  'solid',
]);

function readUnitAfter(reader: TimeReader, i: number, amount: number | null): ReadAmount | null {
  const isHyphened = reader.text(i) === '-' && reader.isAdjacent(i) && reader.isAdjacent(i + 1);
  let at = isHyphened ? i + 1 : i;
  const isBusiness =
    /^(?:business|working|work|trading)$/.test(reader.word(at)) && /^days?$/.test(reader.word(at + 1));
  if (isBusiness) at++;
  else if (!isHyphened && ADJECTIVES.has(reader.word(at))) at++;
  const unit = countedUnit(reader, at, amount);
  if (unit === null) return null;
  const hasStop =
    reader.text(at + 1) === '.' &&
    reader.isAdjacent(at + 1) &&
    /^(?:hrs?|mins?|secs?|yrs?)$/.test(reader.word(at)) &&
    /^[a-z]/.test(reader.text(at + 2));
  return { part: { amount, unit }, end: hasStop ? at + 2 : at + 1, isBusiness };
}

function countedUnit(reader: TimeReader, i: number, amount: number | null): TimeUnit | null {
  const word = reader.word(i);
  if (word === 'night' || word === 'nights') return unitOf('day');
  if (
    word === 'second' &&
    amount === 1 &&
    !/^(?:|[.,;:)]|of|or|and|later|ago|to|in)$/.test(reader.word(i + 1))
  )
    return null;
  if (word === 'quarter' && amount !== null && amount !== Math.trunc(amount)) return null;
  if (
    codeOf(word, 'unit') === 'Q' &&
    (amount === 1 || (amount === 3 && word === 'quarters') || reader.word(i + 1) === 'of')
  )
    return null;
  return unitOf(word);
}

const ATTACHED_UNIT = /^(\d+(?:\.\d+)?)([a-z]+)$/;

/** Reads a figure and unit in one word: `3h`, `10D`, `45min`; but not `5m`, which is metres or millions. */
function readAttachedUnit(reader: TimeReader, i: number): ReadAmount | null {
  const match = ATTACHED_UNIT.exec(reader.word(i));
  if (match === null) return null;
  const letters = match[2] as string;
  const unit = unitOf(ABBREVIATIONS.get(letters) ?? letters);
  if (unit === null || letters === 'mon') return null;
  if (letters.length === 1 && letters !== 'h' && !/^(?:for|lasted|within|in|of)$/.test(reader.word(i - 1)))
    return null;
  return { part: { amount: Number(match[1]), unit }, end: i + 1, isBusiness: false };
}

/** Reads a smaller unit after a comma or `and`: `2 hours, 32 minutes and 25.3 seconds`. */
function readNextAmount(reader: TimeReader, i: number, before: TimeUnit): ReadAmount | null {
  let at = reader.skip(i, ',');
  at = reader.skip(at, 'and');
  if (!reader.isFigure(at) && codeOf(reader.word(at), 'unit') !== null) return null;
  const next = readAmount(reader, at);
  if (next === null || next.part.amount === null || next.part.unit.seconds >= before.seconds) return null;
  return next;
}

/** Reads the fraction after a unit: `one hour and a half`, `one year and a quarter`. */
function readHalfAfter(reader: TimeReader, i: number): { amount: number; end: number } | null {
  if (reader.word(i) !== 'and') return null;
  const at = reader.skip(i + 1, 'a');
  if (reader.word(at) === 'half' && !/^(?:a|an|of)$/.test(reader.word(at + 1)))
    return { amount: 0.5, end: at + 1 };
  return at > i + 1 && reader.word(at) === 'quarter' ? { amount: 0.25, end: at + 1 } : null;
}

/** The TIMEX3 value: `PT2H32M`, `P3M2W2D`, `PXY` for an open amount. */
export function durationTimex(duration: Duration): string {
  let date = '';
  let time = '';
  for (const { amount, unit } of duration.parts) {
    const count = amount === null ? 'X' : trimmed(amount * unit.factor);
    const symbol = duration.isBusiness ? 'BD' : unit.symbol;
    if (isClockUnit(unit)) time += `${count}${symbol}`;
    else date += `${count}${symbol}`;
  }
  return time === '' ? `P${date}` : `P${date}T${time}`;
}

/** The seconds of a duration, as text; null where an amount is open. */
export function durationSeconds(duration: Duration): string | null {
  let seconds = 0;
  for (const { amount, unit } of duration.parts) {
    if (amount === null) return null;
    seconds += amount * unit.seconds;
  }
  return trimmed(seconds);
}

const trimmed = (value: number): string => String(Number(value.toFixed(6)));
