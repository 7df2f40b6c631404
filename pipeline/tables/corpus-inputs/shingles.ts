import { hashPiece, mix } from '../../text/hash.js';

/** Words of a shingle: as many as datatrove compares, few enough that a changed word costs little of a text. */
const SHINGLE_WORDS = 5;

/**
 * The shingles of a text, a hash each: its runs of five words, in order, repeats included (Broder, On the resemblance and containment of
 * documents, 1997). Case, marks and white space make no difference. None for a text of fewer words.
 */
export function shinglesOf(text: string): Int32Array {
  const words = wordHashes(text);
  const shingles = new Int32Array(Math.max(0, words.length - SHINGLE_WORDS + 1));
  for (let i = 0; i < shingles.length; i++) {
    let hash = words[i]!;
    for (let k = 1; k < SHINGLE_WORDS; k++) hash = mix(hash, words[i + k]!);
    shingles[i] = hash;
  }
  return shingles;
}

/** Each shingle once, ascending. Texts may be long: a set would take ten times the memory. */
export const distinct = (shingles: Int32Array): Int32Array =>
  shingles.toSorted().filter((shingle, i, sorted) => i === 0 || shingle !== sorted[i - 1]);

/**
 * The share of their different shingles that two texts have in common, 0 to 1 (Jaccard); 0 for texts without any.
 *
 * @param a each shingle once, ascending; so `b`
 */
export function resemblance(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const difference = a[i]! - b[k]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) k++;
  }
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

function wordHashes(text: string): number[] {
  const lower = text.toLowerCase();
  const words: number[] = [];
  for (let i = 0; i < lower.length; ) {
    if (!isOfWord(lower.charCodeAt(i))) {
      i++;
      continue;
    }
    const start = i;
    while (i < lower.length && isOfWord(lower.charCodeAt(i))) i++;
    words.push(hashPiece(lower, start, i));
  }
  return words;
}

/** Digits, small letters of ASCII, and all behind Latin-1's signs that is no mark or space of general use. */
const isOfWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 48 && unit <= 57) ||
  (unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f) && (unit < 0x3000 || unit > 0x303f));
