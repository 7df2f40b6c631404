import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../text-document.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';
import type { NounPhrase } from './noun-phrases.js';

/**
 * Whether a phrase says more than a bare role, so that it can only mean somebody who was named: `the Ohio Republican`,
 * `the 41-year-old`.
 */
export function hasEpithet(
  { classes, words, mentionOf }: Narration,
  { first }: NounPhrase,
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

/** The characters of a phrase. */
export function phraseSpan(document: TextDocument, narration: Narration, { first, end }: NounPhrase): Span {
  const { starts, ends } = document.tokens;
  return {
    start: starts[narration.firstTokens[first]!]!,
    end: ends[narration.endTokens[end - 1]! - 1]!,
  };
}

/** The head of a phrase: its last unit before "of", "for", "at" and the like. */
export function headUnit(narration: Narration, { first, end }: NounPhrase): number {
  for (let u = first + 1; u < end; u++) {
    if (narration.classes[u]! & WordClass.preposition && narration.mentionOf[u]! < 0) return u - 1;
  }
  return end - 1;
}

export const hasConjunction = (narration: Narration, { first, end }: NounPhrase): boolean => {
  for (let u = first; u < end; u++) {
    if (narration.classes[u]! & WordClass.conjunction && narration.mentionOf[u]! < 0) return true;
  }
  return false;
};

export const hasPossessive = (narration: Narration, { first, end }: NounPhrase): boolean => {
  for (let u = first; u < end; u++) if (narration.classes[u]! & WordClass.possessive) return true;
  return false;
};

/** The part of a phrase after its last preposition: in "ties with the mayor" it is the mayor who speaks. */
export function afterLastPreposition(narration: Narration, phrase: NounPhrase): NounPhrase {
  for (let u = phrase.end - 1; u > phrase.first; u--) {
    if (narration.classes[u]! & WordClass.preposition && !(narration.classes[u]! & WordClass.name))
      return { first: u + 1, end: phrase.end };
  }
  return phrase;
}

/** Longest phrase between a noun and its apposition, in units: "the president in Dayton, …". */
const MAX_POSTMODIFIER = 6;

/** The mention that begins the apposition after a phrase; -1 when there is none. */
export function mentionInApposition({ classes, words, mentionOf }: Narration, { end }: NounPhrase): number {
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
