/**
 * Compares two strings by their UTF-8 bytes, the order of every sorted list of this program. JavaScript's own `<`
 * compares UTF-16 units, and so puts an emoji (a surrogate pair) before U+FF01.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates, which encode the code points from U+10000 on, rank after U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
