import { formsOfVerbs } from '../../../language/verb-forms.js';
import { readTable } from '../../../text/word-list.js';
import type { Quote } from '../../findings.js';
import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import { containsQuotation, type UnitRange } from '../narration/unit-ranges.js';
import { isNarrators } from './narrators.js';

const {
  adverb,
  auxiliary,
  conjunction,
  figure,
  name,
  negation,
  preposition,
  punctuation,
  quotation,
  relative,
  time,
} = WordClass;

/** An attribution that the text may deny. */
interface Reported {
  readonly speaker: NounPhrase | null;
  readonly cue: UnitRange | null;
  readonly content: readonly UnitRange[];
  readonly nature: Quote['nature'];
}

/**
 * Whether the text says that nobody said it, or that this speaker did not: `no one said`, `never said`, `declined to
 * say`, `nor did she say`; or that it is the narrator's own. A denied thought or act of stance (`does not believe`)
 * is still one, and not denied in this sense, unless it is one in quoted words (never called it “a mess”).
 *
 * @param low first unit of the sentence
 */
export function isDenied(narration: Narration, reported: Reported, low: number): boolean {
  const { speaker, cue } = reported;
  if (speaker !== null && (isNobody(narration, speaker) || isOwnVoice(narration, reported))) return true;
  if (cue === null) return false;
  if (isNarrators(narration, { ...reported, cue }, low)) return true;
  const verb = verbOf(narration, cue);
  if (isQuestion(narration, verb, reported)) return true;
  if (!isCueOfSaying(narration, verb, reported)) return false;
  return (
    isUnreal(narration, verb) ||
    (speaker !== null && (isSupposed(narration, verb, speaker) || isHabit(narration, verb, speaker))) ||
    isNegated(narration, verb, low) ||
    hasNegativeWord(narration, cue) ||
    (speaker !== null && speaker.end <= verb && followsNegation(narration, speaker, low))
  );
}

/** The verb of a cue: its last reporting verb; of `declined` and `did not want`, the verb after "to". */
function verbOf({ words, lexemes }: Narration, { first, end }: UnitRange): number {
  const governs = NEGATIVE.has(words[end - 1]!) || NEUTRAL.has(words[end - 1]!);
  if (governs && words[end] === 'to' && lexemes[end + 1]?.verb != null) return end + 1;
  for (let u = end - 1; u >= first; u--) if (lexemes[u]!.verb !== null) return u;
  return end - 1;
}

/** Whether a reporting verb stands for saying, so that it reports nothing when it is negated: say, not believe. */
export const isSaying = ({ nature, frames }: ReportingVerb): boolean =>
  nature === 'statement' && (frames & ~(Frame.naming | Frame.object | Frame.predicate)) !== 0;

/** Whether a cue stands for saying, or for calling something by quoted words. */
function isCueOfSaying(narration: Narration, unit: number, { content, nature }: Reported): boolean {
  const { verb } = narration.lexemes[unit]!;
  if (verb === null) return nature === 'statement';
  const isQuoted = content.some((range) => containsQuotation(narration, range));
  return isSaying(verb) || (verb.nature === 'statement' && isQuoted);
}

/** Whether a cue has a "no" or "nothing" that denies it: `made no mention`, `no claim by Lee`, `said nothing about`. */
function hasNegativeWord({ words, classes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = Math.max(0, first - 1); u < end; u++)
    if (words[u] === 'no' && !(classes[u]! & name) && NOUNS.has(words[u + 1]!)) return true;
  for (let u = end; u >= first; u--)
    if (words[u] === 'nothing') return (classes[u + 1]! & (preposition | punctuation)) !== 0;
  return false;
}

/** Whether the narrator asks whether somebody said or thinks something: `How would she feel about the deal?` */
const isQuestion = (narration: Narration, verb: number, { content }: Reported): boolean =>
  content.length > 0 &&
  content[0]!.first > verb &&
  narration.words[content.at(-1)!.end] === '?' &&
  !/^(?:ask|wonder|question|inquire)$/.test(narration.lexemes[verb]!.verb?.base ?? '') &&
  !content.some((range) => containsQuotation(narration, range));

