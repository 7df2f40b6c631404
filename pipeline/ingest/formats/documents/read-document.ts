import { hash } from 'node:crypto';
import type { ReadResult } from '../../record.js';
import { isExport, withExports } from '../exports/exports.js';
import { ObjectRecords } from '../object-records.js';
import {
  collect,
  faultResult,
  type ReadContext,
  type Reader,
  readableBytes,
  type Source,
  sourceFault,
} from '../reader.js';
import type { Document, DocumentFault } from './document.js';

/** A larger file is a fault, in bytes; most of a large one are pictures. */
const MAX_FILE_BYTES = 128 * 1024 * 1024;

/**
 * Reads a file of a word processor: one article, whose paragraphs are parted by blank lines.
 *
 * @param parse reads all bytes of the file, and never throws
 */
export async function* readDocument(
  { bytes }: Source,
  context: ReadContext,
  reader: Reader,
  parse: (content: Buffer) => Promise<Document | DocumentFault>,
): AsyncGenerator<ReadResult> {
  const { sourcePath } = context;
  const place = { docId: sourcePath, sourcePath, line: null };
  let content: Buffer | null;
  try {
    content = await collect(bytes, MAX_FILE_BYTES);
  } catch (error) {
    yield sourceFault(error, place);
    return;
  }
  if (content === null) {
    const reason = `The file holds more than ${readableBytes(MAX_FILE_BYTES)}: save it without its pictures, or split it.`;
    yield faultResult({ ...place, code: 'too_large', reason });
    return;
  }
  const document = await parse(content);
  if (document.kind === 'fault') {
    yield faultResult({ ...place, code: document.code, reason: document.reason });
    return;
  }
  yield* withExports(
    articleOf(document, hash('sha256', content), context, reader),
    context,
    reader,
    'document',
  );
}

function articleOf(
  { paragraphs, properties, encoding, notes }: Document,
  sha256: string,
  context: ReadContext,
  reader: Reader,
): ReadResult {
  // Names that a user gives are those of the fields of records.
  const records = new ObjectRecords({ ...context, fields: {} }, reader);
  const { title, author, created } = properties;
  const text = paragraphs.join('\n\n');
  const result = records.only(
    { title, author, created_at: created, text },
    { line: 1, sha256 },
    encoding,
    '',
  );
  if (result.kind === 'fault') return result;
  if (Buffer.byteLength(text) > context.maxRecordBytes && !isExport(text)) return tooLong(text, context);
  return notes === undefined ? result : { kind: 'record', record: { ...result.record, notes } };
}

function tooLong(text: string, { sourcePath, maxRecordBytes }: ReadContext): ReadResult {
  const [length, limit] = [Buffer.byteLength(text), maxRecordBytes].map(readableBytes);
  const reason = `Its text is ${length} long, more than the ${limit} of one record: split it, or raise --max-record-mib.`;
  return faultResult({ docId: sourcePath, sourcePath, line: null, code: 'too_large', reason });
}
