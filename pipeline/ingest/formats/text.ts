import { hash } from 'node:crypto';
import { decode } from '../decode/decode.js';
import { StartedStream } from '../decode/started-stream.js';
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
import { HEAD_BYTES, headOf } from './recognise/head.js';
import { otherFormatOf, reasonOf } from './recognise/other-formats.js';

const TEXT = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  description: 'one article, as plain text',
} as const;

/**
 * Reads plain text. Files called so, and standard input, often hold something else: what is recognised as the format of
 * another reader is read by that one, and what is recognised as a format that nobody reads is a fault.
 */
export const textReaderBeside = (others: readonly Reader[]): Reader => ({
  ...TEXT,
  recognises: () => true,
  read: (source, context) => readRecognised(source, context, others),
});

async function* readRecognised(
  { bytes, file }: Source,
  context: ReadContext,
  others: readonly Reader[],
): AsyncGenerator<ReadResult> {
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const head = headOf(stream.head);
  const reader = others.find((candidate) => candidate.recognises(head));
  const unread = reader === undefined ? otherFormatOf(head) : null;
  if (reader !== undefined) yield* reader.read({ bytes: stream, file }, context);
  else if (unread === null) yield* readText(stream, context);
  else {
    await stream.return();
    const { sourcePath } = context;
    const reason = reasonOf(unread);
    yield faultResult({ docId: sourcePath, sourcePath, line: null, code: 'unsupported_format', reason });
  }
}

async function* readText(
  bytes: AsyncIterable<Buffer>,
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
      sourceId: stemOf(sourcePath, TEXT),
      sourceSha256: hash('sha256', content),
      mediaType: TEXT.mediaTypes[0],
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
