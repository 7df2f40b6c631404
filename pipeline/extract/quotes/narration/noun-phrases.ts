import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  finite,
  name,
  objectPronoun,
  people,
  person,
  personName,
  possessive,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
  time,
  title,
  verb,
} = WordClass;

/** A noun phrase of the narration: units `[first, end)`, without what follows its head. */
export interface NounPhrase {
  readonly first: number;
  readonly end: number;
}

/** Longest noun phrase read, in units. */
export const MAX_NOUN_PHRASE = 24;

/**
 * Whether a unit is punctuation that can stand inside a noun phrase: a hyphen, an ampersand, the full stop of "Sen.".
 */
export function isInnerPunctuation(narration: Narration, u: number): boolean {
  const word = narration.words[u]!;
  return (
    word === '-' ||
    word === '&' ||
    word === '.' ||
    word === '/' ||
    word === '’' ||
    word === "'" ||
    word === '%' ||
    word === '$'
  );
}

/** Determiners that are phrases by themselves: "Many say". */
const STANDS_ALONE = /^(?:many|some|others|most|one|several|both|another|all|this|that|these|few)$/;

/**
 * The noun phrase that begins at unit `start`, or after adverbs there: up to its head, with the "of", "for", "at"
 * phrases that belong to it. Null when none begins there.
 */
export function nounPhraseAt(narration: Narration, start: number, end: number): NounPhrase | null {
  const { classes, words } = narration;
  let first = start;
  while (first < end && classes[first]! & adverb && !(classes[first]! & (name | determiner))) first++;
  if (first >= end) return null;
  const bits = classes[first]!;
  if (bits & subjectPronoun && !(bits & name)) return { first, end: first + 1 };
  if (
    bits & (punctuation | quotation | auxiliary | preposition | conjunction | objectPronoun | relative) &&
    !(bits & (name | determiner | capitalised))
  )
    return null;
  let u = first;
  let head = -1;
  let isOfOwned = false;
  while (u < end && u < first + MAX_NOUN_PHRASE) {
    const here = classes[u]!;
    if (here & name) {
      const mention = narration.mentionOf[u];
      while (u < end && narration.mentionOf[u] === mention) u++;
      head = u;
      if (isPossessive(narration, u, end)) {
        u++;
        continue;
      }
      if (!continuesNoun(narration, u, end)) break;
      continue;
    }
    if (here & possessive) {
      u++;
      continue;
    }
    if (here & punctuation) {
      if (!isInnerPunctuation(narration, u) || u + 1 >= end) break;
      if (words[u] === '.' && !(classes[u - 1]! & (title | capitalised))) break;
      u++;
      continue;
    }
    if (
      here & (quotation | auxiliary | relative | subjectPronoun | objectPronoun | conjunction) &&
      !(here & (capitalised | determiner))
    )
      break;
    if (here & preposition && !(here & capitalised)) break;
    // "The company’s recently named chair": after a possessor, adverbs and participles describe the noun.
    const before = u > first ? classes[u - 1]! : 0;
    const isOwned: boolean = (before & possessive) !== 0 || (isOfOwned && (before & (adverb | time)) !== 0);
    isOfOwned = isOwned && (here & (adverb | time)) !== 0;
    if (here & time && head > 0 && !isOfOwned && words[u - 1] !== '-') break;
    if (here & (adverb | subordinator) && !(here & (capitalised | determiner)) && !isOfOwned) break;
    if (here & (finite | verb) && head > 0 && !isOwned && !(here & (SPEAKER_NOUN | capitalised))) break;
    if (head > 0 && here & determiner && !(here & capitalised)) break;
    if (
      head > 0 &&
      !isOwned &&
      words[u - 1] !== '-' &&
      !(classes[u - 1]! & (name | determiner)) &&
      isVerbLike(words[u]!) &&
      !isDeed(narration, u, end) &&
      !(here & (SPEAKER_NOUN | title | capitalised))
    )
      break;
    u++;
    head = u;
    if (here & SPEAKER_NOUN && !continuesNoun(narration, u, end)) break;
  }
  if (head <= first) return null;
  if (head === first + 1 && bits & determiner && !(bits & name) && !STANDS_ALONE.test(words[first]!))
    return null;
  return { first, end: withPostmodifier(narration, head, end) };
}

/** Most who speak together. */
const MAX_JOINT = 6;

