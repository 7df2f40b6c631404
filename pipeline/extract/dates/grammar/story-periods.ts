import { readOrdinal } from '../../../language/numerals/ordinals.js';
import type { Anchor } from '../calendar/anchor.js';
import { dateOf, dayOf } from '../calendar/calendar.js';
import { closestYearOf, type DatePoint, periodPoint, yearDays } from '../values/date-point.js';
import type { StoryPeriod } from '../values/story-period.js';
import { isBusinessText } from './business-text.js';
import { readMonthFirst } from './month-dates.js';
import { halfOfYear, quarterPoint } from './periods.js';
import { endMonthOf } from './report-periods.js';
import type { TimePoint } from './time-points.js';
import type { TimeReader } from './time-reader.js';
import { fourDigitYear } from './years.js';

/**
 * Reads a period that business news counts from the one it has named: `the latest quarter`, `a year earlier`, `the
 * year-ago quarter`, `year-earlier results`. Where it has named none, a year earlier is the year before the article's.
 */
export function readStoryPeriod(reader: TimeReader, i: number): TimePoint | null {
  const date =
    readYearEarlier(reader, i) ??
    readOfYear(reader, i) ??
    readEndedQuarter(reader, i) ??
    readSamePeriod(reader, i);
  if (date === null) return null;
  return { first: date.first, end: date.end, date, part: null, time: null, modifier: null };
}

/** Reads `a year earlier`, `year-earlier`, `year-ago quarter`. */
function readYearEarlier(reader: TimeReader, i: number): DatePoint | null {
  const at = reader.skip(i, 'a');
  if (reader.word(at) !== 'year' || reader.anchor === null) return null;
  const isJoined = reader.text(at + 1) === '-' && reader.isAdjacent(at + 1);
  if (at === i && !isJoined) return null;
  const word = isJoined ? at + 2 : at + 1;
  if (!/^(?:earlier|ago)$/.test(reader.word(word)) || !isBusinessText(reader)) return null;
  const ordinal = isJoined ? readOrdinal(reader.tokens, word + 1) : null;
  const noun = ordinal?.end ?? word + 1;
  const namesQuarter = isJoined && reader.word(noun) === 'quarter';
  const end = namesQuarter || (isJoined && reader.word(noun) === 'period') ? noun + 1 : word + 1;
  if (namesQuarter && ordinal !== null && ordinal.value <= 4)
    return quarterPoint(reader, i, end, ordinal.value, dateOf(reader.anchor.day).year - 1);
  return yearBefore(reader, i, end, namesQuarter);
}

/** The quarter or half of the story a year before; the whole year where the text went on to longer periods. */
function yearBefore(reader: TimeReader, first: number, end: number, namesQuarter: boolean): DatePoint {
  if (reader.story !== null && (namesQuarter || !reader.isPastStory))
    return pointOf(reader, first, end, { ...reader.story, year: reader.story.year - 1 });
  const year = dateOf(reader.anchor!.day).year - 1;
  return periodPoint(first, end, yearDays(year), String(year), true);
}

/** Reads `1988 second quarter`, and `1988 quarter` where the story is about one. */
function readOfYear(reader: TimeReader, i: number): DatePoint | null {
  const year = fourDigitYear(reader, i);
  if (year === null) return null;
  const ordinal = readOrdinal(reader.tokens, i + 1);
  const noun = ordinal?.end ?? i + 1;
  const isQuarter = reader.word(noun) === 'quarter';
  if (ordinal !== null)
    return isQuarter && ordinal.value <= 4 ? quarterPoint(reader, i, noun + 1, ordinal.value, year) : null;
  if (reader.story === null || !(isQuarter || reader.word(noun) === 'period') || !isBusinessText(reader))
    return null;
  return isQuarter || !reader.isPastStory
    ? pointOf(reader, i, noun + 1, { ...reader.story, year })
    : periodPoint(i, noun + 1, yearDays(year), String(year));
}

/** Reads the quarter of a report by its end: `the quarter ended Sept. 30`. */
function readEndedQuarter(reader: TimeReader, i: number): DatePoint | null {
  const month = reader.word(i) === 'quarter' ? endMonthOf(reader, i) : null;
  if (month === null || month % 3 !== 0 || reader.anchor === null) return null;
  const at = /^(?:on|in)$/.test(reader.word(i + 2)) ? i + 3 : i + 2;
  const named = readMonthFirst(reader, at)?.year ?? null;
  const tense = reader.word(i + 1) === 'ended' ? 'over' : null;
  const year = named ?? closestYearOf(month, reader.anchor, tense);
  return quarterPoint(reader, i, i + 1, month / 3, year);
}

/** Reads `the quarter`, `the latest period`: the one that was named last. */
function readSamePeriod(reader: TimeReader, i: number): DatePoint | null {
  if (reader.story === null) return null;
  const at = PERIOD_WORDS.has(reader.word(i)) ? i + 1 : i;
  const word = reader.word(at);
  if (word !== 'quarter' && !(word === 'period' && at > i)) return null;
  const before = reader.word(i) === 'recent' ? i - 2 : i - 1;
  if (!/^(?:the|that|in|its|for)$/.test(reader.word(before)) || !isBusinessText(reader)) return null;
  const ofYearBefore = yearBeforeEnd(reader, at + 1);
  if (ofYearBefore !== null) return yearBefore(reader, i, ofYearBefore, word === 'quarter');
  // "the quarter of a million", "the quarter-point cut"
  if (reader.word(at + 1) === 'of' || reader.word(at + 1) === '-') return null;
  return pointOf(
    reader,
    i,
    at + 1,
    /^(?:latest|recent)$/.test(reader.word(i)) ? ended(reader.story, reader.anchor) : reader.story,
  );
}

/** Words that tell which quarter or period is meant, right before the noun. */
export const PERIOD_WORDS: ReadonlySet<string> = new Set([
  'latest',
  'same',
  'recent',
  'comparable',
  'corresponding',
]);

/** Index after the words that put a period into the year before: `a year earlier`, `of last year`; null for others. */
function yearBeforeEnd(reader: TimeReader, i: number): number | null {
  const at = reader.skip(i, 'of');
  if (reader.matches(at, ['last', 'year'])) return at + 2;
  if (reader.matches(at, ['a', 'year']) && /^(?:ago|earlier|before)$/.test(reader.word(at + 2)))
    return at + 3;
  const isNamed =
    reader.word(at) === 'the' && /^(?:last|previous|prior|preceding)$/.test(reader.word(at + 1));
  return isNamed && reader.word(at + 2) === 'year' ? at + 3 : null;
}

/** The period before one that is not over. */
function ended(period: StoryPeriod, anchor: Anchor | null): StoryPeriod {
  const months = period.part === 'Q' ? 3 : 6;
  if (anchor === null || dayOf(period.year, period.number * months + 1, 1) <= anchor.day) return period;
  return period.number > 1
    ? { ...period, number: period.number - 1 }
    : { ...period, year: period.year - 1, number: 12 / months };
}

const pointOf = (reader: TimeReader, first: number, end: number, period: StoryPeriod): DatePoint => ({
  ...(period.part === 'Q'
    ? quarterPoint(reader, first, end, period.number, period.year)
    : halfOfYear(first, end, period.number, period.year)),
  isRelative: true,
});
