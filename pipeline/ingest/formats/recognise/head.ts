import { unicodeMark } from '../../decode/unicode.js';

/** The beginning of a file, by which its format is recognised. */
export interface Head {
  readonly bytes: Buffer;
  /** The bytes as text without a byte order mark; what is neither UTF-8 nor UTF-16 in it is U+FFFD. */
  readonly text: string;
  /** Whether it is the whole file. */
  readonly isWhole: boolean;
}

/** What a format is recognised by, in bytes. */
export const HEAD_BYTES = 64 * 1024;

/** @param start of a file, at least `HEAD_BYTES` of it where it has so many */
export function headOf(start: Buffer): Head {
  const bytes = start.subarray(0, HEAD_BYTES);
  return { bytes, text: textOf(bytes), isWhole: start.length < HEAD_BYTES };
}

function textOf(bytes: Buffer): string {
  const mark = unicodeMark(bytes);
  const content = bytes.subarray(mark?.markBytes ?? 0);
  if (mark?.encoding === 'utf-16le') return content.toString('utf16le');
  if (mark?.encoding !== 'utf-16be') return content.toString('utf8');
  const whole = content.length - (content.length % 2);
  return Buffer.from(content.subarray(0, whole)).swap16().toString('utf16le');
}
