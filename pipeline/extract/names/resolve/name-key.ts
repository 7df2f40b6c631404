import { memoized } from '../../../text/memo.js';

/**
 * The key that names of one thing share in different documents: lower case, without diacritics, middle initials,
 * punctuation, leading article and British spelling. `Donald J. Trump` → `donald trump`, `The New York Times` →
 * `new york times`.
 */
export const nameKey = memoized(keyOf);

function keyOf(name: string): string {
  const plain = IS_SIMPLE.test(name) ? name.toLowerCase() : foldedKey(name);
  const words = plain.split(' ').map((word) => AMERICAN.get(word) ?? word);
  if (words.length < 3) return words.join(' ');
  return words.filter((word, i) => i === 0 || i === words.length - 1 || !/^\p{L}$/u.test(word)).join(' ');
}

/** The American spelling of British words in names. */
const AMERICAN: ReadonlyMap<string, string> = new Map([
  ['centre', 'center'],
  ['defence', 'defense'],
  ['organisation', 'organization'],
  ['programme', 'program'],
]);

/** Letters and single spaces, no article in front. */
const IS_SIMPLE = /^(?!the )[A-Za-z]+(?: [A-Za-z]+)*$/i;

function foldedKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’.]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@&]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
  return plain === '' ? name.toLowerCase() : plain;
}
