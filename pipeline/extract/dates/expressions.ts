import type { DateExpression } from '../findings.js';
import type { Anchor } from './anchor.js';
import { isoDate } from './calendar.js';
import { clockSeconds, clockTimex, clockValue } from './clock.js';
import {
  type DatePoint,
  type Days,
  type Modifier,
  needsAnchor,
  pointTimex,
  resolveDays,
  type Tense,
} from './date-point.js';
import { type DayPart, partHours } from './day-parts.js';
import { type Duration, durationSeconds, durationTimex } from './durations.js';
import type { Point } from './points.js';
import type { SetExpression } from './sets.js';
import type { TimeSpan } from './time-span.js';

/** A time expression before its tokens are turned into a span. */
export interface TimeFinding {
  readonly first: number;
  readonly end: number;
  readonly kind: DateExpression['kind'];
  readonly timex: string;
  readonly value: string | null;
  readonly valueStart: string | null;
  readonly valueEnd: string | null;
  readonly modifier: Modifier;
  /** Whether the anchor was needed. */
  readonly isRelative: boolean;
}

const single = (value: string | null): Pick<TimeFinding, 'value' | 'valueStart' | 'valueEnd'> => ({
  value,
  valueStart: null,
  valueEnd: null,
});

/** Half-open, `..` for an open end; null when neither end is known. */
export function stretch(
  start: string | null,
  end: string | null,
): Pick<TimeFinding, 'value' | 'valueStart' | 'valueEnd'> {
  if (start === null && end === null) return single(null);
  return { value: `${start ?? '..'}/${end ?? '..'}`, valueStart: start, valueEnd: end };
}

const daysStretch = (days: Days | null): Pick<TimeFinding, 'value' | 'valueStart' | 'valueEnd'> =>
  days === null ? single(null) : stretch(isoDate(days.start), isoDate(days.end));

/** The finding that a point makes by itself. */
export function pointFinding(point: Point, anchor: Anchor | null, tense: Tense): TimeFinding {
  const { first, end, date, part, time } = point;
  const span = { first, end };
  if (date === null) {
    if (time !== null) return { ...span, ...timeFinding(time) };
    return { ...span, ...partFinding(part as DayPart, point.modifier) };
  }
  const isRelative = needsAnchor(date);
  const days = resolveDays(date, anchor, tense);
  if (time !== null) return { ...span, ...dateTimeFinding(date, days, time), isRelative };
  if (part !== null) return { ...span, ...datePartFinding(date, days, part, point.modifier), isRelative };
  if (date.granularity === 'day') return { ...span, ...dayFinding(date, days, point.modifier), isRelative };
  return {
    ...span,
    kind: 'daterange',
    timex: pointTimex(date),
    ...daysStretch(days),
    modifier: date.modifier ?? point.modifier,
    isRelative,
  };
}

type Meaning = Omit<TimeFinding, 'first' | 'end'>;

function dayFinding(date: DatePoint, days: Days | null, modifier: Modifier): Meaning {
  if (date.modifier === 'mid') {
    const day = days === null ? null : isoDate(days.start);
    return {
      kind: 'datetimerange',
      timex: pointTimex(date),
      ...stretch(day && `${day}T10:00:00`, day && `${day}T14:00:00`),
      modifier: 'mid',
      isRelative: true,
    };
  }
  return {
    kind: 'date',
    timex: pointTimex(date),
    ...single(days === null ? null : isoDate(days.start)),
    modifier,
    isRelative: false,
  };
}

function timeFinding(time: TimeSpan): Meaning {
  if (time.to === null) {
    return {
      kind: 'time',
      timex: clockTimex(time.from),
      ...single(clockValue(time.from)),
      modifier: null,
      isRelative: false,
    };
  }
  return {
    kind: 'timerange',
    timex: `(${clockTimex(time.from)},${clockTimex(time.to)},${hoursBetween(time)})`,
    ...stretch(clockValue(time.from), clockValue(time.to)),
    modifier: null,
    isRelative: false,
  };
}

const hourValue = (hour: number): string =>
  hour === 24
    ? '23:59:59'
    : `${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 === 0 ? '00' : '30'}:00`;

function partFinding(part: DayPart, modifier: Modifier): Meaning {
  const [start, end] = partHours(part);
  return {
    kind: 'timerange',
    timex: `T${part.code}`,
    ...stretch(hourValue(start), hourValue(end)),
    modifier: part.modifier ?? modifier,
    isRelative: false,
  };
}

function dateTimeFinding(date: DatePoint, days: Days | null, time: TimeSpan): Meaning {
  const timex = pointTimex(date);
  const day = days === null ? null : isoDate(days.start);
  if (time.to === null) {
    const value = day === null ? null : `${day}T${clockValue(time.from)}`;
    return {
      kind: 'datetime',
      timex: timex + clockTimex(time.from),
      ...single(value),
      modifier: null,
      isRelative: false,
    };
  }
  const from = day === null ? null : `${day}T${clockValue(time.from)}`;
  const to = day === null ? null : `${day}T${clockValue(time.to)}`;
  const triple = `(${timex}${clockTimex(time.from)},${timex}${clockTimex(time.to)},${hoursBetween(time)})`;
  return { kind: 'datetimerange', timex: triple, ...stretch(from, to), modifier: null, isRelative: false };
}

function datePartFinding(date: DatePoint, days: Days | null, part: DayPart, modifier: Modifier): Meaning {
  const [start, end] = partHours(part);
  const day = days === null ? null : isoDate(days.start);
  return {
    kind: 'datetimerange',
    timex: `${pointTimex(date)}T${part.code}`,
    ...stretch(day && `${day}T${hourValue(start)}`, day && `${day}T${hourValue(end)}`),
    modifier: part.modifier ?? modifier,
    isRelative: false,
  };
}

function hoursBetween(time: TimeSpan): string {
  const seconds = (((clockSeconds(time.to!) - clockSeconds(time.from)) % 86_400) + 86_400) % 86_400;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 || hours === 0 ? `${minutes}M` : ''}`;
}

export const durationFinding = (duration: Duration): TimeFinding => ({
  first: duration.first,
  end: duration.end,
  kind: 'duration',
  timex: durationTimex(duration),
  ...single(durationSeconds(duration)),
  modifier: duration.modifier,
  isRelative: false,
});

export const setFinding = (set: SetExpression): TimeFinding => ({
  ...set,
  kind: 'set',
  ...single(null),
  modifier: null,
  isRelative: false,
});
