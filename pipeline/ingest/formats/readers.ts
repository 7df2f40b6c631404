import { COMPRESSIONS, type Compression, splitCompression } from './compression.js';
import { extensionOf } from './file-name.js';
import { jsonlReader } from './jsonl.js';
import type { Reader } from './reader.js';
import { textReaderBeside } from './text.js';

/** The formats that a file is recognised as by its beginning. */
const READERS_BY_CONTENT: readonly Reader[] = [jsonlReader];
export const textReader = textReaderBeside(READERS_BY_CONTENT);

/** Every format that can be read. */
export const READERS: readonly Reader[] = [textReader, ...READERS_BY_CONTENT];

/** Who reads a file of that name, and how it is compressed; null where nobody does. */
export function readerFor(
  name: string,
): { readonly reader: Reader; readonly compression: Compression | null } | null {
  const { compression, name: plain } = splitCompression(name);
  const reader = READERS.find((candidate) => extensionOf(plain, candidate) !== null);
  return reader === undefined ? null : { reader, compression };
}

/** The files that can be read, by their extensions, for messages: `.txt, .jsonl, .ndjson (also .gz)`. */
export const READABLE_FILES = `${listed(READERS.flatMap(({ extensions }) => extensions))} (also ${listed(
  COMPRESSIONS.map(({ extension }) => extension),
)})`;

function listed(extensions: readonly string[]): string {
  return extensions.join(', ');
}
