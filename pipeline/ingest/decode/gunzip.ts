import { constants, createGunzip } from 'node:zlib';
import { SourceError } from './source-error.js';

/** Compressed bytes inflated at a time: gzip's densest data (1032 : 1) makes 16 MiB of them. */
const SLICE_BYTES = 16 * 1024;
const OUTPUT_CHUNK_BYTES = 64 * 1024;

/** News text packs 3 : 1 to 20 : 1. What grows 200-fold past 64 MiB is a bomb, not an article. */
const BOMB_RATIO = 200;
const BOMB_BYTES = 64 * 1024 * 1024;

/**
 * Inflates gzip data of any number of members. All that comes before a fault is given first, so that a
 * file cut off in the middle still yields its whole lines.
 *
 * @throws SourceError `unreadable` for truncated or damaged data, `too_large` for a zip bomb
 */
export async function* gunzip(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflater = new Inflater();
  let bytesIn = 0;
  let bytesOut = 0;
  try {
    for await (const chunk of compressed) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        bytesIn += slice.length;
        for (const inflated of await inflater.write(slice)) {
          bytesOut += inflated.length;
          yield inflated;
        }
        inflater.throwFailure();
        if (bytesOut > BOMB_BYTES && bytesOut > bytesIn * BOMB_RATIO) throw bomb();
      }
    }
    // An empty file is no cut-off one.
    if (bytesIn === 0) return;
    yield* await inflater.end();
    inflater.throwFailure();
  } finally {
    inflater.close();
  }
}

/** Node's inflating stream, one slice at a time; its own async iterator drops what stands before an error. */
class Inflater {
  readonly #stream = createGunzip({ chunkSize: OUTPUT_CHUNK_BYTES });
  #output: Buffer[] = [];
  #failure: Error | null = null;
  #settle: () => void = () => {};

  constructor() {
    this.#stream.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
    this.#stream.on('close', () => this.#settle());
  }

  write(slice: Buffer): Promise<Buffer[]> {
    return this.#outputOf((done) => this.#stream.write(slice, done));
  }

  end(): Promise<Buffer[]> {
    // Settled by the stream's closing: the last output comes after `end` calls back.
    return this.#outputOf(() => this.#stream.end());
  }

  throwFailure(): void {
    if (this.#failure !== null) throw sourceError(this.#failure);
  }

  close(): void {
    this.#stream.destroy();
  }

  async #outputOf(feed: (done: () => void) => void): Promise<Buffer[]> {
    if (!this.#stream.destroyed) {
      await new Promise<void>((resolve) => {
        this.#settle = resolve;
        feed(() => resolve());
      });
    }
    const output = this.#output;
    this.#output = [];
    return output;
  }
}

function sourceError(error: Error): SourceError {
  const truncated = 'errno' in error && error.errno === constants.Z_BUF_ERROR;
  const reason = truncated
    ? 'The gzip data ends early: the file is cut off. Fetch it again.'
    : 'The gzip data is damaged, or the file is not gzip. Fetch it again, or take ".gz" off its name.';
  return new SourceError('unreadable', reason, error);
}

const bomb = (): SourceError =>
  new SourceError(
    'too_large',
    `The gzip data grows more than ${BOMB_RATIO}-fold when unpacked, which no news text does. If that is right, unpack it first.`,
  );
