import { formsOfVerbs } from '../../../language/verb-forms.js';
import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { NOMINAL, SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { hasPossessive } from '../narration/phrase-parts.js';
import { firstWithout, type UnitRange, wordIn } from '../narration/unit-ranges.js';
import { beginsClause } from './clauses.js';
import { type ContentForm, contentForm, isInfinitive, OPENS_CLAUSE } from './content-forms.js';
import { isRelativeClause, isThatThing } from './demonstratives.js';
import { isAppeal } from './naming-verbs.js';
import { hasInnerSubject, hasOwnVerb, hasPastVerb, isSeenDoing } from './own-verbs.js';
import { isPassive } from './passives.js';
import { isPlainNoun } from './plain-nouns.js';
import type { RuleReading } from './rule-attribution.js';
import { isOffer, isRefusal, tellsOfObject } from './spoken-deeds.js';
import { FORM_OF_BE } from './verb-groups.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  document,
  figure,
  name,
  objectPronoun,
  people,
  person,
  personName,
  preposition,
  punctuation,
  subjectPronoun,
  subordinator,
  time,
} = WordClass;

/** Most units between the beginning of an object and its infinitive. */
const MAX_OBJECT = 12;

function hasInfinitive(narration: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u + 1 < end && u < first + MAX_OBJECT; u++) {
    if (narration.words[u] === ',') return false;
    if (isInfinitive(narration, u)) return true;
  }
  return false;
}

/**
 * Whether an attribution reports what somebody did rather than words or a thought: `endorsed Lee`, `found the car`,
 * `wrote a handbook`. Clauses and quoted words are always reported; a phrase is if it is what was said or wanted, which
 * the cue decides (`announced a deal`, `is afraid of delays`).
 *
 * @param isOfClauses whether a cue that is no reporting verb often has clauses or quoted words as its content
 */
export function isAct(
  narration: Narration,
  { content, cue, speaker, verb }: Reading,
  isOfClauses: boolean,
): boolean {
  if (!((verb?.frames ?? 0) & Frame.addressee) && isRelativeClause(narration, content[0]!)) return true;
  const form = reportedForm(narration, { content, cue, speaker, verb });
  if (form === 'words') return verb !== null && isNameGiven(narration, { content, cue, speaker, verb });
  // "Called a taxi after Lee fell": a verb of naming has no clause of its own.
  const isTakenHere = verb !== null && isTaken(narration, content[0]!, verb);
  // "Knows that the deal is off": the narrator says so.
  if (verb?.base === 'know') return true;
  if (speaker !== null && cue !== null && isProvision(narration, speaker, cue)) return true;
  const main = cue === null ? '' : mainWord(narration, cue);
  if (isRefusal(main)) return true;
  // "Focused on how the fire began": what somebody works at.
  if (verb === null && ACTIVITIES.has(main)) return true;
  if (form === 'clause' && !isTakenHere && !((verb?.frames ?? 0) & Frame.predicate)) return false;
  if (form === 'infinitive')
    return verb === null ? IMPLICATIVE.has(main) : !(verb.frames & TAKES_INFINITIVE || isOffer(main));
  if (verb !== null && content.some(({ first }) => isTopic(narration, first, verb))) return true;
  if (
    verb !== null &&
    (verb.frames & Frame.infinitive || isAppeal(narration, content[0]!.first - 1, verb)) &&
    content.some((range) => hasInfinitive(narration, range))
  )
    return false;
  if (speaker !== null && isCount(narration, speaker)) return true;
  if (isTakenHere) return true;
  if (content.some((range) => tellsOfObject(narration, range, main, verb))) return false;
  if (verb !== null && cue !== null && isPlainNoun(narration, cue, verb, content)) return true;
  if (speaker !== null && (isThing(narration, speaker) || isEvidence(narration, speaker, verb))) return true;
  if (speaker === null && cue !== null && content.at(-1)!.end <= cue.first && isPassive(narration, cue))
    return verb?.nature === 'statement';
  if (
    verb !== null &&
    verb.frames & Frame.naming &&
    !DEEDS.test(verb.base) &&
    isExplained(narration, content.at(-1)!.end)
  )
    return false;
  if (verb === null) return !(isOfClauses && cue !== null && isState(narration, cue));
  if (verb.frames & Frame.predicate)
    return isNicknamed(narration, content[0]!) || !isCalledSomething(narration, content);
  if (DESCRIBES.test(verb.base)) return !isJudgedAs(narration, content);
  const canJudge = !(verb.frames & Frame.thatClause);
  return !(verb.frames & Frame.object) && !(canJudge && isJudgedAs(narration, content));
}

