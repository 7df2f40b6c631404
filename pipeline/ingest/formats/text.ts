import { hash } from 'node:crypto';
import { decode } from '../decode/decode.js';
import type { ReadResult, RecordFaultCode } from '../record.js';
import { stemOf } from './file-name.js';
import {
  faultResult,
  type ReadContext,
  type Reader,
  readableBytes,
  type Source,
  sourceFault,
} from './reader.js';

export const textReader: Reader = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  description: 'one article, as plain text',
  read: readText,
};

async function* readText({ bytes }: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { sourcePath, maxRecordBytes } = context;
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

/** Null when there are more than `maxBytes`: the rest is not read. */
async function collect(bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
