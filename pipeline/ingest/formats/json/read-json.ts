import { createHash, hash } from 'node:crypto';
import { type AsciiSource, asciiSource } from '../../decode/ascii-source.js';
import { type Decoded, isBlank, NO_TEXT } from '../../decode/decode.js';
import { StartedStream } from '../../decode/started-stream.js';
import { isJsonObject, type JsonObject, jsonKind } from '../../json-object.js';
import type { ReadResult } from '../../record.js';
import { type FieldMapping, findFields, noTextReason } from '../fields.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import { collect, type ReadContext, readableBytes, type Source, sourceFault } from '../reader.js';
import { startText } from '../start-text.js';
import { type JsonElement, splitElements } from './elements.js';
import { itemOf, type JsonFeed, jsonFeedOf } from './json-feed.js';
import { parseObject } from './parse-object.js';
import { keyedRecords, recordsOfObject } from './records-of-object.js';
import { contentOf, type JsonContent } from './records-path.js';

/** Bytes of the beginning by which the place of the records is found. */
const BEGINNING_BYTES = 2 * 1024 * 1024;

/**
 * Reads JSON: a list of records, on its own or in an object, one record that is the whole file, or objects one after
 * the other. A list is read element by element, however long it is.
 */
export async function* readJsonFile(
  { bytes }: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  const { sourcePath, maxRecordBytes } = context;
  const records = new ObjectRecords(context, format);
  const started = await startText(bytes, records, 'JSON');
  if (started.kind === 'fault') {
    yield started;
    return;
  }
  const source = asciiSource(started.stream, started.decoder);
  const stream = await StartedStream.start(source.bytes, BEGINNING_BYTES);
  const isWhole = stream.head.length < BEGINNING_BYTES;
  const beginning = withoutMark(stream.head.toString('utf8'));
  const content = contentIn(beginning, isWhole, context);
  const feed = jsonFeedOf(beginning);
  let last: number | null = null;
  let count = 0;
  try {
    if (isWhole && isBlank(stream.head.toString('utf8'))) {
      stream.checkHead();
      yield records.faultAt(null, 'empty', NO_TEXT);
      return;
    }
    if (content.kind === 'none') {
      stream.checkHead();
      await stream.return();
      yield records.faultAt(null, 'no_text', nothingFound(content.value, context));
      return;
    }
    if (content.kind === 'one' || content.kind === 'table') {
      yield* recordsOfWhole(stream, source, records, context);
      return;
    }
    for await (const element of splitElements(stream, content.path, maxRecordBytes)) {
      last = element.line;
      count++;
      yield readElement(element, feed, source.decode, records, maxRecordBytes);
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line: last });
    return;
  }
  if (count > 0) return;
  const where = content.path === 'values' || content.path.length === 0 ? 'it' : content.path.join('.');
  yield records.faultAt(null, 'empty', `There is no record in ${where}: remove the file, or fetch it again.`);
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

const contentIn = (beginning: string, isWhole: boolean, { fields, records }: ReadContext): JsonContent =>
  records === null ? contentOf(beginning, isWhole, fields) : { kind: 'many', path: records.split('.') };

/** A larger file is not read whole. */
const MAX_WHOLE_BYTES = 128 * 1024 * 1024;

/** The record that the whole file is, or those that it holds in no list. */
async function* recordsOfWhole(
  bytes: AsyncIterable<Buffer>,
  { decode }: AsciiSource,
  records: ObjectRecords,
  { maxRecordBytes, fields }: ReadContext,
): AsyncGenerator<ReadResult> {
  const content = await collect(bytes, Math.max(MAX_WHOLE_BYTES, maxRecordBytes));
  const tooLong = records.faultAt(null, 'too_large', tooLarge('The file', maxRecordBytes));
  if (content === null) {
    yield tooLong;
    return;
  }
  const place = { line: 1, sha256: hash('sha256', content) };
  const decoded = decode(content);
  if (decoded.kind === 'fault') {
    yield records.faultOf(place, decoded.code, decoded.reason);
    return;
  }
  const { text, encoding } = decoded;
  const parsed = parseObject(text);
  const held = parsed.kind === 'fault' ? null : heldBy(parsed.object, fields);
  if (held === null && content.length > maxRecordBytes) yield tooLong;
  else if (parsed.kind === 'fault')
    yield records.faultOf(place, 'invalid_json', `${parsed.reason} Repair or remove the file.`);
  else if (held === null) yield records.only(parsed.object, place, encoding, text);
  else
    for (const object of held) {
      const json = JSON.stringify(object);
      const length = Buffer.byteLength(json);
      yield length > maxRecordBytes
        ? records.tooLong('record', 1, length)
        : records.record(object, { line: 1, sha256: hash('sha256', json) }, encoding, json);
    }
}

/** The records that an object holds in no list; null where it is one itself. */
const heldBy = (object: JsonObject, fields: FieldMapping): readonly JsonObject[] | null =>
  recordsOfObject(object, fields) ??
  (findFields(object, fields, '').text === null ? keyedRecords(object, fields) : null);

function readElement(
  element: JsonElement,
  feed: JsonFeed | null,
  decode: (bytes: Buffer) => Decoded,
  records: ObjectRecords,
  maxBytes: number,
): ReadResult {
  const { line } = element;
  if (element.kind === 'too_long') {
    return records.faultAt(line, 'too_large', tooLarge('The record', maxBytes));
  }
  const sha256 = createHash('sha256').update(element.bytes);
  if (feed !== null) sha256.update(JSON.stringify(feed));
  const place = { line, sha256: sha256.digest('hex') };
  if (element.kind === 'cut_off') {
    const reason = 'The file ends within this record: fetch it again.';
    return records.faultOf(place, 'invalid_json', reason);
  }
  const decoded = decode(element.bytes);
  if (decoded.kind === 'fault') return records.faultOf(place, decoded.code, decoded.reason);
  const parsed = parseObject(decoded.text);
  return parsed.kind === 'fault'
    ? records.faultOf(place, 'invalid_json', `${parsed.reason} Repair or remove the record.`)
    : records.record(
        feed === null ? parsed.object : itemOf(feed, parsed.object),
        place,
        decoded.encoding,
        decoded.text,
      );
}

const tooLarge = (what: string, maxBytes: number): string =>
  `${what} is larger than the ${readableBytes(maxBytes)} of one record: raise --max-record-mib.`;

/** Why no record was found, and what to do. */
const nothingFound = (value: unknown, { fields }: ReadContext): string =>
  isJsonObject(value)
    ? `${noTextReason(value, fields)} Where the records are in a list deeper inside, name it with --records NAME.`
    : value === undefined
      ? 'It is no JSON: read it as what it is, or fetch it again.'
      : `It is ${jsonKind(value)}, with no record in it: fetch it again.`;
