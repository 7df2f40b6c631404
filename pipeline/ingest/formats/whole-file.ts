import { hash } from 'node:crypto';
import type { Decoded } from '../decode/decode.js';
import type { ReadResult, RecordNote } from '../record.js';
import {
  collect,
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
 * Reads a file that is one article; its text is the record's.
 *
 * @param decode of all bytes of the file
 */
export async function readWhole(
  { bytes }: Source,
  { sourcePath, stem, maxRecordBytes }: ReadContext,
  reader: Reader,
  decode: (content: Buffer) => DecodedFile,
): Promise<ReadResult> {
  const place = { docId: sourcePath, sourcePath, line: null };
  let content: Buffer | null;
  try {
    content = await collect(bytes, maxRecordBytes);
  } catch (error) {
    return sourceFault(error, place);
  }
  if (content === null) {
    const reason = `The file holds more than ${readableBytes(maxRecordBytes)}, too much for one article: split it, or raise --max-record-mib.`;
    return faultResult({ ...place, code: 'too_large', reason });
  }
  const decoded = decode(content);
  if (decoded.kind === 'fault') return faultResult({ ...place, code: decoded.code, reason: decoded.reason });
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
      fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
      ...(decoded.notes === undefined ? {} : { notes: decoded.notes }),
    },
  };
}
