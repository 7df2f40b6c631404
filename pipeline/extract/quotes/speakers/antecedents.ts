import type { Mention } from '../../findings.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import { describedBy } from '../narration/described.js';
import type { Narration } from '../narration/narration.js';
import { isInnerPunctuation, type Phrase } from '../narration/noun-phrases.js';

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
 * The noun phrase that a relative pronoun stands for: of `a letter from the mayor that says` the letter, of `farmers in Kent
 * who argue` the farmers, of `Ann Lee, a lawyer, who said` the name. Null where no noun or name stands there (`those who`).
 */
export function antecedentOf(
  narration: Narration,
  mentions: readonly Mention[],
  pronoun: number,
  low: number,
): Phrase | null {
  const { words, classes } = narration;
  let fallback: Phrase | null = null;
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
    // What the phrase hangs on, or is an apposition to, stands before a preposition or comma.
    if (u < low || !(PARTS.test(words[u]!) || isPreposition(classes[u]!))) break;
    u--;
  }
  return fallback;
}

const isPreposition = (bits: number): boolean => (bits & preposition) !== 0 && !(bits & name);

/** What sets off a clause that tells more of somebody known. */
export const PARTS = /^(?:[,—–]|--+)$/;

/** Commas, dashes, times and ages, which may part a pronoun from its noun. */
function isBetween({ classes, words }: Narration, u: number): boolean {
  const bits = classes[u]!;
  if (bits & name) return false;
  if (/^(?:on|in|at)$/.test(words[u]!) && classes[u + 1]! & time) return true;
  return PARTS.test(words[u]!) || (bits & (time | figure) && !(bits & determiner)) !== 0;
}

/** Whether a phrase can be what a pronoun stands for. */
function fitOf(
  narration: Narration,
  mentions: readonly Mention[],
  phrase: Phrase,
  pronoun: number,
): 'good' | 'possible' | 'none' {
  const { words, classes, mentionOf } = narration;
  const { first, end } = phrase;
  const isWho = words[pronoun] === 'who';
  const before = first > 0 ? first - 1 : 0;
  const mention = mentionOf[end - 1]!;
  if (mention >= 0) {
    const { type } = mentions[mention]!;
    // "Ann Lee, of Dover, who": where somebody is from, whatever it was taken for.
    if (words[before] === 'of' && words[before - 1] === ',') return 'none';
    // "Friends of Ann Lee who say": a clause without comma defines, and what defines needs no name.
    const isDefined = !PARTS.test(words[pronoun - 1]!) && first > 0 && isPreposition(classes[before]!);
    if (isWho) return type === 'location' || isDefined ? 'none' : type === 'person' ? 'good' : 'possible';
    return type === 'person' || isDefined ? 'none' : 'good';
  }
  if (INDEFINITE.test(words[end - 1]!)) return 'none';
  // Whoever "who" stands for can speak; "that" and "which" often stand for what cannot, or for a whole clause.
  const described = describedBy(narration, phrase);
  if (isWho) {
    if (described === 'person' || described === 'people') return 'good';
    // A dash closes an insertion, before which anything may stand.
    return DASH.test(words[pronoun - 1]!) ? 'none' : 'possible';
  }
  return described === null || described === 'person' ? 'none' : 'good';
}

const DASH = /^(?:[—–]|--+)$/;

/** `someone who says`: tells as little as the pronoun itself. */
const INDEFINITE = /^(?:some|any|every|no)(?:one|body|thing)$/;

/** `Ann Lee, a farmer`: the name to which a phrase is an apposition. */
function nameBefore({ words, classes, mentionOf }: Narration, { first }: Phrase, low: number): Phrase | null {
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

/** The name or noun phrase whose last unit is `head`; without a determiner no more than names and titles before its noun. */
function nounPhraseBack(narration: Narration, head: number, low: number): Phrase | null {
  const { classes, words, mentionOf } = narration;
  if (mentionOf[head]! >= 0) return { first: startOfMention(mentionOf, head, low), end: head + 1 };
  const bits = classes[head]!;
  if (bits & determiner || (bits & NO_NOUN && !(bits & SPEAKER_NOUN))) return null;
  // "Towns in states that": behind a preposition even what looks like a verb is a noun.
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
