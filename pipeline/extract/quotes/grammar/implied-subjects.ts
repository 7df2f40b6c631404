import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import { isWithin, type UnitRange } from '../narration/unit-ranges.js';
import { isPassive } from './passives.js';
import { mainSubject } from './subjects.js';

const {
  adverb,
  auxiliary,
  conjunction,
  determiner,
  name,
  negation,
  objectPronoun,
  possessive,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
} = WordClass;

/** Most units between a subject and a later verb of its clause. */
const MAX_DISTANCE = 40;

/**
 * The speaker of a cue that has none beside it: the subject of the sentence, where only its own verbs stand between
 * them (`The council closed it, quoting …`, `They counted and found …`). Null for a noun, and where another clause
 * begins.
 */
export function impliedSubject(
  narration: Narration,
  sentence: NarrationSentence,
  cue: UnitRange,
  content: readonly UnitRange[],
): NounPhrase | null {
  const { words, classes } = narration;
  if (words[cue.end] === 'by' || words[cue.end - 1] === 'by' || !isVerb(narration, cue.end - 1)) return null;
  if (isPassive(narration, cue) || isParticiple(narration, cue)) return null;
  if (cue.first > 0 && classes[cue.first - 1]! & (determiner | possessive)) return null;
  const subject = mainSubject(narration, sentence.first, cue.first);
  if (subject === null || subject.end > cue.first || cue.first - subject.end > MAX_DISTANCE) return null;
  if (!(classes[subject.end - 1]! & NOMINAL)) return null;
  return isWithin(subject.first, content) || !hasOtherVerb(narration, subject.end, cue.first)
    ? null
    : subject;
}

const isVerb = ({ words, lexemes }: Narration, u: number): boolean =>
  lexemes[u]!.verb !== null || /(?:ed|ing)$/.test(words[u]!);

/** Whether a cue is a participle in apposition to the noun before it: `a bill, known as …`. */
const isParticiple = ({ words, lexemes }: Narration, { first }: UnitRange): boolean =>
  words[first - 1] === ',' && /^(?:past|participle)$/.test(lexemes[first]!.verb?.form ?? 'participle');

/**
 * Whether the units between a subject and a cue belong to one clause, and are more than auxiliaries and adverbs: a
 * subject right beside the cue was passed over for a reason (`it appeared that …`, `the plan is expected to …`).
 */
function hasOtherVerb({ classes }: Narration, first: number, end: number): boolean {
  let isOther = false;
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (!(bits & (auxiliary | adverb | negation))) isOther = true;
    if (bits & name) continue;
    if (bits & (relative | quotation)) return false;
    // "It" is an object where no verb can follow: stopped it, citing.
    const isObject = bits & objectPronoun && classes[u + 1]! & (punctuation | preposition | conjunction);
    if (bits & subjectPronoun && !isObject) return false;
    if (bits & subordinator && !(bits & preposition)) return false;
  }
  return isOther;
}
