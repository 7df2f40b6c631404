/**
 * A byte stream whose beginning is already in memory. Iterating it gives all bytes, the beginning included.
 * Close it with `return()` when it is not read to its end.
 */
export class StartedStream implements AsyncIterableIterator<Buffer> {
  /** The first bytes: at least as many as were asked for, unless the stream is shorter or fails before. */
  readonly head: Buffer;
  readonly #rest: AsyncIterator<Buffer>;
  #pending: 'head' | 'failure' | 'rest' = 'head';
  readonly #failure: { readonly error: unknown } | null;

  private constructor(
    head: Buffer,
    rest: AsyncIterator<Buffer>,
    failure: { readonly error: unknown } | null,
  ) {
    this.head = head;
    this.#rest = rest;
    this.#failure = failure;
  }

  /** Reads at least `bytes`. Never rejects: an error comes where the iteration reaches it. */
  static async start(source: AsyncIterable<Buffer>, bytes: number): Promise<StartedStream> {
    const rest = source[Symbol.asyncIterator]();
    const chunks: Buffer[] = [];
    let failure: { readonly error: unknown } | null = null;
    try {
      for (let total = 0; total < bytes; ) {
        const next = await rest.next();
        if (next.done) break;
        chunks.push(next.value);
        total += next.value.length;
      }
    } catch (error) {
      failure = { error };
    }
    return new StartedStream(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), rest, failure);
  }

  /**
   * For who judges by the head alone and reads no further.
   *
   * @throws the error that ended the stream within the head
   */
  checkHead(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  async next(): Promise<IteratorResult<Buffer, undefined>> {
    if (this.#pending === 'head') {
      this.#pending = this.#failure === null ? 'rest' : 'failure';
      if (this.head.length > 0) return { done: false, value: this.head };
    }
    if (this.#pending === 'failure') {
      this.#pending = 'rest';
      throw this.#failure?.error;
    }
    const next = await this.#rest.next();
    return next.done ? { done: true, value: undefined } : next;
  }

  async return(): Promise<IteratorResult<Buffer, undefined>> {
    this.#pending = 'rest';
    await this.#rest.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
