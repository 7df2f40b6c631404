import { hash } from 'node:crypto';
import { binaryKind, hasManyControls } from '../decode/binary.js';
import { isBlank } from '../decode/decode.js';
import { LineDecoder } from '../decode/line-decoder.js';
import { type Line, splitLines } from '../decode/lines.js';
import { StartedStream } from '../decode/started-stream.js';
import { isJsonObject, type JsonObject, jsonKind } from '../json-object.js';
import type { ReadResult, RecordFaultCode, RecordNote } from '../record.js';
import { findFields, noTextReason } from './fields.js';
import { parseJson } from './json/parse.js';
import { columnOf } from './json/place.js';
import {
  faultResult,
  type ReadContext,
  type Reader,
  readableBytes,
  type Source,
  sourceFault,
} from './reader.js';
import { HEAD_BYTES, type Head, headOf } from './recognise/head.js';
import { isJsonLines } from './recognise/json.js';
import { otherFormatOf, reasonOf } from './recognise/other-formats.js';
import { hashId, RecordIds } from './record-ids.js';

/** JSON Lines. Blank lines are no records. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  mediaTypes: ['application/jsonl', 'application/x-ndjson'],
  extensions: ['.jsonl', '.ndjson'],
  description: 'one article a line, as a JSON object',
  recognises: isJsonLines,
  read: readJsonl,
};

const SUMMARY_ONLY: RecordNote = {
  code: 'partial_text',
  message: 'its record has no text but a summary, which is taken for it; fetch the article if you need it',
};

async function* readJsonl({ bytes }: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { sourcePath } = context;
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const head = headOf(stream.head);
  const decoder = new LineDecoder(head.bytes);
  const unfit = unfitHead(head, decoder);
  if (unfit !== null) {
    await stream.return();
    yield faultResult({ docId: null, sourcePath, line: null, ...unfit });
    return;
  }
  const records = new LineReader(decoder, context);
  let lastLine = 0;
  let count = 0;
  try {
    const options = { maxBytes: context.maxRecordBytes, encoding: decoder.lineEncoding };
    for await (const line of splitLines(stream, options)) {
      lastLine = line.number;
      const result = records.read(line);
      if (result === null) continue;
      count++;
      yield result;
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line: lastLine + 1 });
    return;
  }
  if (count > 0) return;
  yield faultResult({
    docId: null,
    sourcePath,
    line: null,
    code: 'empty',
    reason: 'There is no record in it: remove it, or fetch it again.',
  });
}

/** Why no line of a file can be read; null when they can. */
function unfitHead(head: Head, decoder: LineDecoder): { code: RecordFaultCode; reason: string } | null {
  if (decoder.isUtf32) return { code: 'undecodable', reason: 'It is in UTF-32: convert it to UTF-8.' };
  const kind = decoder.lineEncoding === 'ascii' ? binaryKindOf(head.bytes) : null;
  if (kind !== null)
    return { code: 'binary', reason: `It is ${kind}, not JSON Lines: convert it or remove it.` };
  // The name counts where not even the first line is to be seen.
  const isSeen = head.isWhole || head.text.includes('\n');
  const other = isSeen && !isJsonLines(head) ? otherFormatOf(head) : null;
  return other === null ? null : { code: 'unsupported_format', reason: reasonOf(other) };
}

const binaryKindOf = (bytes: Buffer): string | null =>
  binaryKind(bytes) ?? (hasManyControls(bytes) ? 'full of control characters' : null);

/** Reads the lines of one file in their order. */
class LineReader {
  readonly #decoder: LineDecoder;
  readonly #context: ReadContext;
  readonly #ids: RecordIds;

  constructor(decoder: LineDecoder, context: ReadContext) {
    this.#decoder = decoder;
    this.#context = context;
    this.#ids = new RecordIds(context.sourcePath);
  }

  /** Null for a blank line. */
  read(line: Line): ReadResult | null {
    if (line.kind === 'too_long') return this.#fault(line, null, 'too_large', this.#tooLong(line.length));
    const bytes = this.#decoder.withoutMark(line.bytes, line.number);
    const decoded = this.#decoder.decode(bytes);
    if (decoded.kind === 'text' && isBlank(decoded.text)) return null;
    const sha256 = hash('sha256', bytes);
    const idOfBytes = hashId(sha256);
    if (decoded.kind === 'fault')
      return this.#fault(line, this.#ids.next(idOfBytes), decoded.code, decoded.reason);
    const json = decoded.text;
    const parsed = parseRecord(json);
    if (typeof parsed === 'string')
      return this.#fault(line, this.#ids.next(idOfBytes), 'invalid_json', parsed);

    const { sourcePath, fields: mapping } = this.#context;
    const { id, text, isSummary, fields } = findFields(parsed, mapping, json);
    const sourceId = id ?? idOfBytes;
    const docId = this.#ids.next(sourceId);
    if (text === null) return this.#fault(line, docId, 'no_text', noTextReason(parsed, mapping));
    if (isBlank(text)) {
      return this.#fault(
        line,
        docId,
        'empty',
        'The text of the record is empty: remove it, or fetch it again.',
      );
    }
    return {
      kind: 'record',
      record: {
        docId,
        sourcePath,
        sourceId,
        sourceSha256: sha256,
        mediaType: jsonlReader.mediaTypes[0],
        encoding: decoded.encoding,
        line: line.number,
        text,
        fields,
        ...(isSummary ? { notes: [SUMMARY_ONLY] } : {}),
      },
    };
  }

  #fault(line: Line, docId: string | null, code: RecordFaultCode, reason: string): ReadResult {
    return faultResult({ docId, sourcePath: this.#context.sourcePath, line: line.number, code, reason });
  }

  #tooLong(length: number): string {
    const limit = readableBytes(this.#context.maxRecordBytes);
    return `The line is ${readableBytes(length)} long, more than the ${limit} of one record: repair it, or raise --max-record-mib.`;
  }
}

/** The record of a line, or what is wrong with it. */
function parseRecord(json: string): JsonObject | string {
  const parsed = parseJson(json);
  if (parsed.kind === 'fault') {
    const { offset, message } = parsed.fault;
    return `Column ${columnOf(json, offset)}: ${message}. Repair or remove the line.`;
  }
  const { value } = parsed;
  if (isJsonObject(value)) return value;
  return `The line is ${jsonKind(value)}, not a JSON object: write one record a line.`;
}
