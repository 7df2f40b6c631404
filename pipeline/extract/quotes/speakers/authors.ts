import type { Mention } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';

const { body, capitalised, determiner, document, name, people, person, possessive, subjectPronoun, title } =
  WordClass;

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

/** Units searched backwards for the document that "the report" means. */
const MAX_UNITS_BACK = 400;

/**
 * The author of `the report`: the mention that introduced the last report before it (`an Acme report`, `a report by
 * Acme`). -1 for any other phrase, and when that report has no author.
 */
export function earlierAuthorOf(
  narration: Narration,
  mentions: readonly Mention[],
  phrase: NounPhrase,
): number {
  const { classes, words, mentionOf } = narration;
  const noun = phrase.first + 1;
  if (words[phrase.first] !== 'the' || phrase.end !== noun + 1 || !(classes[noun]! & document)) return -1;
  for (let u = phrase.first - 1; u > 0 && u > phrase.first - MAX_UNITS_BACK; u--) {
    if (words[u] !== words[noun] || mentionOf[u]! >= 0) continue;
    const before = classes[u - 1]! & possessive && u > 1 ? mentionOf[u - 2]! : mentionOf[u - 1]!;
    if (before >= 0) return mentions[before]!.type === 'organization' ? before : -1;
    const author = authorOf(narration, mentions, { first: u, end: u + 1 });
    if (author >= 0 || words[u - 1] !== 'the') return author;
  }
  return -1;
}
