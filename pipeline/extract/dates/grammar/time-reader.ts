import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { Anchor } from '../calendar/anchor.js';
import type { DatePoint } from '../values/date-point.js';
import type { Duration } from './durations.js';
import type { Point } from './points.js';
import { TIME_WORDS, type TimeWord } from './time-words.js';

const DIGITS = /^\d+$/;

/** How deep expressions may nest. */
const DEEPEST = 12;
/** How many results are kept. */
const MOST_KNOWN = 512;

/**
 * The tokens of a document as the readers of time expressions see them. They look no further than the end of
 * the paragraph: behind it every token is empty.
 */
export class TimeReader {
  /** Index behind the paragraph's last token, and of its first. */
  limit = 0;
  first = 0;

  /** What was read at a token before: several readers ask for the same one. */
  readonly dates = new Map<number, DatePoint | null>();
  readonly points = new Map<number, Point | null>();
  readonly durations = new Map<number, Duration | null>();
  #depth = 0;

  constructor(
    readonly tokens: Tokens,
    readonly anchor: Anchor | null,
  ) {}

  /** Goes on to the next paragraph. */
  enter(first: number, limit: number): void {
    this.first = first;
    this.limit = limit;
    this.#clear();
  }

  /** Drops what was read before, now and then, which bounds the memory that a long paragraph takes. */
  forget(): void {
    if (this.dates.size + this.durations.size < MOST_KNOWN) return;
    this.#clear();
  }

  #clear(): void {
    this.dates.clear();
    this.points.clear();
    this.durations.clear();
  }

  /** Reads at token `i` once; nested no deeper than a person would nest ("late late late …" ends). */
  once<T>(
    known: Map<number, T | null>,
    i: number,
    read: (reader: TimeReader, i: number) => T | null,
  ): T | null {
    const before = known.get(i);
    if (before !== undefined) return before;
    if (this.#depth >= DEEPEST) return null;
    this.#depth++;
    const found = read(this, i);
    this.#depth--;
    known.set(i, found);
    return found;
  }

  /** The token in lower case; empty outside the paragraph. */
  word(i: number): string {
    return i >= this.first && i < this.limit ? (this.tokens.lowers[i] as string) : '';
  }

  /** The token as it stands; empty outside the paragraph. */
  text(i: number): string {
    return i >= this.first && i < this.limit ? (this.tokens.texts[i] as string) : '';
  }

  role(i: number): TimeWord | undefined {
    return TIME_WORDS.get(this.word(i));
  }

  isFigure(i: number): boolean {
    return i < this.limit && this.tokens.kinds[i] === TokenKind.figure;
  }

  /** Whether the token begins with a capital letter. */
  isCapital(i: number): boolean {
    const unit = this.text(i).charCodeAt(0);
    return unit >= 65 && unit <= 90;
  }

  /** Whether no white space stands before the token. */
  isGlued(i: number): boolean {
    return i > this.first && i < this.limit && this.tokens.starts[i] === this.tokens.ends[i - 1];
  }

  /** The value of one to `width` plain digits; null for any other token. */
  integer(i: number, width = 4): number | null {
    const text = this.isFigure(i) ? this.text(i) : '';
    return text !== '' && text.length <= width && DIGITS.test(text) ? Number(text) : null;
  }

  /** Index behind `word` at `i`, or `i`. */
  skip(i: number, word: string): number {
    return this.word(i) === word ? i + 1 : i;
  }

  skipAny(i: number, words: ReadonlySet<string>): number {
    return words.has(this.word(i)) ? i + 1 : i;
  }

  /** Whether the tokens from `i` are these words. */
  matches(i: number, words: readonly string[]): boolean {
    return words.every((word, offset) => this.word(i + offset) === word);
  }
}
