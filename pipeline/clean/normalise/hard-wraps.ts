import type { Edit } from '../../text/offset-map.js';

/** Margins at which mail, news agencies and terminals wrap, in columns. */
const MIN_COLUMNS = 50;
const MAX_COLUMNS = 90;
/** Fewest wrapped line ends that prove a wrapped text. */
const MIN_WRAPS = 6;
/** Fewest wrapped line ends, as a share of those inside paragraphs. */
const MIN_SHARE = 0.9;
/** Columns by which a line may fall short of the margin: the space after a full stop may have been two. */
const SLACK = 4;

/** Lines without a blank line between them. */
interface Block {
  readonly start: number;
  readonly lines: readonly string[];
}

/**
 * The edits that join the lines of hard-wrapped paragraphs. None unless the whole text was surely wrapped at one
 * margin: nearly every line inside a paragraph is full, so that the first word of the next line would not fit. Blocks
 * with other lines (addresses, lists, verses) stay as they are.
 *
 * @param text with normalised characters
 */
export function findWrapEdits(text: string): Edit[] {
  const margin = longestLine(text);
  if (margin < MIN_COLUMNS || margin > MAX_COLUMNS) return [];
  const blocks = blocksOf(text).filter((block) => block.lines.length > 1);
  let wraps = 0;
  let full = 0;
  for (const block of blocks) {
    wraps += block.lines.length - 1;
    full += countFull(block, margin);
  }
  if (full < MIN_WRAPS || full < MIN_SHARE * wraps) return [];
  return blocks.filter((block) => countFull(block, margin) === block.lines.length - 1).flatMap(joinLines);
}

/** The length of the longest line; some length above `MAX_COLUMNS` as soon as a line is longer than that. */
function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start < text.length && longest <= MAX_COLUMNS; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    longest = Math.max(longest, stop - start);
    start = stop + 1;
  }
  return longest;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const piece of text.split('\n\n')) {
    blocks.push({ start, lines: piece.split('\n') });
    start += piece.length + 2;
  }
  return blocks;
}

function countFull(block: Block, margin: number): number {
  let full = 0;
  for (let i = 1; i < block.lines.length; i++) {
    const line = block.lines[i - 1] as string;
    const next = block.lines[i] as string;
    const space = next.indexOf(' ');
    const word = space < 0 ? next.length : space;
    if (line.length >= MIN_COLUMNS - SLACK && line.length + 1 + word > margin - SLACK) full++;
  }
  return full;
}

function joinLines(block: Block): Edit[] {
  const edits: Edit[] = [];
  let at = block.start;
  for (let i = 1; i < block.lines.length; i++) {
    const line = block.lines[i - 1] as string;
    at += line.length;
    // "run-" / "off": the hyphen belongs to the word, so the parts join without a space.
    const isHyphenated = /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(block.lines[i] as string);
    edits.push({ start: at, end: at + 1, replacement: isHyphenated ? '' : ' ' });
    at++;
  }
  return edits;
}
