import { isoDate } from '../calendar/calendar.js';
import { type DatePoint, type Modifier, periodPoint, relativeDay } from '../values/date-point.js';
import { type NamedDate, namesUnit } from '../values/named-date.js';
import { openTimex, unitAround } from '../values/unit-days.js';
import { addUnits, isClockUnit, type TimeUnit, unitOf } from '../values/units.js';
import { type DayPart, readDayPart } from './day-parts.js';
import { readDuration } from './durations.js';
import { countedFrom } from './offsets.js';
import { tenseAround } from './tense.js';
import type { TimePoint } from './time-points.js';
import type { TimeReader } from './time-reader.js';
import { codeOf, numberOf } from './time-words.js';

/**
 * Reads a date that is counted from another one in its sentence: `that year`, `later that day`, `the next morning`,
 * `the following month`, `two days later`. Where the sentence has named none before it, what can only be counted from
 * one is left open.
 */
export function readAnaphoricDate(reader: TimeReader, i: number): TimePoint | null {
  return (
    readSameUnit(reader, i) ??
    readNextUnit(reader, i) ??
    readUnitBeside(reader, i) ??
    readDistance(reader, i) ??
    readTheDay(reader, i)
  );
}

/**
 * Reads `that year`, `the same day`, `later that night`, `the entire year`, from its noun. Unlike the others, `the same
 * day` goes back to the day of a sentence before.
 */
function readSameUnit(reader: TimeReader, i: number): TimePoint | null {
  const word = reader.word(i - 1);
  const isWhole = /^(?:entire|full|whole)$/.test(word);
  const isSame = (word === 'same' || isWhole) && reader.word(i - 2) === 'the';
  if (!isSame && word !== 'that') return null;
  const noun = readNoun(reader, i);
  if (noun === null || (isWhole && noun.unit.code !== 'Y')) return null;
  const before = isSame ? i - 3 : i - 2;
  const side = codeOf(reader.word(before), 'comparative');
  const first = side === null ? i - 1 : before;
  const shifted = shiftedUnit(reader, first, noun, 0, side as Modifier);
  if (shifted !== null || word !== 'same' || !AFTER_SAME.test(reader.word(noun.end))) return shifted;
  const day = noun.unit.code === 'D' ? reader.dayBefore(first) : null;
  const date =
    day === null
      ? openUnit(first, noun.end, noun.unit)
      : { ...relativeDay(first, noun.end, day.start, isoDate(day.start)), isRelative: day.isRelative };
  return pointOf(date, noun.part, side as Modifier);
}

