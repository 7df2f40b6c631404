import { isoDate } from '../calendar/calendar.js';
import type { Modifier } from '../values/date-point.js';
import { resolveDays } from '../values/date-point.js';
import { interval, type TimeFinding } from '../values/expressions.js';
import type { TimePoint } from './time-points.js';
import type { TimeReader } from './time-reader.js';

/** A word or phrase that leaves one end of a range open. */
export interface Bound {
  readonly modifier: 'before' | 'after' | 'since' | 'until';
  /** Index after the phrase where it follows the date, else after the date. */
  readonly end: number;
}

const BOUND_WORDS: ReadonlyMap<string, Bound['modifier']> = new Map([
  ['before', 'before'],
  ['after', 'after'],
  ['since', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['starting', 'since'],
  ['beginning', 'since'],
]);

/** `post-1959`, `pre-Christmas` */
const PREFIXES: ReadonlyMap<string, Bound['modifier']> = new Map([
  ['post', 'after'],
  ['pre', 'before'],
]);

/** Words that may stand between such a word and the date. */
const BETWEEN_BOUND_AND_DATE: ReadonlySet<string> = new Set(['the', 'on', 'in', 'around', 'about', ',']);

/**
 * Reads the phrase that leaves an end open: before the date (`since`, `no later than`), or after it (`or later`). Null
 * for none.
 */
export function readBound(reader: TimeReader, point: TimePoint): Bound | null {
  if (point.bound !== undefined) return { modifier: point.bound, end: point.end };
  const after = readBoundAfter(reader, point.end);
  if (after !== null) return after;
  // "after Tuesday's vote"
  if (reader.isPossessive(point.end)) return null;
  const prefix =
    reader.text(point.first - 1) === '-' ? PREFIXES.get(reader.word(point.first - 2)) : undefined;
  if (prefix !== undefined) return { modifier: prefix, end: point.end };
  let at = point.first - 1;
  while (BETWEEN_BOUND_AND_DATE.has(reader.word(at)) && at > point.first - 4) at--;
  const word = reader.word(at);
  const direct = BOUND_WORDS.get(word);
  if (direct !== undefined && !(word === 'beginning' && at > reader.first && reader.word(at - 1) === 'the'))
    return { modifier: direct, end: point.end };
  if (word === 'as' && /^(?:late|early)$/.test(reader.word(at - 1)) && reader.word(at - 2) === 'as') {
    return { modifier: reader.word(at - 1) === 'late' ? 'until' : 'since', end: point.end };
  }
  return word === 'than' ? readComparison(reader, at - 1, point.end) : null;
}

/** Reads a comparison: `later than 2018`, `no earlier than May`. "More than a year ago" lies before that day. */
function readComparison(reader: TimeReader, i: number, end: number): Bound | null {
  const word = reader.word(i);
  const isMore = /^(?:later|greater|more)$/.test(word);
  if (!isMore && !/^(?:earlier|less)$/.test(word)) return null;
  // "3 million more than a year ago"
  if (/^(?:more|less)$/.test(word) && isAmount(reader, i - 1)) return null;
  const isNegated = reader.word(i - 1) === 'no';
  const isAgo = reader.word(end - 1) === 'ago';
  if (isMore !== isAgo) return { modifier: isNegated ? 'before' : 'after', end };
  return { modifier: isNegated ? 'since' : 'before', end };
}

/** Whether an amount ends at a token: `3 million`, `5 percent`. */
const isAmount = (reader: TimeReader, i: number): boolean =>
  reader.isFigure(i) ||
  /^(?:%|percent|cent|hundred|thousand|million|billion|trillion|points?)$/.test(reader.word(i));

function readBoundAfter(reader: TimeReader, i: number): Bound | null {
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

const UPPER_BOUNDS: ReadonlySet<Modifier> = new Set(['before', 'until']);

/** A finding with one end open: `since 1985` from 1985 on, `after 2016` from 2017 on, `before May` until May. */
export function boundFinding(
  reader: TimeReader,
  point: TimePoint,
  finding: TimeFinding,
  bound: Bound,
): TimeFinding {
  const modifier = bound.modifier;
  const shared = { ...finding, end: bound.end, modifier } as const;
  const ends = endsOf(reader, point, finding);
  if (ends === null) return { ...shared, kind: openKind(finding.kind) };
  if (UPPER_BOUNDS.has(modifier))
    return {
      ...shared,
      kind: openKind(finding.kind),
      ...interval(null, point.date?.modifier === 'end' ? ends.end : ends.start),
    };
  const start = modifier === 'since' || point.date?.modifier === 'start' ? ends.start : ends.end;
  return { ...shared, kind: openKind(finding.kind), ...interval(start, null) };
}

function openKind(kind: TimeFinding['kind']): TimeFinding['kind'] {
  if (kind === 'date') return 'daterange';
  if (kind === 'datetime') return 'datetimerange';
  return kind === 'time' ? 'timerange' : kind;
}

function endsOf(
  reader: TimeReader,
  point: TimePoint,
  finding: TimeFinding,
): { start: string; end: string } | null {
  if (finding.valueStart !== null && finding.valueEnd !== null)
    return { start: finding.valueStart, end: finding.valueEnd };
  if (finding.value === null) return null;
  const days = point.date === null || point.time !== null ? null : resolveDays(point.date, reader.anchor);
  // A day counts as a point at either end: "after January 1, 2007" begins there.
  return {
    start: finding.value,
    end: days !== null && finding.kind === 'date' ? isoDate(days.start) : finding.value,
  };
}
