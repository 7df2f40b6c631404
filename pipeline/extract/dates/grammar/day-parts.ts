import type { Modifier } from '../values/date-point.js';
import type { TimeReader } from './time-reader.js';
import { codeOf } from './time-words.js';

/** A part of the day. */
export interface DayPart {
  readonly first: number;
  readonly end: number;
  /** TIMEX3 code: MO, AF, EV, NI, DT, and MEB, MEL, MED for meals. */
  readonly code: string;
  readonly modifier: Modifier;
}

/** First and last hour of each part of the day; the night ends with the day. */
const HOURS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['MO', [8, 12]],
  ['AF', [12, 16]],
  ['EV', [16, 20]],
  ['NI', [20, 24]],
  ['DT', [8, 18]],
  ['MEB', [8, 12]],
  ['MEL', [11, 13]],
  ['MED', [16, 20]],
]);

const MEALS: ReadonlyMap<string, string> = new Map([
  ['breakfast', 'MEB'],
  ['lunch', 'MEL'],
  ['lunchtime', 'MEL'],
  ['dinner', 'MED'],
  ['dinnertime', 'MED'],
]);

/** Reads `morning`, `early morning`, `mid-afternoon`. */
export function readDayPart(reader: TimeReader, i: number): DayPart | null {
  const modifier = codeOf(reader.word(i), 'modifier');
  const at = modifier === null ? i : reader.skip(i + 1, '-');
  const code = codeOf(reader.word(at), 'part');
  if (code === null) return null;
  return { first: i, end: at + 1, code, modifier: modifier as Modifier };
}

/**
 * Reads a part of the day without a date, after a preposition: `in the evening`, `later in the afternoon`, `at lunch`.
 */
export function readLonePart(reader: TimeReader, i: number): DayPart | null {
  const before = reader.word(i - 1);
  const meal = MEALS.get(reader.word(i));
  if (meal !== undefined) {
    const isTime = reader.word(i) === 'lunchtime' || reader.word(i) === 'dinnertime';
    if (!(isTime ? /^(?:at|after|before|around|until|by)$/ : /^(?:after|before|around|until)$/).test(before))
      return null;
    return { first: i, end: i + 1, code: meal, modifier: null };
  }
  const part = readDayPart(reader, i);
  if (part === null) return null;
  const modifier = codeOf(reader.word(i - 3), 'modifier') ?? codeOf(reader.word(i - 3), 'comparative');
  if (before === 'the' && reader.word(i - 2) === 'in') {
    return modifier === null ? part : { ...part, first: i - 3, modifier: modifier as Modifier };
  }
  if (part.modifier !== null && /^(?:in|the|by|until|since|this|at|)$/.test(before)) return part;
  return null;
}

/** First and last hour of a part of the day: `early` is its first half, `late` its second, `mid` its middle. */
export function partHours(part: DayPart): readonly [number, number] {
  const [start, end] = HOURS.get(part.code) as readonly [number, number];
  const half = (end - start) / 2;
  if (part.modifier === 'start') return [start, start + half];
  if (part.modifier === 'end') return [start + half, end];
  return part.modifier === 'mid' ? [start + half / 2, end - half / 2] : [start, end];
}

/** Whether an hour from 1 to 12 in this part of the day is after noon. */
export const isAfternoon = (code: string): boolean =>
  code === 'AF' || code === 'EV' || code === 'NI' || code === 'MED';
