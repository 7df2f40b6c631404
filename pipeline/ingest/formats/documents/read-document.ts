import { hash } from 'node:crypto';
import type { ReadResult } from '../../record.js';
import { isExport, withExports } from '../exports/exports.js';
import { ObjectRecords } from '../object-records.js';
import { faultResult, type ReadContext, type Reader, readableBytes, type Source } from '../reader.js';
import { wholeFile } from '../whole-file.js';
import type { Document, DocumentFault } from './document.js';
import { soundProperties } from './properties.js';

/** A larger file is a fault, in bytes; most of a large one are pictures. */
const MAX_FILE_BYTES = 128 * 1024 * 1024;

/**
 * Reads a file of a word processor: one article, whose paragraphs are parted by blank lines.
 *
 * @param parse reads all bytes of the file, and never throws
 */
export async function* readDocument(
  source: Source,
  context: ReadContext,
  reader: Reader,
  parse: (content: Buffer) => Promise<Document | DocumentFault>,
): AsyncGenerator<ReadResult> {
  const tooLarge = `The file holds more than ${readableBytes(MAX_FILE_BYTES)}: save it without its pictures, or split it.`;
  const content = await wholeFile(source, context, MAX_FILE_BYTES, tooLarge);
  if (!Buffer.isBuffer(content)) {
    yield content;
    return;
  }
  const document = await parse(content);
  if (document.kind === 'fault') {
    const { sourcePath } = context;
    const { code, reason } = document;
    yield faultResult({ docId: sourcePath, sourcePath, line: null, code, reason });
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
  const records = new ObjectRecords(context, reader).usuallyNamed();
  const { title, author, created } = soundProperties(properties);
  const text = paragraphs.join('\n\n');
  const result = records.only(
    { title, author, created_at: created, text },
    { line: 1, sha256 },
    encoding,
    '',
  );
  if (result.kind === 'fault') return result;
  if (Buffer.byteLength(text) > context.maxRecordBytes && !isExport(text)) return tooLong(text, context);
  const record = { ...result.record, areFieldsOfFile: true, ...(notes === undefined ? {} : { notes }) };
  return { kind: 'record', record };
}

function tooLong(text: string, { sourcePath, maxRecordBytes }: ReadContext): ReadResult {
  const [length, limit] = [Buffer.byteLength(text), maxRecordBytes].map(readableBytes);
  const reason = `Its text is ${length} long, more than the ${limit} of one record: split it, or raise --max-record-mib.`;
  return faultResult({ docId: sourcePath, sourcePath, line: null, code: 'too_large', reason });
}
