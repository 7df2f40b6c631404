/** An encoding of Unicode that the first bytes show. */
export interface UnicodeMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';
  /** Length of the byte order mark; 0 where the bytes alone show it. */
  readonly markBytes: number;
}

const MARKS: readonly (readonly [bytes: Buffer, encoding: UnicodeMark['encoding']])[] = [
  [Buffer.from([0xff, 0xfe, 0, 0]), 'utf-32'],
  [Buffer.from([0, 0, 0xfe, 0xff]), 'utf-32'],
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

const SAMPLE_BYTES = 4096;
/** Share of zero bytes in the upper halves of UTF-16 units: near 1 in English, some blanks in any language. */
const MIN_ZERO_SHARE = 0.4;
const MAX_STRAY_ZERO_SHARE = 0.01;

/** By the byte order mark (Unicode Standard 23.8), else by the zero bytes that UTF-16 puts beside ASCII letters. */
export function unicodeMark(bytes: Buffer): UnicodeMark | null {
  for (const [mark, encoding] of MARKS) {
    if (bytes.subarray(0, mark.length).equals(mark)) return { encoding, markBytes: mark.length };
  }
  const encoding = utf16ByZeros(bytes.subarray(0, SAMPLE_BYTES));
  return encoding === null ? null : { encoding, markBytes: 0 };
}

function utf16ByZeros(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  const units = sample.length >> 1;
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < units * 2; i++) {
    if (sample[i] === 0) zeros[(i & 1) as 0 | 1]++;
  }
  const [even, odd] = zeros;
  if (odd > units * MIN_ZERO_SHARE && even <= units * MAX_STRAY_ZERO_SHARE) return 'utf-16le';
  if (even > units * MIN_ZERO_SHARE && odd <= units * MAX_STRAY_ZERO_SHARE) return 'utf-16be';
  return null;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The text of UTF-16 bytes, or the offset of the first byte that is no part of one. */
export function decodeUtf16(
  bytes: Buffer,
  encoding: 'utf-16le' | 'utf-16be',
): string | { readonly brokenAt: number } {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  // swap16 works in place.
  const text = (encoding === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
  const lone = text.search(LONE_SURROGATE);
  if (lone !== -1) return { brokenAt: lone * 2 };
  return whole.length === bytes.length ? text : { brokenAt: whole.length };
}
