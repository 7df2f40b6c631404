import type { Span } from '../text/span.js';
import { readWordSet } from '../text/word-list.js';
import { isAdjacent } from './adjacency.js';
import { TokenKind, type Tokens } from './tokens.js';

/** A line of a text that is not blank, or a cell of a table in it. */
export interface Paragraph extends Span {
  /** Tokens `[firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface Sentence extends Span {
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** Tokens `[firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
}

const TAB = 9;
const LINE_FEED = 10;
const FULL_STOP = 0x2e;
const QUESTION_MARK = 0x3f;
const EXCLAMATION_MARK = 0x21;
const ELLIPSIS = 0x2026;

const ABBREVIATIONS = readWordSet(new URL('./abbreviations.txt', import.meta.url));
const FINAL_ABBREVIATIONS = readWordSet(new URL('./sentence-final-abbreviations.txt', import.meta.url));

/**
 * Splits a text into its lines, each a paragraph, as is usual in news text, and a line with tabs into its cells. The
 * tabs belong to none.
 */
export function findParagraphs(text: string, tokens: Tokens): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const add = (firstToken: number, endToken: number): void => {
    if (firstToken === endToken) return;
    const [start, end] = [tokens.starts[firstToken] as number, tokens.ends[endToken - 1] as number];
    paragraphs.push({ start, end, firstToken, endToken });
  };
  let first = 0;
  for (let i = 0; i < tokens.count; i++) {
    const endsCell = text.charCodeAt(tokens.starts[i] as number) === TAB;
    const endsLine = i > 0 && hasLineEnd(text, tokens.ends[i - 1] as number, tokens.starts[i] as number);
    if (!endsCell && !endsLine) continue;
    add(first, i);
    first = endsCell ? i + 1 : i;
  }
  add(first, tokens.count);
  return paragraphs;
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === LINE_FEED) return true;
  return false;
}

/**
 * Splits paragraphs into sentences. A sentence ends after `.`, `?`, `!` or dots, with the closing marks and brackets
 * after them, if the next token can begin a sentence. It does not end after an abbreviation or initial, or after dotted
 * initials before a name ("U.S. Senate"). Marks attached to its end belong to it.
 */
export function findSentences(text: string, tokens: Tokens, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    let first = paragraph.firstToken;
    for (let i = first; i < paragraph.endToken; i++) {
      if (!isTerminator(text, tokens, i) && !isDotted(text, tokens, i)) continue;
      const end = closersEnd(text, tokens, i + 1, paragraph.endToken);
      if (end < paragraph.endToken && !endsSentence(text, tokens, i, end, first)) continue;
      sentences.push(sentenceOf(tokens, index, first, end));
      first = end;
      i = end - 1;
    }
    if (first < paragraph.endToken) sentences.push(sentenceOf(tokens, index, first, paragraph.endToken));
  });
  return sentences;
}

const sentenceOf = (tokens: Tokens, paragraph: number, firstToken: number, endToken: number): Sentence => ({
  start: tokens.starts[firstToken] as number,
  end: tokens.ends[endToken - 1] as number,
  paragraph,
  firstToken,
  endToken,
});

/** Whether a token is `.`, `?`, `!`, `…` or a run of full stops. */
function isTerminator(text: string, tokens: Tokens, i: number): boolean {
  if (tokens.kinds[i] !== TokenKind.punctuation) return false;
  const unit = text.charCodeAt(tokens.starts[i] as number);
  return unit === FULL_STOP || unit === QUESTION_MARK || unit === EXCLAMATION_MARK || unit === ELLIPSIS;
}

