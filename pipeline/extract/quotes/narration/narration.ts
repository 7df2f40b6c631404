import { isAdjacent } from '../../../language/adjacency.js';
import type { Paragraph } from '../../../language/sentences.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { overlaps } from '../../../text/span.js';
import type { Mention } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { type Lexeme, lexemeOf } from '../lexicon/lexicon.js';
import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Quotation } from '../marks/quotations.js';

/**
 * A text as the narrator's sentences. Each quotation is one unit, like a word, and every other token is a unit of its
 * own, so that the grammar around quotations can be read without looking into them.
 */
export interface Narration {
  readonly count: number;
  /** Tokens of a unit: `[firstTokens[u], endTokens[u])`. */
  readonly firstTokens: Int32Array;
  readonly endTokens: Int32Array;
  /** Lower-case text of a unit; empty for a quotation. */
  readonly words: readonly string[];
  /** What the word lists say about each of `words`. */
  readonly lexemes: readonly Lexeme[];
  /** Bits of `WordClass` for the unit in its context. */
  readonly classes: Int32Array;
  /** Index of the quotation that the unit is; -1 for a word. */
  readonly quotationOf: Int32Array;
  /** Index of the mention that the unit belongs to; -1 for none. */
  readonly mentionOf: Int32Array;
  readonly sentences: readonly NarrationSentence[];
}

/** Units `[first, end)` of one sentence; sentences inside a quotation do not count. */
export interface NarrationSentence {
  readonly first: number;
  readonly end: number;
  /** Index of the document's paragraph. */
  readonly paragraph: number;
}

/**
 * Reads a text as narration.
 *
 * @param quotations of the document, ascending; none inside another
 * @param mentions of the document, ascending
 * @param isLeftOut whether a paragraph is no narration (an embedded post)
 */
export function readNarration(
  document: TextDocument,
  quotations: readonly Quotation[],
  mentions: readonly Mention[],
  isLeftOut: (paragraph: number) => boolean,
): Narration {
  const { tokens, paragraphs } = document;
  const firstTokens = new Int32Array(tokens.count);
  const endTokens = new Int32Array(tokens.count);
  const classes = new Int32Array(tokens.count);
  const quotationOf = new Int32Array(tokens.count).fill(-1);
  const mentionOf = new Int32Array(tokens.count).fill(-1);
  const words: string[] = [];
  const lexemes: Lexeme[] = [];
  const sentences: NarrationSentence[] = [];
  const startsSentence = sentenceStarts(document);
  const datelineEnd = document.datelineSpan?.end ?? 0;
  const datelineStart = document.datelineSpan?.start ?? 0;
  let count = 0;
  let quotationIndex = 0;
  let mention = 0;
  for (let index = 0; index < paragraphs.length; index++) {
    if (isLeftOut(index)) continue;
    const paragraph = paragraphs[index]!;
    const titleCased = isHeading(document, index) && isTitleCased(tokens, paragraph);
    let first = count;
    for (let i = paragraph.firstToken; i < paragraph.endToken; ) {
      const start = tokens.starts[i]!;
      if (count > first && startsSentence[i] === 1) {
        sentences.push({ first, end: count, paragraph: index });
        first = count;
      }
      if (start < datelineEnd && start >= datelineStart) {
        i++;
        continue;
      }
      while (quotationIndex < quotations.length && quotations[quotationIndex]!.endToken <= i)
        quotationIndex++;
      firstTokens[count] = i;
      if (quotationIndex < quotations.length && quotations[quotationIndex]!.firstToken <= i) {
        words.push('');
        lexemes.push(NO_WORD);
        classes[count] = quotationClasses(tokens, quotations[quotationIndex]!);
        quotationOf[count] = quotationIndex;
        i = quotations[quotationIndex]!.endToken;
      } else {
        while (mention < mentions.length && mentions[mention]!.span.end <= start) mention++;
        const named = mention < mentions.length && mentions[mention]!.span.start <= start;
        const word = tokens.lowers[i]!;
        const lexeme = tokens.kinds[i] === TokenKind.punctuation ? NO_WORD : lexemeOf(word, tokens.hashes[i]);
        words.push(word);
        lexemes.push(lexeme);
        if (named) mentionOf[count] = mention;
        const person = named && mentions[mention]!.type === 'person' ? WordClass.personName : 0;
        const before = count > 0 ? classes[count - 1]! : 0;
        classes[count] = person | classesAt(tokens, i, lexeme, named, before, count === first || titleCased);
        i++;
      }
      endTokens[count++] = i;
    }
    if (count > first) sentences.push({ first, end: count, paragraph: index });
  }
  const units = {
    count,
    firstTokens: firstTokens.subarray(0, count),
    endTokens: endTokens.subarray(0, count),
    words,
    lexemes,
    classes: classes.subarray(0, count),
    quotationOf: quotationOf.subarray(0, count),
    mentionOf: mentionOf.subarray(0, count),
  };
  return { sentences: joinAttributions(document, quotations, units, sentences), ...units };
}

