import { isoDate } from '../calendar/calendar.js';
import type { Modifier } from '../values/date-point.js';
import { resolveDays } from '../values/date-point.js';
import { stretch, type TimeFinding } from '../values/expressions.js';
import type { Point } from './points.js';
import type { TimeReader } from './time-reader.js';

/** Words that leave one end of a stretch open. */
export interface Bound {
  readonly modifier: 'before' | 'after' | 'since' | 'until';
  /** Index behind the words, where they follow the date. */
  readonly end: number;
}

const BEFORE: ReadonlyMap<string, Bound['modifier']> = new Map([
  ['before', 'before'],
  ['after', 'after'],
  ['since', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['starting', 'since'],
  ['beginning', 'since'],
]);

/** What may stand between such a word and the date. */
const BETWEEN: ReadonlySet<string> = new Set(['the', 'on', 'in', 'around', 'about', ',']);

/** What leaves an end open: before the date (`since`, `no later than`), or behind it (`or later`). */
export function readBound(reader: TimeReader, point: Point): Bound | null {
  if (point.bound !== undefined) return { modifier: point.bound, end: point.end };
  const behind = readBoundBehind(reader, point.end);
  if (behind !== null) return behind;
  if (isGenitive(reader, point.end)) return null;
  let at = point.first - 1;
  while (BETWEEN.has(reader.word(at)) && at > point.first - 4) at--;
  const word = reader.word(at);
  const direct = BEFORE.get(word);
  if (direct !== undefined && !(word === 'beginning' && at > reader.first && reader.word(at - 1) === 'the'))
    return { modifier: direct, end: point.end };
  if (word === 'as' && /^(?:late|early)$/.test(reader.word(at - 1)) && reader.word(at - 2) === 'as') {
    return { modifier: reader.word(at - 1) === 'late' ? 'until' : 'since', end: point.end };
  }
  return word === 'than' ? readComparison(reader, at - 1, point.end) : null;
}

/** `later than 2018`, `no earlier than May`; "more than a year ago" lies before that day. */
function readComparison(reader: TimeReader, i: number, end: number): Bound | null {
  const word = reader.word(i);
  const isMore = /^(?:later|greater|more)$/.test(word);
  if (!isMore && !/^(?:earlier|less)$/.test(word)) return null;
  const isNegated = reader.word(i - 1) === 'no';
  const isAgo = reader.word(end - 1) === 'ago';
  if (isMore !== isAgo) return { modifier: isNegated ? 'before' : 'after', end };
  return { modifier: isNegated ? 'since' : 'before', end };
}

/** "after Tuesday's vote": the date belongs to what follows. */
const isGenitive = (reader: TimeReader, i: number): boolean =>
  reader.word(i) === "'s" || reader.word(i) === '’s';

function readBoundBehind(reader: TimeReader, i: number): Bound | null {
  const word = reader.word(i);
  if (word === 'or' || word === 'and') {
    if (/^(?:later|after|afterwards?|onwards?)$/.test(reader.word(i + 1)) && endsClause(reader, i + 2))
      return { modifier: 'since', end: i + 2 };
    if (/^(?:earlier|before)$/.test(reader.word(i + 1)) && endsClause(reader, i + 2))
      return { modifier: 'until', end: i + 2 };
  }
  return word === 'onward' || word === 'onwards' ? { modifier: 'since', end: i + 1 } : null;
}

const endsClause = (reader: TimeReader, i: number): boolean => /^(?:|[.,;:!?)])$/.test(reader.word(i));

const EXACT_END: ReadonlySet<Modifier> = new Set(['before', 'until']);

/** The finding with one end open: `since 1985` from 1985 on, `after 2016` from 2017, `before May` up to May. */
export function boundFinding(
  reader: TimeReader,
  point: Point,
  finding: TimeFinding,
  bound: Bound,
): TimeFinding {
  const modifier = bound.modifier;
  const shared = { ...finding, end: bound.end, modifier } as const;
  const ends = endsOf(reader, point, finding);
  if (ends === null) return { ...shared, kind: openKind(finding.kind) };
  if (EXACT_END.has(modifier))
    return {
      ...shared,
      kind: openKind(finding.kind),
      ...stretch(null, modifier === 'before' && point.date?.modifier === 'end' ? ends.end : ends.start),
    };
  const start = modifier === 'since' || point.date?.modifier === 'start' ? ends.start : ends.end;
  return { ...shared, kind: openKind(finding.kind), ...stretch(start, null) };
}

function openKind(kind: TimeFinding['kind']): TimeFinding['kind'] {
  if (kind === 'date') return 'daterange';
  if (kind === 'datetime') return 'datetimerange';
  return kind === 'time' ? 'timerange' : kind;
}

function endsOf(
  reader: TimeReader,
  point: Point,
  finding: TimeFinding,
): { start: string; end: string } | null {
  if (finding.valueStart !== null && finding.valueEnd !== null)
    return { start: finding.valueStart, end: finding.valueEnd };
  if (finding.value === null) return null;
  const days = point.date === null || point.time !== null ? null : resolveDays(point.date, reader.anchor);
  // A day stands for itself at either end: "after January 1, 2007" begins there.
  return {
    start: finding.value,
    end: days !== null && finding.kind === 'date' ? isoDate(days.start) : finding.value,
  };
}
