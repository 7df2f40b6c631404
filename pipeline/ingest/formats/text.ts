import { hash } from 'node:crypto';
import { decode } from '../decode/decode.js';
import type { ReadResult, RecordFaultCode } from '../record.js';
import { stemOf } from './file-name.js';
import {
  collect,
  faultResult,
  type ReadContext,
  type Reader,
  readableBytes,
  type Source,
  sourceFault,
} from './reader.js';

/** Plain text. */
export const textReader: Reader = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  description: 'one article, as plain text',
  holds: 'one',
  recognises: () => true,
  read: readText,
};

async function* readText(
  { bytes }: Source,
  { sourcePath, maxRecordBytes }: ReadContext,
): AsyncGenerator<ReadResult> {
  const fault = (code: RecordFaultCode, reason: string): ReadResult =>
    faultResult({ docId: sourcePath, sourcePath, line: null, code, reason });
  let content: Buffer | null;
  try {
    content = await collect(bytes, maxRecordBytes);
  } catch (error) {
    yield sourceFault(error, { docId: sourcePath, sourcePath, line: null });
    return;
  }
  if (content === null) {
    yield fault(
      'too_large',
      `The file holds more than ${readableBytes(maxRecordBytes)}, too much for one article: split it, or raise --max-record-mib.`,
    );
    return;
  }
  const decoded = decode(content);
  if (decoded.kind === 'fault') {
    yield fault(decoded.code, decoded.reason);
    return;
  }
  yield {
    kind: 'record',
    record: {
      docId: sourcePath,
      sourcePath,
      sourceId: stemOf(sourcePath, textReader),
      sourceSha256: hash('sha256', content),
      mediaType: textReader.mediaTypes[0],
      encoding: decoded.encoding,
      line: 1,
      text: decoded.text,
      fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
    },
  };
}
