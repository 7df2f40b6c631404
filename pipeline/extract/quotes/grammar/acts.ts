import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { containsQuotation, type UnitRange, wordIn } from '../narration/unit-ranges.js';
import { beginsClause, isSecondPredicate } from './clauses.js';
import { isPassive } from './passives.js';
import type { RuleReading } from './rule-attribution.js';
import { FORM_OF_BE } from './verb-groups.js';

/**
 * What the content of an attribution is. `words`: some of it is quoted; `clause`: it has a subject and a verb, or comes
 * after "that", "whether" or the like; `infinitive`: it begins with "to"; `phrase`: anything else.
 */
export type ContentForm = 'words' | 'clause' | 'infinitive' | 'phrase';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  figure,
  finite,
  name,
  negation,
  objectPronoun,
  preposition,
  punctuation,
  subjectPronoun,
  subordinator,
  time,
  verb,
} = WordClass;

/** Words that begin a clause, or stand right before it. */
const OPENS_CLAUSE = /^(?:that|whether|if|how|why|what|when|where|who)$/;

export function contentForm(narration: Narration, content: readonly UnitRange[]): ContentForm {
  const { words } = narration;
  if (content.some((range) => containsQuotation(narration, range))) return 'words';
  const { first } = content[0]!;
  if (OPENS_CLAUSE.test(words[first]!) || words[first - 1] === 'that') return 'clause';
  const isAfterTo = isInfinitive(narration, first - 1);
  if (isAfterTo || content.some((range) => beginsInfinitive(narration, range))) return 'infinitive';
  return content.some((range) => isClause(narration, range)) ? 'clause' : 'phrase';
}

/**
 * Whether a range has a subject and a verb. Nouns that end like verbs are none (`their beliefs and values`), nor is an
 * infinitive (`its decision to consider a bid`) or a relative clause (`the man he likes`).
 */
function isClause(narration: Narration, { first, end }: UnitRange): boolean {
  const { words, classes, lexemes } = narration;
  if (words[first]!.endsWith('ing') || !beginsClause(narration, { first, end })) return false;
  const next = nounPhraseAt(narration, first, end)?.end ?? first;
  if (next > first && classes[next]! & subjectPronoun) return false;
  let isAfterTo = false;
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (words[u] === 'to') isAfterTo = true;
    else if (bits & name || !(bits & (auxiliary | finite | subjectPronoun | verb))) continue;
    else if (isAfterTo && !(bits & subjectPronoun)) isAfterTo = false;
    else if (isSecondPredicate(narration, u)) continue;
    else if (!(bits & verb) || (!lexemes[u]!.verb!.isNounToo && !(bits & preposition))) return true;
  }
  return false;
}

function beginsInfinitive(narration: Narration, { first }: UnitRange): boolean {
  return isInfinitive(narration, narration.classes[first]! & negation ? first + 1 : first);
}

/** Whether a unit is the "to" of an infinitive. */
const isInfinitive = ({ words, classes, count }: Narration, u: number): boolean =>
  words[u] === 'to' && u + 1 < count && !(classes[u + 1]! & (determiner | name | figure | punctuation));

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
  const form = contentForm(narration, content);
  if (form === 'words') return verb !== null && isNameGiven(narration, { content, cue, speaker, verb });
  // "Called a taxi after Lee fell": a verb of naming has no clause of its own.
  if (form === 'clause' && !((verb?.frames ?? 0) & Frame.predicate)) return false;
  if (form === 'infinitive') return verb !== null && !(verb.frames & TAKES_INFINITIVE);
  if (
    verb !== null &&
    verb.frames & Frame.infinitive &&
    content.some((range) => hasInfinitive(narration, range))
  )
    return false;
  if (speaker !== null && isCount(narration, speaker)) return true;
  if (verb !== null && content.some(({ first }) => isTopic(narration, first, verb))) return true;
  if (speaker !== null && isThing(narration, speaker)) return true;
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
  if (verb.frames & Frame.predicate) return !isCalledSomething(narration, content);
  return !(verb.frames & Frame.object) && !isJudgedAs(narration, content);
}

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

/** Whether a phrase is what words were about: `(was asked) about the plan`. */
const isTopic = ({ words }: Narration, first: number, { base }: ReportingVerb): boolean =>
  /^(?:ask|tell|say)$/.test(base) && (words[first] === 'about' || words[first - 1] === 'about');

/**
 * Whether a speaker is what the narrator points at: `That promises 355 horsepower`, not `a letter that promises help`.
 */
const isThing = ({ words, classes }: Narration, { first, end }: NounPhrase): boolean =>
  end === first + 1 &&
  (/^(?:this|these)$/.test(words[first]!) ||
    (words[first] === 'that' && (first === 0 || (classes[first - 1]! & punctuation) !== 0)));

/** What is done rather than said, even where words follow. */
const DEEDS = /^(?:endorse|reject|honor)$/;

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