/** Whether something could have been said, but was not: `voters could have shown that they were tired`. */
function isUnreal({ words }: Narration, verb: number): boolean {
  const isPerfect = /^(?:have|['’]ve)$/.test(words[verb - 1] ?? '');
  return isPerfect && /^(?:could|would|should)$/.test(words[verb - 2] ?? '');
}

/** Whether somebody or other could say something: `some might say that it is late`, `one could argue`. */
function isSupposed({ words, classes }: Narration, verb: number, { first, end }: NounPhrase): boolean {
  if (
    end > first + 1 ||
    !/^(?:some|many|one|others|people|anyone|skeptics|cynics|critics)$/.test(words[first]!)
  )
    return false;
  let u = verb - 1;
  while (u >= end && classes[u]! & adverb) u--;
  return /^(?:might|may|could|would|can)$/.test(words[u]!);
}

/** Whether it is only told what happens whenever people say something: `When customers ask if it is safe, …`. */
function isHabit({ words, classes, lexemes }: Narration, verb: number, { first, end }: NounPhrase): boolean {
  if (end > first + 1 || verb !== end || lexemes[verb]!.verb?.form !== 'base') return false;
  return /^(?:when|whenever|if)$/.test(words[first - 1] ?? '') && !(classes[first]! & name);
}

const ROLES: ReadonlyMap<string, ReadonlySet<string>> = readRoles();
const NEGATIVE = ROLES.get('negative')!;
const NEUTRAL = ROLES.get('neutral')!;
const NOUNS = ROLES.get('noun')!;

function readRoles(): Map<string, Set<string>> {
  const roles = new Map<string, Set<string>>();
  for (const [key, words] of readTable(new URL('./denial-words.txt', import.meta.url))) {
    const [role, kind] = key!.split('-') as [string, string];
    const forms = kind === 'verb' ? formsOfVerbs(words!) : words!.split(' ');
    roles.set(role, new Set([...(roles.get(role) ?? []), ...forms]));
  }
  return roles;
}

/** Most units searched before a verb for a negation. */
const MAX_DISTANCE = 12;

/**
 * Whether the words before a verb negate it: `did not say`, `refused to say`, `without saying`. Two negations cancel
 * out (`could not resist saying`), and `not only said` has none.
 *
 * @param low first unit of the clause or sentence
 */
export function isNegated(narration: Narration, verb: number, low: number): boolean {
  const { classes, words } = narration;
  // Whether the verb is an infinitive or gerund that depends on the words before it.
  let isDependent = words[verb]!.endsWith('ing');
  let isDenied = false;
  for (let u = verb - 1; u >= low && u > verb - MAX_DISTANCE; u--) {
    const bits = classes[u]!;
    const word = words[u]!;
    if (bits & (name | punctuation | quotation)) break;
    const isOfGroup = (bits & (auxiliary | adverb | time)) !== 0 || /^(?:yet|longer)$/.test(word);
    if (isNegation(narration, u) || (isDependent && isNegative(words, u))) isDenied = !isDenied;
    else if (isLink(narration, u, verb)) isDependent = true;
    else if (word === 'or') return isDenied || followsDenial(narration, u, low);
    else if (!isOfGroup && !(isDependent && NEUTRAL.has(word))) break;
  }
  return isDenied;
}

/** Whether a word negates the infinitive or gerund after it: `refused`, `unable`, `in no position`, `instead of`. */
const isNegative = (words: readonly string[], u: number): boolean =>
  words[u] === 'no' ||
  (NEGATIVE.has(words[u]!) &&
    (!/^(?:short|instead|rather)$/.test(words[u]!) || /^(?:of|than)$/.test(words[u + 1]!)));

/**
 * Whether a word links a verb to what it depends on: `to say`, `to have said`, `short of saying`, `rather than say`.
 */
const isLink = ({ words, lexemes }: Narration, u: number, verb: number): boolean => {
  if (/^(?:of|from|than)$/.test(words[u]!)) return true;
  if (words[u] !== 'to') return false;
  const form = lexemes[verb]!.verb?.form ?? 'base';
  return form === 'base' || form === 'gerund' || words[u + 1] === 'have';
};

/** Words before which "not" adds something and denies nothing: not only said. */
const NOT_DENIED_BY_NOT = /^(?:only|just|merely|simply)$/;

/** Whether a unit negates the verb after it: "not", "never", "didn’t", "no longer". */
function isNegation({ classes, words }: Narration, u: number): boolean {
  if (words[u] === 'no') return words[u + 1] === 'longer';
  const isWord = (classes[u]! & negation) !== 0 && words[u] !== 'nor' && words[u] !== 'without';
  return isWord && !NOT_DENIED_BY_NOT.test(words[u + 1] ?? '');
}

/** Whether the verb before "or" is negated: `did not apologise or say`. */
function followsDenial(narration: Narration, or: number, low: number): boolean {
  const { classes } = narration;
  for (let u = or - 1; u >= low && u > or - MAX_DISTANCE; u--) {
    if (classes[u]! & (punctuation | quotation | conjunction | relative)) return false;
    if (isNegation(narration, u)) return true;
  }
  return false;
}

/** Most units between the beginning of a clause and an auxiliary before its subject. */
const MAX_FRONTED = 5;

/**
 * Whether a negation and an auxiliary stand before the subject: `Nor did she say`, `At no point did she say`; but not
 * `Not until Monday did she say`.
 */
function followsNegation({ classes, words }: Narration, { first }: NounPhrase, low: number): boolean {
  if (first - 1 <= low || !(classes[first - 1]! & auxiliary)) return false;
  for (let u = first - 2; u >= low && u > first - 2 - MAX_FRONTED; u--) {
    if (classes[u]! & (punctuation | quotation)) return false;
    if (/^(?:nor|never|nowhere|neither)$/.test(words[u]!)) return true;
    if (words[u] === 'no') return words[u + 1] !== 'sooner';
    if (words[u] === 'not') return words[u + 1] === 'once' || words[u + 1] === 'even';
  }
  return false;
}

/**
 * Whether a speaker is nobody: `no one`, `none of them`, `neither Lee nor Kim`, `not a single official`, `not all`,
 * `hardly anyone`; but not `No. 10`, `no doubt Lee`.
 */
function isNobody({ words, classes }: Narration, { first, end }: NounPhrase): boolean {
  const word = words[first]!;
  if (classes[first]! & name) return words[first - 1] === 'nor' || isNotEven(words, first);
  if (word === 'no') {
    const isNumber = words[first + 1] === '.' || (classes[first + 1]! & figure) !== 0;
    return !isNumber && !/^(?:doubt|wonder|question|matter|less|fewer|other)$/.test(words[first + 1]!);
  }
  if (word === 'none') return words[first + 1] !== 'other';
  if (/^(?:nobody|nothing|neither|no-one)$/.test(word) || words[first - 1] === 'nor') return true;
  if (word === 'not') return end > first + 1 && AFTER_NOT.test(words[first + 1]!);
  if (/^any/.test(word)) return /^(?:hardly|scarcely|barely|not)$/.test(words[first - 1] ?? '');
  return isNotEven(words, first) || (words[first - 1] === 'not' && AFTER_NOT.test(word));
}

const READER = /^you(?:['’]\w+)?$/;
const NARRATOR = /^(?:i|we|me|us)(?:['’]\w+)?$/;

/**
 * Whether the narrator speaks of the reader (`you want a car`) or of what the narrator thinks (`I doubt it`, `we can
 * say that`). What the narrator once said (`I told him that`) is a report like any other, and so are quoted words.
 */
function isOwnVoice(narration: Narration, { speaker, cue, content }: Reported): boolean {
  if (speaker === null || speaker.end > speaker.first + 2) return false;
  const { words, classes, lexemes } = narration;
  const last = speaker.end - 1;
  if (classes[last]! & name) return false;
  // “Faster than you can say “go””: nobody said even the quoted words.
  if (READER.test(words[last]!)) return true;
  if (content.some((range) => containsQuotation(narration, range))) return false;
  if (!NARRATOR.test(words[last]!)) return false;
  const at = cue === null ? -1 : verbOf(narration, cue);
  const verb = at < 0 ? null : lexemes[at]!.verb;
  const isUtterance = verb !== null && verb.nature === 'statement' && (verb.frames & Frame.quotation) !== 0;
  const isPerfect = (classes[at - 1]! & auxiliary) !== 0 || /['’]/.test(words[last]!);
  return !isUtterance || isPerfect || !/^(?:past|gerund)$/.test(verb.form);
}

const AFTER_NOT = /^(?:one|a|even|all|both|many|every(?:one|body)?)$/;

const isNotEven = (words: readonly string[], first: number): boolean =>
  words[first - 1] === 'even' && words[first - 2] === 'not';

/** The cue with the negation before it, so that the row of a denied thought or stance shows it: `does not believe`. */
export function withNegation(narration: Narration, cue: UnitRange, low: number): UnitRange {
  const { classes } = narration;
  let first = cue.first;
  for (let u = cue.first - 1; u >= low; u--) {
    const bits = classes[u]!;
    if (bits & (name | punctuation | conjunction) || !(bits & (auxiliary | adverb | negation))) break;
    if (isNegation(narration, u)) first = u;
  }
  return first < cue.first && classes[first - 1]! & auxiliary && first > low
    ? { first: first - 1, end: cue.end }
    : { first, end: cue.end };
}
