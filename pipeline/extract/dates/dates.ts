import type { DateExpression } from '../findings.js';
import { OccupiedSpans, type WithSpan } from '../occupied-spans.js';
import type { TextDocument } from '../text-document.js';
import { readAnchor } from './calendar/anchor.js';
import { isoDate } from './calendar/calendar.js';
import { dateConfidence } from './date-confidence.js';
import { readAnaphoricDate } from './grammar/anaphoric-dates.js';
import { type Bound, boundFinding, readBound } from './grammar/bounds.js';
import { readDateRange, readMomentRange } from './grammar/date-ranges.js';
import { readDurationRange } from './grammar/duration-ranges.js';
import { canBeginTimeExpression } from './grammar/first-words.js';
import { readLoneDuration, readSportTime } from './grammar/lone-durations.js';
import { readMomentOffset } from './grammar/moment-offsets.js';
import { readSet } from './grammar/sets.js';
import { readStoryPeriod } from './grammar/story-periods.js';
import { followsPastVerb, goesOnInFuture, leadsAhead, speaksOfFuture, tenseAround } from './grammar/tense.js';
import { readTimePoint, type TimePoint } from './grammar/time-points.js';
import { TimeReader } from './grammar/time-reader.js';
import { readVagueTime } from './grammar/vague-times.js';
import { exactly, type Tense } from './values/date-point.js';
import { durationFinding, pointFinding, setFinding, type TimeFinding } from './values/expressions.js';
import { namedDateOf } from './values/named-date.js';
import { storyPeriodOf } from './values/story-period.js';

/**
 * Finds the time expressions of a document: dates, times, ranges, durations and repetitions. Relative ones (`last
 * week`) are resolved against `document.publishedAt`; without it they keep an open TIMEX3 value and have no value.
 *
 * @param names in ascending order: a date inside a longer name (`USA Today`, `Friday Night Lights`) is none
 * @returns ascending, not overlapping
 */
export function findDates(document: TextDocument, names: readonly WithSpan[]): DateExpression[] {
  const { tokens } = document;
  const occupied = new OccupiedSpans(names);
  const reader = new TimeReader(tokens, readAnchor(document.publishedAt));
  const found: DateExpression[] = [];
  for (const paragraph of document.paragraphs) {
    reader.enterParagraph(paragraph.firstToken, paragraph.endToken);
    let free = paragraph.firstToken;
    for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
      if (!canBeginTimeExpression(tokens, i, paragraph.endToken)) continue;
      reader.boundMemory();
      const finding = readExpression(reader, i);
      if (finding === null || finding.first < free) continue;
      free = finding.end;
      reader.noteStory(storyPeriodOf(finding.timex));
      // "In the first nine months"; not "jailed for six months".
      if (finding.kind !== 'duration' || reader.word(finding.first - 1) === 'first')
        reader.noteLength(finding.timex);
      reader.noteDate(finding.first, namedDateOf(finding.timex, finding.isRelative));
      const expression = toExpression(document, finding, reader);
      const { start, end } = expression.span;
      if (!occupied.isInside(start, end) && !isTitle(reader, finding)) found.push(expression);
      i = finding.end - 1;
    }
  }
  return found;
}

/** Whether an expression is the title of a programme: “This Week”, “60 Minutes”, each word with a capital. */
function isTitle(reader: TimeReader, { first, end }: TimeFinding): boolean {
  if (end < first + 2 || !QUOTATION_MARK.test(reader.text(first - 1))) return false;
  for (let at = first; at < end; at++) if (!reader.isCapital(at) && !reader.isFigure(at)) return false;
  if (!reader.isCapital(end - 1)) return false;
  return QUOTATION_MARK.test(reader.text(/^[.,]$/.test(reader.text(end)) ? end + 1 : end));
}