function quotationClasses(tokens: Tokens, quoted: Quotation): number {
  const comma = tokens.texts[quoted.endContent - 1] === ',' ? WordClass.endsInComma : 0;
  return WordClass.quotation | comma | (isNickname(tokens, quoted) ? WordClass.nickname : 0);
}

/** Longest nickname, in tokens. */
const MAX_NICKNAME = 3;

/** Whether quoted words can be a nickname: few, each with a capital, none of them grammatical. */
function isNickname(tokens: Tokens, { firstContent, endContent, isClosed }: Quotation): boolean {
  const end = /^[.,]$/.test(tokens.texts[endContent - 1]!) ? endContent - 1 : endContent;
  if (!isClosed || end <= firstContent || end - firstContent > MAX_NICKNAME) return false;
  for (let i = firstContent; i < end; i++) {
    if (tokens.kinds[i] !== TokenKind.word || tokens.texts[i] === tokens.lowers[i]) return false;
    const isArticle = i === firstContent && tokens.lowers[i] === 'the';
    if (!isArticle && lexemeOf(tokens.lowers[i]!, tokens.hashes[i]).classes & NO_NAME) return false;
  }
  return true;
}

/** What the word lists say about punctuation and quotations: nothing. */
const NO_WORD = lexemeOf('');

function sentenceStarts({ tokens, sentences }: TextDocument): Uint8Array {
  const starts = new Uint8Array(tokens.count + 1);
  for (const { firstToken } of sentences) starts[firstToken] = 1;
  return starts;
}

const GRAMMATICAL =
  WordClass.determiner |
  WordClass.preposition |
  WordClass.subjectPronoun |
  WordClass.objectPronoun |
  WordClass.auxiliary |
  WordClass.adverb |
  WordClass.conjunction |
  WordClass.subordinator |
  WordClass.relative |
  WordClass.finite |
  WordClass.verb;

const NO_NAME = GRAMMATICAL | WordClass.negation | WordClass.relative;

/** Whether a paragraph belongs to the title or dek, or is the first line of a text without a known title. */
const isHeading = ({ titleSpan, dekSpan, paragraphs }: TextDocument, index: number): boolean =>
  titleSpan === null
    ? index === 0
    : overlaps(titleSpan, paragraphs[index]!) || (dekSpan !== null && overlaps(dekSpan, paragraphs[index]!));

/** Most tokens read to tell whether a line is in title case. */
const TITLE_SAMPLE = 40;

/** Whether nearly all words of a paragraph begin with a capital. */
export function isTitleCased(tokens: Tokens, { firstToken, endToken }: Paragraph): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = firstToken; i < endToken && i < firstToken + TITLE_SAMPLE; i++) {
    if (tokens.kinds[i] !== TokenKind.word || tokens.texts[i]!.length < 4) continue;
    words++;
    if (tokens.texts[i] !== tokens.lowers[i]) capitals++;
  }
  return words > 2 && capitals > 0.75 * words;
}

/** Whether "went" or "goes" is no part of `went on`. */
const isNotWentOn = ({ lowers }: Tokens, i: number): boolean =>
  !((lowers[i] === 'went' || lowers[i] === 'goes') && lowers[i + 1] === 'on' && lowers[i + 2] !== 'to');

/**
 * The classes of a token outside quotations.
 *
 * @param named whether it is part of a name
 * @param before classes of the unit before it
 * @param hidesCase whether a capital says nothing here: at the beginning of a sentence, in a title-cased line
 */
