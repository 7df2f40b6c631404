import { hash } from 'node:crypto';
import { isBlank } from '../decode/decode.js';
import type { LineDecoder } from '../decode/line-decoder.js';
import { type Line, splitLines } from '../decode/lines.js';
import type { ReadResult } from '../record.js';
import { parseObject } from './json/parse-object.js';
import { ObjectRecords } from './object-records.js';
import { type ReadContext, type Reader, type Source, sourceFault } from './reader.js';
import { isJsonLines } from './recognise/json.js';
import { startText } from './start-text.js';

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
  const records = new ObjectRecords(context, jsonlReader);
  const started = await startText(bytes, records, 'JSON Lines');
  if (started.kind === 'fault') {
    yield started;
    return;
  }
  const { stream, decoder } = started;
  let lastLine = 0;
  let count = 0;
  try {
    const options = { maxBytes: context.maxRecordBytes, encoding: decoder.lineEncoding };
    for await (const line of splitLines(stream, options)) {
      lastLine = line.number;
      const result = readLine(line, decoder, records);
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
function readLine(line: Line, decoder: LineDecoder, records: ObjectRecords): ReadResult | null {
  if (line.kind === 'too_long') return records.tooLong('line', line.number, line.length);
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
