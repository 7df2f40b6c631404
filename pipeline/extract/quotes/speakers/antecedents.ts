import type { Mention } from '../../findings.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { isInnerPunctuation, type NounPhrase } from '../narration/noun-phrases.js';
import { referentKindOf } from './referents.js';

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

/** Most units between a relative pronoun and the head of what it stands for. */
const MAX_DISTANCE = 14;
/** Most units of a noun phrase before its head. */
const MAX_BEFORE_HEAD = 6;

/**
 * The noun phrase that a relative pronoun stands for: in `a letter from the mayor that says` the letter, in `farmers in
 * Kent who argue` the farmers, in `Ann Lee, a lawyer, who said` the name. Null when no noun or name stands there
 * (`those who`).
 */
export function antecedentOf(
  narration: Narration,
  mentions: readonly Mention[],
  pronoun: number,
  low: number,
): NounPhrase | null {
  const { words, classes } = narration;
  let fallback: NounPhrase | null = null;
  let u = pronoun - 1;
  while (u >= low && u >= pronoun - MAX_DISTANCE) {
    if (isBetween(narration, u)) {
      u--;
      continue;
    }
    const phrase = nounPhraseBack(narration, u, low);
    if (phrase === null) break;
    const fit = fitOf(narration, mentions, phrase, pronoun);
    if (fit === 'good') return nameBefore(narration, phrase, low) ?? phrase;
    if (fit === 'possible') fallback ??= nameBefore(narration, phrase, low) ?? phrase;
    u = phrase.first - 1;
    // A phrase that this one belongs to, or is an apposition to, stands before a preposition or comma.
    if (u < low || !(ADDING_MARK.test(words[u]!) || isPreposition(classes[u]!))) break;
    u--;
  }
  return fallback;
}

/** Whether a unit is a preposition, and no part of a name. */
export const isPreposition = (bits: number): boolean => (bits & preposition) !== 0 && !(bits & name);

/** Marks before a relative clause that only adds to what is known. */
export const ADDING_MARK = /^(?:[,—–]|--+)$/;

/** Whether a unit can stand between a pronoun and its noun: commas, dashes, times, ages. */
function isBetween({ classes, words }: Narration, u: number): boolean {
  const bits = classes[u]!;
  if (bits & name) return false;
  if (/^(?:on|in|at)$/.test(words[u]!) && classes[u + 1]! & time) return true;
  return ADDING_MARK.test(words[u]!) || (bits & (time | figure) && !(bits & determiner)) !== 0;
}

/** How well a phrase fits as the antecedent of a pronoun. */
function fitOf(
  narration: Narration,
  mentions: readonly Mention[],
  phrase: NounPhrase,
  pronoun: number,
): 'good' | 'possible' | 'none' {
  const { words, classes, mentionOf } = narration;
  const { first, end } = phrase;
  const isWho = words[pronoun] === 'who';
  const before = first > 0 ? first - 1 : 0;
  const mention = mentionOf[end - 1]!;
  if (mention >= 0) {
    const { type } = mentions[mention]!;
    // "Ann Lee, of Dover, who": where somebody lives, whatever type the name was given.
    if (words[before] === 'of' && words[before - 1] === ',') return 'none';
    // "Friends of Ann Lee who say": a clause without a comma defines its noun, and a name needs no definition.
    const isDefined = !ADDING_MARK.test(words[pronoun - 1]!) && first > 0 && isPreposition(classes[before]!);
    if (isWho) return type === 'location' || isDefined ? 'none' : type === 'person' ? 'good' : 'possible';
    return type === 'person' || isDefined ? 'none' : 'good';
  }
  if (INDEFINITE.test(words[end - 1]!)) return 'none';
  // Whoever "who" stands for can speak; "that" and "which" often stand for what cannot, or for a whole clause.
  const kind = referentKindOf(narration, phrase);
  if (isWho) {
    if (kind === 'person' || kind === 'people') return 'good';
    // A dash closes a parenthetical, and anything may stand before it.
    return DASH.test(words[pronoun - 1]!) ? 'none' : 'possible';
  }
  return kind === null || kind === 'person' ? 'none' : 'good';
}

const DASH = /^(?:[—–]|--+)$/;

/** Words that say as little as the pronoun: `someone who says`. */
const INDEFINITE = /^(?:some|any|every|no)(?:one|body|thing)$/;

/** The name to which a phrase is an apposition: `Ann Lee, a farmer`. Null for none. */
function nameBefore(
  { words, classes, mentionOf }: Narration,
  { first }: NounPhrase,
  low: number,
): NounPhrase | null {
  let end = first - 1;
  if (end <= low || words[end] !== ',' || !(classes[first]! & determiner)) return null;
  if (classes[end - 1]! & figure && words[end - 2] === ',') end -= 2;
  const mention = mentionOf[end - 1]!;
  if (mention < 0) return null;
  return { first: startOfMention(mentionOf, end - 1, low), end };
}

function startOfMention(mentionOf: Int32Array, u: number, low: number): number {
  let first = u;
  while (first > low && mentionOf[first - 1] === mentionOf[u]) first--;
  return first;
}

const NO_NOUN =
  adverb |
  auxiliary |
  conjunction |
  determiner |
  negation |
  objectPronoun |
  possessive |
  preposition |
  punctuation |
  quotation |
  relative |
  subjectPronoun |
  subordinator;

const isVerbForm = (bits: number, word: string): boolean =>
  !(bits & (SPEAKER_NOUN | title)) && ((bits & (finite | verb)) !== 0 || /(?:ed|ing)$/.test(word));

/**
 * The name or noun phrase with the head `head`; without a determiner, only names and titles before the noun belong to
 * it. Null for none.
 */
function nounPhraseBack(narration: Narration, head: number, low: number): NounPhrase | null {
  const { classes, words, mentionOf } = narration;
  if (mentionOf[head]! >= 0) return { first: startOfMention(mentionOf, head, low), end: head + 1 };
  const bits = classes[head]!;
  if (bits & determiner || (bits & NO_NOUN && !(bits & SPEAKER_NOUN))) return null;
  // "Towns in states that": after a preposition even what looks like a verb is a noun.
  const isGoverned = head > low && isPreposition(classes[head - 1]!);
  if (!isGoverned && isVerbForm(bits, words[head]!)) return null;
  let bare = head;
  for (let u = head - 1; u >= low && u >= head - MAX_BEFORE_HEAD; u--) {
    const here = classes[u]!;
    if (here & possessive && u > low && mentionOf[u - 1]! >= 0)
      return { first: startOfMention(mentionOf, u - 1, low), end: head + 1 };
    if (here & determiner && !(here & name)) return { first: u, end: head + 1 };
    const isInner = isInnerPunctuation(narration, u);
    if (here & NO_NOUN && !(here & (name | SPEAKER_NOUN)) && !isInner) break;
    if (!(here & name) && here & (finite | verb) && !(here & SPEAKER_NOUN)) break;
    if (bare === u + 1 && here & (name | capitalised | SPEAKER_NOUN | title)) bare = u;
  }
  return { first: bare, end: head + 1 };
}
