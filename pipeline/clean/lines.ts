import type { Span } from '../text/span.js';

/** A line of a normalised text that is not blank. */
export interface Line extends Span {
  readonly text: string;
  /** Whether a blank line stands before it (also true of the first). */
  readonly opensBlock: boolean;
  /**
   * For comparison with tables of phrases: lower case, straight apostrophes, no marks at its edges.
   * Empty for lines longer than `MAX_FOLDED_LENGTH`, which are in no table.
   */
  readonly folded: string;
}

/** A text as the rules see it: characters normalised, nothing removed yet. */
export interface Draft {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Whether blank lines part its paragraphs, so that lines without one between them belong together. */
  readonly hasBlankLines: boolean;
}

const MAX_FOLDED_LENGTH = 300;

/** @param text with normalised characters */
export function draftOf(text: string): Draft {
  const lines: Line[] = [];
  let opensBlock = true;
  let hasBlankLines = false;
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (end > start) {
      const line = text.slice(start, end);
      lines.push({ start, end, text: line, opensBlock, folded: fold(line) });
      opensBlock = false;
    } else {
      opensBlock = true;
      hasBlankLines = true;
    }
    start = end + 1;
  }
  return { text, lines, hasBlankLines };
}

const EDGE_MARKS = /^[^\p{L}\p{N}@]+|[^\p{L}\p{N}]+$/gu;

function fold(line: string): string {
  if (line.length > MAX_FOLDED_LENGTH) return '';
  return line.toLowerCase().replaceAll('’', "'").replace(EDGE_MARKS, '');
}

const TERMINATOR = /[.!?…]["”’'»)\]]{0,3}$/;
const FULL_STOP = /(?:\.|\.["”’'»)\]]{1,3})$/;
const DOTTED_ABBREVIATION = /(?:\b\p{L}\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co|St|Gov|Sen|Rep)\.$/u;
const DOTS = /(?:\.\.\.|…)["”’']?$/;

/** Whether a line ends as a sentence does. */
const endsAsSentence = (line: string): boolean => TERMINATOR.test(line.slice(-5));

/** Whether a line ends in a full stop that is no abbreviation's ("… leaves the U.S.") and no ellipsis. */
export function endsInFullStop(line: string): boolean {
  const tail = line.slice(-12);
  return FULL_STOP.test(tail) && !DOTTED_ABBREVIATION.test(tail) && !DOTS.test(tail);
}

/** Number of words parted by spaces, or `limit + 1` as soon as there are more than `limit`. */
export function countWords(text: string, limit: number): number {
  let words = text === '' ? 0 : 1;
  for (let at = text.indexOf(' '); at >= 0 && words <= limit; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

/** Shortest line, in words, that counts as a paragraph of the article. */
const MIN_PROSE_WORDS = 8;

/** Whether a line reads as a paragraph of an article: several words, ended as a sentence. */
export const isProse = (line: string): boolean =>
  endsAsSentence(line) && countWords(line, MIN_PROSE_WORDS) >= MIN_PROSE_WORDS;

/** Whether a line may be a headline in a list of links: some words, no final full stop, no quotation gone astray. */
export const isHeadlineLike = (line: string): boolean =>
  !endsInFullStop(line) && !/[:;,]$/.test(line) && countWords(line, 25) <= 25 && /\p{L}/u.test(line);
