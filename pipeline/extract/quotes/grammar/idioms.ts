import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

/**
 * Whether a form of a verb of saying says nothing where it stands: `That said, …`, `worth noting`, `the reported deal`.
 */
export const saysNothing = (narration: Narration, u: number): boolean =>
  isThatSaid(narration, u) || isSetPhrase(narration, u) || isAdjective(narration, u);

/** `That said, the deal is done`. Somebody may be `the man that said, …`. */
const isThatSaid = ({ words, classes }: Narration, u: number): boolean =>
  words[u] === 'said' &&
  words[u - 1] === 'that' &&
  words[u + 1] === ',' &&
  (u < 2 || (classes[u - 2]! & WordClass.punctuation) !== 0 || /^(?:and|but)$/.test(words[u - 2]!));

/** What the narrator says of the own words: `it is worth noting that`, `needless to say`, `appears to be`. */
const isSetPhrase = ({ words }: Narration, u: number): boolean =>
  (words[u - 1] === 'worth' && words[u]!.endsWith('ing')) ||
  (words[u + 1] === 'to' && /^(?:appear|seem)(?:s|ed)?$/.test(words[u]!)) ||
  (words[u - 1] === 'to' &&
    ((words[u] === 'say' && /^(?:needless|suffice|sad|is|safe|fair)$/.test(words[u - 2] ?? '')) ||
      (words[u] === 'speak' && words[u - 2] === 'so')));

/** A participle before its noun: `the reported deal`, `his alleged crime`, `self-declared`. */
const isAdjective = ({ words, classes, lexemes }: Narration, u: number): boolean => {
  const form = lexemes[u]!.verb?.form;
  if (form !== 'past' && form !== 'participle') return false;
  if (words[u - 1] === '-') return /^(?:self|so|oft|often|much|long|well|widely)$/.test(words[u - 2] ?? '');
  const isBeforeNoun = !((classes[u + 1] ?? 0) & NO_NOUN);
  return isBeforeNoun && /^(?:the|an?|his|its|their|our|my)$/.test(words[u - 1] ?? '');
};

const { adverb, auxiliary, determiner, preposition, punctuation, quotation, relative, subjectPronoun } =
  WordClass;
const NO_NOUN =
  adverb | auxiliary | determiner | preposition | punctuation | quotation | relative | subjectPronoun;
