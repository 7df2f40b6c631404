import { isAdjacent } from '../../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { Anchor } from '../calendar/anchor.js';
import type { NamedDate } from '../values/named-date.js';
import type { StoryPeriod } from '../values/story-period.js';
import { TIME_WORDS, type TimeWord } from './time-words.js';

const DIGITS = /^\d+$/;
const SENTENCE_END = /^[.!?]$/;
const LONGER_THAN_QUARTER = /^P[69]M$/;
/** A date further back is not what an expression counts from. */
const MOST_TOKENS_BETWEEN = 60;

/** Deepest nesting of expressions. */
const MAX_DEPTH = 12;
/** Most results kept. */
const MAX_RESULTS = 512;

/** A date, and the token at which its expression begins. */
interface Noted {
  readonly i: number;
  readonly date: NamedDate;
}

/** A function that reads an expression beginning at token `i`; null when none does. */
export type ReadAt<Found> = (reader: TimeReader, i: number) => Found | null;

/**
 * The tokens of a document, as seen by the functions that read time expressions. They see one paragraph: outside it
 * every token is empty.
 */
export class TimeReader {
  /** Index after the paragraph's last token, and of its first. */
  limit = 0;
  first = 0;

  /** The quarter or half of a year that the document is about. */
  story: StoryPeriod | null = null;

  /** Whether a longer period was named after it, so that it is no longer what a comparison is with. */
  isPastStory = false;

  /** The results of each function by token: several functions ask for the same one. */
  readonly #known = new Map<ReadAt<unknown>, Map<number, unknown>>();
  readonly #ofParagraph = new Map<(reader: TimeReader) => unknown, unknown>();
  #depth = 0;
  #day: Noted | null = null;
  #named: Noted | null = null;

  constructor(
    readonly tokens: Tokens,
    readonly anchor: Anchor | null,
  ) {}

  /** Moves to a paragraph. */
  enterParagraph(first: number, limit: number): void {
    this.first = first;
    this.limit = limit;
    this.#ofParagraph.clear();
    this.#clear();
  }

  /** Takes note of the date that an expression beginning at token `i` names. */
  noteDate(i: number, date: NamedDate | null): void {
    if (date === null) return;
    this.#named = { i, date };
    if (date.granularity === 'day') this.#day = this.#named;
  }

  /** The last date that was named in the sentence of token `i`, not far before it; null for none. */
  namedInSentence(i: number): NamedDate | null {
    return this.#inSentence(this.#named, i);
  }

  /** The last day among them, even where a month or year was named after it. */
  dayInSentence(i: number): NamedDate | null {
    return this.#inSentence(this.#day, i);
  }

  /** The last day that was named in the paragraph before token `i`, not far before it; null for none. */
  dayBefore(i: number): NamedDate | null {
    const noted = this.#day;
    return noted === null || noted.i < this.first || i - noted.i > MOST_TOKENS_BETWEEN ? null : noted.date;
  }

  #inSentence(noted: Noted | null, i: number): NamedDate | null {
    if (noted === null || noted.i < this.first || i - noted.i > MOST_TOKENS_BETWEEN) return null;
    for (let at = noted.i; at < i; at++) if (SENTENCE_END.test(this.text(at))) return null;
    return noted.date;
  }

  /** Takes note of a quarter or half. One of an earlier year is compared with the story's, and changes nothing. */
  noteStory(period: StoryPeriod | null): void {
    if (period === null || period.year < (this.story?.year ?? period.year)) return;
    this.story = period;
    this.isPastStory = false;
  }

  /** Takes note of the length of a report's period: "in the first nine months". */
  noteLength(timex: string): void {
    if (LONGER_THAN_QUARTER.test(timex)) this.isPastStory = true;
  }

  /** Drops old results when there are many, which bounds the memory that a long paragraph takes. */
  boundMemory(): void {
    let count = 0;
    for (const results of this.#known.values()) count += results.size;
    if (count >= MAX_RESULTS) this.#clear();
  }

  /** What a function finds in the whole paragraph, found once. */
  ofParagraph<Found>(find: (reader: TimeReader) => Found): Found {
    if (!this.#ofParagraph.has(find)) this.#ofParagraph.set(find, find(this));
    return this.#ofParagraph.get(find) as Found;
  }

  #clear(): void {
    for (const results of this.#known.values()) results.clear();
  }

  /**
   * The result of a function at token `i`, computed once. Null below `MAX_DEPTH` levels of nesting, deeper than any
   * text that makes sense ("late late late …").
   */
  memoized<Found>(reading: ReadAt<Found>, i: number): Found | null {
    const known = this.#resultsOf(reading);
    const before = known.get(i);
    if (before !== undefined) return before;
    if (this.#depth >= MAX_DEPTH) return null;
    this.#depth++;
    const found = reading(this, i);
    this.#depth--;
    known.set(i, found);
    return found;
  }

  #resultsOf<Found>(reading: ReadAt<Found>): Map<number, Found | null> {
    let known = this.#known.get(reading);
    if (known === undefined) {
      known = new Map();
      this.#known.set(reading, known);
    }
    return known as Map<number, Found | null>;
  }

  /** The token in lower case; empty outside the paragraph. */
  word(i: number): string {
    return i >= this.first && i < this.limit ? (this.tokens.lowers[i] as string) : '';
  }

  /** The token as written; empty outside the paragraph. */
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
  isAdjacent(i: number): boolean {
    return i > this.first && i < this.limit && isAdjacent(this.tokens, i);
  }

  /** Whether token `i` makes a possessive of what stands before it: `'s` of `Tuesday's vote`. */
  isPossessive(i: number): boolean {
    const word = this.word(i);
    return word === "'s" || word === '’s';
  }

  /** The value of one to `width` plain digits; null for any other token. */
  integer(i: number, width = 4): number | null {
    const text = this.isFigure(i) ? this.text(i) : '';
    return text !== '' && text.length <= width && DIGITS.test(text) ? Number(text) : null;
  }

  /** Index after `word` if it stands at `i`, else `i`. */
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
