import { binaryKind, hasManyControls } from '../decode/binary.js';
import { LineDecoder } from '../decode/line-decoder.js';
import { StartedStream } from '../decode/started-stream.js';
import type { RecordFault } from '../record.js';
import type { ObjectRecords } from './object-records.js';
import type { FaultResult } from './reader.js';
import { HEAD_BYTES } from './recognise/head.js';

/** A file of records as text: its bytes, of which the beginning is in memory, and how they are decoded. */
export interface StartedText {
  readonly kind: 'text';
  readonly stream: StartedStream;
  readonly decoder: LineDecoder;
}

/**
 * Begins to read a file of records; a fault where its beginning shows that it is no text.
 *
 * @param format that it should be, after "not"
 */
export async function startText(
  bytes: AsyncIterable<Buffer>,
  records: ObjectRecords,
  format: string,
): Promise<StartedText | FaultResult> {
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const head = stream.head.subarray(0, HEAD_BYTES);
  const decoder = new LineDecoder(head);
  const unfit = unfitReason(head, decoder, format);
  if (unfit === null) return { kind: 'text', stream, decoder };
  await stream.return();
  return records.faultAt(null, unfit.code, unfit.reason);
}

function unfitReason(
  head: Buffer,
  decoder: LineDecoder,
  format: string,
): Pick<RecordFault, 'code' | 'reason'> | null {
  if (decoder.isUtf32) return { code: 'undecodable', reason: 'It is in UTF-32: convert it to UTF-8.' };
  if (decoder.lineEncoding !== 'ascii') return null;
  const kind = binaryKind(head) ?? (hasManyControls(head) ? 'full of control characters' : null);
  return kind === null
    ? null
    : { code: 'binary', reason: `It is ${kind}, not ${format}: convert it or remove it.` };
}
