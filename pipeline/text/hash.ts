/** Hash of a string: FNV-1a over its UTF-16 units, 32 bits, signed. */
export function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** Hash of a part of a string, equal to {@link hashText} of that part. */
export function hashPiece(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** Hash of a word in lower case, with a straight apostrophe, as the lists have it. */
export function wordHash(lower: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    hash = Math.imul(hash ^ (unit === CURLY ? STRAIGHT : unit), FNV_PRIME);
  }
  return hash;
}

/** The word with the straight apostrophe that the lists use. */
export const withStraightApostrophe = (word: string): string =>
  word.includes('’') ? word.replaceAll('’', "'") : word;

/**
 * Combines two values into one hash that depends on their order: `mix(template, word)` is a feature, `mix(mix(template,
 * word), next)` one of two words. It spreads the bits, so that the result can choose a row of a table.
 */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const CURLY = '’'.charCodeAt(0);
const STRAIGHT = "'".charCodeAt(0);
