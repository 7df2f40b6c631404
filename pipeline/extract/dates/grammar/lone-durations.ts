import { unitOf } from '../values/units.js';
import { type Duration, readDuration } from './durations.js';
import { endMonthOf } from './report-periods.js';
import { isPastVerb } from './tense.js';
import type { TimeReader } from './time-reader.js';
import { codeOf } from './time-words.js';

/**
 * Reads a duration that is not part of a date. Ages (`73 years old`, `a 5-year-old`) are numbers; `a day` counts only
 * after a word that measures it (`in a day`), otherwise it is a rate (`$5 a day`).
 */
export function readLoneDuration(reader: TimeReader, i: number): Duration | null {
  const whole =
    readWhole(reader, i) ?? readLong(reader, i) ?? readUncounted(reader, i) ?? readReportYear(reader, i);
  if (whole !== null) return whole;
  if (reader.word(i) === 'half' && reader.word(i + 1) === 'day') return null;
  const duration = readDuration(reader, i);
  if (duration === null || isAge(reader, duration) || isNameOfEvent(reader, duration)) return null;
  // "the post-2015 years"
  if (reader.text(i - 1) === '-' && reader.isAdjacent(i) && /^(?:pre|post)$/.test(reader.word(i - 2)))
    return null;
  const word = reader.word(i);
  if ((word === 'a' || word === 'an') && !/^(?:few|couple|half)$/.test(reader.word(i + 1))) {
    // "a year and a half" and "an hour or so" measure, what "a year" need not
    const isLength = duration.end > i + 2 && !isRate(reader, i);
    return isLength || isMeasured(reader, i, duration) ? { ...duration, first: i + 1 } : null;
  }
  if (word === 'many' || word === 'some') return null;
  if (word === 'a') return { ...duration, first: i + 1 };
  if (
    word === 'one' &&
    duration.parts[0]!.unit.code === 'D' &&
    !/^-?$/.test(reader.word(i + 1)) &&
    reader.word(i + 1) === 'day' &&
    !isMeasured(reader, i, duration)
  )
    return null;
  return duration;
}

const MEASURING: ReadonlySet<string> = new Set([
  'for',
  'in',
  'within',
  'over',
  'than',
  'about',
  'almost',
  'nearly',
  'took',
  'take',
  'takes',
  'taken',
  'lasted',
  'last',
  'lasts',
  'spent',
  'spend',
  'spends',
  'during',
  'just',
  'only',
  'barely',
  'hardly',
  'scarcely',
  'after',
  'roughly',
  'around',
  'once',
  'least',
  'most',
  'under',
  'of',
  'until',
  'before',
  'served',
  'serve',
  'as',
  'wait',
  'waited',
  'up',
  'exactly',
  'and',
  'least',
]);

const isMeasured = (reader: TimeReader, i: number, duration: Duration): boolean =>
  (MEASURING.has(reader.word(i - 1)) || isGap(reader, i, duration.end)) &&
  !isRate(reader, i) &&
  duration.parts[0]!.unit.code !== 'S';

/**
 * Whether what begins its phrase and lies between two events is measured: "arrested Monday, a day after the vote",
 * "Minutes later, he left"; not "three a day later".
 */
