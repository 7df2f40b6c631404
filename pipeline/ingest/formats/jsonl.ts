import { hash } from 'node:crypto';
import { isBlank } from '../decode/decode.js';
import { LineDecoder } from '../decode/line-decoder.js';
import { type Line, splitLines } from '../decode/lines.js';
import { StartedStream } from '../decode/started-stream.js';
import type { ReadResult } from '../record.js';
import { parseObject } from './json/parse-object.js';
import { ObjectRecords } from './object-records.js';
import { type ReadContext, type Reader, readableBytes, type Source, sourceFault } from './reader.js';
import { HEAD_BYTES } from './recognise/head.js';
import { isJsonLines } from './recognise/json.js';
import { unfitReason } from './recognise/unfit.js';

/** JSON Lines. Blank lines are no records. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  mediaTypes: ['application/jsonl', 'application/x-ndjson'],
  extensions: ['.jsonl', '.ndjson'],
  description: 'one article a line, as a JSON object',
  holds: 'many',
  recognises: isJsonLines,
  read: readJsonl,
};

async function* readJsonl({ bytes }: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { sourcePath } = context;
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const decoder = new LineDecoder(stream.head.subarray(0, HEAD_BYTES));
  const records = new ObjectRecords(context, jsonlReader);
  const unfit = unfitReason(stream.head, decoder, 'JSON Lines');
  if (unfit !== null) {
    await stream.return();
    yield records.faultAt(null, unfit.code, unfit.reason);
    return;
  }
  let lastLine = 0;
  let count = 0;
  try {
    const options = { maxBytes: context.maxRecordBytes, encoding: decoder.lineEncoding };
    for await (const line of splitLines(stream, options)) {
      lastLine = line.number;
      const result = readLine(line, decoder, records, context.maxRecordBytes);
      if (result === null) continue;
      count++;
      yield result;
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line: lastLine + 1 });
    return;
  }
  if (count === 0)
    yield records.faultAt(null, 'empty', 'There is no record in it: remove it, or fetch it again.');
}

/** Null for a blank line. */
function readLine(
  line: Line,
  decoder: LineDecoder,
  records: ObjectRecords,
  maxBytes: number,
): ReadResult | null {
  if (line.kind === 'too_long') {
    const reason = `The line is ${readableBytes(line.length)} long, more than the ${readableBytes(maxBytes)} of one record: repair it, or raise --max-record-mib.`;
    return records.faultAt(line.number, 'too_large', reason);
  }
  const bytes = decoder.withoutMark(line.bytes, line.number);
  const decoded = decoder.decode(bytes);
  if (decoded.kind === 'text' && isBlank(decoded.text)) return null;
  const place = { line: line.number, sha256: hash('sha256', bytes) };
  if (decoded.kind === 'fault') return records.faultOf(place, decoded.code, decoded.reason);
  const parsed = parseObject(decoded.text);
  if (parsed.kind === 'fault')
    return records.faultOf(place, 'invalid_json', `${parsed.reason} Repair or remove the line.`);
  return records.record(parsed.object, place, decoded.encoding, decoded.text);
}
