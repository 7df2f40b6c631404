import { StartedStream } from '../decode/started-stream.js';
import type { ReadResult } from '../record.js';
import type { ReadContext, Reader, Source } from './reader.js';
import { READERS } from './readers.js';
import { textReader } from './text.js';

/** What the format is decided on. */
const HEAD_BYTES = 64 * 1024;

/** What reads standard input, which has no name that shows its format: who recognises its beginning, else as text. */
export const standardInputReader: Pick<Reader, 'read'> = { read: readRecognised };

async function* readRecognised({ bytes }: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const reader = READERS.find((candidate) => candidate.recognises?.(stream.head)) ?? textReader;
  yield* reader.read({ bytes: stream, file: null }, context);
}
