import { NUMBER_WORDS } from '../../../language/numerals/number-words.js';
import { readNumeral } from '../../../language/numerals/numerals.js';
import type { TimeFinding } from '../values/expressions.js';
import { type Duration, durationSeconds, durationTimex, readDuration } from './durations.js';
import { isAge } from './lone-durations.js';
import type { TimeReader } from './time-reader.js';

/**
 * Reads a duration between two amounts of one unit: `two to three weeks`, `5-10 minutes`, `between one and two months`;
 * but not `a day or two`. Its value has the seconds of both ends; the TIMEX3 value leaves the amount open.
 */
export function readDurationRange(reader: TimeReader, i: number): TimeFinding | null {
  if (!reader.isFigure(i) && !NUMBER_WORDS.has(reader.word(i))) return null;
  const low = readNumeral(reader.tokens, i);
  // The zeros of "RM50,000 or two years" are no amount.
  if (low === null || low.value === 0 || low.end >= reader.limit) return null;
  const at = afterConnector(reader, i, low.end);
  const high = at === null ? null : readDuration(reader, at);
  if (high === null || high.parts.length !== 1 || isAge(reader, high)) return null;
  const { amount, unit } = high.parts[0]!;
  if (
    amount === null ||
    amount <= low.value ||
    /^(?:ago|from|later|before|after)$/.test(reader.word(high.end))
  )
    return null;
  const shortest: Duration = { ...high, parts: [{ amount: low.value, unit }] };
  return {
    first: i,
    end: high.end,
    kind: 'duration',
    timex: durationTimex({ ...high, parts: [{ amount: null, unit }] }),
    value: `${durationSeconds(shortest)}/${durationSeconds(high)}`,
    valueStart: null,
    valueEnd: null,
    modifier: null,
    isRelative: false,
  };
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
