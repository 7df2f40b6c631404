import { mix } from '../../tagger/hash.js';
import type { MarkedDocument } from './content.js';
import type { NarrationSentence } from './narration.js';
import { EDGE, type UnitWords } from './unit-words.js';
import { NOMINAL, WordClass } from './word-classes.js';

export const MAX_CUE_FEATURES = 48;

const NO_CUE =
  WordClass.name |
  WordClass.figure |
  WordClass.quotation |
  WordClass.determiner |
  WordClass.subjectPronoun |
  WordClass.objectPronoun |
  WordClass.relative |
  WordClass.possessive |
  WordClass.time |
  WordClass.title;

/** Whether a unit can be a cue at all: no name, figure, pronoun or article. */
export const canBeCue = (classes: number, word: string): boolean =>
  (classes & WordClass.verb) !== 0 ||
  ((classes & NO_CUE) === 0 && (!(classes & WordClass.punctuation) || PUNCTUATION_CUES.has(word)));

const PUNCTUATION_CUES: ReadonlySet<string> = new Set([':', '—', '–', '―', '--', '-']);

/** Features of unit `u` of a sentence for whether it is a cue; none for one that cannot be. @returns their number */
export function cueFeatures(
  marked: MarkedDocument,
  units: UnitWords,
  { first, end }: NarrationSentence,
  inHeadline: boolean,
  u: number,
  into: Int32Array,
): number {
  const { classes, words: texts } = marked.narration;
  if (!canBeCue(classes[u]!, texts[u]!)) return 0;
  const { words, stems, tags } = units;
  let n = 0;
  const word = (i: number): number => (i < first || i >= end ? EDGE : words[i]!);
  const tag = (i: number): number => (i < first || i >= end ? EDGE : tags[i]!);
  const w = words[u]!;
  const s = stems[u]!;
  const t = tags[u]!;
  into[n++] = mix(1, w);
  into[n++] = mix(2, s);
  into[n++] = mix(3, t);
  into[n++] = mix(4, word(u - 1));
  into[n++] = mix(5, word(u + 1));
  into[n++] = mix(6, word(u - 2));
  into[n++] = mix(7, word(u + 2));
  into[n++] = mix(mix(8, word(u - 1)), w);
  into[n++] = mix(mix(9, w), word(u + 1));
  into[n++] = mix(mix(10, s), tag(u + 1));
  into[n++] = mix(mix(11, s), tag(u - 1));
  into[n++] = mix(mix(mix(12, s), tag(u - 1)), tag(u + 1));
  into[n++] = mix(mix(mix(13, t), tag(u - 1)), tag(u + 1));
  into[n++] = mix(mix(mix(14, t), tag(u + 1)), tag(u + 2));
  into[n++] = mix(mix(mix(15, t), tag(u - 1)), tag(u - 2));
  into[n++] = mix(mix(mix(16, s), tag(u + 1)), tag(u + 2));
  into[n++] = mix(mix(mix(17, s), tag(u - 1)), tag(u - 2));
  into[n++] = mix(mix(mix(18, w), word(u + 1)), word(u + 2));
  into[n++] = mix(mix(19, tag(u - 1)), t);
  into[n++] = mix(mix(20, t), tag(u + 1));
  // The reporting verb before, and what parts it from here.
  let before = -1;
  let between = 0;
  for (let i = u - 1; i >= first && i > u - 30; i--) {
    const bits = classes[i]!;
    if (bits & WordClass.verb) {
      before = i;
      break;
    }
    if (texts[i] === 'that') between |= 1;
    else if (texts[i] === ',') between |= 2;
    else if (bits & WordClass.quotation) between |= 4;
    else if (bits & WordClass.conjunction) between |= 8;
    else if (bits & NOMINAL) between |= 16;
  }
  const told = before < 0 ? mix(EDGE, between & 7) : mix(stems[before]!, between);
  into[n++] = mix(21, told);
  into[n++] = mix(mix(22, told), t);
  into[n++] = mix(mix(23, before < 0 ? 0 : between | 32), s);
  let after = -1;
  let comma = 0;
  for (let i = u + 1; i < end && i < u + 30; i++) {
    const bits = classes[i]!;
    if (bits & WordClass.verb) {
      after = i;
      break;
    }
    if (texts[i] === ',') comma = 1;
    else if (bits & WordClass.quotation) comma |= 2;
  }
  into[n++] = mix(mix(24, after < 0 ? EDGE : stems[after]!), comma);
  into[n++] = mix(mix(mix(25, after < 0 ? EDGE : stems[after]!), comma), t);
  // Quotations around.
  let quoteBefore = 9;
  for (let i = u - 1; i >= first && i >= u - 8; i--)
    if (classes[i]! & WordClass.quotation) {
      quoteBefore = u - i;
      break;
    }
  let quoteAfter = 9;
  for (let i = u + 1; i < end && i <= u + 8; i++)
    if (classes[i]! & WordClass.quotation) {
      quoteAfter = i - u;
      break;
    }
  const quotes = quoteBefore * 16 + quoteAfter;
  into[n++] = mix(26, quotes);
  into[n++] = mix(mix(27, quoteBefore), t);
  into[n++] = mix(mix(28, quoteAfter), t);
  into[n++] = mix(mix(29, (quoteBefore < 9 ? 1 : 0) + (quoteAfter < 9 ? 2 : 0)), s);
  // The nearest to the left that can speak.
  let speaker = EDGE;
  for (let i = u - 1; i >= first && i >= u - 8; i--)
    if (classes[i]! & NOMINAL) {
      speaker = mix(tags[i]!, u - i);
      break;
    }
  into[n++] = mix(30, speaker);
  into[n++] = mix(mix(31, speaker), t);
  into[n++] = mix(mix(32, speaker), s);
  let clause = 0;
  for (let i = u + 1; i < end && i <= u + 6; i++) {
    if (texts[i] === 'that') clause = 1;
    else if (texts[i] === 'to') clause = 2;
    else if (texts[i] === 'for' || texts[i] === 'as') clause = 3;
    else continue;
    clause = clause * 8 + (i - u);
    break;
  }
  into[n++] = mix(mix(33, clause), s);
  into[n++] = mix(mix(34, clause), t);
  const place = u === first ? 1 : u === end - 1 ? 2 : u === end - 2 ? 3 : 0;
  into[n++] = mix(mix(35, place), t);
  if (inHeadline) {
    into[n++] = mix(36, t);
    into[n++] = mix(37, s);
  }
  return n;
}