/**
 * The form of a content. Only a verb of saying takes any clause for its own (`said the law kills jobs`); after others
 * the verb of a phrase may be that of something else (`wrote a book before the war began`).
 */
function reportedForm(narration: Narration, { content, cue, speaker, verb }: Reading): ContentForm {
  const form = contentForm(narration, content);
  const frames = verb?.frames ?? 0;
  const isSeen =
    form === 'phrase' && frames & Frame.finding && content.some((range) => isSeenDoing(narration, range));
  if (isSeen && (cue === null || !endsInInfinitive(narration, cue))) return 'clause';
  const isFound = form === 'phrase' && (frames & Frame.finding) !== 0;
  if (isFound && content.some((range) => hasPastVerb(narration, range) || hasOwnVerb(narration, range)))
    return 'clause';
  if (form === 'phrase' && isSurelyClause(narration, { content, cue, speaker, verb })) return 'clause';
  if (form !== 'clause') return form;
  const { words, classes } = narration;
  const { first } = content[0]!;
  if (isThatThing(narration, content[0]!)) return 'phrase';
  // "The deal, Lee wrote, is done": what stands before its cue is no object.
  const isBefore = cue !== null && first < cue.first;
  if (OPENS_CLAUSE.test(words[first]!) || words[first - 1] === 'that' || isBefore) return 'clause';
  const isOfFindings = frames & Frame.finding && speaker !== null && classes[speaker.end - 1]! & document;
  // "A video showing the moment a girl was saved": a moment is shown, whatever follows.
  const isMoment = frames & Frame.finding && hasInnerSubject(narration, content[0]!);
  if (isMoment) return 'phrase';
  return frames & Frame.clause || isOfFindings || content.some((range) => hasOwnVerb(narration, range))
    ? 'clause'
    : 'phrase';
}

/**
 * Whether a phrase is a clause whose verb no list has: `(told aides) the deal hurts the town`, `The tax helped the
 * town, (Lee added).`
 */
function isSurelyClause(narration: Narration, { content, cue, speaker, verb }: Reading): boolean {
  if (verb === null || cue === null) return false;
  const [told] = content;
  if (verb.base === 'tell' && told!.first > cue.end)
    return hasSubject(narration, told!) && beginsClause(narration, told!);
  if (!(verb.frames & (Frame.clause | Frame.thatClause)) || speaker === null || isPassive(narration, cue))
    return false;
  const { classes, count, words } = narration;
  const start = Math.min(cue.first, speaker.first);
  const end = Math.max(cue.end, speaker.end);
  // "But, he added, while it rains they stay": words that stand between commas interrupt what was said.
  if (words[start - 1] === ',' && words[end] === ',' && told!.first === end + 1) return true;
  const isParted = end >= count || (classes[end]! & punctuation) !== 0;
  const canSpeak = classes[speaker.end - 1]! & (SPEAKER_NOUN | name | capitalised | subjectPronoun);
  return isParted && canSpeak !== 0 && told!.end <= Math.min(speaker.first, cue.first);
}

/**
 * Whether a range begins with the subject of its verb, which may look like the last word of it (`the deal hurts | the
 * town`), and not with an addressee (`aides | the news`) or an article alone (`a | joke`).
 */
function hasSubject(narration: Narration, range: UnitRange): boolean {
  const { first, end } = range;
  const phrase = nounPhraseAt(narration, first, end);
  if (phrase === null) return false;
  if (phrase.end > first + 2) return true;
  const isArticle = phrase.end === first + 1 && (narration.classes[first]! & determiner) !== 0;
  return !isArticle && !hasInnerSubject(narration, range);
}

/** The first word of a cue that is no auxiliary or adverb: `managed` of `has always managed`. */
const mainWord = (narration: Narration, cue: UnitRange): string =>
  narration.words[firstWithout(narration, cue, auxiliary | adverb)]!;

