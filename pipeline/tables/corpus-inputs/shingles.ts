import { hashPiece, mix } from '../../text/hash.js';

/** Words in a shingle: as many as datatrove uses, and few enough that a changed word changes little of a text. */
const SHINGLE_WORDS = 5;

/**
 * The shingles of a text, as hashes: its runs of five words, in order, with repeats (Broder, On the resemblance and
 * containment of documents, 1997). Case, marks and white space make no difference. A text of fewer words has none.
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

/** Each shingle once, ascending. (A set would take ten times the memory of a long text.) */
export const distinct = (shingles: Int32Array): Int32Array =>
  shingles.toSorted().filter((shingle, i, sorted) => i === 0 || shingle !== sorted[i - 1]);

/**
 * How much two texts resemble each other: the Jaccard index of their shingles, 0 to 1; 0 for texts without any.
 *
 * @param a each shingle once, ascending
 * @param b the same
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

/** Digits, lower-case ASCII letters, and everything from U+00C0 on except general punctuation and CJK punctuation. */
const isOfWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 48 && unit <= 57) ||
  (unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f) && (unit < 0x3000 || unit > 0x303f));