const QUOTATION_MARK = /^(?:["“”]|'')$/;

function readExpression(reader: TimeReader, i: number): TimeFinding | null {
  const set = readSet(reader, i);
  if (set !== null) return setFinding(set);
  const range = readMomentRange(reader, i) ?? readDateRange(reader, i);
  if (range !== null) return range;
  const moment = readMomentOffset(reader, i);
  if (moment !== null) return moment;
  const sport = readSportTime(reader, i);
  if (sport !== null) return durationFinding(sport);
  const between = readDurationRange(reader, i);
  if (between !== null) return withApproximation(reader, between);
  let point = readStoryPeriod(reader, i) ?? readAnaphoricDate(reader, i) ?? readTimePoint(reader, i);
  if (point !== null) {
    const bound = readBound(reader, point);
    if (bound !== null && point.date?.exact !== undefined) point = { ...point, date: exactly(point.date) };
    const finding = onDay(pointFinding(point, reader.anchor, tenseAt(reader, i, point, bound)), reader);
    return bound === null ? withApproximation(reader, finding) : boundFinding(reader, point, finding, bound);
  }
  const vague = readVagueTime(reader, i);
  if (vague !== null) return vague;
  const duration = readLoneDuration(reader, i);
  return duration === null ? null : withApproximation(reader, durationFinding(duration));
}

/**
 * A time of day with its day in the TIMEX3 value: the last day that the sentence has named, else that of the article.
 */
function onDay(finding: TimeFinding, reader: TimeReader): TimeFinding {
  if (finding.kind !== 'time' || reader.anchor === null) return finding;
  const day = reader.dayInSentence(finding.first)?.start ?? reader.anchor.day;
  return { ...finding, timex: isoDate(day) + finding.timex, isRelative: true };
}

/** The tense of the clause around a point: past for `since January`, future for "will open in June". */
function tenseAt(reader: TimeReader, i: number, point: TimePoint, bound: Bound | null): Tense {
  if (bound?.modifier === 'since' && reader.word(point.first - 1) === 'since') return 'over';
  const { date } = point;
  if (date === null) return null;
  const isOpen = date.month !== null && date.year === null && date.fixed === null;
  if (isOpen && (followsPastVerb(reader, point.first) || endsReport(reader, point.first))) return 'over';
  if (leadsAhead(reader, point.first)) return 'future';
  if (isOpen) return tenseAround(reader, point.first, point.end);
  return speaksOfFuture(reader, i) || goesOnInFuture(reader, point.first, point.end) ? 'future' : null;
}

/** Whether a date ends a time that a report is on: "the three months to June 30". */
const endsReport = (reader: TimeReader, first: number): boolean =>
  reader.word(first - 1) === 'to' &&
  /^(?:months|weeks|quarter|quarters|half|year|years)$/.test(reader.word(first - 2)) &&
  !speaksOfFuture(reader, first);

const APPROXIMATE: ReadonlySet<string> = new Set([
  'about',
  'around',
  'roughly',
  'approximately',
  'nearly',
  'almost',
  'circa',
  'some',
]);

/** Adds the modifier of a word such as `about` before the expression; the word itself stays outside the span. */
function withApproximation(reader: TimeReader, finding: TimeFinding): TimeFinding {
  if (finding.modifier !== null) return finding;
  const at = reader.word(finding.first - 1) === 'the' ? finding.first - 2 : finding.first - 1;
  return APPROXIMATE.has(reader.word(at)) ? { ...finding, modifier: 'approx' } : finding;
}

function toExpression(
  { text, tokens }: TextDocument,
  finding: TimeFinding,
  reader: TimeReader,
): DateExpression {
  const { kind, timex, value, valueStart, valueEnd, modifier } = finding;
  const found = {
    span: { start: tokens.starts[finding.first] as number, end: tokens.ends[finding.end - 1] as number },
    kind,
    timex,
    value,
    valueStart,
    valueEnd,
    modifier,
    anchor: finding.isRelative ? (reader.anchor?.text ?? null) : null,
  };
  return { confidence: dateConfidence(found, text), ...found };
}
