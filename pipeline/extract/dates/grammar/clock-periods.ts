import { interval, type TimeFinding } from '../values/expressions.js';
import { isoMoment, momentFromAnchor } from '../values/relative-seconds.js';
import { isClockUnit, unitOf } from '../values/units.js';
import { type Duration, durationTimex, readDuration } from './durations.js';
import { isLastAVerb } from './relative-dates.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';

/**
 * Reads a period in hours, minutes or seconds up to the anchor or from it on: `past 24 hours`, `next 5 minutes`, `the
 * 13 last minutes`, `within 2h`, `within the next day and 5 hours`.
 */
export function readClockPeriod(reader: TimeReader, i: number): TimeFinding | null {
  // "At the last minute" is late, "coming second" a rank.
  if (
    reader.matches(i, ['last', 'minute']) &&
    reader.word(i - 1) === 'the' &&
    /^(?:at|to|until|till)$/.test(reader.word(i - 2))
  )
    return null;
  if (reader.word(i + 1) === 'second') return null;
  const direction = numberOf(reader.word(i), 'direction');
  if (direction !== null && direction !== 0 && !isLastAVerb(reader, i)) {
    const plain = unitOf(reader.word(i + 1));
    const duration = plain === null ? readDuration(reader, i + 1) : readSingle(reader, i + 1);
    if (duration === null || !isClockUnit(duration.parts.at(-1)!.unit)) return null;
    return periodFromNow(reader, i, duration.end, duration, direction);
  }
  const amount = reader.integer(i, 3);
  const swapped = amount === null ? null : numberOf(reader.word(i + 1), 'direction');
  const unit = swapped === null || swapped === 0 ? null : unitOf(reader.word(i + 2));
  if (amount !== null && unit !== null && isClockUnit(unit)) {
    const duration = { first: i, end: i + 3, parts: [{ amount, unit }], isBusiness: false, modifier: null };
    return periodFromNow(reader, i, i + 3, duration, swapped as number);
  }
  if (reader.word(i - 1) !== 'within') return null;
  const duration = readDuration(reader, i);
  if (
    duration === null ||
    !isClockUnit(duration.parts.at(-1)!.unit) ||
    /^(?:of|after|before|from)$/.test(reader.word(duration.end))
  )
    return null;
  return periodFromNow(reader, i, duration.end, duration, 1);
}

/** Reads one unit without a number, and what follows it: `next day and 5 hours`, `last hour`. */
function readSingle(reader: TimeReader, i: number): Duration | null {
  const unit = unitOf(reader.word(i));
  if (unit === null || /s$/.test(reader.word(i))) return null;
  const rest = reader.word(i + 1) === 'and' ? readDuration(reader, i + 2) : null;
  if (rest !== null && rest.parts[0]!.unit.seconds < unit.seconds)
    return { ...rest, first: i, parts: [{ amount: 1, unit }, ...rest.parts] };
  return { first: i, end: i + 1, parts: [{ amount: 1, unit }], isBusiness: false, modifier: null };
}

function periodFromNow(
  reader: TimeReader,
  first: number,
  end: number,
  duration: Duration,
  direction: number,
): TimeFinding {
  const { anchor } = reader;
  const isOpen = duration.parts.some((part) => part.amount === null);
  const there = momentFromAnchor(anchor, isOpen ? null : duration, direction);
  const here = anchor === null || anchor.second === null ? null : anchor.day * 86_400 + anchor.second;
  const span = { first, end, kind: 'datetimerange', modifier: null, isRelative: true } as const;
  const timex = durationTimex(duration);
  if (here === null || there.seconds === null) return { timex, ...span, ...interval(null, null) };
  const [from, to] = direction > 0 ? [here, there.seconds] : [there.seconds, here];
  return { timex, ...span, ...interval(isoMoment(from), isoMoment(to)) };
}
