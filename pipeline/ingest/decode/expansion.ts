import { SourceError } from './source-error.js';

/** News text packs 3 : 1 to 20 : 1. What grows 200-fold past 64 MiB is a bomb, not an article. */
const BOMB_RATIO = 200;
const BOMB_BYTES = 64 * 1024 * 1024;

/** Whether so many bytes come of so few that it is a bomb. */
export const isBomb = (packedBytes: number, unpackedBytes: number): boolean =>
  unpackedBytes > BOMB_BYTES && unpackedBytes > packedBytes * BOMB_RATIO;

/** @param what grows: `The gzip data` */
export const bombError = (what: string): SourceError =>
  new SourceError(
    'too_large',
    `${what} grows more than ${BOMB_RATIO}-fold when unpacked, which no news text does. If that is right, unpack it first.`,
  );

/** How much comes of one file of the inputs, with all that is packed in it, however deep. */
export class Expansion {
  readonly #size: number;
  #read = 0;
  #unpacked = 0;

  /** @param size of the file, in bytes; 0 where nobody knows it */
  constructor(size: number) {
    this.#size = size;
  }

  /** Whether the file is a bomb: nothing more of it is read. */
  get isBomb(): boolean {
    return isBomb(Math.max(this.#size, this.#read), this.#unpacked);
  }

  addRead(bytes: number): void {
    this.#read += bytes;
  }

  /** @throws SourceError while iterating, when the file is a bomb */
  async *counted(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of unpacked) {
      this.#unpacked += chunk.length;
      if (this.isBomb) throw bombError('The archive');
      yield chunk;
    }
  }
}
