import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

/**
 * Whether a form of a verb of saying says nothing where it stands: `That said, …`, `worth noting`, `the reported deal`.
 */
export const saysNothing = (narration: Narration, u: number): boolean =>
  isThatSaid(narration, u) || isSetPhrase(narration, u) || isAdjective(narration, u);

/** `That said, the deal is done`. Somebody may be `the man that said, …`. */
const isThatSaid = ({ words, classes }: Narration, u: number): boolean =>
  words[u] === 'said' &&
  words[u - 1] === 'that' &&
  words[u + 1] === ',' &&
  (u < 2 || (classes[u - 2]! & WordClass.punctuation) !== 0 || /^(?:and|but)$/.test(words[u - 2]!));

const AFTER_PLACE = WordClass.punctuation | WordClass.time | WordClass.preposition | WordClass.conjunction;

/**
 * What the narrator says of the own words: `it is worth noting that`, `needless to say`, `appears to be`; and
 * `reported for duty`.
 */
const isSetPhrase = ({ words, classes }: Narration, u: number): boolean =>
  (words[u - 1] === 'worth' && words[u]!.endsWith('ing')) ||
  (words[u + 1] === 'to' && /^(?:appear|seem)(?:s|ed)?$/.test(words[u]!)) ||
  (/^report(?:s|ed|ing)?$/.test(words[u]!) &&
    /^(?:for|to)$/.test(words[u + 1] ?? '') &&
    /^(?:duty|work|training|camp|prison|jail)$/.test(words[u + 2] ?? '') &&
    // Not to "prison guards".
    ((classes[u + 3] ?? WordClass.punctuation) & AFTER_PLACE) !== 0) ||
  (words[u - 1] === 'to' &&
    ((words[u] === 'say' && /^(?:needless|suffice|sad|is|safe|fair)$/.test(words[u - 2] ?? '')) ||
      (words[u] === 'speak' && words[u - 2] === 'so')));

/**
 * A participle before its noun: `the reported deal`, `Acme’s widely expected move`, `its listing ceremony`, `a design
 * and branding firm`, `self-declared`.
 */
function isAdjective({ words, classes, lexemes }: Narration, u: number): boolean {
  const reporting = lexemes[u]!.verb;
  const isGerund = words[u]!.endsWith('ing');
  if (!isGerund && reporting?.form !== 'past' && reporting?.form !== 'participle') return false;
  if (words[u - 1] === '-') return /^(?:self|so|oft|often|much|long|well|widely)$/.test(words[u - 2] ?? '');
  const next = classes[u + 1] ?? NO_NOUN;
  if (next & NO_NOUN) return false;
  // A bare singular noun is no object: "a branding firm", but "urging companies".
  const isCompound = isGerund && next & (body | person) && !(next & (people | name | title));
  if (isCompound && !((reporting?.frames ?? 0) & Frame.addressee)) return true;
  let before = u - 1;
  if (!isGerund) while (before > 0 && isModifier(words[before]!, classes[before]!)) before--;
  const isOwned = (classes[before] ?? 0) & possessive && !((reporting?.frames ?? 0) & Frame.addressee);
  return isOwned !== 0 || /^(?:the|an?|his|its|their|our|my)$/.test(words[before] ?? '');
}

/** Whether a word can stand between the possessor or article of a noun and its participle. */
const isModifier = (word: string, bits: number): boolean =>
  (bits & (adverb | time)) !== 0 || /^(?:current|latest|new|first)$/.test(word);

const {
  adverb,
  auxiliary,
  body,
  determiner,
  name,
  people,
  person,
  possessive,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  time,
  title,
} = WordClass;
const NO_NOUN =
  adverb | auxiliary | determiner | preposition | punctuation | quotation | relative | subjectPronoun;
