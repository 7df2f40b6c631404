import type { TimeFinding } from '../values/expressions.js';
import { isoMoment } from '../values/relative-seconds.js';
import { readClockPeriod } from './clock-periods.js';
import { readDate } from './date-reader.js';
import { readOffset } from './offsets.js';
import type { TimeReader } from './time-reader.js';

/**
 * Reads a moment or period counted from the anchor's time of day: `3 minutes from now`, `half an hour ago`, `in 3 min`,
 * `past 5 minutes`, `within 2h`.
 */
export function readMomentOffset(reader: TimeReader, i: number): TimeFinding | null {
  const span = readClockPeriod(reader, i);
  if (span !== null) return span;
  const offset = readOffset(reader, i, readDate);
  if (offset === null) return null;
  if ('granularity' in offset) return null;
  const value = offset.seconds === null ? null : isoMoment(offset.seconds);
  return {
    first: offset.first,
    end: offset.end,
    kind: 'datetime',
    timex: offset.timex,
    value,
    valueStart: null,
    valueEnd: null,
    modifier: null,
    isRelative: true,
  };
}
