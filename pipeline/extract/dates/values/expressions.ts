import type { DateExpression } from '../../findings.js';
import type { Anchor } from '../calendar/anchor.js';
import { isoDate } from '../calendar/calendar.js';
import { type Clock, clockSeconds, clockTimex, clockValue } from '../grammar/clock.js';
import { type DayPart, partHours } from '../grammar/day-parts.js';
import { type Duration, durationSeconds, durationTimex } from '../grammar/durations.js';
import type { SetExpression } from '../grammar/sets.js';
import type { TimePoint } from '../grammar/time-points.js';
import type { TimeSpan } from '../grammar/time-span.js';
import {
  type DatePoint,
  type Days,
  type Modifier,
  needsAnchor,
  pointTimex,
  resolveDays,
  type Tense,
} from './date-point.js';

/** A time expression in tokens, before it becomes a span. */
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

/** The value of an expression, or the two ends of its range. */
type Values = Pick<TimeFinding, 'value' | 'valueStart' | 'valueEnd'>;

const single = (value: string | null): Values => ({ value, valueStart: null, valueEnd: null });

/** The values of a half-open range, with `..` for an open end; all null when neither end is known. */
export function interval(start: string | null, end: string | null): Values {
  if (start === null && end === null) return single(null);
  return { value: `${start ?? '..'}/${end ?? '..'}`, valueStart: start, valueEnd: end };
}

const daysInterval = (days: Days | null): Values =>
  days === null ? single(null) : interval(isoDate(days.start), isoDate(days.end));

/** What an expression means, independent of its place. */
interface Meaning {
  readonly kind: DateExpression['kind'];
  readonly timex: string;
  readonly values: Values;
  readonly modifier: Modifier;
}

/** Written out field by field: there are thousands, and spreading objects into them is slow. */
const findingOf = (
  first: number,
  end: number,
  { kind, timex, values, modifier }: Meaning,
  isRelative: boolean,
): TimeFinding => ({
  first,
  end,
  kind,
  timex,
  value: values.value,
  valueStart: values.valueStart,
  valueEnd: values.valueEnd,
  modifier,
  isRelative,
});

/** The finding of a single point. */
export function pointFinding(point: TimePoint, anchor: Anchor | null, tense: Tense): TimeFinding {
  const { first, end, date } = point;
  return date === null
    ? findingOf(first, end, hoursMeaning(point), false)
    : findingOf(first, end, dateMeaning(point, date, resolveDays(date, anchor, tense)), needsAnchor(date));
}

const hoursMeaning = ({ time, part, modifier }: TimePoint): Meaning =>
  time === null ? partMeaning(part as DayPart, modifier) : timeMeaning(time);

function dateMeaning({ part, time, modifier }: TimePoint, date: DatePoint, days: Days | null): Meaning {
  if (time !== null) return dateTimeMeaning(date, days, time);
  if (part !== null) return datePartMeaning(date, days, part, modifier);
  if (date.granularity === 'day') return dayMeaning(date, days, modifier);
  return {
    kind: 'daterange',
    timex: pointTimex(date, days),
    values: daysInterval(days),
    modifier: date.modifier ?? modifier,
  };
}

function dayMeaning(date: DatePoint, days: Days | null, modifier: Modifier): Meaning {
  const day = days === null ? null : isoDate(days.start);
  const timex = pointTimex(date, days);
  if (date.modifier !== 'mid') return { kind: 'date', timex, values: single(day), modifier };
  return {
    kind: 'datetimerange',
    timex,
    values: interval(day && `${day}T10:00:00`, day && `${day}T14:00:00`),
    modifier: 'mid',
  };
}

function timeMeaning({ from, to }: TimeSpan): Meaning {
  if (to === null)
    return { kind: 'time', timex: clockTimex(from), values: single(clockValue(from)), modifier: null };
  return {
    kind: 'timerange',
    timex: `(${clockTimex(from)},${clockTimex(to)},${hoursBetween(from, to)})`,
    values: interval(clockValue(from), clockValue(to)),
    modifier: null,
  };
}

const hourValue = (hour: number): string =>
  hour === 24
    ? '23:59:59'
    : `${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 === 0 ? '00' : '30'}:00`;

function partMeaning(part: DayPart, modifier: Modifier): Meaning {
  const [start, end] = partHours(part);
  return {
    kind: 'timerange',
    timex: `T${part.code}`,
    values: interval(hourValue(start), hourValue(end)),
    modifier: part.modifier ?? modifier,
  };
}

function dateTimeMeaning(date: DatePoint, days: Days | null, { from, to }: TimeSpan): Meaning {
  const timex = pointTimex(date, days);
  const day = days === null ? null : isoDate(days.start);
  const start = day === null ? null : `${day}T${clockValue(from)}`;
  if (to === null)
    return { kind: 'datetime', timex: timex + clockTimex(from), values: single(start), modifier: null };
  return {
    kind: 'datetimerange',
    timex: `(${timex}${clockTimex(from)},${timex}${clockTimex(to)},${hoursBetween(from, to)})`,
    values: interval(start, day === null ? null : `${day}T${clockValue(to)}`),
    modifier: null,
  };
}

function datePartMeaning(date: DatePoint, days: Days | null, part: DayPart, modifier: Modifier): Meaning {
  const [start, end] = partHours(part);
  const day = days === null ? null : isoDate(days.start);
  return {
    kind: 'datetimerange',
    timex: `${pointTimex(date, days)}T${part.code}`,
    values: interval(day && `${day}T${hourValue(start)}`, day && `${day}T${hourValue(end)}`),
    modifier: part.modifier ?? modifier,
  };
}

function hoursBetween(from: Clock, to: Clock): string {
  const seconds = (((clockSeconds(to) - clockSeconds(from)) % 86_400) + 86_400) % 86_400;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 || hours === 0 ? `${minutes}M` : ''}`;
}

export const durationFinding = (duration: Duration): TimeFinding =>
  findingOf(
    duration.first,
    duration.end,
    {
      kind: 'duration',
      timex: durationTimex(duration),
      values: single(durationSeconds(duration)),
      modifier: duration.modifier,
    },
    false,
  );

export const setFinding = ({ first, end, timex }: SetExpression): TimeFinding =>
  findingOf(first, end, { kind: 'set', timex, values: single(null), modifier: null }, false);
