import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import { trimRange, type UnitRange, wordIn } from '../narration/unit-ranges.js';
import { contentForm, isInfinitive, OPENS_CLAUSE } from './content-forms.js';
import { hasOwnVerb } from './own-verbs.js';

const {
  adverb,
  auxiliary,
  conjunction,
  determiner,
  finite,
  name,
  objectPronoun,
  preposition,
  relative,
  subjectPronoun,
  subordinator,
  verb,
} = WordClass;

/**
 * A content without what the narrator tells after it: a second predicate of the speaker (`to leave | and thanked her`)
 * or a clause about somebody else (`the crime | and the jury took a day`), which is no part of a phrase or infinitive.
 *
 * @param takesClause whether the cue is a verb of saying, whose content may be any clause
 */
export function withoutNarration(narration: Narration, range: UnitRange, takesClause: boolean): UnitRange {
  const isBare = isInfinitive(narration, range.first) || isInfinitive(narration, range.first - 1);
  const form = contentForm(narration, [range]);
  // "Pleaded not guilty and was fined": no clause begins without a subject.
  const isState = narration.words[range.first] === 'not';
  const isClause = form === 'clause' && !isState && (takesClause || !isObject(narration, range));
  if (!isBare && (form === 'words' || isClause)) return range;
  let isInClause = false;
  for (let u = range.first + 1; u + 1 < range.end; u++) {
    const bits = narration.classes[u]!;
    if (bits & name) continue;
    if (/^(?:and|but)$/.test(narration.words[u]!)) {
      const isOver =
        (isBare && isPastPredicate(narration, u + 1, range.end)) ||
        (isState && isAuxiliary(narration, u + 1)) ||
        ((!isInClause || narration.words[u - 1] === ',') && beginsOtherClause(narration, u + 1, range.end));
      if (isOver) return trimRange(narration, { first: range.first, end: u });
    }
    if (bits & (auxiliary | finite | relative | subordinator)) isInClause = true;
  }
  return range;
}

/**
 * A content with what goes on with it after a comma: `prices to rise, | up from 2%`, `to buy it, | and to mend it`,
 * `(called for) calm, | and for help`.
 */
export function withRest(narration: Narration, { first, end }: UnitRange, limit: number): UnitRange {
  const { words } = narration;
  const next = end + 1;
  if (words[end] !== ',' || next >= limit) return { first, end };
  const opening = words.slice(next, next + 4).join(' ');
  const isSecond =
    (/^(?:and|but|or) to /.test(opening) && wordIn(narration, 'to', { first, end }) >= 0) ||
    (words[first - 1] === 'for' && /^(?:and|or) for /.test(opening));
  if (!isSecond && !REST.test(opening)) return { first, end };
  let rest = next;
  while (rest < limit && !/^(?:[,;:—–―]|--+)$/.test(words[rest]!)) rest++;
  return trimRange(narration, { first, end: rest });
}

const REST =
  /^(?:each|like|including|especially|particularly|(?:up|down) from|such as|as well as|compared with) /;

/** A phrase without the beginning of a clause whose verb stands after it: `the plan | if talks (are revived)`. */
export function withoutHalfClause(narration: Narration, { first, end }: UnitRange): UnitRange {
  const { classes, words, count } = narration;
  let verb = end;
  while (verb < count && classes[verb]! & adverb && !(classes[verb]! & name)) verb++;
  if (verb >= count || !(classes[verb]! & (auxiliary | finite)) || classes[verb]! & name)
    return { first, end };
  for (let u = end - 1; u > first && u > end - MAX_SUBJECT; u--) {
    if (/^(?:if|when|while|because|although|though|unless|where)$/.test(words[u]!))
      return trimRange(narration, { first, end: u });
    if (classes[u]! & (auxiliary | finite) && !(classes[u]! & name)) break;
  }
  return { first, end };
}

/** Longest subject of a half clause with its subordinator, in units. */
const MAX_SUBJECT = 8;

/** Whether a range that looks like a clause is an object: `confessed to | the crime and the jury took a day`. */
function isObject(narration: Narration, range: UnitRange): boolean {
  const { words, classes } = narration;
  const before = range.first - 1;
  if (OPENS_CLAUSE.test(words[range.first]!) || words[before] === 'that') return false;
  const bits = before < 0 ? 0 : classes[before]!;
  return (bits & (preposition | subordinator)) === preposition || !hasOwnVerb(narration, range);
}

/** Whether a verb in the past with an object or the like begins here: `and | thanked her`. */
function isPastPredicate({ classes, words, lexemes }: Narration, from: number, end: number): boolean {
  let u = from;
  while (u < end && classes[u]! & adverb && !(classes[u]! & name)) u++;
  if (u >= end || classes[u]! & (name | conjunction)) return false;
  const reporting = classes[u]! & verb ? lexemes[u]!.verb! : null;
  const isPast = reporting === null ? words[u]!.endsWith('ed') : reporting.form === 'past';
  const next = u + 1 < end ? classes[u + 1]! : 0;
  return isPast && (next & (determiner | name | objectPronoun | preposition | subjectPronoun)) !== 0;
}

const isAuxiliary = ({ classes }: Narration, u: number): boolean =>
  (classes[u]! & (auxiliary | name)) === auxiliary;

/** Whether a subject and its verb begin here: `and | the jury took a day`. */
function beginsOtherClause(narration: Narration, from: number, end: number): boolean {
  const { classes, words } = narration;
  const subject = nounPhraseAt(narration, from, end);
  if (subject === null || !(classes[from]! & (determiner | name | subjectPronoun) || words[from - 2] === ','))
    return false;
  let u = subject.end;
  while (u < end && classes[u]! & adverb) u++;
  const isVerb = u < end && (classes[u]! & (auxiliary | finite)) !== 0 && !(classes[u]! & name);
  return isVerb && !NOUN_TOO.test(words[u]!);
}

/** Verbs that are as often nouns or participles: `and a cut in pay`. */
const NOUN_TOO =
  /^(?:cut|hit|left|found|want|need|(?:hope|fear|plan|start|turn|run|call|face|lead|look|use|work|stand|stay|show|need|win|beat|vow)s)$/;
