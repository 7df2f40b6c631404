import { type Clock, clockSeconds, readClock } from './clock.js';
import { CONNECTORS, HYPHENS } from './connectors.js';
import { isAfternoon, readDayPart } from './day-parts.js';
import { readDuration } from './durations.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';

/** A time of day, or a range between two. */
export interface TimeSpan {
  readonly first: number;
  readonly end: number;
  readonly from: Clock;
  /** The end of a range; null for a single time. */
  readonly to: Clock | null;
  /** Whether minutes, `a.m.`, a part of the day or the like mark it as a time even without a date. */
  readonly isExplicit: boolean;
}

/**
 * Reads a time or range of times: `8 p.m.`, `5 to 6pm`, `3-8pm`, `7 to 7:30`, `4pm and 5pm` after `between`, `8:00 in
 * the morning`.
 */
export function readTimeSpan(
  reader: TimeReader,
  i: number,
  isTimeContext: boolean,
  allowsBare: boolean,
): TimeSpan | null {
  const start = reader.word(i) === 'around' || reader.word(i) === 'about' ? i + 1 : i;
  const from = readClock(reader, start, isTimeContext, true);
  if (from === null) return null;
  const range = readRangeFrom(reader, from, isTimeContext, allowsBare);
  if (range !== null) return range;
  if (beginsNumberRange(reader, from)) return null;
  const withPart = readPartAfter(reader, from);
  if (withPart !== null) return withPart;
  if (!from.isExplicit && !allowsBare) return null;
  return { first: from.first, end: from.end, from, to: null, isExplicit: from.isExplicit };
}

function readRangeFrom(
  reader: TimeReader,
  from: Clock,
  isTimeContext: boolean,
  allowsBare: boolean,
): TimeSpan | null {
  const left = readPartAfter(reader, from);
  const start = left?.from ?? from;
  const at = left?.end ?? from.end;
  const word = reader.word(at);
  const isBetween = reader.word(from.first - 1) === 'between';
  if (!CONNECTORS.has(word) && !(word === 'and' && isBetween)) return readClockAndDuration(reader, start, at);
  if (HYPHENS.has(word) && !start.isExplicit && !reader.isAdjacent(at) && reader.isAdjacent(at + 1))
    return null;
  const to = readClock(reader, reader.skip(at + 1, 'around'), isTimeContext || start.isExplicit, true);
  if (to === null) return null;
  const right = readPartAfter(reader, to);
  const end = right?.to ?? right?.from ?? to;
  const isExplicit = start.isExplicit || end.isExplicit || left !== null || right !== null;
  if (!isExplicit && !allowsBare) return null;
  if (!start.isExplicit && !end.isExplicit && (start.hour > 12 || isScore(reader, start, end))) return null;
  const rangeEnd = right?.end ?? to.end;
  return { first: from.first, end: rangeEnd, isExplicit, ...alignHalvesOfDay(start, end) };
}

/** Whether a figure without a colon begins a range of numbers: "from 1000 to 2000 hires". */
const beginsNumberRange = (reader: TimeReader, { first, end, hasMeridiem }: Clock): boolean =>
  !hasMeridiem &&
  end === first + 1 &&
  !reader.text(first).includes(':') &&
  CONNECTORS.has(reader.word(end)) &&
  reader.isFigure(end + 1);

const SCORED =
  /^(?:voted|votes?|ruled|rules|split|divided|decided|won|wins?|lost|loses|loss|beat|beats|beating|tied|drew|draws|defeated|defeat|victory|victories|lead|leads|led|trailed|up|down|score|decision|game)$/;

/** Whether two figures are a result: "voted 7-2 Thursday", "a 3-2 win on Tuesday", "over the Lions 5-4 Tuesday". */
const isScore = (reader: TimeReader, { first, hour }: Clock, to: Clock): boolean =>
  (to.hour <= hour && hour < EARLIEST && !TIME_PREPOSITION.test(reader.word(first - 1))) ||
  SCORED.test(reader.word(first - 1)) ||
  /^(?:a|an)$/.test(reader.word(first - 1)) ||
  (SCORED.test(reader.word(first - 2)) && !TIME_PREPOSITION.test(reader.word(first - 1)));

/** Hours of work that end after noon begin no earlier: `9-5`. */
const EARLIEST = 8;
const TIME_PREPOSITION = /^(?:from|at|between)$/;

/** Reads a time with a duration: `9:30am for 7 hours`. */
function readClockAndDuration(reader: TimeReader, from: Clock, at: number): TimeSpan | null {
  if (reader.word(at) !== 'for' || !from.isExplicit) return null;
  const duration = readDuration(reader, at + 1);
  const part = duration?.parts[0];
  if (duration === null || part === undefined || part.unit.code !== 'H' || part.amount === null) return null;
  const seconds = clockSeconds(from) + part.amount * 3600;
  if (seconds > 86_400) return null;
  const to = { ...from, hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: 0 };
  return { first: from.first, end: duration.end, from, to, isExplicit: true };
}

/**
 * Puts both ends into the right half of the day: both of `5 to 6pm` are in the afternoon, only one of `10 to 3 p.m.`;
 * `10:30 to 3` ends after noon.
 */
function alignHalvesOfDay(from: Clock, to: Clock): { from: Clock; to: Clock } {
  if (to.hasMeridiem && !from.hasMeridiem && from.hour <= 12) {
    const shifted = { ...from, hour: (from.hour % 12) + (to.hour >= 12 ? 12 : 0) };
    return { from: clockSeconds(shifted) < clockSeconds(to) ? shifted : from, to };
  }
  if (!to.hasMeridiem && clockSeconds(to) <= clockSeconds(from) && to.hour < 12)
    return { from, to: { ...to, hour: to.hour + 12 } };
  return { from, to };
}

/** Reads the part of the day after a time: `8:00 in the morning`. (`8am this morning` is read with its date.) */
function readPartAfter(reader: TimeReader, clock: Clock): TimeSpan | null {
  let at = clock.end;
  if (reader.word(at) === 'in' && reader.word(at + 1) === 'the') at += 2;
  else if (reader.word(at) === 'at' && reader.word(at + 1) === 'night') at++;
  else if (!clock.isExplicit || numberOf(reader.word(at), 'direction') !== null) return null;
  const part = readDayPart(reader, at);
  if (part === null || clock.hour > 12) return null;
  return { first: clock.first, end: part.end, from: inPart(clock, part.code), to: null, isExplicit: true };
}

/** Puts an hour from 1 to 12 into a part of the day. */
export function inPart(clock: Clock, code: string): Clock {
  if (clock.hasMeridiem || clock.hour > 12) return clock;
  const hour = isAfternoon(code) && !(code === 'NI' && clock.hour < 5) ? (clock.hour % 12) + 12 : clock.hour;
  return { ...clock, hour, hasMeridiem: true, isExplicit: true };
}
