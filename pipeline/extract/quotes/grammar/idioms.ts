import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

/** Whether a verb of saying says nothing: `That said, the deal is done`. Somebody may be `the man that said, …`. */
export const isThatSaid = ({ words, classes }: Narration, u: number): boolean =>
  words[u] === 'said' &&
  words[u - 1] === 'that' &&
  words[u + 1] === ',' &&
  (u < 2 || (classes[u - 2]! & WordClass.punctuation) !== 0 || /^(?:and|but)$/.test(words[u - 2]!));
