import type { Paragraph } from '../../text/sentences.js';
import { overlaps } from '../../text/span.js';
import { TokenKind, type Tokens } from '../../text/tokens.js';
import type { TextDocument } from '../document.js';
import type { Mention } from '../findings.js';
import { Frame, reportingVerb } from './cues.js';
import type { QuotedStretch } from './marks.js';
import { WordClass, wordClasses } from './word-classes.js';

/**
 * The text as the narrator's sentences: each quoted stretch is one unit, like a word, every other token a unit
 * of its own. So the grammar around quotations can be read without looking into them.
 */
export interface Narration {
  readonly count: number;
  /** Tokens of a unit: `[firstTokens[u], endTokens[u])`. */
  readonly firstTokens: readonly number[];
  readonly endTokens: readonly number[];
  /** Lower-case text of a unit; empty for a quoted stretch. */
  readonly words: readonly string[];
  /** Bits of `WordClass`. */
  readonly classes: readonly number[];
  /** Index of the quoted stretch that the unit is; -1 for a word. */
  readonly stretchOf: readonly number[];
  /** Index of the mention that the unit belongs to; -1 for none. */
  readonly mentionOf: readonly number[];
  readonly sentences: readonly NarrationSentence[];
}

/** Units `[first, end)` of one sentence; quoted sentences inside a stretch are not counted apart. */
export interface NarrationSentence {
  readonly first: number;
  readonly end: number;
  /** Index of the document's paragraph. */
  readonly paragraph: number;
}

/**
 * @param isLeftOut tells of a paragraph that it is no narration (an embedded post)
 */
export function readNarration(
  document: TextDocument,
  stretches: readonly QuotedStretch[],
  mentions: readonly Mention[],
  isLeftOut: (paragraph: number) => boolean,
): Narration {
  const { tokens, paragraphs } = document;
  const firstTokens: number[] = [];
  const endTokens: number[] = [];
  const words: string[] = [];
  const classes: number[] = [];
  const stretchOf: number[] = [];
  const mentionOf: number[] = [];
  const sentences: NarrationSentence[] = [];
  const startsSentence = sentenceStarts(document);
  const datelineEnd = document.datelineSpan?.end ?? 0;
  const datelineStart = document.datelineSpan?.start ?? 0;
  let stretch = 0;
  let mention = 0;
  paragraphs.forEach((paragraph, index) => {
    if (isLeftOut(index)) return;
    const titleCased = isHeading(document, index) && isTitleCased(tokens, paragraph);
    let first = words.length;
    for (let i = paragraph.firstToken; i < paragraph.endToken; ) {
      if (words.length > first && startsSentence[i] === 1) {
        sentences.push({ first, end: words.length, paragraph: index });
        first = words.length;
      }
      const start = tokens.starts[i]!;
      if (start < datelineEnd && start >= datelineStart) {
        i++;
        continue;
      }
      while (stretch < stretches.length && stretches[stretch]!.endToken <= i) stretch++;
      const quoted = stretches[stretch];
      firstTokens.push(i);
      if (quoted !== undefined && quoted.firstToken <= i) {
        words.push('');
        classes.push(WordClass.quotation);
        stretchOf.push(stretch);
        mentionOf.push(-1);
        i = quoted.endToken;
      } else {
        while (mention < mentions.length && mentions[mention]!.span.end <= start) mention++;
        const named = mention < mentions.length && mentions[mention]!.span.start <= start;
        words.push(tokens.lowers[i]!);
        const person = named && mentions[mention]!.type === 'person' ? WordClass.personName : 0;
        classes.push(
          person | classesAt(tokens, i, named, classes.at(-1) ?? 0, words.length - 1 === first || titleCased),
        );
        stretchOf.push(-1);
        mentionOf.push(named ? mention : -1);
        i++;
      }
      endTokens.push(i);
    }
    if (words.length > first) sentences.push({ first, end: words.length, paragraph: index });
  });
  const narration = { count: words.length, firstTokens, endTokens, words, classes, stretchOf, mentionOf };
  return { ...narration, sentences: joinAttributions(document, stretches, narration, sentences) };
}

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

/** The title and dek, or the first line of a text whose title is not known. */
const isHeading = ({ titleSpan, dekSpan, paragraphs }: TextDocument, index: number): boolean =>
  titleSpan === null
    ? index === 0
    : overlaps(titleSpan, paragraphs[index]!) || (dekSpan !== null && overlaps(dekSpan, paragraphs[index]!));

/** Words of four letters and more that tell whether a line is title-cased. */
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

/** `went` without `on`. */
const isMereMotion = ({ lowers }: Tokens, i: number): boolean =>
  /^(?:went|goes|going|gone|go)$/.test(lowers[i]!) &&
  !(lowers[i + 1] === 'on' && lowers[i + 2] !== 'to' && /^(?:went|goes)$/.test(lowers[i]!));

/** @param hidesCase whether a capital says nothing here: at the beginning of a sentence, in a title-cased line */
function classesAt(tokens: Tokens, i: number, named: boolean, before: number, hidesCase: boolean): number {
  const kind = tokens.kinds[i]!;
  if (kind === TokenKind.clitic) {
    return before & WordClass.subjectPronoun ? WordClass.auxiliary : WordClass.possessive;
  }
  if (kind === TokenKind.punctuation) {
    const glued = i > 0 && tokens.ends[i - 1] === tokens.starts[i];
    const isApostrophe = /^['’]$/.test(tokens.texts[i]!) && glued;
    return isApostrophe ? WordClass.possessive : WordClass.punctuation;
  }
  if (kind === TokenKind.figure) return WordClass.figure;
  if (kind === TokenKind.handle) return WordClass.name | WordClass.capitalised;
  const lower = tokens.lowers[i]!;
  if (named) return WordClass.name | WordClass.capitalised;
  if (lower === 'may' && tokens.texts[i] !== lower && !hidesCase) return WordClass.time;
  let bits = wordClasses(lower);
  if (reportingVerb(lower) !== undefined && !isMereMotion(tokens, i)) bits |= WordClass.verb;
  // In a headline every word has a capital: it says something only of words that are no grammar.
  if (tokens.texts[i] !== lower && !hidesCase && !(bits & GRAMMATICAL)) bits |= WordClass.capitalised;
  return bits;
}

type Units = Omit<Narration, 'sentences'>;

/**
 * `“Really?” Lee said.` looks like two sentences: puts them together when the quotation stands alone and
 * what follows can only be its attribution.
 */
function joinAttributions(
  { tokens }: TextDocument,
  stretches: readonly QuotedStretch[],
  units: Units,
  sentences: readonly NarrationSentence[],
): NarrationSentence[] {
  const joined: NarrationSentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && before.paragraph === sentence.paragraph && before.end === before.first + 1) {
      const stretch = units.stretchOf[before.first]!;
      if (stretch >= 0) {
        const last = tokens.texts[stretches[stretch]!.endContent - 1]!;
        if (isBareAttribution(units, sentence, last === '.')) {
          joined[joined.length - 1] = { ...before, end: sentence.end };
          continue;
        }
      }
    }
    joined.push(sentence);
  }
  return joined;
}

/** Longest apposition skipped in an attribution, in units. */
const MAX_APPOSITION = 20;
/** Most units between the beginning of an attribution and its verb. */
const MAX_ATTRIBUTION_SUBJECT = 7;

/** `Lee said.`, `asked Lee of Ohio.`; behind a full stop only when nothing but the end follows the verb. */
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
    const verb = reportingVerb(units.words[u]!)!;
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
