import type { Edit } from '../offset-map.js';
import { frontMatterOf } from './front-matter.js';

type Kind = 'blank' | 'text' | 'heading' | 'list' | 'row' | 'delimiter' | 'html' | 'out';

interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  readonly next: number;
  /** Of the mark at its beginning. */
  readonly quote: string;
  /** Where what it says begins. */
  readonly content: number;
  readonly kind: Kind;
}

/**
 * The edits that take the blocks of Markdown apart: front matter, marks of headings, quotations and lists, rules, code
 * between fences and definitions of links go; a line end within a paragraph becomes a space; cells are parted by tabs.
 */
export function findBlockEdits(text: string): Edit[] {
  const bodyStart = frontMatterOf(text)?.end ?? 0;
  const lines = linesOf(text, bodyStart);
  const edits: Edit[] = bodyStart > 0 ? [{ start: 0, end: bodyStart, replacement: '' }] : [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const isJoined = before !== undefined && joins(text, before, line);
    if (isJoined) edits.push({ start: before.end, end: line.content, replacement: ' ' });
    else {
      if (before?.kind === 'heading' && line.kind !== 'blank')
        edits.push({ start: before.end, end: before.next, replacement: '\n\n' });
      if (line.kind === 'out') edits.push({ start: line.start, end: line.end, replacement: '' });
      // The head of a table and its rows stay together.
      else if (line.kind === 'delimiter') edits.push({ start: line.start, end: line.next, replacement: '' });
      else if (line.content > line.start)
        edits.push({ start: line.start, end: line.content, replacement: '' });
    }
    if (line.kind === 'heading') edits.push(...closingEdits(text, line));
    if (line.kind === 'row') edits.push(...cellEdits(text, line));
  }
  return edits.filter(({ start, end, replacement }) => end > start || replacement !== '');
}

/** Whether a line goes on with the paragraph of the one before. */
function joins(text: string, before: Line, line: Line): boolean {
  if (line.kind !== 'text' || (before.kind !== 'text' && before.kind !== 'list')) return false;
  // A quotation may leave its marks out from its second line on.
  if (line.quote !== '' && line.quote !== before.quote) return false;
  const ending = text.slice(before.end - 2, before.end);
  return ending !== '  ' && !ending.endsWith('\\');
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:[ \t]*\S/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
/** A mark of a list; numbers are part of the text. */
const BULLET = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/;
const NUMBER = /^[ \t]*\d{1,9}[.)][ \t]/;
const ROW = /^[ \t]*\|/;
const DELIMITER_ROW = /^[ \t:|-]+$/;
const QUOTE = /^(?: {0,3}>[ \t]?)+/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]{1,100}\]:[ \t]*/;

function linesOf(text: string, bodyStart: number): readonly Line[] {
  const lines: Line[] = [];
  const raw = rawLines(text, bodyStart);
  const fences = new Fences(raw.map(({ start, end }) => FENCE.exec(text.slice(start, end))?.[1] ?? null));
  for (const [index, { start, end, next }] of raw.entries()) {
    const whole = text.slice(start, end);
    const quote = QUOTE.exec(whole)?.[0] ?? '';
    const inner = whole.slice(quote.length);
    const before = lines.at(-1);
    const line = { start, end, next, quote: quote.replace(/\s/g, ''), content: start + quote.length };
    if (fences.has(index)) lines.push({ ...line, kind: 'out' });
    else if (inner.trim() === '') lines.push({ ...line, content: end, kind: 'blank' });
    else if (UNDERLINE.test(inner) && before?.kind === 'text') {
      lines[lines.length - 1] = { ...before, kind: 'heading' };
      lines.push({ ...line, kind: 'out' });
    } else lines.push(lineOf(line, inner));
  }
  return lines;
}

function lineOf(line: Omit<Line, 'kind'>, inner: string): Line {
  if (RULE.test(inner) || DEFINITION.test(inner)) return { ...line, kind: 'out' };
  const after = (mark: RegExp, kind: Kind): Line | null => {
    const length = mark.exec(inner)?.[0].length;
    return length === undefined ? null : { ...line, content: line.content + length, kind };
  };
  if (ROW.test(inner)) return { ...line, kind: DELIMITER_ROW.test(inner) ? 'delimiter' : 'row' };
  const marked = after(HEADING, 'heading') ?? after(BULLET, 'list') ?? after(FOOTNOTE, 'list');
  if (marked !== null) return marked;
  if (NUMBER.test(inner)) return { ...line, kind: 'list' };
  return /^[ \t]*</.test(inner)
    ? { ...line, kind: 'html' }
    : { ...line, content: line.content + inner.length - inner.trimStart().length, kind: 'text' };
}

function rawLines(text: string, bodyStart: number): readonly { start: number; end: number; next: number }[] {
  const lines: { start: number; end: number; next: number }[] = [];
  for (let start = bodyStart; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const next = at === -1 ? text.length : at + 1;
    const lineEnd = at === -1 ? text.length : at;
    lines.push({ start, end: text[lineEnd - 1] === '\r' ? Math.max(lineEnd - 1, start) : lineEnd, next });
    start = next;
  }
  return lines;
}

/** Which lines are code between fences, and the fences. A fence that never closes is a line of its own. */
class Fences {
  readonly #lines = new Set<number>();

  /** @param marks the fence that each line may be */
  constructor(marks: readonly (string | null)[]) {
    let open: { readonly index: number; readonly mark: string } | null = null;
    for (const [index, mark] of marks.entries()) {
      if (mark === null) continue;
      this.#lines.add(index);
      if (open === null) open = { index, mark };
      else if (mark[0] === open.mark[0] && mark.length >= open.mark.length) {
        for (let inside = open.index; inside < index; inside++) this.#lines.add(inside);
        open = null;
      }
    }
  }

  has(index: number): boolean {
    return this.#lines.has(index);
  }
}

/** The marks at the end of a heading: `## Mill ##`. */
function closingEdits(text: string, { content, end }: Line): readonly Edit[] {
  let start = end;
  while (start > content && text[start - 1] === '#') start--;
  const isClosing = start < end && (start === content || /\s/.test(text[start - 1]!));
  return isClosing ? [{ start, end, replacement: '' }] : [];
}

function cellEdits(text: string, { content, end }: Line): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = text.indexOf('|', content); at !== -1 && at < end; at = text.indexOf('|', at + 1))
    if (text[at - 1] !== '\\') edits.push({ start: at, end: at + 1, replacement: '\t' });
  return edits;
}
