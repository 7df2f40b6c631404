/**
 * Converts UTF-16 offsets of one string to code point offsets, the unit of every exported span, in which Python, DuckDB
 * and R count. Texts without surrogate pairs convert at no cost.
 */
export class CodePointOffsets {
  /** UTF-16 offsets right after each surrogate pair, ascending. */
  readonly #pairEnds: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#pairEnds = pairEnds(text);
    this.#length = text.length;
  }

  /** Length of the text in code points. */
  get length(): number {
    return this.#length - this.#pairEnds.length;
  }

  /** Code point offset of a UTF-16 offset; an offset inside a surrogate pair counts as before it. */
  at(offset: number): number {
    const ends = this.#pairEnds;
    if (ends.length === 0) return offset;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    const insidePair = low < ends.length && ends[low] === offset + 1 ? 1 : 0;
    return offset - low - insidePair;
  }
}

/** The engine answers at once for texts of one byte a unit, and goes through others faster than a loop does. */
const MAY_HAVE_PAIRS = /[\ud800-\udbff]/;

function pairEnds(text: string): number[] {
  const ends: number[] = [];
  if (!MAY_HAVE_PAIRS.test(text)) return ends;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    i++;
    ends.push(i + 1);
  }
  return ends;
}

/** Number of UTF-16 units of a code point. */
export const widthOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** The code point that ends at a UTF-16 offset; a lone surrogate is itself. */
export function codePointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1);
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
  const point = isSecondHalf && offset > 1 ? (text.codePointAt(offset - 2) as number) : unit;
  return point > 0xffff ? point : unit;
}

/** Slices a text by code point offsets; at no extra cost where it has no surrogate pairs. */
export class CodePointSlicer {
  readonly #text: string;
  /** UTF-16 offset of each code point, and the text's length; null when both kinds of offsets agree. */
  readonly #starts: Int32Array | null;

  constructor(text: string) {
    this.#text = text;
    this.#starts = pairEnds(text).length === 0 ? null : codePointStarts(text);
  }

  /** Length of the text in code points. */
  get length(): number {
    return this.#starts === null ? this.#text.length : this.#starts.length - 1;
  }

  slice(start: number, end: number): string {
    if (this.#starts === null) return this.#text.slice(start, end);
    return this.#text.slice(this.offsetOf(start), this.offsetOf(end));
  }

  /** UTF-16 offset of a code point; the text's length for what lies after it. */
  offsetOf(codePoint: number): number {
    const { length } = this.#text;
    return this.#starts === null ? Math.min(codePoint, length) : (this.#starts[codePoint] ?? length);
  }
}

function codePointStarts(text: string): Int32Array {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return Int32Array.from(starts);
}
