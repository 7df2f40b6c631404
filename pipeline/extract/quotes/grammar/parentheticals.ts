import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

const {
  auxiliary,
  adverb,
  capitalised,
  conjunction,
  determiner,
  endsInComma,
  figure,
  finite,
  name,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  time,
  title,
  verb,
} = WordClass;

/** Longest apposition or relative clause skipped between a subject and its verb, in units. */
const MAX_APPOSITION = 45;

/** Whether a unit is a mark that can set off a parenthetical: a comma, dash or bracket. */
export const isParentheticalMark = (narration: Narration, u: number): boolean =>
  /^(?:[,()—–―]|--+)$/.test(narration.words[u] ?? '');

/** Whether a unit is the last of a name, if only the full stop of `Acme Inc.`. */
export const endsName = ({ classes, mentionOf }: Narration, u: number): boolean =>
  (classes[u]! & name) !== 0 || mentionOf[u]! >= 0;

/**
 * The mark that opens the parenthetical closed at `close`, which may be a quotation that ends in a comma; -1 when there
 * is none.
 */
export function parentheticalStart(narration: Narration, close: number, low: number): number {
  const mark = narration.classes[close]! & endsInComma ? ',' : narration.words[close]!;
  const wanted = mark === ')' ? '(' : mark;
  const limit = Math.max(low, close - MAX_APPOSITION);
  for (let u = close - 1; u > limit; u--) {
    if (narration.words[u] !== wanted) continue;
    if (wanted === ',' && !canBeginParenthetical(narration, u + 1, close)) continue;
    if (
      !(narration.classes[u - 1]! & (quotation | punctuation | auxiliary | preposition | conjunction)) ||
      narration.classes[u - 1]! & name ||
      (endsName(narration, u - 1) && addsToName(narration, u + 1))
    )
      return u;
  }
  return -1;
}

/**
 * The comma before a participle whose clause ends in a quoted comma, between a speaker and the verb: `Lee, | speaking
 * on “Morning Talk,” said …`; -1 for none.
 *
 * @param close unit before the verb
 */
export function participleStart(narration: Narration, close: number, low: number): number {
  if (close < low || !(narration.classes[close]! & endsInComma)) return -1;
  const start = parentheticalStart(narration, close, low);
  return start > low && /^(?:speaking|talking|appearing|writing)$/.test(narration.words[start + 1]!)
    ? start
    : -1;
}

/**
 * Whether a parenthetical can begin after a comma: `who …`, `a former senator`, `73`, `D-Ohio`, `speaking in Mobile`.
 */
function canBeginParenthetical(narration: Narration, u: number, close: number): boolean {
  const bits = narration.classes[u]!;
  const word = narration.words[u]!;
  if (word === 'who' || word === 'which' || word === 'whose' || word === 'whom') return true;
  if (bits & (subjectPronoun | conjunction | auxiliary | verb) && !/ing$/.test(word) && !(bits & determiner))
    return false;
  if (
    bits &
    (figure | determiner | title | SPEAKER_NOUN | preposition | capitalised | name | time | adverb)
  ) {
    return !hasSubjectAndVerb(narration, u, close);
  }
  return /(?:ing|ed)$/.test(word) || close - u <= 8;
}

/** Whether a unit begins what is added to a name, and not the rest of `a Troy, Ohio, | computer company`. */
const addsToName = ({ classes, words }: Narration, u: number): boolean =>
  (classes[u]! & (name | determiner | relative | figure)) !== 0 || /(?:ed|ing)$/.test(words[u]!);

/** Whether a range of units looks like a clause of its own. */
function hasSubjectAndVerb(narration: Narration, first: number, end: number): boolean {
  for (let u = first; u < end; u++) {
    const bits = narration.classes[u]!;
    if (bits & relative && narration.words[u] !== 'that') return false;
    if (bits & (auxiliary | finite) && !(bits & SPEAKER_NOUN) && !(bits & name)) return true;
  }
  return false;
}
