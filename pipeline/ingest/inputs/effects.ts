import type { Dirent, Stats } from 'node:fs';
import { close, open, read, readdir, realpath, stat } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { promisify } from 'node:util';
import { displayPath, type FilePath } from './file-path.js';

/** What ingest asks of the file system. The default is {@link nodeFiles}; a test passes its own. */
export interface FileEffects {
  /** @throws the system's error (`code` is `ENOENT`, `EACCES`, …), as all of these do */
  list(folder: FilePath): Promise<readonly FolderEntry[]>;
  /** Of what a link points to. */
  info(path: FilePath): Promise<FileInfo>;
  /** The path without links, as {@link displayPath} writes it. */
  realPath(path: FilePath): Promise<string>;
  /** @param expectedBytes size of the file when it was listed; it may have changed since */
  read(path: FilePath, expectedBytes: number): AsyncIterable<Buffer>;
  /** The bytes from offset `start` up to `end`; fewer where the file ends before. */
  slice(path: FilePath, start: number, end: number): Promise<Buffer>;
  /** @param signal ends the waiting for more of it, with an error */
  standardInput(signal?: AbortSignal): AsyncIterable<Buffer>;
}

export interface FolderEntry {
  readonly name: Buffer;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface FileInfo {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

const CHUNK_BYTES = 256 * 1024;

// The callback functions cost half of what `node:fs/promises` costs on small files.
const statFile = promisify(stat);
const openFile = promisify(open);
const listFolder = promisify(readdir);
const resolveLinks = promisify(realpath);

export const nodeFiles: FileEffects = {
  list: async (folder) =>
    (await listFolder(folder, { encoding: 'buffer', withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink() ? 'link' : kindOf(entry),
    })),
  info: async (path) => {
    const stats = await statFile(path);
    return { kind: kindOf(stats), bytes: stats.size };
  },
  realPath: async (path) => displayPath(await resolveLinks(path, 'buffer')),
  read: readChunks,
  slice: readSlice,
  standardInput: (signal) => (signal === undefined ? process.stdin : addAbortSignal(signal, process.stdin)),
};

function kindOf(entry: Stats | Dirent<Buffer>): FileInfo['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

async function* readChunks(path: FilePath, expectedBytes: number): AsyncGenerator<Buffer> {
  const descriptor = await openFile(path, 'r');
  try {
    // One byte more than expected, so that a single read shows both a small file and its end.
    const firstBytes = Math.min(CHUNK_BYTES, expectedBytes + 1);
    let chunk = await readChunk(descriptor, firstBytes, null);
    const isWhole = chunk.length < firstBytes && chunk.length === expectedBytes;
    while (chunk.length > 0) {
      yield chunk;
      if (isWhole) return;
      chunk = await readChunk(descriptor, CHUNK_BYTES, null);
    }
  } finally {
    close(descriptor, () => {});
  }
}

async function readSlice(path: FilePath, start: number, end: number): Promise<Buffer> {
  const descriptor = await openFile(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let at = start; at < end; ) {
      const chunk = await readChunk(descriptor, end - at, at);
      if (chunk.length === 0) break;
      chunks.push(chunk);
      at += chunk.length;
    }
    return Buffer.concat(chunks);
  } finally {
    close(descriptor, () => {});
  }
}

/** @param position offset in the file; null for where the last reading ended */
function readChunk(descriptor: number, bytes: number, position: number | null): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  return new Promise((resolve, reject) => {
    read(descriptor, buffer, 0, bytes, position, (error, count) => {
      if (error) reject(error);
      else resolve(buffer.subarray(0, count));
    });
  });
}
