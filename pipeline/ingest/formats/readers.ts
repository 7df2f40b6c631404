import { jsonlReader } from './jsonl.js';
import type { Reader } from './reader.js';
import { textReader } from './text.js';

const READERS: readonly Reader[] = [textReader, jsonlReader];

const GZIP = '.gz';

/** Who reads a file of that name; null when nobody does. */
export function readerFor(name: string): { readonly reader: Reader; readonly gzip: boolean } | null {
  const lower = name.toLowerCase();
  const gzip = lower.endsWith(GZIP);
  const plain = gzip ? lower.slice(0, -GZIP.length) : lower;
  const reader = READERS.find(({ extensions }) => extensions.some((extension) => plain.endsWith(extension)));
  return reader === undefined ? null : { reader, gzip };
}

/** The endings of the files that can be read, for messages. */
export const readableExtensions = (): string =>
  READERS.flatMap(({ extensions }) => extensions)
    .map((extension) => `${extension}, ${extension}${GZIP}`)
    .join(', ');
