import { hashText } from '../../../text/hash.js';
import { LEXICON, Word } from './lexicon.js';

/** Of a given name, who can bear it: men, women, both. */
export type Gender = 'm' | 'f' | 'u';

const EITHER = Word.givenMale | Word.givenFemale;

/** The gender that a given name in small letters tells; null for a word that is none. */
export function genderOf(lower: string): Gender | null {
  const bits = LEXICON.get(hashText(lower)) & EITHER;
  if (bits === 0) return null;
  return bits === EITHER ? 'u' : bits === Word.givenMale ? 'm' : 'f';
}

export const isGivenName = (lower: string): boolean => genderOf(lower) !== null;