/** Whether a cue only tells what was meant to be shown or found: `was altered to show`. */
const endsInInfinitive = ({ words }: Narration, { first, end }: UnitRange): boolean =>
  end - first > 1 && words[end - 2] === 'to';

type Reading = Pick<RuleReading, 'content' | 'cue' | 'speaker' | 'verb'>;

/** Whether a cue says how somebody feels (`is afraid of`), not what somebody does or is known for (`is working on`). */
function isState({ words, lexemes }: Narration, { first, end }: UnitRange): boolean {
  let isBe = false;
  for (let u = first; u < end; u++) {
    if (FORM_OF_BE.test(words[u]!)) isBe = true;
    else if (isBe && (words[u]!.endsWith('ing') || lexemes[u]!.verb !== null)) return false;
  }
  return isBe;
}

/** Whether a phrase counts things that cannot speak: `46 cases (reported worldwide)`. */
const isCount = ({ classes }: Narration, { first, end }: NounPhrase): boolean =>
  (classes[first]! & figure) !== 0 && !(classes[end - 1]! & (NOMINAL | capitalised));

/** Verbs with an infinitive: urged him to leave, asked to leave, vowed to leave. */
const TAKES_INFINITIVE = Frame.infinitive | Frame.object;

/** Verbs that with an infinitive tell what was done, or tried: `managed to leave`. */
const IMPLICATIVE = formsOfVerbs(
  'manage try attempt opt choose/chose/chosen help proceed struggle rush fail begin+/began/begun start continue get/got/gotten come/came/come',
);

/** Verbs with a clause that tells what is worked at, and not what is thought of it. */
const ACTIVITIES = formsOfVerbs('focus concentrate depend hinge');

/**
 * Whether the object of a verb of saying is a thing that was taken, a state that was entered or a person who was spoken
 * to: `claimed the title`, `claimed lives`, `declared bankruptcy`, `asked his friends`.
 */
function isTaken(narration: Narration, { first, end }: UnitRange, { base }: ReportingVerb): boolean {
  const { words, classes } = narration;
  const object = nounPhraseAt(narration, first, end);
  if (base === 'ask')
    return object?.end === end && (classes[end - 1]! & (person | people | personName)) !== 0;
  if (object === null) return false;
  if (base === 'declare') return words[object.end - 1] === 'bankruptcy';
  if (base !== 'claim') return false;
  if (/^(?:lives|victims|casualties)$/.test(words[end - 1]!)) return true;
  const isDefinite = /^(?:the|his|her|its|their)$/.test(words[first]!) || hasPossessive(narration, object);
  return isDefinite && object.end <= first + MAX_TAKEN && !hasOwnVerb(narration, { first, end });
}

/** Longest object of `claimed the title`, in units; what is longer may be a clause. */
const MAX_TAKEN = 3;

/** Whether a phrase is what words were about: `(was asked) about the plan`. */
const isTopic = ({ words, classes }: Narration, first: number, { base }: ReportingVerb): boolean =>
  /^(?:ask|tell|say)$/.test(base) &&
  // "Said about 20 people came": a number.
  ((words[first] === 'about' && !((classes[first + 1] ?? 0) & figure)) || words[first - 1] === 'about');

/**
 * Whether a speaker is what the narrator points at: `That promises 355 horsepower`, not `a letter that promises help`.
 */
const isThing = ({ words, classes }: Narration, { first, end }: NounPhrase): boolean =>
  end === first + 1 &&
  (/^(?:this|these)$/.test(words[first]!) ||
    (words[first] === 'that' && (first === 0 || (classes[first - 1]! & punctuation) !== 0)));

/** What parties agreed on, which says what is to be done: `the plan calls for LIN to pay`. */
const AGREED = new Set(
  'terms covenants plan plans agreement agreements accord pact deal contract contracts settlement treaty'.split(
    ' ',
  ),
);
const PROVIDES = formsOfVerbs('call require oblige provide');

const isProvision = (narration: Narration, speaker: NounPhrase, cue: UnitRange): boolean =>
  AGREED.has(narration.words[speaker.end - 1]!) && PROVIDES.has(mainWord(narration, cue));

