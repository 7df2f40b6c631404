import { SourceError } from './source-error.js';

const FIRST_BYTES = 256 * 1024;

/**
 * A stream of bytes of which the next ones can be looked at before they are taken, for formats whose parts say how long
 * they are: what they say can be wrong. Each byte is copied a few times, however the window is moved.
 *
 * Where a part of the stream is damaged it falls into segments: nothing of one goes on in the next.
 */
export class ByteWindow {
  readonly #source: AsyncIterator<Buffer>;
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #start = 0;
  #end = 0;
  #offset = 0;
  #state: 'open' | 'broken' | 'ended' = 'open';
  #failure: SourceError | null = null;

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** How many bytes were taken. */
  get offset(): number {
    return this.#offset;
  }

  /** What is in memory of the segment; valid until the next call. */
  get bytes(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** Why the segment ends where it does; null at the end of the stream, or before it is seen. */
  get failure(): SourceError | null {
    return this.#failure;
  }

  /** Brings at least so many bytes into memory; false where the segment has fewer. */
  async has(count: number): Promise<boolean> {
    while (this.#end - this.#start < count && this.#state === 'open') {
      try {
        const next = await this.#source.next();
        if (next.done) this.#state = 'ended';
        else this.#append(next.value);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        this.#state = 'broken';
        this.#failure = error;
      }
    }
    return this.#end - this.#start >= count;
  }

  /** Takes bytes that are in memory. */
  take(count: number): void {
    this.#start += count;
    this.#offset += count;
  }

  /** Takes bytes of the segment, in memory or not, without keeping them. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      if (!(await this.has(1))) return;
      const taken = Math.min(left, this.#end - this.#start);
      this.take(taken);
      left -= taken;
    }
  }

  /** Begins the segment after one that ended in a failure, whatever was left of that; false where there is none. */
  nextSegment(): boolean {
    this.take(this.#end - this.#start);
    if (this.#state !== 'broken') return false;
    this.#state = 'open';
    this.#failure = null;
    return true;
  }

  #append(chunk: Buffer): void {
    const length = this.#end - this.#start;
    if (this.#end + chunk.length > this.#buffer.length) {
      // At least as much room as there are bytes, so that the next move is as far away as this one was long.
      const needed = 2 * (length + chunk.length);
      const target = needed > this.#buffer.length ? Buffer.allocUnsafe(needed) : this.#buffer;
      this.#buffer.copy(target, 0, this.#start, this.#end);
      this.#buffer = target;
      this.#start = 0;
      this.#end = length;
    }
    chunk.copy(this.#buffer, this.#end);
    this.#end += chunk.length;
  }
}