/** Whether a token is dotted initials (`U.S.`, `a.m.`), which contain their full stop. */
const isDotted = (text: string, tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.word && text.charCodeAt((tokens.ends[i] as number) - 1) === FULL_STOP;

/** Index after the terminators, closing marks and brackets that follow without a space. */
function closersEnd(text: string, tokens: Tokens, from: number, limit: number): number {
  let i = from;
  while (i < limit && isAdjacent(tokens, i)) {
    const closes = isTerminator(text, tokens, i) || CLOSING.test(tokens.texts[i] as string);
    if (!closes || opensWord(text, tokens, i)) break;
    i++;
  }
  return i;
}

/** Whether a straight mark touches a word after it, so that it opens and does not close. */
const opensWord = (text: string, tokens: Tokens, i: number): boolean =>
  /["']/.test(tokens.texts[i] as string) && /[\p{L}\p{N}]/u.test(text[tokens.ends[i] as number] ?? '');

function endsSentence(
  text: string,
  tokens: Tokens,
  terminator: number,
  next: number,
  first: number,
): boolean {
  const hasSpace = (tokens.starts[next] as number) > (tokens.ends[next - 1] as number);
  if (!canBegin(tokens, next)) return false;
  const token = tokens.texts[terminator] as string;
  if (!hasSpace) return token !== '.' || hasLostSpace(tokens, terminator, next);
  if (next > terminator + 1) return true;
  if (isDotted(text, tokens, terminator))
    return beginsAfterInitials(tokens, next) && !isFirstNameInitials(tokens, terminator, next);
  if (token !== '.' || terminator === first) return true;
  const before = tokens.lowers[terminator - 1] as string;
  if (!isAdjacent(tokens, terminator)) return true;
  if (isInitial(tokens.texts[terminator - 1] as string)) return isPronounI(tokens, terminator);
  if (!ABBREVIATIONS.has(before)) return true;
  const isNumbered = before === 'no' && tokens.kinds[next] === TokenKind.figure;
  if (ALSO_WORDS.has(before) && before === tokens.texts[terminator - 1]) return !isNumbered;
  return !isNumbered && FINAL_ABBREVIATIONS.has(before) && beginsAfterInitials(tokens, next);
}

/** In lower case these are words, not abbreviations of states and titles. */
const ALSO_WORDS = new Set(['no', 'ill', 'miss', 'mass', 'wash', 'ore', 'pa', 'est', 'fig', 'ark', 'hon']);

/**
 * Whether the space between two sentences was lost: `end.The next`, `said Lee.“The next`; but not `example.com`, `3.5`
 * or `Mr.“Bo” Lee`.
 */
function hasLostSpace(tokens: Tokens, terminator: number, next: number): boolean {
  const before = tokens.texts[terminator - 1];
  if (before === undefined) return false;
  const after = tokens.texts[next] as string;
  if (/^["“‘'«]$/.test(after) && isAdjacent(tokens, next + 1))
    return (
      /^\p{Lu}/u.test(tokens.texts[next + 1] as string) &&
      /^\p{L}{3,}$/u.test(before) &&
      !ABBREVIATIONS.has(tokens.lowers[terminator - 1] as string)
    );
  const beginsWord =
    /^\p{Lu}\p{Ll}+$/u.test(after) || (/^[AI]$/.test(after) && !isAdjacent(tokens, next + 1));
  return /^[\p{Ll}’']{3,}$/u.test(before) && beginsWord;
}

const CLOSING = /^(?:["”’'»)\]]|'')$/;
const OPENING = /^(?:["“‘'«([{]|``|''|[•*–—-]|--+)$/;

const CAPITAL = /^[A-Z]/;
const LOWER_CASE_LETTER = /^[a-z]/;
const LOWER_CASE_BRAND = /^(?:iPhone|iPad|eBay)/;
/** Tested on tokens that do not begin with an unaccented letter, which few do. */
const BEGINNING = /^[\p{Lu}\p{Lo}\p{N}@#.…$£€]/u;

/** Whether a sentence can begin with the token: a capital, a figure or a handle, perhaps after opening marks. */
function canBegin(tokens: Tokens, index: number): boolean {
  if (CAPITAL.test(tokens.texts[index] as string)) return true;
  let i = index;
  while (i < tokens.count && i < index + 3 && OPENING.test(tokens.texts[i] as string)) i++;
  const token = tokens.texts[i];
  if (token === undefined) return false;
  return LOWER_CASE_LETTER.test(token) ? LOWER_CASE_BRAND.test(token) : BEGINNING.test(token);
}

const SENTENCE_STARTERS = new Set(
  'the a an he she it they we i you but and in on at for this that these those his her its their our my there when while after before if as by with from not no so one some many what who how why mr mrs ms'.split(
    ' ',
  ),
);

/**
 * Whether a token begins a sentence after "U.S." or "Inc.": a word that often begins one, or an opening mark; but not a
 * bracket, which explains what stands before it: `2 p.m. (0532 GMT)`.
 */
const beginsAfterInitials = (tokens: Tokens, next: number): boolean =>
  (OPENING.test(tokens.texts[next] as string) && !/^[([{]$/.test(tokens.texts[next] as string)) ||
  (SENTENCE_STARTERS.has(tokens.lowers[next] as string) && /^\p{Lu}/u.test(tokens.texts[next] as string));

/** Whether dotted initials begin a name ("A.J. Lee") and so end no sentence: two of them before a capitalised word. */
const isFirstNameInitials = (tokens: Tokens, terminator: number, next: number): boolean =>
  /^(?:[A-Z]\.){2}$/.test(tokens.texts[terminator] as string) &&
  /^\p{Lu}\p{Ll}+$/u.test(tokens.texts[next] as string) &&
  !SENTENCE_STARTERS.has(tokens.lowers[next] as string);

const isInitial = (token: string): boolean => token.length <= 2 && /^\p{Lu}$/u.test(token);

/** Whether "I" before a full stop is the pronoun: "… than I." ends a sentence, "Michael I. Jordan" does not. */
function isPronounI(tokens: Tokens, terminator: number): boolean {
  if (tokens.texts[terminator - 1] !== 'I') return false;
  const before = tokens.texts[terminator - 2];
  return before !== undefined && /^\p{Ll}/u.test(before);
}
