import { isUtf8 } from 'node:buffer';
import { binaryKind, hasManyControls } from './binary.js';
import { detectEncoding } from './detect-encoding.js';
import { decodeLegacy } from './legacy-encoding.js';
import { decodeUtf16, unicodeMark } from './unicode.js';
import { scanUtf8 } from './utf8-scan.js';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'fault'; readonly code: 'empty' | 'binary' | 'undecodable'; readonly reason: string };

/** Why a file that is blank is none, and what to do. */
export const NO_TEXT = 'There is no text in it: remove it, or fetch it again.';

/**
 * The text of a whole file. In this order: byte order mark, UTF-16 by its zero bytes, UTF-8, a legacy encoding
 * (Windows-1252 unless the bytes clearly speak for another). A byte order mark is no part of the text.
 *
 * Bytes that are UTF-8 but for some broken ones are a fault: whatever stood there cannot be known, and a
 * replacement character would pass for the source's own.
 */
export function decode(bytes: Buffer): Decoded {
  const decoded = decodeAny(bytes);
  return decoded.kind === 'text' && isBlank(decoded.text)
    ? { kind: 'fault', code: 'empty', reason: NO_TEXT }
    : decoded;
}

function decodeAny(bytes: Buffer): Decoded {
  const kind = binaryKind(bytes);
  if (kind !== null) return binary(kind);
  const mark = unicodeMark(bytes);
  if (mark?.encoding === 'utf-32') return undecodable('It is in UTF-32: convert it to UTF-8.');
  if (mark !== null && mark.encoding !== 'utf-8')
    return decodeMarkedUtf16(bytes, mark.encoding, mark.markBytes);
  const content = bytes.subarray(mark?.markBytes ?? 0);
  const zero = content.indexOf(0);
  if (zero !== -1) return binary(`a zero byte at offset ${zero + bytes.length - content.length}`);
  if (hasManyControls(content)) return binary('full of control characters');
  if (isUtf8(content)) return { kind: 'text', text: content.toString('utf8'), encoding: 'utf-8' };
  const encoding = mark?.encoding ?? detectEncoding(content) ?? 'utf-8';
  if (encoding !== 'utf-8') return decodeAs(content, encoding);
  return brokenUtf8(bytes, scanUtf8(content).firstBreak + bytes.length - content.length);
}

/**
 * The text of bytes in a legacy encoding.
 *
 * @param label of the WHATWG Encoding Standard
 */
export function decodeAs(bytes: Buffer, label: string): Decoded {
  const text = decodeLegacy(bytes, label);
  if (text !== null) return { kind: 'text', text, encoding: label };
  return undecodable('It is not text in UTF-8 or any other known encoding: convert it to UTF-8.');
}

/** Bytes with fewer breaks are UTF-8: of its sequences so many stand against a break, or so many bytes of any kind. */
const SEQUENCES_PER_BREAK = 4;
const BYTES_PER_BREAK = 100;

/** Whether bytes that are not UTF-8 would be, but for some of them. */
export function isBrokenUtf8(bytes: Buffer): boolean {
  const mark = unicodeMark(bytes);
  if (mark !== null && mark.encoding !== 'utf-8') return false;
  const { sequences, breaks } = scanUtf8(bytes);
  return breaks * SEQUENCES_PER_BREAK <= sequences || breaks * BYTES_PER_BREAK <= bytes.length;
}

function decodeMarkedUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', markBytes: number): Decoded {
  const text = decodeUtf16(bytes.subarray(markBytes), encoding);
  if (typeof text !== 'string') {
    return undecodable(`It is UTF-16, but broken at byte ${text.brokenAt + markBytes}: fetch it again.`);
  }
  if (hasManyControls(Buffer.from(text.slice(0, 65_536)))) return binary('full of control characters');
  return { kind: 'text', text, encoding };
}

function brokenUtf8(bytes: Buffer, offset: number): Decoded {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line++;
  return undecodable(
    `It is UTF-8, but broken at byte ${offset} (line ${line}): repair it or fetch it again.`,
  );
}

export const undecodable = (reason: string): Decoded => ({ kind: 'fault', code: 'undecodable', reason });

const binary = (what: string): Decoded => ({
  kind: 'fault',
  code: 'binary',
  reason: `It is not text (${what}): convert it to text or remove it.`,
});

/** Zero-width characters count as blank. */
export const isBlank = (text: string): boolean => !/[^\s\u200b-\u200d\u2060\ufeff]/.test(text);
