import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { jointPhraseAt, type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { trimRange, type UnitRange } from '../narration/unit-ranges.js';

/**
 * The words of a source that name the speaker, without what only adds to them: `Ann Lee` of `Ann Lee, who runs the
 * mill,` and of `its director, Ann Lee`. Null when nothing is left.
 */
export function speakerPhrase(narration: Narration, source: UnitRange): NounPhrase | null {
  const phrase = appositionOf(narration, source);
  return phrase === null ? null : withoutEdges(narration, withoutPredicate(narration, phrase));
}

/** The subject alone of a clause that was taken for a source: `Acme and Beta | signed a pact on Friday`. */
function withoutPredicate(narration: Narration, phrase: NounPhrase): NounPhrase {
  const { classes, lexemes, words } = narration;
  const subject = jointPhraseAt(narration, phrase.first, phrase.end);
  const verb = subject === null ? phrase.end : subject.end;
  if (verb + 1 >= phrase.end || classes[verb]! & (name | NOMINAL)) return phrase;
  const isVerb =
    classes[verb]! & WordClass.finite || lexemes[verb]!.verb !== null || /ed$/.test(words[verb]!);
  const hasObject = classes[verb + 1]! & (determiner | WordClass.objectPronoun | name);
  return isVerb && hasObject ? subject! : phrase;
}

function appositionOf(narration: Narration, source: UnitRange): NounPhrase | null {
  const { first, end } = trimRange(narration, source);
  const comma = firstComma(narration, first, end);
  if (comma === end || isList(narration, comma, end)) return withoutPossessive(narration, { first, end });
  const named = nounPhraseAt(narration, comma + 1, end);
  if (
    !(narration.classes[comma - 1]! & WordClass.name) &&
    named !== null &&
    narration.classes[named.first]! & WordClass.personName
  )
    return withoutPossessive(narration, named);
  return withoutPossessive(narration, { first, end: comma });
}

/** The first comma, dash or opening bracket of a phrase; `end` when it has none. */
function firstComma({ words, classes }: Narration, first: number, end: number): number {
  for (let u = first + 1; u < end; u++) {
    if (/^(?:[,(—–]|--+)$/.test(words[u]!)) return u;
    // "the union - which …": a hyphen typed for a dash.
    const isDash = words[u] === '-' && !DIGIT_WORD.test(words[u + 1] ?? '');
    if (isDash && classes[u + 1]! & (determiner | WordClass.relative)) return u;
  }
  return end;
}

/** The second part of a numeral: `fifty-one`. */
const DIGIT_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine)$/;

/** Whether a comma separates the names of a list: `Lee, Kim and Roe`. */
function isList({ words, classes }: Narration, comma: number, end: number): boolean {
  if (words[comma] !== ',' || !(classes[comma - 1]! & WordClass.name)) return false;
  for (let u = comma + 1; u < end; u++) {
    if (words[u] === 'and' || words[u] === 'or') return true;
    if (!(classes[u]! & (WordClass.name | WordClass.title)) && words[u] !== ',') return false;
  }
  return false;
}

const { adverb, auxiliary, conjunction, determiner, name, negation, preposition } = WordClass;

/**
 * Words that can stand before a speaker, or between a speaker and the cue, without saying who speaks; a "not" before
 * the speaker does.
 */
const EDGE_WORDS = adverb | auxiliary | conjunction;

/**
 * A phrase without such words at its edges (`often`, `Acme only`, `can you`, `among experts`); null when nothing is
 * left.
 */
function withoutEdges(narration: Narration, { first, end }: NounPhrase): NounPhrase | null {
  const { words, classes } = narration;
  const isEdge = (u: number, edges: number): boolean =>
    (classes[u]! & edges) !== 0 &&
    !(classes[u]! & (name | determiner | NOMINAL | WordClass.title | WordClass.capitalised));
  const isNot = (u: number): boolean => (classes[u]! & (negation | auxiliary)) === negation;
  let low = lastShare(narration, first, end);
  let high = end;
  // "Nor do analysts (expect)"
  if (isNot(low) && low + 1 < high && classes[low + 1]! & auxiliary) low++;
  while (low < high && isEdge(low, EDGE_WORDS | preposition) && !isNot(low)) low++;
  while (high > low && isEdge(high - 1, EDGE_WORDS | negation)) high--;
  // "Let's say taxes fall": a supposition that nobody has stated.
  return low === high || words[high - 1] === 'let' ? null : { first: low, end: high };
}

/** The unit at which the share begins that the cue is about: `5 percent chose tea and 2 percent`. */
function lastShare({ words, classes }: Narration, first: number, end: number): number {
  for (let u = end - 1; u > first + 1; u--) {
    const isShare = /^(?:percent|%)$/.test(words[u]!) && classes[u - 1]! & WordClass.figure;
    if (isShare && classes[u - 2]! & conjunction) return u - 1;
  }
  return first;
}

function withoutPossessive({ classes }: Narration, { first, end }: UnitRange): NounPhrase | null {
  let last = end;
  while (last > first && classes[last - 1]! & WordClass.possessive) last--;
  return last > first ? { first, end: last } : null;
}
