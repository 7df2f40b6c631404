import { lastAtOrBefore } from '../../../text/span.js';
import type { Mention } from '../../findings.js';
import { isPassive } from '../grammar/passives.js';
import { subjectBefore } from '../grammar/subjects.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';

const {
  body,
  capitalised,
  determiner,
  document,
  finite,
  name,
  people,
  person,
  possessive,
  subjectPronoun,
  title,
  verb,
} = WordClass;

/**
 * The mention that names the author of a document: that in `Acme’s letter`, the last one in `a report by Acme`. -1 when
 * none does, or when the phrase is about somebody who speaks in person (`a woman from Acme`).
 */
export function authorOf(
  { classes, words, mentionOf }: Narration,
  mentions: readonly Mention[],
  { first, end }: NounPhrase,
): number {
  const owner = ownerOf({ classes, words, mentionOf }, mentions, { first, end });
  if (owner >= 0) return owner;
  let by = first + 1;
  while (by < end && !BY.test(words[by]!)) by++;
  const head = classes[by - 1]!;
  if (!BY.test(words[by] ?? '') || mentionOf[by - 1]! >= 0) return -1;
  if (head & (person | people | body | subjectPronoun | determiner)) return -1;
  let u = by + 1;
  while ((classes[u] ?? 0) & (name | title | person | capitalised)) u++;
  const mention = mentionOf[u - 1]!;
  // Neither of two authors speaks alone, and a paper from Lee's staff is not by Lee.
  if (mention < 0 || u === by + 1 || words[u] === 'and' || words[u] === '&') return -1;
  if ((classes[u] ?? 0) & possessive) return -1;
  const { type } = mentions[mention]!;
  if (type === 'person') return words[by] === 'in' ? -1 : mention;
  // With any other noun, "from" more often tells where people belong: a villager from Acme.
  return type === 'organization' && head & document ? mention : -1;
}

/** Documents that somebody writes, and that are not only about or kept by somebody. */
const WRITTEN =
  /^(?:report|column|editorial|book|memo|memoir|letter|statement|release|announcement|email|e-mail|message|tweet|post|filing|lawsuit|complaint|study|analysis|review|blog|speech)$/;

/** The mention of whose document a phrase speaks: `Acme’s letter`; -1 for any other phrase. */
function ownerOf(
  { classes, words, mentionOf }: Pick<Narration, 'classes' | 'words' | 'mentionOf'>,
  mentions: readonly Mention[],
  { first, end }: NounPhrase,
): number {
  if (!WRITTEN.test(words[end - 1]!)) return -1;
  for (let u = end - 2; u > first; u--) {
    if (!(classes[u]! & possessive)) continue;
    const mention = mentionOf[u - 1]!;
    return mention >= 0 && /^(?:person|organization)$/.test(mentions[mention]!.type) ? mention : -1;
  }
  return -1;
}

/** Before an author: `by Acme`, `from Acme`; a report in a paper is the paper’s. */
const BY = /^(?:by|from|in)$/;

/** The phrase before the possessive of whose document a phrase speaks: `the campaign` in `the campaign’s letter`. */
export function describedOwnerOf(
  { classes, words, mentionOf }: Narration,
  { first, end }: NounPhrase,
): NounPhrase | null {
  if (!WRITTEN.test(words[end - 1]!)) return null;
  for (let u = end - 2; u > first; u--)
    if (classes[u]! & possessive)
      return mentionOf[u - 1]! < 0 && classes[u - 1]! & (body | person | people) ? { first, end: u } : null;
  return null;
}

/** Units searched backwards for the document that "the report" means. */
const MAX_UNITS_BACK = 400;
/** Most words of a document's noun: `press release`. */
const MAX_NOUN = 3;

/**
 * The author of `the report`, `the press release`: the mention that introduced the last one before it (`an Acme
 * report`, `a report by Acme`, `Acme sent out a report`). -1 for any other phrase, and when that report has no author.
 */
export function earlierAuthorOf(
  narration: Narration,
  mentions: readonly Mention[],
  { first, end }: NounPhrase,
): number {
  const { classes, words, mentionOf } = narration;
  const length = end - first - 1;
  if (words[first] !== 'the' || length < 1 || length > MAX_NOUN || !(classes[end - 1]! & document)) return -1;
  for (let u = first - length; u > 0 && u > first - MAX_UNITS_BACK; u--) {
    if (!isSameNoun(narration, u, first + 1, length)) continue;
    const before = classes[u - 1]! & possessive && u > 1 ? mentionOf[u - 2]! : mentionOf[u - 1]!;
    if (before >= 0) return mentions[before]!.type === 'organization' ? before : -1;
    const author = authorOf(narration, mentions, { first: u + length - 1, end: u + length });
    if (author >= 0) return author;
    if (words[u - 1] !== 'the') return senderOf(narration, mentions, u);
  }
  return -1;
}

function isSameNoun({ words, mentionOf }: Narration, u: number, noun: number, length: number): boolean {
  for (let i = 0; i < length; i++)
    if (words[u + i] !== words[noun + i] || mentionOf[u + i]! >= 0) return false;
  return true;
}

const SENDS =
  /^(?:said|says|say|wrote|writes|issued|issues|sent|sends|released|publishes|published|posted|filed|circulated|announced|put)$/;

/**
 * Who sent a document, by the verb of its sentence: `Acme sent out a press release`, `Acme denied it in a statement`;
 * -1 where nobody named did.
 */
function senderOf(narration: Narration, mentions: readonly Mention[], unit: number): number {
  const { classes, words, sentences } = narration;
  const { first, end } = sentences[lastAtOrBefore(sentences, unit, (sentence) => sentence.first)]!;
  // What is done in a statement is done by whose statement it is.
  if (words[unit - 2] === 'in' && /^an?$/.test(words[unit - 1]!))
    for (let at = unit - 1; at > first; at--) {
      if (!(classes[at]! & (finite | verb))) continue;
      const doer = namedSubjectOf(narration, mentions, at, first);
      if (doer >= 0) return isPassive(narration, { first: at, end: at + 1 }) ? -1 : doer;
    }
  let at = unit - 1;
  while (at > first && !SENDS.test(words[at]!)) at--;
  if (at <= first) for (at = unit; at < end && !SENDS.test(words[at]!); ) at++;
  return at < end ? namedSubjectOf(narration, mentions, at, first) : -1;
}

/** The mention of the person or organisation that is the subject of the verb at unit `at`; -1 for none. */
function namedSubjectOf(
  narration: Narration,
  mentions: readonly Mention[],
  at: number,
  first: number,
): number {
  const subject = subjectBefore(narration, at, first);
  const mention = subject === null ? -1 : narration.mentionOf[subject.end - 1]!;
  return mention >= 0 && /^(?:person|organization)$/.test(mentions[mention]!.type) ? mention : -1;
}
