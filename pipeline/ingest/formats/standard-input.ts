import { StartedStream } from '../decode/started-stream.js';
import type { ReadResult } from '../record.js';
import { jsonlReader } from './jsonl.js';
import type { ReadContext, Reader } from './reader.js';
import { textReader } from './text.js';

export type StdinFormat = 'auto' | 'text' | 'jsonl';

/** What stands before the first character: blanks, byte order marks, the zero bytes of UTF-16. */
const BEFORE_TEXT: ReadonlySet<number> = new Set([0, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
const OPENING_BRACE = 0x7b;
const HEAD_BYTES = 64 * 1024;

/** Standard input has no name that would tell its format: by default a first `{` means JSON Lines. */
export function standardInputReader(format: StdinFormat): Reader {
  if (format !== 'auto') return format === 'jsonl' ? jsonlReader : textReader;
  return { name: 'stdin', mediaType: 'application/octet-stream', extensions: [], read: readEither };
}

async function* readEither(bytes: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<ReadResult> {
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const first = stream.head.find((byte) => !BEFORE_TEXT.has(byte));
  yield* (first === OPENING_BRACE ? jsonlReader : textReader).read(stream, context);
}
