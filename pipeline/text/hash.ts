/** Hash of a string: FNV-1a over its UTF-16 units, 32 bits, signed. */
export function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** Hash of a piece of a string, equal to that of the piece by itself. */
export function hashPiece(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** Hash of a word in small letters, the apostrophe straight, as the lists have it. */
export function wordHash(lower: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    hash = Math.imul(hash ^ (unit === CURLY ? STRAIGHT : unit), FNV_PRIME);
  }
  return hash;
}

/** With the straight apostrophe that the lists use. */
export const plain = (word: string): string => (word.includes('’') ? word.replaceAll('’', "'") : word);

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const CURLY = '’'.charCodeAt(0);
const STRAIGHT = "'".charCodeAt(0);
