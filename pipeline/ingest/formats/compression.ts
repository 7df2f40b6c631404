import { gunzip } from '../decode/gunzip.js';

/** A way to compress a single file; its extension stands after that of the format. */
export interface Compression {
  readonly name: string;
  /** In lower case, with the dot. */
  readonly extension: string;
  /** @throws SourceError while iterating, for damaged data and for data that grows without bound */
  unpack(compressed: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
}

export const COMPRESSIONS: readonly Compression[] = [{ name: 'gzip', extension: '.gz', unpack: gunzip }];

/** The compression that a file's name shows, if any, and the name without its extension. */
export function splitCompression(name: string): {
  readonly compression: Compression | null;
  readonly name: string;
} {
  const lower = name.toLowerCase();
  const compression = COMPRESSIONS.find(({ extension }) => lower.endsWith(extension)) ?? null;
  return { compression, name: compression === null ? name : name.slice(0, -compression.extension.length) };
}
