import { CharacterClass, classOf } from '../text/characters.js';
import { codePointBefore, widthOf } from '../text/code-points.js';
import type { Span } from '../text/span.js';

/** A line of a normalised text that is not blank. */
export class Line implements Span {
  #folded: string | null = null;
  #firstWord: string | null = null;

  /** @param opensBlock whether a blank line stands before it (also true of the first) */
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly opensBlock: boolean,
  ) {}

  /**
   * For comparison with tables of phrases: lower case, straight apostrophes, no marks at its edges.
   * Empty for lines longer than `MAX_FOLDED_LENGTH`, which are in no table.
   */
  get folded(): string {
    this.#folded ??= this.text.length > MAX_FOLDED_LENGTH ? '' : fold(this.text);
    return this.#folded;
  }

  /** The first word of `folded`, by which all tables of phrases are asked. */
  get firstWord(): string {
    this.#firstWord ??= firstWord(this.folded);
    return this.#firstWord;
  }
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
      lines.push(new Line(text.slice(start, end), start, end, opensBlock));
      opensBlock = false;
    } else {
      opensBlock = true;
      hasBlankLines = true;
    }
    start = end + 1;
  }
  return { text, lines, hasBlankLines };
}

export function firstWord(text: string): string {
  const space = text.indexOf(' ');
  return space < 0 ? text : text.slice(0, space);
}

const fold = (line: string): string => withoutEdgeMarks(line.toLowerCase().replaceAll('’', "'"));

const AT = '@'.charCodeAt(0);

/** Takes off what is no letter, number or `@` before a text, and what is no letter or number behind it. */
export function withoutEdgeMarks(text: string): string {
  let start = 0;
  while (start < text.length) {
    const point = text.codePointAt(start) as number;
    if (point === AT || isAlphanumeric(point)) break;
    start += widthOf(point);
  }
  let end = text.length;
  while (end > start) {
    const point = codePointBefore(text, end);
    if (isAlphanumeric(point)) break;
    end -= widthOf(point);
  }
  return text.slice(start, end);
}

const isAlphanumeric = (point: number): boolean =>
  (classOf(point) & (CharacterClass.letter | CharacterClass.number)) !== 0;

const TERMINATOR = /[.!?…]["”’'»)\]]{0,3}$/;
const FULL_STOP = /(?:\.|\.["”’'»)\]]{1,3})$/;
/** Bounded to 12 units: `endsInFullStop` gives it no more of a line. */
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
