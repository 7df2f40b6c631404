import { CharacterClass, classOf } from '../text/characters.js';
import { codePointBefore, widthOf } from '../text/code-points.js';
import type { Span } from '../text/span.js';

/** A line of a normalised text that is not blank. */
export class Line implements Span {
  #folded: string | null = null;
  #firstWord: string | null = null;

  /** @param opensBlock whether a blank line stands before it; true for the first line, too */
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly opensBlock: boolean,
  ) {}

  /**
   * Its text for comparison with lists of phrases: in lower case, with straight apostrophes, without marks at its
   * edges. Empty for lines longer than `MAX_FOLDED_LENGTH`, which are in no list.
   */
  get folded(): string {
    this.#folded ??= this.text.length > MAX_FOLDED_LENGTH ? '' : fold(this.text);
    return this.#folded;
  }

  /** The first word of `folded`, by which phrases are looked up. */
  get firstWord(): string {
    this.#firstWord ??= firstWord(this.folded);
    return this.#firstWord;
  }
}

/** A text as the rules see it: characters normalised, split into lines, nothing removed yet. */
export interface LinedText {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Whether blank lines separate its paragraphs, so that lines without one between them belong together. */
  readonly hasBlankLines: boolean;
}

const MAX_FOLDED_LENGTH = 300;

/** @param text with normalised characters */
export function linedTextOf(text: string): LinedText {
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

/** A text without what is no letter, number or `@` at its beginning, and no letter or number at its end. */
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
/** Tested on at most 12 units; see `endsInFullStop`. */
const DOTTED_ABBREVIATION = /(?:\b\p{L}\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co|St|Gov|Sen|Rep)\.$/u;
const DOTS = /(?:\.\.\.|…)["”’']?$/;

/** Whether a line ends as a sentence does. */
const endsAsSentence = (line: string): boolean => TERMINATOR.test(line.slice(-5));

/** Whether a line ends in a full stop that is no part of an abbreviation ("… leaves the U.S.") or ellipsis. */
export function endsInFullStop(line: string): boolean {
  const tail = line.slice(-12);
  return FULL_STOP.test(tail) && !DOTTED_ABBREVIATION.test(tail) && !DOTS.test(tail);
}

/** The number of words separated by spaces; `limit + 1` as soon as there are more than `limit`. */
export function countWords(text: string, limit: number): number {
  let words = text === '' ? 0 : 1;
  for (let at = text.indexOf(' '); at >= 0 && words <= limit; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

/** Fewest words of a line that counts as a paragraph of the article. */
const MIN_PROSE_WORDS = 8;

/** Whether a line reads as a paragraph of an article: several words that end like a sentence. */
export const isProse = (line: string): boolean =>
  endsAsSentence(line) && countWords(line, MIN_PROSE_WORDS) >= MIN_PROSE_WORDS;

/**
 * Whether a line can be a headline in a list of links: at most 25 words, without a final full stop, colon, semicolon or
 * comma.
 */
export const isHeadlineLike = (line: string): boolean =>
  !endsInFullStop(line) && !/[:;,]$/.test(line) && countWords(line, 25) <= 25 && /\p{L}/u.test(line);
