import type { Edit } from '../../text/offset-map.js';

/** Columns that mail, wires and terminals wrap at. */
const MIN_COLUMNS = 50;
const MAX_COLUMNS = 90;
/** Fewer wrapped line ends than this prove nothing. */
const MIN_WRAPS = 6;
/** Share of the line ends inside paragraphs that must look wrapped. */
const MIN_SHARE = 0.9;
/** A line may fall short of the margin by this much: spaces after a full stop were two before. */
const SLACK = 4;

/** Lines that follow each other without a blank line. */
interface Block {
  readonly start: number;
  readonly lines: readonly string[];
}

/**
 * The edits that join the lines of hard-wrapped paragraphs: none unless the whole text was surely wrapped at one
 * margin, that is unless nearly every line inside a paragraph is full (its margin has no room for the first word
 * of the next line). Blocks that are not full themselves (addresses, lists, verses) stay as they are.
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

/** Length of the longest line, or more than `MAX_COLUMNS` as soon as one is longer than that. */
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
    // "run-" / "off": the hyphen is the word's own, so the parts join without a space.
    const isHyphenated = /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(block.lines[i] as string);
    edits.push({ start: at, end: at + 1, replacement: isHyphenated ? '' : ' ' });
    at++;
  }
  return edits;
}
