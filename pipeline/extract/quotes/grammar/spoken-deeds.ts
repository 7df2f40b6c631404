import { formsOfVerbs } from '../../../language/verb-forms.js';
import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import { isInfinitive } from './content-forms.js';

/*
 * What is done by speaking: some of it says nothing (`declined to say why`), some of it tells in a phrase what was said
 * (`ordered them to leave`, `criticised Lee for leaving`).
 */

const REFUSES = formsOfVerbs('decline refuse');

/** Whether the main word of a cue says that something was not done: `declined to say why`. */
export const isRefusal = (word: string): boolean => REFUSES.has(word);

const ORDERS = formsOfVerbs('order instruct command');
/** Verbs that say how two things belong together, of which "to" parts the second from the first. */
const LINKS = formsOfVerbs('attribute ascribe liken compare');
const OFFERS = formsOfVerbs('offer');

/** Whether the infinitive after a verb is what was said: `offered to pay`. */
export const isOffer = (word: string): boolean => OFFERS.has(word);

/**
 * Whether the object of a verb comes with what is said of it: `ordered them to leave`, `attributed the loss to the
 * strike`, `criticised Lee for leaving`, `rejected claims that it leaks`.
 *
 * @param word the main word of the cue
 */
export function tellsOfObject(
  narration: Narration,
  range: UnitRange,
  word: string,
  verb: ReportingVerb | null,
): boolean {
  const { words } = narration;
  const isJudgement = verb !== null && (verb.frames & Frame.naming) !== 0;
  for (let u = range.first; u + 1 < range.end; u++) {
    if (words[u] === ',') return false;
    const isTo = words[u] === 'to' && u > range.first;
    if (isTo && (isInfinitive(narration, u) ? ORDERS : LINKS).has(word)) return true;
    if (isJudgement && (isReproach(narration, u) || isClaimThat(narration, u))) return true;
  }
  return false;
}

/** Whether what somebody is blamed or praised for begins here: `for leaving`, `for not paying`. */
function isReproach({ words, classes }: Narration, u: number): boolean {
  if (words[u] !== 'for') return false;
  const gerund = classes[u + 1]! & WordClass.negation ? u + 2 : u + 1;
  return (
    /.{2}ing$/.test(words[gerund] ?? '') &&
    !/thing$/.test(words[gerund]!) &&
    !(classes[gerund]! & WordClass.name)
  );
}

const IDEA =
  /^(?:idea|notion|news|conclusion|finding|theory|view|belief|fear|concern|rumou?r|speculation)s?$/;

/** Whether a clause tells what a claim is: `claims | that it leaks`, `the notion | that it leaks`. */
const isClaimThat = ({ words, lexemes }: Narration, u: number): boolean =>
  words[u + 1] === 'that' &&
  (lexemes[u]!.isReportingNoun || lexemes[u]!.verb?.isNounToo === true || IDEA.test(words[u]!));
