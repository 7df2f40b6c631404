import type { Mention } from '../findings.js';
import type { Narration } from './narration.js';
import type { Phrase } from './phrases.js';
import { WordClass } from './word-classes.js';

const { body, capitalised, determiner, document, name, people, person, subjectPronoun, title } = WordClass;

/**
 * The mention that names whose words a document holds: of `a report by Acme`, `a lesson from Ann Lee` the last. -1 when nothing
 * says so, or when the phrase is of somebody who speaks himself (`a woman from Acme`).
 */
export function authorOf(
  { classes, words, mentionOf }: Narration,
  mentions: readonly Mention[],
  { first, end }: Phrase,
): number {
  let by = first + 1;
  while (by < end && !BY.test(words[by]!)) by++;
  const head = classes[by - 1]!;
  if (!BY.test(words[by] ?? '') || mentionOf[by - 1]! >= 0) return -1;
  if (head & (person | people | body | subjectPronoun | determiner)) return -1;
  let u = by + 1;
  while ((classes[u] ?? 0) & (name | title | person | capitalised)) u++;
  const mention = mentionOf[u - 1]!;
  // Of two authors neither speaks alone.
  if (mention < 0 || u === by + 1 || words[u] === 'and' || words[u] === '&') return -1;
  const { type } = mentions[mention]!;
  if (type === 'person') return mention;
  // Of other nouns those who come from an organization are more often people than papers: a villager from Acme.
  return type === 'organization' && head & document ? mention : -1;
}

const BY = /^(?:by|from)$/;
