import { gunzip } from '../decode/gunzip.js';

/** A way to compress a single file; its extension stands after that of the format. */
export interface Compression {
  readonly name: string;
  /** In lower case, with the dot. */
  readonly extension: string;
  /** The first bytes of such a file. */
  readonly signature: Buffer;
  /**
   * Close it with `return()` where it is not read to its end.
   *
   * @throws SourceError while iterating, for damaged data and for data that grows without bound
   */
  unpack(compressed: AsyncIterable<Buffer>): AsyncIterableIterator<Buffer>;
}

type Unpack = Compression['unpack'];

export const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', extension: '.gz', signature: Buffer.from('1f8b08', 'hex'), unpack: gunzip },
  {
    name: 'bzip2',
    extension: '.bz2',
    signature: Buffer.from('425a68', 'hex'),
    unpack: loaded(async () => (await import('../decode/bunzip2.js')).bunzip2),
  },
  {
    name: 'xz',
    extension: '.xz',
    signature: Buffer.from('fd377a585a00', 'hex'),
    unpack: loaded(async () => (await import('../decode/unxz.js')).unxz),
  },
  {
    name: 'zstd',
    extension: '.zst',
    signature: Buffer.from('28b52ffd', 'hex'),
    unpack: loaded(async () => (await import('../decode/unzstd.js')).unzstd),
  },
];

/** Loads a library when the first file needs it. */
function loaded(load: () => Promise<Unpack>): Unpack {
  return async function* (compressed) {
    yield* (await load())(compressed);
  };
}

/** Archives and their compression have a common extension. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['.tgz', '.tar.gz'],
  ['.tbz2', '.tar.bz2'],
  ['.txz', '.tar.xz'],
  ['.tzst', '.tar.zst'],
]);

/** The compression that a file's name shows, if any, and the name without its extension. */
export function splitCompression(name: string): {
  readonly compression: Compression | null;
  readonly name: string;
} {
  const long = inFull(name);
  const lower = long.toLowerCase();
  const compression = COMPRESSIONS.find(({ extension }) => lower.endsWith(extension)) ?? null;
  return { compression, name: compression === null ? name : long.slice(0, -compression.extension.length) };
}

/** A name with its extensions written out: `a.tgz` → `a.tar.gz`. */
function inFull(name: string): string {
  for (const [short, long] of SHORT_FORMS)
    if (name.toLowerCase().endsWith(short)) return name.slice(0, -short.length) + long;
  return name;
}

/** The compression that the first bytes of a file show; null for none. */
export const compressionOf = (start: Buffer): Compression | null =>
  COMPRESSIONS.find(({ signature }) => start.subarray(0, signature.length).equals(signature)) ?? null;