/**
 * The noun phrase at `start` with those that "and" joins to it, where nothing but the end of a clause or a phrase
 * follows: `said Lee, Kim and their lawyer on Monday`, but not `said Lee, and Kim nodded`.
 */
export function jointPhraseAt(narration: Narration, start: number, end: number): NounPhrase | null {
  const { classes, words } = narration;
  const phrase = nounPhraseAt(narration, start, end);
  let u = phrase?.end ?? end;
  for (let count = 1; count < MAX_JOINT && u + 1 < end; count++) {
    const isLast = words[u] === 'and' || (count > 1 && words[u] === ',' && words[u + 1] === 'and');
    if (!isLast && words[u] !== ',') break;
    const next = nounPhraseAt(narration, words[u] === ',' && isLast ? u + 2 : u + 1, end);
    if (next === null || !(classes[next.end - 1]! & (name | SPEAKER_NOUN))) break;
    // "Said Lee, senior trader and strategist at Acme": a bare role after a name is that person's.
    const isRole = !(classes[next.first]! & (name | determiner | people)) && classes[phrase!.end - 1]! & name;
    if (isRole && words[next.first - 1] === ',') return phrase;
    u = next.end;
    if (!isLast) continue;
    const follows = u < end ? classes[u]! : punctuation;
    return follows & (punctuation | preposition | time | relative | subordinator)
      ? { first: phrase!.first, end: u }
      : phrase;
  }
  return phrase;
}

/** Whether a word in -ing is a noun: `Acme's recent parsing of`. */
const isDeed = ({ classes, words }: Narration, u: number, end: number): boolean =>
  words[u]!.endsWith('ing') && u + 1 < end && words[u + 1] === 'of' && classes[u - 1] === 0;

const isVerbLike = (word: string): boolean => /(?:ed|ing)$/.test(word);

const isPossessive = (narration: Narration, u: number, end: number): boolean =>
  u < end && (narration.classes[u]! & possessive) !== 0;

/** Most words of a trade before a role: `talk radio host`. */
const MAX_TRADE = 3;

/** Whether a trade, a role and a name begin at a unit: `fashion historian Ann Lee`, after `the English`. */
function leadsToName({ classes }: Narration, u: number, end: number): boolean {
  let role = u;
  while (role < u + MAX_TRADE && role < end && classes[role] === 0) role++;
  const isRole = role > u && role + 1 < end && (classes[role]! & (person | title)) !== 0;
  return isRole && (classes[role + 1]! & personName) !== 0;
}

/** Whether a unit continues the noun phrase before it: another noun or name, no verb. */
function continuesNoun(narration: Narration, u: number, end: number): boolean {
  if (u >= end) return false;
  const bits = narration.classes[u]!;
  // "told Acme the Lees have left": another name begins.
  if (narration.words[u] === 'the' && narration.mentionOf[u] !== narration.mentionOf[u - 1]) return false;
  if (bits & (name | possessive)) return true;
  if (bits & (SPEAKER_NOUN | title) && !(bits & (finite | verb))) return true;
  if (leadsToName(narration, u, end)) return true;
  // "the police report": a noun where no clause follows.
  if (bits & SPEAKER_NOUN && (u + 1 >= end || narration.classes[u + 1]! & (punctuation | preposition)))
    return true;
  return (
    narration.words[u] === '-' ||
    (narration.words[u] === '.' && (narration.classes[u - 1]! & title) !== 0 && u + 1 < end) ||
    (bits & capitalised) !== 0
  );
}

/** The end of a phrase, with an `of Troy` or `for the campaign` that follows its head. */
function withPostmodifier(narration: Narration, u: number, end: number): number {
  if (u + 1 >= end || !/^(?:of|for|at|with)$/.test(narration.words[u]!)) return u;
  let v = u + 1;
  while (v < end && v < u + 9) {
    const bits = narration.classes[v]!;
    const fits =
      bits & (name | capitalised | possessive) ||
      (bits & (determiner | SPEAKER_NOUN | title) && !(bits & (subjectPronoun | relative)));
    if (!fits && !(narration.words[v] === '&' || narration.words[v] === 'and' || narration.words[v] === '-'))
      break;
    v++;
  }
  while (v > u + 1 && /^(?:and|&|-)$/.test(narration.words[v - 1]!)) v--;
  return v > u + 1 && !(narration.classes[v - 1]! & determiner && !(narration.classes[v - 1]! & name))
    ? v
    : u;
}
