/** A line of a file, without its end (`\n` or `\r\n`). Lines count from 1. */
export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Buffer }
  /** Its bytes were dropped as they came. */
  | { readonly kind: 'too_long'; readonly number: number; readonly length: number };

/** How a line ends, in the encoding of the file. */
export type LineEncoding = 'ascii' | 'utf-16le' | 'utf-16be';

export interface LineOptions {
  /** A longer line (its end not counted) is skipped without being held in memory. */
  readonly maxBytes: number;
  /** `ascii` stands for every encoding whose bytes below 128 are ASCII. */
  readonly encoding?: LineEncoding;
}

/** Splits a byte stream into lines. The end of the last line may be missing; an empty stream has no line. */
export async function* splitLines(
  source: AsyncIterable<Buffer>,
  { maxBytes, encoding = 'ascii' }: LineOptions,
): AsyncGenerator<Line> {
  const unit = encoding === 'ascii' ? 1 : 2;
  const line = new PartialLine(maxBytes + unit, encoding);
  for await (const chunk of unit === 1 ? source : wholeUnits(source)) {
    let start = 0;
    for (let end = lineFeed(chunk, 0, encoding); end !== -1; end = lineFeed(chunk, start, encoding)) {
      yield line.finish(chunk.subarray(start, end), maxBytes);
      start = end + unit;
    }
    if (start < chunk.length) line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.finish(Buffer.alloc(0), maxBytes);
}

/** The line that is being gathered over chunks. */
class PartialLine {
  #parts: Buffer[] = [];
  #length = 0;
  #number = 1;
  readonly #holdBytes: number;
  readonly #encoding: LineEncoding;

  /** @param holdBytes past this length the bytes are counted only: the longest line, and its carriage return */
  constructor(holdBytes: number, encoding: LineEncoding) {
    this.#holdBytes = holdBytes;
    this.#encoding = encoding;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#holdBytes) this.#parts = [];
    else this.#parts.push(part);
  }

  finish(last: Buffer, maxBytes: number): Line {
    const number = this.#number++;
    const length = this.#length + last.length;
    const parts = this.#parts;
    this.#parts = [];
    this.#length = 0;
    if (length > this.#holdBytes) return { kind: 'too_long', number, length };
    const bytes = withoutCarriageReturn(
      parts.length === 0 ? last : Buffer.concat([...parts, last]),
      this.#encoding,
    );
    if (bytes.length > maxBytes) return { kind: 'too_long', number, length };
    return { kind: 'line', number, bytes };
  }
}

/** Cuts the chunks of a UTF-16 stream anew so that none ends within a unit; an odd last byte stays as it is. */
async function* wholeUnits(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const joined = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const whole = joined.length - (joined.length % 2);
    carry = joined.subarray(whole);
    if (whole > 0) yield joined.subarray(0, whole);
  }
  if (carry.length > 0) yield carry;
}

function lineFeed(chunk: Buffer, from: number, encoding: LineEncoding): number {
  let at = chunk.indexOf(0x0a, from);
  if (encoding === 'ascii') return at;
  // Of a unit's two bytes the line feed's 0A comes first in little endian, second in big endian.
  const position = encoding === 'utf-16le' ? 0 : 1;
  while (at !== -1) {
    if (at % 2 === position && chunk[at ^ 1] === 0) return at - position;
    at = chunk.indexOf(0x0a, at + 1);
  }
  return -1;
}

function withoutCarriageReturn(bytes: Buffer, encoding: LineEncoding): Buffer {
  if (encoding === 'ascii') return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
  const [first, second] = encoding === 'utf-16le' ? [0x0d, 0] : [0, 0x0d];
  return bytes.at(-2) === first && bytes.at(-1) === second ? bytes.subarray(0, -2) : bytes;
}
