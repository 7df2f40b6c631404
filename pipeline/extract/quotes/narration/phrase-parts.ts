import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';
import type { Phrase } from './noun-phrases.js';

/** `the Ohio Republican`, `the 41-year-old`: more than a bare role, so that it can only retell someone named. */
export function hasEpithet(
  { classes, words, mentionOf }: Narration,
  { first }: Phrase,
  head: number,
): boolean {
  for (let u = first + 1; u <= head; u++) {
    if (
      mentionOf[u]! >= 0 ||
      classes[u]! & (WordClass.figure | WordClass.capitalised) ||
      words[u] === 'former'
    )
      return true;
  }
  return false;
}

function bounds(
  { tokens }: TextDocument,
  narration: Narration,
  first: number,
  end: number,
): [number, number] {
  return [tokens.starts[narration.firstTokens[first]!]!, tokens.ends[narration.endTokens[end - 1]! - 1]!];
}

export function spanOf(document: TextDocument, narration: Narration, { first, end }: Phrase): Span {
  const [start, behind] = bounds(document, narration, first, end);
  return { start, end: behind };
}

/** The last unit of a phrase before "of", "for", "at" and the like. */
export function headUnit(narration: Narration, { first, end }: Phrase): number {
  for (let u = first + 1; u < end; u++) {
    if (narration.classes[u]! & WordClass.preposition && narration.mentionOf[u]! < 0) return u - 1;
  }
  return end - 1;
}

export const hasConjunction = (narration: Narration, { first, end }: Phrase): boolean => {
  for (let u = first; u < end; u++) {
    if (narration.classes[u]! & WordClass.conjunction && narration.mentionOf[u]! < 0) return true;
  }
  return false;
};

export const hasPossessive = (narration: Narration, { first, end }: Phrase): boolean => {
  for (let u = first; u < end; u++) if (narration.classes[u]! & WordClass.possessive) return true;
  return false;
};

/** The phrase behind the last preposition: of "ties with the mayor" it is the mayor who speaks. */
export function behindLastPreposition(narration: Narration, phrase: Phrase): Phrase {
  for (let u = phrase.end - 1; u > phrase.first; u--) {
    if (narration.classes[u]! & WordClass.preposition && !(narration.classes[u]! & WordClass.name))
      return { first: u + 1, end: phrase.end };
  }
  return phrase;
}

/** Longest phrase between a noun and its apposition, in units: "the president in Dayton, …". */
const MAX_POSTMODIFIER = 6;

/** The mention that begins the apposition behind a phrase; -1 when there is none. */
export function mentionInApposition({ classes, words, mentionOf }: Narration, { end }: Phrase): number {
  let u = end;
  if ((classes[u] ?? 0) & WordClass.preposition) while (u < end + MAX_POSTMODIFIER && words[u] !== ',') u++;
  if (words[u] !== ',') return -1;
  let named = u + 1;
  // "A farmer, Mr. Lee": the title is no part of the name.
  while (
    mentionOf[named] === -1 &&
    (classes[named]! & WordClass.title || (named > u + 1 && words[named] === '.'))
  )
    named++;
  return mentionOf[named] ?? -1;
}
