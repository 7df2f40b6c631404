import type { Edit } from '../text/offset-map.js';
import type { RuleFinding } from './rules/rule.js';

/**
 * Drops findings that overlap others: the one that begins first is kept; of two that begin together, the longer one; of
 * two equal ones, that of the earlier rule.
 *
 * @returns ascending, not overlapping
 */
export function withoutOverlaps(findings: readonly RuleFinding[]): RuleFinding[] {
  const ordered = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: RuleFinding[] = [];
  let end = 0;
  for (const finding of ordered) {
    if (finding.start < end || finding.end <= finding.start) continue;
    settled.push(finding);
    end = finding.end;
  }
  return settled;
}

/**
 * The edits that remove findings from a text, with the white space around them. In their place remains the widest break
 * on either side (a blank line, a line end, a space), or nothing before a mark that belongs to the word before it.
 *
 * @param findings ascending, not overlapping
 */
export function removalEdits(text: string, findings: readonly RuleFinding[]): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < findings.length; ) {
    const first = findings[i] as RuleFinding;
    const start = spaceBefore(text, first.start);
    let last = first;
    let end = spaceAfter(text, last.end);
    for (i++; i < findings.length && (findings[i] as RuleFinding).start <= end; i++) {
      last = findings[i] as RuleFinding;
      end = spaceAfter(text, last.end);
    }
    const left = text.slice(start, first.start);
    const right = text.slice(last.end, end);
    edits.push({
      start,
      end,
      replacement: isEdge(text, start, end) ? '' : separator(left, right, text[end] ?? ''),
    });
  }
  return edits;
}

const isEdge = (text: string, start: number, end: number): boolean => start === 0 || end === text.length;

const CLINGS = /[.,;:!?)\]}’'”»…%]/;

function separator(left: string, right: string, next: string): string {
  const both = [left, right];
  if (both.some((space) => space.includes('\n\n'))) return '\n\n';
  if (both.some((space) => space.includes('\n'))) return '\n';
  if (right === '' && CLINGS.test(next)) return '';
  return both.some((space) => space !== '') ? ' ' : '';
}

const isSpace = (unit: number): boolean => unit === 32 || unit === 10;

function spaceBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isSpace(text.charCodeAt(start - 1))) start--;
  return start;
}

function spaceAfter(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}
