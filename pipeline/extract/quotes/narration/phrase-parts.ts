import type { Span } from '../../../text/span.js';
import type { Mention } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';
import type { NounPhrase } from './noun-phrases.js';
import { wordIn } from './unit-ranges.js';

const { auxiliary, conjunction, finite, preposition, quotation, relative, subordinator, time, verb } =
  WordClass;

/**
 * Whether a phrase says more than a bare role, so that it can only mean somebody who was named: `the Ohio Republican`,
 * `the 41-year-old`.
 */
export function hasEpithet(
  { classes, words, mentionOf }: Narration,
  { first }: NounPhrase,
  head: number,
): boolean {
  for (let u = first + 1; u <= head; u++) {
    if (
      mentionOf[u]! >= 0 ||
      classes[u]! & (WordClass.figure | WordClass.capitalised | WordClass.quotation) ||
      words[u] === 'former'
    )
      return true;
  }
  return false;
}

/** The characters of a phrase, with what a source without a name knows: `people familiar with the talks`. */
export function phraseSpan(document: TextDocument, narration: Narration, { first, end }: NounPhrase): Span {
  const { starts, ends } = document.tokens;
  return {
    start: starts[narration.firstTokens[first]!]!,
    end: ends[narration.endTokens[knowledgeEnd(narration, end) - 1]! - 1]!,
  };
}

/** What makes somebody without a name a source, and its preposition: `close to the mayor`. */
const KNOWING = /^(?:aware of|briefed (?:about|by|on)|close to|familiar with|involved in|privy to)$/;
/** Most units of what a source knows. */
const MAX_KNOWN = 6;

/** The end of what a source at the units before `u` knows, as in `with direct knowledge of the talks`; `u` for none. */
export function knowledgeEnd(narration: Narration, u: number): number {
  const { classes, words, mentionOf } = narration;
  if (!(classes[u - 1]! & (WordClass.person | WordClass.people)) || mentionOf[u - 1]! >= 0) return u;
  let first = u + 2;
  if (words[u] === 'with') {
    const knowledge = words[u + 1] === 'knowledge' ? u + 1 : u + 2;
    if (words[knowledge] !== 'knowledge' || words[knowledge + 1] !== 'of') return u;
    first = knowledge + 2;
  } else if (!KNOWING.test(`${words[u]} ${words[u + 1]}`)) return u;
  for (let end = first; end < first + MAX_KNOWN; end++) {
    const here = end < narration.count ? classes[end]! : WordClass.punctuation;
    if (here & WordClass.name) continue;
    // "Their thinking": after a determiner, what looks like a verb is a noun.
    const isVerb = (here & (auxiliary | finite | verb)) !== 0;
    if (isVerb && classes[end - 1]! & (WordClass.determiner | WordClass.possessive)) continue;
    if (isVerb) return u;
    const isOver = here & (conjunction | preposition | quotation | relative | subordinator | time);
    if (isOver || (here & WordClass.punctuation && words[end] !== '-')) return end > first ? end : u;
  }
  return u;
}

/** The head of a phrase: its last unit before "of", "for", "at" and the like. */
export function headUnit(narration: Narration, { first, end }: NounPhrase): number {
  for (let u = first + 1; u < end; u++) {
    if (narration.classes[u]! & WordClass.preposition && narration.mentionOf[u]! < 0) return u - 1;
  }
  return end - 1;
}

export const hasConjunction = (narration: Narration, { first, end }: NounPhrase): boolean => {
  for (let u = first; u < end; u++) {
    if (narration.classes[u]! & WordClass.conjunction && narration.mentionOf[u]! < 0) return true;
  }
  return false;
};

/** The phrases that commas and conjunctions join; the phrase itself where nothing does. */
export function conjunctsOf(
  { classes, words, mentionOf }: Narration,
  { first, end }: NounPhrase,
): NounPhrase[] {
  const parts: NounPhrase[] = [];
  let start = first;
  for (let u = first; u <= end; u++) {
    const isJoint =
      u < end && mentionOf[u]! < 0 && (words[u] === ',' || (classes[u]! & WordClass.conjunction) !== 0);
    if (u < end && !isJoint) continue;
    if (u > start) parts.push({ first: start, end: u });
    start = u + 1;
  }
  return parts;
}

export const hasPossessive = (narration: Narration, { first, end }: NounPhrase): boolean => {
  for (let u = first; u < end; u++) if (narration.classes[u]! & WordClass.possessive) return true;
  return false;
};

/** The part of a phrase after its last preposition: in "ties with the mayor" it is the mayor who speaks. */
export function afterLastPreposition(narration: Narration, phrase: NounPhrase): NounPhrase {
  for (let u = phrase.end - 1; u > phrase.first; u--) {
    if (narration.classes[u]! & WordClass.preposition && !(narration.classes[u]! & WordClass.name))
      return { first: u + 1, end: phrase.end };
  }
  return phrase;
}

