import { readLines } from '../../../text/word-list.js';
import { pad } from '../calendar/calendar.js';
import type { DatePoint } from '../values/date-point.js';
import type { TimeReader } from './time-reader.js';

interface DatedEvent {
  readonly year: number;
  readonly nouns: ReadonlySet<string>;
}

/** By month and day. */
const DATED_EVENTS: ReadonlyMap<string, DatedEvent> = new Map(
  readLines(new URL('./dated-events.txt', import.meta.url)).map((line) => {
    const [day, year, nouns] = line.split('\t') as [string, string, string];
    return [day, { year: Number(year), nouns: new Set(nouns.split(' ')) }];
  }),
);

const ADJECTIVES: ReadonlySet<string> = new Set([
  'terrorist',
  'terror',
  'capitol',
  'u.s.',
  'deadly',
  'london',
]);

/** A day without a year after which an event is named, with the event's year: `the Sept. 11 attacks`. */
export function withEventYear(reader: TimeReader, point: DatePoint): DatePoint {
  if (point.year !== null || point.month === null || point.day === null || point.fixed !== null) return point;
  const event = DATED_EVENTS.get(`${pad(point.month)}-${pad(point.day)}`);
  if (event === undefined) return point;
  let at = point.end;
  while (ADJECTIVES.has(reader.word(at)) && at < point.end + 3) at++;
  return event.nouns.has(reader.word(at)) ? { ...point, year: event.year } : point;
}
