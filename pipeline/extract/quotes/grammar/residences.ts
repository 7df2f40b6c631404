import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import { endsName } from './parentheticals.js';

/** The name before the place where its bearer lives: `Ann Lee, 59, of Dover`. Null when the phrase is no such place. */
export function residentBefore(narration: Narration, { first }: NounPhrase, low: number): NounPhrase | null {
  const { words, classes, mentionOf } = narration;
  if (first - 2 <= low || words[first - 1] !== 'of' || words[first - 2] !== ',') return null;
  let end = first - 2;
  if (classes[end - 1]! & WordClass.figure && words[end - 2] === ',') end -= 2;
  if (end <= low || !endsName(narration, end - 1)) return null;
  let start = end - 1;
  while (start > low && mentionOf[start - 1] === mentionOf[end - 1]) start--;
  return { first: start, end };
}
