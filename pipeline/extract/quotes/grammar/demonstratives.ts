import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { UnitRange } from '../narration/unit-ranges.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  figure,
  finite,
  name,
  people,
  preposition,
  punctuation,
  quotation,
  subjectPronoun,
  verb,
} = WordClass;

/** What "that" is: it introduces a clause, is the subject of one (`that is right`), or points at a noun. */
export type That = 'conjunction' | 'subject' | 'determiner';

/**
 * Reads the "that" at unit `that`.
 *
 * @param end unit after what belongs to it
 */
export function thatAt(narration: Narration, that: number, end: number): That {
  const next = narration.classes[that + 1] ?? 0;
  if (next & (auxiliary | finite) && !(next & (name | subjectPronoun))) return 'subject';
  return isOneThing(narration, that + 1, end) ? 'determiner' : 'conjunction';
}

const NO_SINGULAR_NOUN =
  adverb |
  auxiliary |
  capitalised |
  determiner |
  figure |
  finite |
  name |
  people |
  preposition |
  punctuation |
  quotation |
  subjectPronoun;

/** Whether a range is a singular noun, perhaps with phrases after it: `point about the budget`. */
function isOneThing({ words, classes, lexemes }: Narration, first: number, end: number): boolean {
  if (first >= end) return false;
  const isVerb = lexemes[first]!.verb?.isNounToo === false;
  if (isVerb || classes[first]! & NO_SINGULAR_NOUN || /s$|ing$/.test(words[first]!)) return false;
  if (first + 1 < end && !(classes[first + 1]! & preposition)) return false;
  for (let u = first + 1; u < end; u++)
    if (classes[u]! & (auxiliary | finite | verb) && !(classes[u]! & name)) return false;
  return true;
}

/** Whether a range is a relative clause about the noun before it: `(a statement) that appeared to help`. */
export function isRelativeClause(narration: Narration, { first, end }: UnitRange): boolean {
  const { words, lexemes, classes } = narration;
  const that = words[first] === 'that' ? first : first - 1;
  if (that <= 0 || words[that] !== 'that' || thatAt(narration, that, end) !== 'subject') return false;
  return (
    lexemes[that - 1]!.verb === null &&
    !(classes[that - 1]! & (auxiliary | adverb | conjunction | punctuation))
  );
}

/** Whether "that" before or at the beginning of a range points at a noun: `raised that point`. */
export function isThatThing(narration: Narration, { first, end }: UnitRange): boolean {
  const that = narration.words[first] === 'that' ? first : first - 1;
  return narration.words[that] === 'that' && thatAt(narration, that, end) === 'determiner';
}
