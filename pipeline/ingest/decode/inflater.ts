import type { Gunzip, InflateRaw } from 'node:zlib';
import type { SourceError } from './source-error.js';

type Zlib = Gunzip | InflateRaw;

/** Compressed bytes inflated at a time: the densest data (1032 : 1) makes 16 MiB of them. */
export const SLICE_BYTES = 16 * 1024;
/** Options of a stream for an {@link Inflater}. */
export const INFLATED_CHUNK = { chunkSize: 64 * 1024 } as const;

/** Node's inflating stream, one slice at a time; its own async iterator drops what stands before an error. */
export class Inflater {
  readonly #stream: Zlib;
  #output: Buffer[] = [];
  #failure: SourceError | null = null;
  #settle: () => void = () => {};

  /** @param sourceError what an error of the stream means for the file */
  constructor(stream: Zlib, sourceError: (error: Error) => SourceError) {
    this.#stream = stream;
    this.#stream.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#stream.on('error', (error) => {
      this.#failure = sourceError(error);
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

  /** Why nothing more comes; null while all is well. */
  get failure(): SourceError | null {
    return this.#failure;
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

/**
 * All that a stream makes of compressed bytes; what comes before an error is given first.
 *
 * @throws SourceError while iterating
 */
export async function* inflateAll(
  compressed: AsyncIterable<Buffer>,
  inflater: Inflater,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of compressed) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        yield* await inflater.write(chunk.subarray(at, at + SLICE_BYTES));
        if (inflater.failure !== null) throw inflater.failure;
      }
    }
    yield* await inflater.end();
    if (inflater.failure !== null) throw inflater.failure;
  } finally {
    inflater.close();
  }
}
