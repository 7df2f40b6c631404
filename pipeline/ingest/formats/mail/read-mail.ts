import { hash } from 'node:crypto';
import { binaryKind } from '../../decode/binary.js';
import { NO_TEXT } from '../../decode/decode.js';
import { StartedStream } from '../../decode/started-stream.js';
import { PAGE_TYPES } from '../../media-types.js';
import type { ReadResult, RecordNote } from '../../record.js';
import { joined } from '../exports/block.js';
import { exportedArticles } from '../exports/exports.js';
import { htmlBlocks } from '../exports/html-blocks.js';
import { type LayoutName, layoutOfPage, layoutOfText } from '../exports/marks.js';
import { type FileFormat, ObjectRecords, type RecordPlace } from '../object-records.js';
import { type ReadContext, readableBytes, type Source, sourceFault } from '../reader.js';
import { HEAD_BYTES } from '../recognise/head.js';
import { wholeFile } from '../whole-file.js';
import { type Message, readMessage } from './message.js';
import { splitMbox } from './split-mbox.js';

/** Reads a file that is one message. */
export async function* readEmlFile(
  source: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  const { sourcePath, maxRecordBytes } = context;
  const records = new ObjectRecords(context, format);
  const tooLarge = `The message is larger than the ${readableBytes(maxRecordBytes)} of one record: raise --max-record-mib.`;
  const bytes = await wholeFile(source, context, maxRecordBytes, tooLarge);
  if (!Buffer.isBuffer(bytes)) {
    yield bytes;
    return;
  }
  const unfit = unfitReason(bytes, records);
  if (unfit === null)
    yield* articlesOf(await recordOf(bytes, 1, records, context, { isFile: true }), records, context);
  else yield withDocId(unfit, sourcePath);
}

/** The same of an mbox file, which holds many. */
export async function* readMboxFile(
  source: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  const { sourcePath, maxRecordBytes } = context;
  const records = new ObjectRecords(context, format);
  const stream = await StartedStream.start(source.bytes, HEAD_BYTES);
  const unfit = unfitReason(stream.head, records);
  if (unfit !== null) {
    await stream.return();
    yield unfit;
    return;
  }
  let line: number | null = null;
  try {
    for await (const message of splitMbox(stream, maxRecordBytes)) {
      line = message.line;
      if (message.kind === 'too_long') yield records.tooLong('message', message.line, message.length);
      else {
        const read = await recordOf(message.bytes, message.line, records, context, { isFile: false });
        yield* articlesOf(read, records, context);
      }
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line });
    return;
  }
  if (line === null)
    yield records.faultAt(null, 'empty', 'There is no message in it: remove it, or fetch it again.');
}

function unfitReason(beginning: Buffer, records: ObjectRecords): ReadResult | null {
  if (beginning.every((byte) => byte <= 0x20)) return records.faultAt(null, 'empty', NO_TEXT);
  const kind = binaryKind(beginning);
  return kind === null
    ? null
    : records.faultAt(null, 'binary', `It is ${kind}, not e-mail: convert it or remove it.`);
}

/** The fault of a file that is one record is that record's. */
const withDocId = (result: ReadResult, docId: string): ReadResult =>
  result.kind === 'fault' ? { ...result, fault: { ...result.fault, docId } } : result;

const BROKEN_CHARACTERS: RecordNote = {
  code: 'broken_characters',
  message: 'some of its bytes are broken in the encoding that it declares and are read as U+FFFD',
};

/** A message that was read as one article, and whether its text is HTML. */
interface ReadMail {
  readonly result: ReadResult;
  readonly isHtml: boolean;
}

/** The articles of a message: of an export that a news database sent, each; else the message itself. */
async function* articlesOf(
  { result, isHtml }: ReadMail,
  records: ObjectRecords,
  context: ReadContext,
): AsyncGenerator<ReadResult> {
  yield* exportedArticles(
    result,
    isHtml ? layoutOfHtml : layoutOfText,
    context,
    records,
    isHtml ? 'page' : 'document',
  );
}

/** Databases send HTML that is that of a text, too, not only that of the pages they save. */
const layoutOfHtml = (html: string): LayoutName | null =>
  layoutOfPage(html) ?? layoutOfText(joined(htmlBlocks(html)));

async function recordOf(
  bytes: Buffer,
  line: number,
  records: ObjectRecords,
  { sourcePath }: ReadContext,
  { isFile }: { readonly isFile: boolean },
): Promise<ReadMail> {
  const message = await readMessage(bytes);
  const result = resultOf(message, { line, sha256: hash('sha256', bytes) }, records, isFile);
  const isHtml = message.kind === 'message' && message.markup !== 'none';
  return { result: isFile ? withDocId(result, sourcePath) : result, isHtml };
}

function resultOf(message: Message, place: RecordPlace, records: ObjectRecords, isFile: boolean): ReadResult {
  if (message.kind === 'fault') return records.faultOf(place, 'invalid_mail', message.reason);
  const { fields, markup, encoding } = message;
  if (!('text' in fields)) {
    const reason =
      'The message has no text, only attachments or what is encrypted: export its text, or remove it.';
    return records.faultOf(place, 'no_text', reason);
  }
  const result = isFile ? records.only(fields, place, encoding, '') : records.record(fields, place, encoding);
  if (result.kind === 'fault') return result;
  const { record } = result;
  const isBroken = record.text.includes('\ufffd');
  return {
    kind: 'record',
    record: {
      ...record,
      ...(markup === 'page' ? { mediaType: PAGE_TYPES[0] } : {}),
      ...(isBroken ? { notes: [...(record.notes ?? []), BROKEN_CHARACTERS] } : {}),
    },
  };
}
