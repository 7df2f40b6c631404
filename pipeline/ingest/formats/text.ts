import { decode } from '../decode/decode.js';
import type { ReadResult } from '../record.js';
import { withExports } from './exports/exports.js';
import type { ReadContext, Reader, Source } from './reader.js';
import { readWhole } from './whole-file.js';

/** Plain text. */
export const textReader: Reader = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  description: 'one article, as plain text',
  holds: 'one',
  recognises: () => true,
  read: readText,
};

async function* readText(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const file = await readWhole(source, context, textReader, decode);
  yield* withExports(file, context, textReader, 'text');
}