/**
 * Whether what stands after "according to" is what something depends on, and no source: `according to how often they
 * ride`, `according to mood`.
 */
export function isCriterion({ words, classes }: Narration, { speaker, cue }: Reading): boolean {
  if (speaker === null || cue === null || words[cue.first] !== 'according') return false;
  if (OPENS_CLAUSE.test(words[speaker.first]!)) return true;
  const isBare = speaker.end === speaker.first + 1;
  const canSpeak = classes[speaker.first]! & (NOMINAL | capitalised | objectPronoun);
  return isBare && !canSpeak && !/s$|^(?:legend|folklore|tradition|data)$/.test(words[speaker.first]!);
}

/** Whether the narrator takes a fact for evidence of something: `it confirms the trend`, not `it says so`. */
const isEvidence = ({ words }: Narration, { first, end }: NounPhrase, verb: ReportingVerb | null): boolean =>
  end === first + 1 &&
  words[first] === 'it' &&
  verb !== null &&
  /^(?:confirm|suggest|signal|underscore|underline|reveal|indicate|show|hint|imply|reaffirm|echo)$/.test(
    verb.base,
  );

/** What is done rather than said, even where words follow. */
const DEEDS = /^(?:endorse|reject|honor)$/;

/** Verbs whose object is only what they are about, unless it is said to be like something. */
const DESCRIBES = /^(?:describe|characteri[sz]e|portray|depict)$/;

/** Whether somebody is called by a name: `(called) him Bo`. */
function isNicknamed({ classes }: Narration, { first, end }: UnitRange): boolean {
  if (!(classes[first]! & objectPronoun) || first + 1 >= end) return false;
  for (let u = first + 1; u < end; u++) if (!(classes[u]! & personName)) return false;
  return true;
}

/** Whether the words by which somebody judged follow: `criticised the plan, saying that it …`. */
const isExplained = ({ words, lexemes, count }: Narration, end: number): boolean =>
  words[end] === ',' &&
  end + 1 < count &&
  lexemes[end + 1]!.verb?.form === 'gerund' &&
  (lexemes[end + 1]!.verb!.frames & (Frame.quotation | Frame.clause | Frame.predicate)) !== 0;

/** Whether a participle gives something a name in marks: `a prison, dubbed the “Ritz”`, not `what Lee calls “news”`. */
function isNameGiven(
  narration: Narration,
  { content, cue, speaker, verb }: Reading & { verb: ReportingVerb },
): boolean {
  if (!(verb.frames & Frame.predicate) || !/^(?:past|participle)$/.test(verb.form) || cue === null)
    return false;
  const { first } = content[0]!;
  const named = narration.classes[first]! & determiner ? first + 1 : first;
  if (first !== cue.end || (narration.quotationOf[named] ?? -1) < 0) return false;
  let before = cue.first;
  while (before > 0 && narration.classes[before - 1]! & adverb) before--;
  return speaker === null || speaker.end !== before;
}

/**
 * Whether an object comes with what it is called: `(called) it unfair`, `the plan a mess`, `for a boycott`; not `an
 * ambulance`, `a meeting on Monday`.
 */
function isCalledSomething(narration: Narration, content: readonly UnitRange[]): boolean {
  const { classes, words } = narration;
  const { first, end } = content[0]!;
  if (words[first - 1] === 'for' || isJudgedAs(narration, content)) return true;
  const isPronoun = classes[first]! & objectPronoun;
  const object = isPronoun ? first + 1 : (nounPhraseAt(narration, first, end)?.end ?? first);
  if (object > first + 2 && ENDS_LIKE_ADJECTIVE.test(words[object - 1]!)) return true;
  return object < end && !(classes[object]! & ADDS_TO_OBJECT && words[object] !== 'for');
}

const ADDS_TO_OBJECT = preposition | time | punctuation | adverb | subordinator | conjunction;

const ENDS_LIKE_ADJECTIVE = /^un|^il|(?:ful|ous|[ai]ble|less|ish|ive|ic)$/;

/** Whether something is called something: `dismissed the plan as a trick`. */
const isJudgedAs = (narration: Narration, content: readonly UnitRange[]): boolean =>
  content.some((range) => wordIn(narration, 'as', range) >= 0);
