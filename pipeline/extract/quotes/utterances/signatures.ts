import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import type { UnitRange } from '../narration/unit-ranges.js';

const DASH = /^(?:[—–―-]|--+)$/;

/** Longest paragraph or name after a dash that signs a quotation, in units. */
const MAX_SIGNATURE = 10;

/**
 * The signature after a dash in a sentence that is a quotation, as in letters to the editor: `“…” — Ann Lee`. Null for
 * none.
 */
export function signatureAfterDash(
  { narration }: ParsedDocument,
  index: number,
): { speaker: NounPhrase; cue: UnitRange } | null {
  const { first, end } = narration.sentences[index]!;
  const dash = first + 1;
  if (end - dash < 2 || end - dash > MAX_SIGNATURE || !DASH.test(narration.words[dash]!)) return null;
  let last = end;
  while (last > dash + 1 && narration.words[last - 1] === '.') last--;
  const speaker = { first: dash + 1, end: last };
  const bits = narration.classes[speaker.first]!;
  if (last <= speaker.first || !(bits & (WordClass.name | WordClass.capitalised | WordClass.title)))
    return null;
  for (let u = speaker.first; u < last; u++) {
    const here = narration.classes[u]!;
    if (
      here &
        (WordClass.auxiliary |
          WordClass.finite |
          WordClass.verb |
          WordClass.quotation |
          WordClass.subjectPronoun) &&
      !(here & WordClass.name)
    )
      return null;
    if (narration.words[u] === ',')
      return { speaker: { first: speaker.first, end: u }, cue: { first: dash, end: dash + 1 } };
  }
  return { speaker, cue: { first: dash, end: dash + 1 } };
}

/**
 * Who signs a quotation that is a paragraph, in the paragraph after it, where such pairs follow each other as in praise
 * of a book: `“…”`, `Ann Lee, The Argus`. Null for none.
 */
export function signatureBelow({ narration }: ParsedDocument, index: number): NounPhrase | null {
  const signature = isWhole(narration, index, isQuoted) ? signatureAt(narration, index + 1) : null;
  if (signature === null) return null;
  const isSeries =
    isWhole(narration, index + 2, isQuoted) ||
    (signatureAt(narration, index - 1) !== null && isWhole(narration, index - 2, isQuoted));
  return isSeries ? signature : null;
}

/** The name that begins a short paragraph which is no sentence, alone or before a comma; null for any other. */
function signatureAt(narration: Narration, index: number): NounPhrase | null {
  const { classes, words, mentionOf } = narration;
  const { first = 0, end = 0 } = narration.sentences[index] ?? {};
  const isShort = end > first && end - first <= MAX_SIGNATURE;
  if (!isShort || !isWhole(narration, index, isSignature) || mentionOf[first]! < 0) return null;
  let last = first;
  while (last < end && mentionOf[last] === mentionOf[first]) last++;
  if (last < end && words[last] !== ',') return null;
  return classes[first]! & WordClass.name ? { first, end: last } : null;
}

const isQuoted = ({ classes }: Narration, u: number): boolean =>
  (classes[u]! & (WordClass.quotation | WordClass.punctuation)) !== 0;

/** Words of a name, an office and whom it is held in: `Ann Lee, editor of The Argus`. */
const OF_SIGNATURE =
  WordClass.name |
  WordClass.capitalised |
  WordClass.determiner |
  WordClass.preposition |
  WordClass.title |
  SPEAKER_NOUN;

const isSignature = ({ classes, words }: Narration, u: number): boolean =>
  /^[,&.-]$/.test(words[u]!) || (classes[u]! & OF_SIGNATURE) !== 0;

/** Whether a sentence is all of its paragraph, and each of its units passes a test. */
function isWhole(
  narration: Narration,
  index: number,
  fits: (narration: Narration, u: number) => boolean,
): boolean {
  const { sentences } = narration;
  const sentence = sentences[index];
  if (sentence === undefined) return false;
  const { first, end, paragraph } = sentence;
  if (sentences[index - 1]?.paragraph === paragraph || sentences[index + 1]?.paragraph === paragraph)
    return false;
  for (let u = first; u < end; u++) if (!fits(narration, u)) return false;
  return true;
}
