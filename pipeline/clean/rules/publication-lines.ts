import type { Body } from '../body.js';
import { countWords, type Line, type LinedText } from '../lines.js';
import { findPublicationDate, type PublicationDate } from '../publication-date.js';
import { type EdgeRule, lineRule, type RuleFinding } from './rule.js';

/** Number of lines at either end of an article in which its own date is looked for. */
const HEAD_LINES = 12;
const TAIL_LINES = 6;
/** Number of lines after a bare date in which another one shows that both head entries of a timeline. */
const TIMELINE_LINES = 100;
const MAX_LENGTH = 160;
const MAX_WORDS = 24;

/** A year, which every complete date has. */
const YEAR = /\d{4}/;
const LABELLED =
  /^[([]?(?:(?:First|Originally|Last) )?(?:published|posted|updated|modified|created|issued|last update)\b/i;

/** A line such as `Published 3:14 PM EDT, Mon July 13, 2020`, or above the article `July 13, 2020 / 9:14 PM`. */
export const publicationLines: EdgeRule = ({ lines }, body) => {
  const findings: RuleFinding[] = [];
  for (const index of edgeIndexes(lines)) {
    const { start, end } = lines[index] as Line;
    if (publicationDateAt(lines, index, body) === null) continue;
    findings.push({ start, end, kind: 'other', rule: 'publication-line' });
  }
  return findings;
};

const DASHED_UPDATE =
  /^(?:-{1,3}|[–—]) ?(?:Last )?Updated(?:: ?\S| (?:(?:at|on) )?(?:\d{1,2}[:/.]\d\d|\d{1,2} ?[ap]\.?m\b|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\b\.? \d))/;

/** An update marked by editors with a dash: `--Updated at 4:35 p.m.`, `-- Updated: adds the mayor's comment`. */
export const dashedUpdates = lineRule(
  'other',
  'update-line',
  ({ text }) =>
    text.length <= MAX_LENGTH && DASHED_UPDATE.test(text) && countWords(text, MAX_WORDS) <= MAX_WORDS,
);

/**
 * The article's own date: that of publication rather than of an update, else the first one. Null when no line states
 * one.
 */
export function publicationDate({ lines }: LinedText, body: Body): string | null {
  const dates = edgeIndexes(lines)
    .map((index) => publicationDateAt(lines, index, body))
    .filter((date) => date !== null);
  return (dates.find((date) => !date.isUpdate) ?? dates[0])?.value ?? null;
}

function edgeIndexes(lines: readonly Line[]): number[] {
  const tail = Math.max(HEAD_LINES, lines.length - TAIL_LINES);
  return [...range(0, Math.min(HEAD_LINES, lines.length)), ...range(tail, lines.length)];
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);

function publicationDateAt(lines: readonly Line[], index: number, body: Body): PublicationDate | null {
  const { text } = lines[index] as Line;
  if (text.length > MAX_LENGTH || !YEAR.test(text) || countWords(text, MAX_WORDS) > MAX_WORDS) return null;
  if (!LABELLED.test(text) && !isBareDateInHead(lines, index, body)) return null;
  return findPublicationDate(text);
}

/**
 * Whether a date without a label is the article's: only above its first paragraph, and if no other line is a date, too.
 */
function isBareDateInHead(lines: readonly Line[], index: number, body: Body): boolean {
  if (index >= HEAD_LINES || index >= body.first) return false;
  return !lines.slice(index + 1, index + 1 + TIMELINE_LINES).some((line) => isBareDate(line.text));
}

const isBareDate = (text: string): boolean =>
  text.length <= MAX_LENGTH && YEAR.test(text) && !LABELLED.test(text) && findPublicationDate(text) !== null;
