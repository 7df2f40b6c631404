import type { PageLine } from './page-lines.js';

/** Lines below one another. */
interface Column {
  readonly lines: PageLine[];
}

/** Of the columns of a page so many are looked at for the one that a line continues. */
const MAX_OPEN_COLUMNS = 16;
/** Lines of a column are at most so many heights apart, and have nearly the same height. */
const MAX_LINE_STEP = 3;
const MAX_HEIGHT_RATIO = 1.3;
/** Lines of a paragraph are at most so much further apart than those of its column mostly are. */
const MAX_STEP_RATIO = 1.25;
/** A line that begins so many heights further right begins a paragraph. */
const INDENT = 0.8;
const BULLET = /^[•▪●◦‣]/;
/** A line that ends a sentence before so much of its column's width ends a paragraph. */
const SHORT_LINE = 0.85;

/**
 * The paragraphs of pages, column by column, in the order in which they are drawn. Lines are joined; a word that is
 * broken at the end of one is made whole, and so is a paragraph that goes on in the next column or on the next page.
 */
export function paragraphsOf(pages: readonly (readonly PageLine[])[]): readonly string[] {
  const paragraphs: string[] = [];
  let before: Column | null = null;
  for (const column of pages.flatMap(columnsOf)) {
    const [first = '', ...others] = splitColumn(column);
    const last = paragraphs.at(-1);
    if (before !== null && last !== undefined && goesOn(before, column))
      paragraphs[paragraphs.length - 1] = joinedLines(last, first);
    else paragraphs.push(first);
    paragraphs.push(...others);
    before = column;
  }
  return paragraphs;
}

function columnsOf(lines: readonly PageLine[]): readonly Column[] {
  const columns: Column[] = [];
  for (const line of lines) {
    const open = columns.slice(-MAX_OPEN_COLUMNS).findLast((column) => isBelow(column.lines.at(-1)!, line));
    if (open === undefined) columns.push({ lines: [line] });
    else open.lines.push(line);
  }
  return columns;
}

function isBelow(above: PageLine, line: PageLine): boolean {
  const step = above.y - line.y;
  const overlap = Math.min(above.end, line.end) - Math.max(above.x, line.x);
  return (
    step > 0 &&
    step <= MAX_LINE_STEP * Math.max(above.height, line.height) &&
    hasSameHeight(above, line) &&
    overlap > 0.5 * Math.min(above.width, line.width)
  );
}

const hasSameHeight = (one: PageLine, other: PageLine): boolean =>
  Math.max(one.height, other.height) <= MAX_HEIGHT_RATIO * Math.min(one.height, other.height);

function splitColumn({ lines }: Column): readonly string[] {
  const steps = lines.slice(1).map((line, index) => lines[index]!.y - line.y);
  const usual = median(steps);
  const [left, right] = [leftOf(lines), rightOf(lines)];
  const paragraphs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const text = line.text.trim();
    const begins =
      above === undefined ||
      above.y - line.y > MAX_STEP_RATIO * usual ||
      BULLET.test(text) ||
      (line.x - above.x > INDENT * line.height && !beginsSmall(text)) ||
      (endsSentence(above.text) && above.end - left < SHORT_LINE * (right - left));
    if (begins) paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] = joinedLines(paragraphs.at(-1)!, text);
  }
  return paragraphs;
}

/** A page may have more lines than a call has arguments. */
const leftOf = (lines: readonly PageLine[]): number =>
  lines.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
const rightOf = (lines: readonly PageLine[]): number =>
  lines.reduce((greatest, { end }) => Math.max(greatest, end), Number.NEGATIVE_INFINITY);

/** Infinite where there is none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

const endsSentence = (text: string): boolean => /[.!?…:][”’"')\]]{0,2}\s*$/.test(text.slice(-8));

const beginsSmall = (text: string): boolean => /^\p{Ll}/u.test(text.trimStart());

/** Whether a column begins in the paragraph that the one before it ends in: that breaks off at the edge. */
function goesOn({ lines: before }: Column, { lines: [first] }: Column): boolean {
  const last = before.at(-1)!;
  if (first === undefined || endsSentence(last.text)) return false;
  const isFull =
    before.length > 1 && last.end - leftOf(before) >= SHORT_LINE * (rightOf(before) - leftOf(before));
  return beginsSmall(first.text) || (isFull && hasSameHeight(last, first));
}

function joinedLines(above: string, below: string): string {
  if (above.endsWith('\u00ad')) return `${above.slice(0, -1)}${below}`;
  return /\p{L}-$/u.test(above.slice(-4)) && /^\p{Ll}/u.test(below)
    ? `${above.slice(0, -1)}${below}`
    : `${above} ${below}`;
}