const isGap = (reader: TimeReader, i: number, end: number): boolean =>
  /^(?:after|before|later|earlier)$/.test(reader.word(end)) &&
  reader.word(end + 1) !== 'than' &&
  (/^(?:|[.,;:("“—–]|and|but|even|mere)$/.test(reader.word(i - 1)) || isPastVerb(reader.word(i - 1))) &&
  !reader.isFigure(i - 2);

/**
 * Whether units that nobody counts lie around an event, or all of those up to now are meant: `in the weeks before the
 * vote`, `years in the making`, `over the years`.
 */
const isTimeAround = (reader: TimeReader, i: number): boolean =>
  (reader.word(i - 1) === 'the' &&
    /^(?:over|through|throughout|down)$/.test(reader.word(i - 2)) &&
    /^(?:years|decades|centuries)$/.test(reader.word(i)) &&
    !/^(?:ahead|to)$/.test(reader.word(i + 1))) ||
  (reader.word(i - 1) === 'the' &&
    /^(?:in|during|over)$/.test(reader.word(i - 2)) &&
    (/^(?:after|before|following|since)$/.test(reader.word(i + 1)) ||
      reader.matches(i + 1, ['leading', 'up', 'to']))) ||
  reader.matches(i + 1, ['in', 'the', 'making']);

/** Whether a duration is a rate: `four times a year`, `$1,300 a week`, `once a month`. */
const isRate = (reader: TimeReader, i: number): boolean =>
  reader.isFigure(i - 1) || /^(?:times|once|twice|dollars|percent)$/.test(reader.word(i - 1));

/** Whether the words after a duration make it an age: `years old`, `-year-old`, `years of age`. */
export function isAge(reader: TimeReader, duration: Duration): boolean {
  const at = duration.end;
  const next = reader.word(at);
  if (next === 'old' || next === 'olds') return true;
  if (next === '-' && /^olds?$/.test(reader.word(at + 1))) return true;
  return next === 'of' && reader.word(at + 1) === 'age';
}

/** Whether a duration is the name of an event: `the Six-Day War`, `the Hundred Years' War`. */
function isNameOfEvent(reader: TimeReader, { first, end }: Duration): boolean {
  const at = /^['’]$/.test(reader.word(end)) ? end + 1 : end;
  return (
    reader.isCapital(first) &&
    reader.isCapital(end - 1) &&
    /^(?:War|Wars|Offensive|Plan)$/.test(reader.text(at))
  );
}

/** Reads a duration without a number: `for months`, `in decades`, `hours before the vote`, `in the days after it`. */
function readUncounted(reader: TimeReader, i: number): Duration | null {
  const unit = unitOf(reader.word(i));
  if (
    unit === null ||
    !/s$|millennia/.test(reader.word(i)) ||
    !(
      /^(?:for|in|over|after|within|took|takes|lasted)$/.test(reader.word(i - 1)) ||
      isGap(reader, i, i + 1) ||
      isTimeAround(reader, i)
    ) ||
    unit.code === 'WE'
  )
    return null;
  if (reader.word(i + 1) === 'of' || reader.word(i + 1) === "'" || reader.word(i + 1) === '’') return null;
  return { first: i, end: i + 1, parts: [{ amount: null, unit }], isBusiness: false, modifier: null };
}

/** Reads `all day`, `all month`. */
function readWhole(reader: TimeReader, i: number): Duration | null {
  if (reader.word(i) !== 'all') return null;
  const at = reader.skip(i + 1, '-');
  const unit =
    codeOf(reader.word(at), 'unit') === null || /s$/.test(reader.word(at))
      ? reader.word(at) === 'night'
        ? unitOf('day')
        : null
      : unitOf(reader.word(at));
  if (unit === null || unit.code === 'S' || unit.code === 'M') return null;
  return { first: i, end: at + 1, parts: [{ amount: 1, unit }], isBusiness: false, modifier: null };
}

/** Reads the year of a report: `the year ended July 2`, `its fiscal year ending in June`. */
function readReportYear(reader: TimeReader, i: number): Duration | null {
  const unit = unitOf(reader.word(i));
  return unit?.code === 'Y' && endMonthOf(reader, i) !== null
    ? { first: i, end: i + 1, parts: [{ amount: 1, unit }], isBusiness: false, modifier: null }
    : null;
}

/** Reads `day-long`, `yearlong`: the length of one unit, or of some (`months-long`). */
function readLong(reader: TimeReader, i: number): Duration | null {
  const joined = LONG.exec(reader.word(i));
  const isHyphenated =
    reader.text(i + 1) === '-' && reader.word(i + 2) === 'long' && reader.isAdjacent(i + 2);
  const unit = unitOf(joined?.[1] ?? (isHyphenated ? reader.word(i) : ''));
  if (unit === null || reader.text(i - 1) === '-') return null;
  const amount = joined === null && reader.word(i).endsWith('s') ? null : 1;
  const end = joined === null ? i + 3 : i + 1;
  return { first: i, end, parts: [{ amount, unit }], isBusiness: false, modifier: null };
}

const LONG = /^(hour|day|week|month|year|decade|century)long$/;

const SPORT = /^(?:(\d{1,2}):)?(\d{1,2})[:.](\d{2}\.\d{1,3})$/;

/** The hours, minutes and seconds of a race: "finished in 3:07:35". */
const readFinish = (reader: TimeReader, i: number): RegExpExecArray | null =>
  /^(?:in|of)$/.test(reader.word(i - 1)) ? FINISH.exec(reader.text(i)) : null;

const FINISH = /^(\d):(\d{2}):(\d{2})$/;

/** Reads the time of a race, which no clock shows: `1:18.9`, `2:05:33.4`, `1:41.41.2`. */
export function readSportTime(reader: TimeReader, i: number): Duration | null {
  if (!reader.isFigure(i)) return null;
  const text = reader.text(i);
  const dotted = /^(\d{1,2}):(\d{1,2}\.\d{1,3})$/.exec(text);
  const long = dotted === null && text.includes(':') ? (SPORT.exec(text) ?? readFinish(reader, i)) : null;
  if (dotted === null && long === null) return null;
  const [hours, minutes, seconds] =
    dotted === null ? [long?.[1] ?? '0', long?.[2] ?? '0', long?.[3] ?? '0'] : ['0', dotted[1], dotted[2]];
  const end = /^seconds?$/.test(reader.word(i + 1)) ? i + 2 : i + 1;
  return {
    first: i,
    end,
    parts: [
      ...(Number(hours) > 0 ? [{ amount: Number(hours), unit: unitOf('hour')! }] : []),
      { amount: Number(minutes), unit: unitOf('minute')! },
      { amount: Number(seconds), unit: unitOf('second')! },
    ],
    isBusiness: false,
    modifier: null,
  };
}
