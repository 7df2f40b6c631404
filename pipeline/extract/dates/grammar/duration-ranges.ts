import type { TimeFinding } from '../values/expressions.js';
import { durationSeconds, durationTimex } from './durations.js';
import { readTwoAmountDistance } from './offsets.js';
import type { TimeReader } from './time-reader.js';
import { readTwoAmounts } from './two-amounts.js';

/**
 * Reads a duration between two amounts: `two to three weeks`, `a day or two`. Its value has the seconds of both ends;
 * the TIMEX3 value leaves the amount open, but is that of the first where it is meant with a margin.
 */
export function readDurationRange(reader: TimeReader, i: number): TimeFinding | null {
  const amounts = readTwoAmounts(reader, i);
  if (amounts === null || readTwoAmountDistance(reader, i) !== null) return null;
  const { low, high, isLoose } = amounts;
  const open = { ...high, parts: high.parts.map((part) => ({ ...part, amount: null })) };
  return {
    first: /^an?$/.test(reader.word(i)) ? i + 1 : i,
    end: high.end,
    kind: 'duration',
    timex: durationTimex(isLoose ? low : open),
    value: `${durationSeconds(low)}/${durationSeconds(high)}`,
    valueStart: null,
    valueEnd: null,
    modifier: isLoose ? 'approx' : null,
    isRelative: false,
  };
}
