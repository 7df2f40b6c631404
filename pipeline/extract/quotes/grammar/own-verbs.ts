import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import { isSecondPredicate } from './clauses.js';

const {
  adverb,
  auxiliary,
  conjunction,
  determiner,
  figure,
  finite,
  name,
  objectPronoun,
  preposition,
  punctuation,
  relative,
  subjectPronoun,
  subordinator,
  time,
  verb,
} = WordClass;

/**
 * Whether the noun phrase that a range begins with is the subject of a verb: `the deal is done`. The verbs of what only
 * adds to it are others: `the deal (that Lee made)`, `a book, which sold well`, `the car and called 911`, `a ban before
 * the law was passed`.
 */
export function hasOwnVerb(narration: Narration, { first, end }: UnitRange): boolean {
  const { words, classes } = narration;
  const isPronoun = classes[first]! & (subjectPronoun | objectPronoun);
  const phraseEnd = isPronoun ? first + 1 : nounPhraseAt(narration, first, end)?.end;
  if (phraseEnd === undefined) return false;
  // Clauses that have begun and whose verb has not come yet.
  let open = 0;
  for (let u = phraseEnd; u < end; u++) {
    const bits = classes[u]!;
    if (bits & name) continue;
    if (words[u] === ',') {
      const close = closingComma(words, u, end);
      if (close < 0 || (classes[close + 1] ?? 0) & conjunction) return false;
      u = close;
    } else if (bits & punctuation && words[u] !== '-') return false;
    else if (words[u] === 'to') u++;
    else if (isVerb(narration, u)) {
      if (isSecondPredicate(narration, u)) return false;
      if (open === 0) return true;
      open--;
      u = groupEnd(narration, u, end) - 1;
    } else if (bits & subordinator && !(bits & preposition)) return false;
    else if (bits & (relative | subordinator)) open++;
    else if (beginsInnerSubject(narration, u, phraseEnd) && open === 0) open++;
  }
  return false;
}

/** The comma that closes what the one at `u` opens; -1 for none. */
function closingComma(words: readonly string[], u: number, end: number): number {
  for (let v = u + 1; v < end; v++) if (words[v] === ',') return v;
  return -1;
}

/** Whether a unit is a finite verb, not a noun that looks like one. */
function isVerb({ classes, lexemes }: Narration, u: number): boolean {
  const bits = classes[u]!;
  if (bits & (auxiliary | finite)) return true;
  const reporting = bits & verb ? lexemes[u]!.verb! : null;
  return reporting !== null && !reporting.isNounToo && /^(?:past|third|base)$/.test(reporting.form);
}

/** The unit after a verb with the auxiliaries and adverbs before it: `had never met`. */
function groupEnd(narration: Narration, u: number, end: number): number {
  let v = u + 1;
  while (v < end && (narration.classes[v]! & (auxiliary | adverb) || isVerb(narration, v))) v++;
  return v;
}

/** Whether the phrase that a range begins with is described by a clause: `the moment (a girl was found)`. */
export function hasInnerSubject(narration: Narration, { first, end }: UnitRange): boolean {
  const u = nounPhraseAt(narration, first, end)?.end ?? end;
  return u < end && beginsInnerSubject(narration, u, u);
}

/** Whether the subject of a clause without a pronoun begins: `the moment | a girl was found`, `the man | he met`. */
function beginsInnerSubject({ classes }: Narration, u: number, phraseEnd: number): boolean {
  const bits = classes[u]!;
  if (bits & subjectPronoun && !(bits & objectPronoun)) return true;
  return u === phraseEnd && (bits & determiner) !== 0;
}

/** Whether a participle right after a phrase says what it is seen to do: `(showed) officers racing upstairs`. */
export function isSeenDoing(narration: Narration, { first, end }: UnitRange): boolean {
  const { words, classes } = narration;
  const isPronoun = classes[first]! & objectPronoun;
  const u = isPronoun ? first + 1 : (nounPhraseAt(narration, first, end)?.end ?? end);
  return u < end && words[u]!.endsWith('ing') && !(classes[u]! & (name | conjunction | preposition));
}

/**
 * Whether a past tense that no list has stands in the first part of a range: `(showed) sales dropped by 10 percent`,
 * `yields exceeded those of May`; not `a body buried in May`, `an improved engine`.
 */
export function hasPastVerb({ words, classes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first + 1; u < end; u++) {
    const bits = classes[u]!;
    if (bits & (punctuation | relative | subordinator) && !(bits & (preposition | name))) return false;
    if (!words[u]!.endsWith('ed') || bits & name) continue;
    if (classes[u - 1]! & (determiner | preposition | conjunction | auxiliary)) continue;
    if (INTRANSITIVE.test(words[u]!)) return true;
    const next = u + 1 < end ? classes[u + 1]! : 0;
    if (next & (determiner | figure | objectPronoun) && !(next & (preposition | time))) return true;
    // "Half of them favoured leaving".
    if (u + 1 < end && words[u + 1]!.endsWith('ing') && !(next & name)) return true;
  }
  return false;
}

/** Past tenses that are no participles after a noun: `the rate declined`. */
const INTRANSITIVE =
  /^(?:climb|declin|disappear|dropp|emerg|exist|increas|jump|occurr|plung|remain|rocket|slipp|slump|soar|surg|surviv|tripl|tumbl|vanish|doubl|di)ed$/;
