import { Buffer } from 'node:buffer';

const FIRST_BYTES = 64 * 1024;
/** UTF-8 takes up to three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;
const LINE_END = 10;

/**
 * Gathers rows as JSON lines in UTF-8, each written where it will stay: strings would be joined, measured and copied
 * first.
 */
export class JsonLines {
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #count = 0;

  push(row: object): void {
    const line = JSON.stringify(row);
    const most = MOST_BYTES_PER_UNIT * line.length + 1;
    if (this.#end + most > this.#bytes.length) this.#grow(this.#end + most);
    this.#end += this.#bytes.write(line, this.#end);
    this.#bytes[this.#end++] = LINE_END;
    this.#count++;
  }

  /** Number of rows. */
  get count(): number {
    return this.#count;
  }

  /** A copy of the lines, each with its end. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#end));
  }

  /** The lines, which are no longer gathered; they stand where they are until the next row comes. */
  take(): Uint8Array {
    const lines = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    this.#count = 0;
    return lines;
  }

  #grow(least: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, least, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