/** What follows `the same day` where it is a time: not "the same day job", "the same week last year". */
const AFTER_SAME =
  /^(?:|[.,;:!?)”"–—]|and|but|or|that|as|when|in|at|by|with|to|he|she|they|it|we|i|the|his|her|their|a|an)$/;

/** Reads `the following year`, `the next morning`, `the previous day`. */
function readNextUnit(reader: TimeReader, i: number): TimePoint | null {
  const word = reader.word(i);
  if (!/^(?:next|following|previous)$/.test(word) || reader.word(i - 1) !== 'the') return null;
  const noun = readNoun(reader, i + 1);
  if (noun === null) return null;
  const shifted = shiftedUnit(reader, i, noun, numberOf(word, 'direction') as number, null);
  if (shifted !== null) return shifted;
  const isOpen = word === 'following' || (word === 'next' && tenseAround(reader, i, noun.end) === 'past');
  return isOpen ? pointOf(openUnit(i, noun.end, noun.unit), noun.part, null) : null;
}

/** Reads `the day before`, `the morning after`, at the end of a phrase. */
function readUnitBeside(reader: TimeReader, i: number): TimePoint | null {
  const noun = reader.word(i - 1) === 'the' ? readNoun(reader, i) : null;
  if (noun === null) return null;
  const side = reader.word(noun.end);
  if ((side !== 'before' && side !== 'after') || !ENDS_PHRASE.test(reader.word(noun.end + 1))) return null;
  const whole = { ...noun, end: noun.end + 1 };
  const shifted = shiftedUnit(reader, i, whole, side === 'before' ? -1 : 1, null);
  return shifted ?? pointOf(openUnit(i, whole.end, noun.unit), noun.part, null);
}

const ENDS_PHRASE = /^(?:|[.,;:!?)”"–—]|and|but|or)$/;

/** Reads `two days later`, `a year earlier`. */
function readDistance(reader: TimeReader, i: number): TimePoint | null {
  const duration = readDuration(reader, i);
  if (duration === null) return null;
  const side = reader.word(duration.end);
  if ((side !== 'later' && side !== 'earlier') || reader.word(duration.end + 1) === 'than') return null;
  const { unit } = duration.parts.at(-1)!;
  const named = isClockUnit(unit) ? null : namedBefore(reader, i, unit);
  if (named === null) return null;
  const date = countedFrom(named.start, i, duration.end + 1, duration, side === 'later' ? 1 : -1);
  return date === null ? null : pointOf({ ...date, isRelative: named.isRelative }, null, null);
}

/** Reads `the day` of a report on its own day: `ended the day at 7,114`, `later in the day`. */
function readTheDay(reader: TimeReader, i: number): TimePoint | null {
  if (reader.word(i) !== 'day' || reader.word(i - 1) !== 'the') return null;
  const before = reader.word(i - 2);
  const side = before === 'in' ? codeOf(reader.word(i - 3), 'comparative') : null;
  if (side === null && !ENDS_OR_BEGINS.test(before)) return null;
  const unit = unitOf('day')!;
  const named = namedBefore(reader, i, unit);
  const day = named?.start ?? reader.anchor?.day;
  const first = side === null ? i : i - 3;
  const date =
    day === undefined ? openUnit(first, i + 1, unit) : relativeDay(first, i + 1, day, isoDate(day));
  return pointOf({ ...date, isRelative: named?.isRelative ?? true }, null, side as Modifier);
}

const ENDS_OR_BEGINS =
  /^(?:end(?:s|ed|ing)?|finish(?:es|ed|ing)?|clos(?:e|es|ed|ing)|beg[ia]n(?:s|ning)?|begun|start(?:s|ed|ing)?|open(?:s|ed|ing)?)$/;

/** A unit of the calendar, or a day with one of its parts. */
interface Noun {
  readonly end: number;
  readonly unit: TimeUnit;
  readonly part: DayPart | null;
}

function readNoun(reader: TimeReader, i: number): Noun | null {
  const part = readDayPart(reader, i);
  if (part?.modifier === null) return { end: part.end, unit: unitOf('day')!, part };
  const unit = unitOf(reader.word(i));
  return unit !== null && /^(?:D|W|MO|Y|E)$/.test(unit.code) && !reader.word(i).endsWith('s')
    ? { end: i + 1, unit, part: null }
    : null;
}

/** The unit that lies `shift` units after the one of the date named before it. */
function shiftedUnit(
  reader: TimeReader,
  first: number,
  { end, unit, part }: Noun,
  shift: number,
  modifier: Modifier,
): TimePoint | null {
  const named = namedBefore(reader, first, unit);
  if (named === null) return null;
  const date = unitAround(first, end, unit, addUnits(named.start, unit, shift));
  return pointOf({ ...date, isRelative: named.isRelative }, part, modifier);
}

/** The last date that the sentence has named, if it tells which of these units it lies in. */
function namedBefore(reader: TimeReader, i: number, unit: TimeUnit): NamedDate | null {
  const named = reader.namedInSentence(i);
  return named !== null && namesUnit(named, unit) ? named : null;
}

function openUnit(first: number, end: number, unit: TimeUnit): DatePoint {
  const timex = openTimex(unit);
  return unit.code === 'D' ? relativeDay(first, end, null, timex) : periodPoint(first, end, null, timex);
}

const pointOf = (date: DatePoint, part: DayPart | null, modifier: Modifier): TimePoint => ({
  first: date.first,
  end: date.end,
  date,
  part,
  time: null,
  modifier,
});