/** Longest phrase between a noun and its apposition, in units: "the president in Dayton, …". */
const MAX_POSTMODIFIER = 6;

/** The mention that begins the apposition after a phrase; -1 when there is none. */
export function mentionInApposition({ classes, words, mentionOf }: Narration, { end }: NounPhrase): number {
  let u = end;
  if ((classes[u] ?? 0) & WordClass.preposition) while (u < end + MAX_POSTMODIFIER && words[u] !== ',') u++;
  if (words[u] !== ',') return -1;
  let named = u + 1;
  // "A farmer, Mr. Lee": the title is no part of the name.
  while (
    mentionOf[named] === -1 &&
    (classes[named]! & WordClass.title || (named > u + 1 && words[named] === '.'))
  )
    named++;
  return mentionOf[named] ?? -1;
}

/** Letters after a name: `Robert Hale QC`. */
const POSTNOMINAL = /^(?:qc|kc|sc|mp|msp|obe|cbe|mbe|md|phd|esq|jr|sr)$/;

/**
 * The mention of a person at the end of a title: `Minister of Education Ann Lee`, `Judge Robert Hale QC`; -1 for none.
 * The person after a preposition is somebody else (`a spokesman for Ann Lee`, `a friend of Governor Ann Lee`).
 */
export function namedAtEnd(
  narration: Narration,
  mentions: readonly Mention[],
  { first, end }: NounPhrase,
): number {
  const { words, classes, mentionOf } = narration;
  let last = end - 1;
  while (last > first && mentionOf[last]! < 0 && (POSTNOMINAL.test(words[last]!) || words[last] === '.'))
    last--;
  const mention = mentionOf[last]!;
  if (mention < 0 || mentions[mention]!.type !== 'person') return -1;
  if (hasConjunction(narration, { first, end }))
    return hasTwoRoles(narration, mention, { first, end }) ? mention : -1;
  if (last < end - 1) return mention;
  let start = last;
  while (start > first && mentionOf[start - 1] === mention) start--;
  const isFull = last > start;
  const of = wordIn(narration, 'of', { first, end: start - 1 });
  if (!isFull || of <= first) return -1;
  const isTitle = (classes[of - 1]! & (WordClass.title | WordClass.person)) !== 0;
  const isPlace = !(classes[start - 1]! & (WordClass.preposition | WordClass.title | WordClass.person));
  return isTitle && isPlace && !hasPossessive(narration, { first, end }) ? mention : -1;
}

/** Whether two roles without an article stand before one name: `lead author and Acme chemist Ann Lee`. */
function hasTwoRoles(narration: Narration, mention: number, { first, end }: NounPhrase): boolean {
  const { classes, mentionOf } = narration;
  const isRole = (u: number): boolean =>
    mentionOf[u]! < 0 && (classes[u] === 0 || (classes[u]! & (WordClass.person | WordClass.title)) !== 0);
  if (mentionOf[end - 1] !== mention) return false;
  let named = end - 1;
  while (named > first && mentionOf[named - 1] === mention) named--;
  const and = wordIn(narration, 'and', { first, end: named });
  return (
    !(classes[first]! & (WordClass.determiner | WordClass.possessive)) &&
    and > first &&
    isRole(and - 1) &&
    isRole(named - 1)
  );
}

/** Whether a verb has no "by" or the like after it, as a participle has: `a team led by Lee`. */
const isFiniteVerb = ({ classes }: Pick<Narration, 'classes'>, u: number, end: number): boolean =>
  (classes[u]! & WordClass.finite) !== 0 &&
  !(classes[u]! & (SPEAKER_NOUN | WordClass.time)) &&
  !(u + 1 < end && classes[u + 1]! & WordClass.preposition);

/**
 * Whether a phrase can stand for a speaker's name. Numerals, pronouns, adverbs and pieces of clauses name nobody: `46`,
 * `most important it`, `the decision is`.
 */
export function isDescription({ classes, words, mentionOf }: Narration, { first, end }: NounPhrase): boolean {
  const { adverb, determiner, figure, objectPronoun, subjectPronoun } = WordClass;
  let isNamed = false;
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (mentionOf[u]! >= 0 || bits & WordClass.quotation) isNamed = true;
    else if (bits & relative) return isNamed;
    else if (bits & auxiliary || isFiniteVerb({ classes }, u, end)) return false;
    else if (bits & objectPronoun && bits & determiner && u + 1 < end) continue;
    else if (bits & (subjectPronoun | objectPronoun) && words[u] !== 'us') return false;
    else if (bits & adverb && !(bits & determiner)) continue;
    else if (!(bits & (figure | WordClass.punctuation | WordClass.preposition))) isNamed = true;
  }
  return isNamed;
}
