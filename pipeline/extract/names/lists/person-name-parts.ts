import { hashText } from '../../../text/hash.js';
import { FUNCTION_WORDS, NICKNAMES } from './gazetteers.js';
import { LEXICON, LexiconBit } from './lexicon.js';

/** Words that can follow a surname and are no part of it. */
export const GENERATIONS: ReadonlySet<string> = new Set([
  'jr',
  'jr.',
  'sr',
  'sr.',
  'ii',
  'iii',
  'iv',
  'vi',
  'vii',
  'viii',
]);

/** Whether a word in lower case is a listed given name. */
export const isGivenName = (lower: string): boolean =>
  (LEXICON.get(hashText(lower)) & (LexiconBit.givenMale | LexiconBit.givenFemale)) !== 0;

/** Whether a word can be a given name; function words that are names too (`Will`, `May`) included. */
export const isPossibleGivenName = (lower: string): boolean =>
  isGivenName(lower) || (NICKNAMES.has(lower) && !FUNCTION_WORDS.has(lower));
