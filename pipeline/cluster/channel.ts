import type { Readable } from 'node:stream';

const LINE_END = 10;
const LENGTH_BYTES = 4;

/** Hands text to whoever asked. Returns when the system has taken them. */
export type Write = (text: string) => Promise<void>;

/**
 * How a task on a cluster speaks with this program, over standard input and output. A message is an object in JSON on
 * a line of its own. A request that says `"bytes": true` is followed by pieces of bytes, each after its length (four
 * bytes, big-endian); a length of 0 ends them.
 */
export class Channel {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #write: Write;
  /** What was read and not yet taken. Joined when it is taken: a request may have many megabytes. */
  #read: Buffer[] = [];

  constructor(input: Readable, write: Write) {
    this.#chunks = input[Symbol.asyncIterator]();
    this.#write = write;
  }

  /** The next request; null at the end of them. */
  async request(): Promise<unknown> {
    let before = 0;
    for (let i = 0; ; i++) {
      if (i === this.#read.length && !(await this.#readMore())) return null;
      const chunk = this.#read[i]!;
      const end = chunk.indexOf(LINE_END);
      if (end >= 0) return JSON.parse(this.#take(before + end + 1).toString('utf8'));
      before += chunk.length;
    }
  }

  /** The bytes that follow a request. Where some were read, closing it passes over the others. */
  async *bytes(): AsyncGenerator<Buffer> {
    let isOver = false;
    const next = async (): Promise<Buffer> => {
      const length = (await this.#exactly(LENGTH_BYTES)).readUInt32BE();
      isOver = length === 0;
      return this.#exactly(length);
    };
    try {
      for (let piece = await next(); !isOver; piece = await next()) yield piece;
    } finally {
      while (!isOver) await next();
    }
  }

  /** Sends an answer. Returns when the system has taken it. */
  async send(answer: object): Promise<void> {
    await this.#write(`${JSON.stringify(answer)}\n`);
  }

  async #exactly(length: number): Promise<Buffer> {
    let read = this.#read.reduce((sum, chunk) => sum + chunk.length, 0);
    while (read < length) {
      if (!(await this.#readMore())) throw new RangeError('the bytes of a file end before their end is told');
      read += this.#read.at(-1)!.length;
    }
    return this.#take(length);
  }

  #take(length: number): Buffer {
    const [first] = this.#read;
    const all = first !== undefined && first.length >= length ? first : Buffer.concat(this.#read);
    if (all === first) this.#read.shift();
    else this.#read = [];
    if (all.length > length) this.#read.unshift(all.subarray(length));
    return all.subarray(0, length);
  }

  async #readMore(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (!done) this.#read.push(value);
    return !done;
  }
}
