import type { Mention } from '../findings.js';
import type { Narration } from './narration.js';
import type { Phrase } from './phrases.js';
import { WordClass } from './word-classes.js';

const { person, people, body, document, subjectPronoun, determiner } = WordClass;

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
  while (by < end && !/^(?:by|from)$/.test(words[by]!)) by++;
  const head = classes[by - 1]!;
  const mention = mentionOf[by + 1] ?? -1;
  if (!/^(?:by|from)$/.test(words[by] ?? '') || mention < 0 || mentionOf[by - 1]! >= 0) return -1;
  if (head & (person | people | body | subjectPronoun | determiner)) return -1;
  const { type } = mentions[mention]!;
  if (type === 'person') return mention;
  // Of other nouns those who come from an organization are more often people than papers: a villager from Acme.
  return type === 'organization' && head & document ? mention : -1;
}
