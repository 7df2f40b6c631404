import { FUNCTION_WORDS, GIVEN_NAMES, NICKNAMES } from './gazetteers.js';

/** What stands behind a person's surname and is no part of it. */
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

/** Whether a word can be a given name; function words that are names too (`Will`, `May`) included. */
export const isPossibleGivenName = (lower: string): boolean =>
  GIVEN_NAMES.has(lower) || (NICKNAMES.has(lower) && !FUNCTION_WORDS.has(lower));
