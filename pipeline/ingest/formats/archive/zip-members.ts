import { isUtf8 } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from 'yauzl';
import { INFLATED_CHUNK, Inflater, inflateAll } from '../../decode/inflater.js';
import { SourceError } from '../../decode/source-error.js';
import {
  collect,
  type RandomAccess,
  type ReadContext,
  readableBytes,
  type Source,
  sourceFault,
} from '../reader.js';
import type { ArchiveFault, Member } from './read-members.js';

/** An archive whose bytes only come in their order is held in memory, as its index stands at its end. */
const MAX_BYTES_IN_MEMORY = 256 * 1024 * 1024;

/**
 * The files of a ZIP archive, in the order of its index; a fault where that is damaged.
 *
 * @param isWanted whether a file of that name is one of them
 */
export async function* zipMembers(
  source: Source,
  { sourcePath }: ReadContext,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<Member | ArchiveFault> {
  try {
    const file = source.file ?? (await inMemory(source.bytes));
    for await (const entry of entriesOf(file)) {
      const name = nameOf(entry);
      if (!name.endsWith('/') && isWanted(name)) yield { name, bytes: contentOf(entry, file) };
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line: null });
  }
}

async function inMemory(bytes: AsyncIterable<Buffer>): Promise<RandomAccess> {
  const content = await collect(bytes, MAX_BYTES_IN_MEMORY);
  if (content === null) {
    const reason = `It is larger than ${readableBytes(MAX_BYTES_IN_MEMORY)} and packed in another file: unpack that first.`;
    throw new SourceError('too_large', reason);
  }
  return { path: null, size: content.length, slice: async (start, end) => content.subarray(start, end) };
}

/** @throws SourceError where the index is damaged, for it alone says where a file begins */
async function* entriesOf(file: RandomAccess): AsyncGenerator<Entry> {
  // Names are made here: the library ends at the first that leads out of the archive.
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  try {
    yield* (await fromRandomAccessReaderPromise(new IndexReader(file), file.size, options)).eachEntry();
  } catch (error) {
    if (error instanceof SourceError || !(error instanceof Error)) throw error;
    const reason = `It is no whole ZIP archive (${error.message.split('.')[0]}): fetch it again.`;
    throw new SourceError('unreadable', reason, error);
  }
}

const INDEX_BYTES = 64 * 1024;

/** Reads the index, a piece at a time. */
class IndexReader extends RandomAccessReader {
  readonly #file: RandomAccess;
  #start = 0;
  #piece: Buffer = Buffer.alloc(0);

  constructor(file: RandomAccess) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytes(position, length).then((bytes) => {
      bytes.copy(buffer, offset);
      callback(null);
    }, callback);
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const end = position + length;
    if (position < 0 || end > this.#file.size) throw new Error('the file ends early');
    if (position < this.#start || end > this.#start + this.#piece.length) {
      this.#piece = await this.#file.slice(
        position,
        Math.min(position + Math.max(length, INDEX_BYTES), this.#file.size),
      );
      this.#start = position;
    }
    return this.#piece.subarray(position - this.#start, end - this.#start);
  }
}

/** Some programs write UTF-8 without saying so; other names are in the code page 437. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_FLAG : generalPurposeBitFlag;
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
}

const UTF8_FLAG = 0x800;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const CHUNK_BYTES = 256 * 1024;

const UNPACKERS: ReadonlyMap<number, (packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer>> = new Map([
  [0, (packed) => packed],
  [8, (packed) => inflateAll(packed, new Inflater(createInflateRaw(INFLATED_CHUNK), damaged))],
]);

/** @throws SourceError while iterating, for a file that is encrypted or damaged */
async function* contentOf(entry: Entry, file: RandomAccess): AsyncGenerator<Buffer> {
  if (entry.isEncrypted())
    throw new SourceError('unreadable', 'It is encrypted in its archive: unpack that with its password.');
  const unpack = UNPACKERS.get(entry.compressionMethod);
  if (unpack === undefined) {
    const reason = `It is packed in a way that is not read (method ${entry.compressionMethod}): unpack its archive first.`;
    throw new SourceError('unreadable', reason);
  }
  let length = 0;
  let checksum = 0;
  for await (const chunk of unpack(packedBytes(entry, file))) {
    length += chunk.length;
    checksum = crc32(chunk, checksum);
    if (length > entry.uncompressedSize) throw damaged();
    yield chunk;
  }
  if (length !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged();
}

async function* packedBytes(
  { relativeOffsetOfLocalHeader: offset, compressedSize }: Entry,
  file: RandomAccess,
): AsyncGenerator<Buffer> {
  const head = await file.slice(Math.min(offset, file.size), Math.min(offset + LOCAL_BYTES, file.size));
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged();
  const start = offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  const end = start + compressedSize;
  if (end > file.size) throw damaged();
  for (let at = start; at < end; at += CHUNK_BYTES)
    yield await file.slice(at, Math.min(at + CHUNK_BYTES, end));
}

const damaged = (cause?: Error): SourceError =>
  new SourceError('unreadable', 'It is damaged in its archive: fetch that again.', cause);