function classesAt(
  tokens: Tokens,
  i: number,
  { classes, verb }: Lexeme,
  named: boolean,
  before: number,
  hidesCase: boolean,
): number {
  const kind = tokens.kinds[i]!;
  if (kind === TokenKind.clitic) {
    return before & (WordClass.subjectPronoun | WordClass.relative)
      ? WordClass.auxiliary
      : WordClass.possessive;
  }
  const text = tokens.texts[i]!;
  if (kind === TokenKind.punctuation) {
    // Ann “Shorty” Lee: the marks are part of the name.
    if (named && /^["“”‘’«»]$/.test(text)) return WordClass.name | WordClass.capitalised;
    const isApostrophe = (text === "'" || text === '’') && isAdjacent(tokens, i);
    return isApostrophe ? WordClass.possessive : WordClass.punctuation;
  }
  if (kind === TokenKind.figure) return WordClass.figure;
  if (named || kind === TokenKind.handle) return WordClass.name | WordClass.capitalised;
  const lower = tokens.lowers[i]!;
  if (lower === 'may' && text !== lower && !hidesCase) return WordClass.time;
  let bits = classes;
  if (verb !== null && !(verb.base === 'go' && isNotWentOn(tokens, i))) bits |= WordClass.verb;
  // In a headline every word has a capital, which tells something only about words that are not grammatical.
  if (text !== lower && !hidesCase && !(bits & GRAMMATICAL)) bits |= WordClass.capitalised;
  return bits;
}

type Units = Omit<Narration, 'sentences'>;

/**
 * Joins a quotation that stands alone with the sentence after it, where that can only be its attribution: `“Really?”
 * Lee said.`
 */
function joinAttributions(
  { tokens }: TextDocument,
  quotations: readonly Quotation[],
  units: Units,
  sentences: readonly NarrationSentence[],
): NarrationSentence[] {
  const joined: NarrationSentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && before.paragraph === sentence.paragraph && before.end === before.first + 1) {
      const quotationIndex = units.quotationOf[before.first]!;
      if (quotationIndex >= 0) {
        const last = tokens.texts[quotations[quotationIndex]!.endContent - 1]!;
        if (isBareAttribution(units, sentence, last === '.') || isSignature(units, sentence)) {
          joined[joined.length - 1] = { ...before, end: sentence.end };
          continue;
        }
      }
    }
    joined.push(sentence);
  }
  return joined;
}

/** Longest signature, in units. */
const MAX_SIGNATURE = 10;

/** Whether a sentence is a dash and a name: `— Ann Lee`. */
const isSignature = ({ words, classes }: Units, { first, end }: NarrationSentence): boolean =>
  /^(?:[—–―]|--+)$/.test(words[first]!) &&
  end - first > 1 &&
  end - first <= MAX_SIGNATURE &&
  (classes[first + 1]! & WordClass.name) !== 0;

/** Longest apposition skipped in an attribution, in units. */
const MAX_APPOSITION = 20;
/** Most units between the beginning of an attribution and its verb. */
const MAX_ATTRIBUTION_SUBJECT = 7;

/**
 * Whether a sentence is an attribution and nothing else: `Lee said.`, `asked Lee of Ohio.`
 *
 * @param isStopped whether the quotation ends in a full stop: then nothing may follow the verb
 */
function isBareAttribution(units: Units, { first, end }: NarrationSentence, isStopped: boolean): boolean {
  let limit = Math.min(end, first + MAX_ATTRIBUTION_SUBJECT);
  for (let u = first; u < limit; u++) {
    if (units.words[u] === ',' && u > first) {
      // An apposition: “Really?” Lee, the mayor, said.
      const close = nextComma(units, u + 1, Math.min(end - 1, u + MAX_APPOSITION));
      if (close < 0 || !(units.classes[close + 1]! & WordClass.verb)) return false;
      u = close;
      limit = Math.min(end, close + 2);
      continue;
    }
    const bits = units.classes[u]!;
    if (
      bits & (WordClass.punctuation | WordClass.quotation | WordClass.subordinator) &&
      units.words[u] !== '.'
    )
      return false;
    if (!(bits & WordClass.verb)) continue;
    const verb = units.lexemes[u]!.verb!;
    if (u === first || verb.form === 'gerund' || verb.form === 'base' || !(verb.frames & Frame.quotation))
      return false;
    const next = units.words[u + 1];
    const endsHere = u + 1 >= end || next === '.';
    if (isStopped || endsHere) return endsHere;
    const follower = units.classes[u + 1]!;
    return (
      next === ',' ||
      (follower & (WordClass.preposition | WordClass.adverb | WordClass.time | WordClass.subordinator)) !==
        0 ||
      ((verb.frames & Frame.addressee) !== 0 && !hasClauseAfter(units, u + 1, end))
    );
  }
  return false;
}

function nextComma({ words }: Units, from: number, end: number): number {
  for (let u = from; u < end; u++) if (words[u] === ',') return u;
  return -1;
}

function hasClauseAfter(units: Units, from: number, end: number): boolean {
  for (let u = from; u < end && u < from + MAX_APPOSITION; u++) {
    if (
      units.words[u] === 'that' ||
      units.classes[u]! & (WordClass.auxiliary | WordClass.subjectPronoun | WordClass.finite)
    )
      return true;
  }
  return false;
}
