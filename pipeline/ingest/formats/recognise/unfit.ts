import { binaryKind, hasManyControls } from '../../decode/binary.js';
import type { LineDecoder } from '../../decode/line-decoder.js';
import type { RecordFaultCode } from '../../record.js';
import { HEAD_BYTES } from './head.js';

/**
 * Why the bytes that begin so are no text; null where they may be.
 *
 * @param format that they should be, after "not"
 */
export function unfitReason(
  start: Buffer,
  decoder: LineDecoder,
  format: string,
): { readonly code: RecordFaultCode; readonly reason: string } | null {
  if (decoder.isUtf32) return { code: 'undecodable', reason: 'It is in UTF-32: convert it to UTF-8.' };
  if (decoder.lineEncoding !== 'ascii') return null;
  const head = start.subarray(0, HEAD_BYTES);
  const kind = binaryKind(head) ?? (hasManyControls(head) ? 'full of control characters' : null);
  return kind === null
    ? null
    : { code: 'binary', reason: `It is ${kind}, not ${format}: convert it or remove it.` };
}
