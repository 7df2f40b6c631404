import { isJobLine, readByline } from '../byline.js';
import { findDateline } from '../dateline.js';
import type { Line, LinedText } from '../lines.js';
import { findPublicationDate } from '../publication-date.js';
import type { Rule, RuleFinding } from './rule.js';

/** Number of lines at the head of an article in which its byline is looked for. */
const HEAD_LINES = 12;

/** `By Ann Lee and Tom Roe`, `By Ann Lee | AP`, and a line under it about their jobs: `Associated Press Writers`. */
export const bylines: Rule = ({ lines }) => {
  const findings: RuleFinding[] = [];
  const index = bylineIndex(lines);
  if (index < 0) return findings;
  for (const line of [lines[index], lines[index + 1]] as const) {
    if (line === undefined || (line !== lines[index] && !isJobLine(line.text))) continue;
    findings.push({ start: line.start, end: line.end, kind: 'other', rule: 'byline' });
  }
  return findings;
};

/** The authors named in the byline; none without one. */
export function bylineAuthors({ lines }: LinedText): readonly string[] {
  const index = bylineIndex(lines);
  return index < 0 ? [] : (readByline((lines[index] as Line).text) ?? []);
}

function bylineIndex(lines: readonly Line[]): number {
  return lines.slice(0, HEAD_LINES).findIndex((line, index) => {
    if (readByline(line.text) === null) return false;
    // The first line may be a headline ("By Popular Demand") unless the next one shows that it is none.
    return index > 0 || followsByline(lines[1]);
  });
}

const followsByline = (line: Line | undefined): boolean =>
  line !== undefined &&
  (isJobLine(line.text) ||
    findDateline(line.text) !== null ||
    findPublicationDate(line.text.slice(0, 160)) !== null);
