const MAX_BREAK_BYTES = 6;

/** How far bytes are UTF-8. */
export interface Utf8Scan {
  /** Sequences of two to four bytes that only UTF-8 makes likely. */
  readonly sequences: number;
  /** Stretches of bytes that are not UTF-8, of six bytes at most: an emoji written in two halves is one. */
  readonly breaks: number;
  /** Offset of the first of these, or -1. */
  readonly firstBreak: number;
}

/**
 * Counts what speaks for and against UTF-8.
 *
 * @param bytes that begin at a character; a character cut off at their end counts on neither side when `isHead`
 */
export function scanUtf8(
  bytes: Uint8Array,
  { isHead = false }: { readonly isHead?: boolean } = {},
): Utf8Scan {
  let sequences = 0;
  let breaks = 0;
  let firstBreak = -1;
  let breakStart = -1;
  let breakEnd = -1;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const { valid, length } = sequenceAt(bytes, i);
    if (valid) {
      if (!isLikelyWindows1252(bytes, i, length)) sequences++;
    } else if (i + length === bytes.length && isHead) {
      break;
    } else {
      // "café" and the like end in a lone lead byte; two bytes of three are a character cut off.
      if (i + length === bytes.length && length > 1) sequences++;
      if (breakEnd !== i || i + length - breakStart > MAX_BREAK_BYTES) {
        breaks++;
        breakStart = i;
      }
      breakEnd = i + length;
      if (firstBreak === -1) firstBreak = i;
    }
    i += length;
  }
  return { sequences, breaks, firstBreak };
}

/** The sequence at `at` by table 3-7 of the Unicode Standard; of an invalid one, the bytes that belong together. */
function sequenceAt(bytes: Uint8Array, at: number): { readonly valid: boolean; readonly length: number } {
  const lead = bytes[at]!;
  const expected = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (expected === 1) return { valid: false, length: 1 };
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let n = 1; n < expected; n++) {
    const byte = bytes[at + n];
    const [low, high] = n === 1 ? [lowest, highest] : [0x80, 0xbf];
    if (byte === undefined || byte < low || byte > high) return { valid: false, length: n };
  }
  return { valid: true, length: expected };
}

/** In Windows-1252 `C9 94` is a capital letter before a closing quotation mark, as in “CAFÉ”. */
function isLikelyWindows1252(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at]!;
  const next = bytes[at + 1]!;
  return length === 2 && lead > 0xc3 && next >= 0x91 && next <= 0x97;
}
