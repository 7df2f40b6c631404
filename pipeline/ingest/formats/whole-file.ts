import { hash } from 'node:crypto';
import type { Decoded } from '../decode/decode.js';
import { NO_FIELDS, type ReadResult, type RecordNote } from '../record.js';
import {
  collect,
  type FaultResult,
  faultResult,
  type ReadContext,
  type Reader,
  readableBytes,
  type Source,
  sourceFault,
} from './reader.js';

/** A decoded file, and what is odd about it. */
export type DecodedFile = Decoded & { readonly notes?: readonly RecordNote[] };

/**
 * All bytes of a file that is one record, or the fault of that record.
 *
 * @param tooLarge the reason where there are more than `maxBytes`
 */
export async function wholeFile(
  { bytes }: Source,
  { sourcePath }: ReadContext,
  maxBytes: number,
  tooLarge: string,
): Promise<Buffer | FaultResult> {
  const place = { docId: sourcePath, sourcePath, line: null };
  try {
    const content = await collect(bytes, maxBytes);
    return content ?? faultResult({ ...place, code: 'too_large', reason: tooLarge });
  } catch (error) {
    return sourceFault(error, place);
  }
}

/**
 * Reads a file that is one article; its text is the record's.
 *
 * @param decode of all bytes of the file
 */
export async function readWhole(
  source: Source,
  context: ReadContext,
  reader: Reader,
  decode: (content: Buffer) => DecodedFile,
): Promise<ReadResult> {
  const { sourcePath, stem, maxRecordBytes } = context;
  const tooLarge = `The file holds more than ${readableBytes(maxRecordBytes)}, too much for one article: split it, or raise --max-record-mib.`;
  const content = await wholeFile(source, context, maxRecordBytes, tooLarge);
  if (!Buffer.isBuffer(content)) return content;
  const decoded = decode(content);
  if (decoded.kind === 'fault')
    return faultResult({
      docId: sourcePath,
      sourcePath,
      line: null,
      code: decoded.code,
      reason: decoded.reason,
    });
  return {
    kind: 'record',
    record: {
      docId: sourcePath,
      sourcePath,
      sourceId: stem,
      sourceSha256: hash('sha256', content),
      mediaType: reader.mediaTypes[0],
      encoding: decoded.encoding,
      line: 1,
      text: decoded.text,
      fields: NO_FIELDS,
      ...(decoded.notes === undefined ? {} : { notes: decoded.notes }),
    },
  };
}
