/**
 * Knows when no more is left to do than has been done. How much is there to read is known beforehand, not how much of it has
 * changed since the last run, is faulty or left out of a sample: so the moment may come late or never, but not early.
 */
export class Halfway {
  #unread: number;
  #processed = 0;

  /** @param bytes to be read; infinite where that is not known */
  constructor(bytes: number) {
    this.#unread = bytes;
  }

  /** What was read needs no work. */
  skip(bytes: number): void {
    this.#unread -= bytes;
  }

  /** What was read is worked on. */
  process(bytes: number): void {
    this.#unread -= bytes;
    this.#processed += bytes;
  }

  get isBehind(): boolean {
    return this.#processed >= this.#unread;
  }
}
