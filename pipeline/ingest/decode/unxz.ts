import { createRequire } from 'node:module';
import { bombError, isBomb } from './expansion.js';
import { SourceError } from './source-error.js';
import { damaged } from './unpack-pieces.js';

// Node does not find the names that this CommonJS module exports.
const { XzReadableStream } = createRequire(import.meta.url)(
  'xz-decompress',
) as typeof import('xz-decompress');

const NAME = 'The xz data';

/** Whether a file is being unpacked: the library would wait for its end before it begins another one in it. */
let isBusy = false;

/**
 * Unpacks xz data of any number of streams. All that comes before a fault is given first.
 *
 * @throws SourceError while iterating: `unreadable` for damaged data and for xz in xz, `too_large` for a bomb
 */
export async function* unxz(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (isBusy)
    throw new SourceError('unreadable', 'It is an xz file in an xz file: unpack one of them first.');
  isBusy = true;
  const streams = new Streams(packed);
  let bytesOut = 0;
  try {
    for (let stream = streams.next(); await streams.hasMore(); stream = streams.next()) {
      for await (const chunk of new XzReadableStream(ReadableStream.from(stream))) {
        bytesOut += chunk.length;
        if (isBomb(streams.bytesRead, bytesOut)) throw bombError(NAME);
        if (chunk.length > 0) yield Buffer.from(chunk);
      }
      for await (const _padding of stream);
    }
  } catch (error) {
    throw error instanceof SourceError ? error : damaged(NAME, error);
  } finally {
    isBusy = false;
  }
}

/** The end of a stream and the beginning of the next one. The library ends with the first stream of a file. */
const BOUNDARY = Buffer.from('YZ\xfd7zXZ\0', 'latin1');
const FOOTER_BYTES = 2;

/** The streams of a file, one after the other. */
class Streams {
  readonly #source: AsyncIterator<Buffer>;
  #pending: Buffer = Buffer.alloc(0);
  #isEnd = false;
  bytesRead = 0;

  constructor(packed: AsyncIterable<Buffer>) {
    this.#source = packed[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#pending.length === 0 && !this.#isEnd) await this.#fill();
    return this.#pending.length > 0;
  }

  async *next(): AsyncGenerator<Buffer> {
    while (await this.hasMore()) {
      const at = this.#pending.indexOf(BOUNDARY);
      if (at !== -1) {
        yield this.#take(at + FOOTER_BYTES);
        return;
      }
      const kept = this.#isEnd ? 0 : BOUNDARY.length - 1;
      if (this.#pending.length > kept) yield this.#take(this.#pending.length - kept);
      else await this.#fill();
    }
  }

  #take(length: number): Buffer {
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    return taken;
  }

  async #fill(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) this.#isEnd = true;
    else {
      this.bytesRead += next.value.length;
      this.#pending = Buffer.concat([this.#pending, next.value]);
    }
  }
}
