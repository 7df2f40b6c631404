import { splitLines } from '../../decode/lines.js';
import { ENVELOPE } from './headers.js';

/** A message of an mbox file, without the line of its envelope. Lines count from 1. */
export type MboxMessage =
  | { readonly kind: 'message'; readonly line: number; readonly bytes: Buffer }
  /** Its bytes were dropped as they came. */
  | { readonly kind: 'too_long'; readonly line: number; readonly length: number };

const FROM = Buffer.from('From ');
const [LINE_FEED, QUOTE] = [Buffer.from('\n'), 0x3e];

/**
 * Splits an mbox file into its messages, without holding more than one of them. A line that begins with `From ` ends a
 * message where a blank line is before it and it has a time in it; of those that were quoted (`>From `), one mark is
 * taken off.
 *
 * @param maxBytes a longer message is skipped without being held in memory
 */
export async function* splitMbox(
  source: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<MboxMessage> {
  let message: PartialMessage | null = null;
  let isAfterBlank = true;
  for await (const line of splitLines(source, { maxBytes })) {
    if (line.kind === 'line' && isAfterBlank && isEnvelope(line.bytes)) {
      if (message !== null) yield message.finish();
      message = new PartialMessage(line.number + 1, maxBytes);
    } else if (line.kind === 'line') {
      // What stands before the first envelope is a message that lost its own.
      if (message === null && line.bytes.length > 0) message = new PartialMessage(line.number, maxBytes);
      message?.add(unquoted(line.bytes));
    } else {
      message ??= new PartialMessage(line.number, maxBytes);
      message.drop(line.length);
    }
    isAfterBlank = line.kind === 'line' && line.bytes.length === 0;
  }
  if (message !== null) yield message.finish();
}

const isEnvelope = (line: Buffer): boolean =>
  line.subarray(0, FROM.length).equals(FROM) && ENVELOPE.test(line.toString('latin1', 0, 300));

function unquoted(line: Buffer): Buffer {
  let marks = 0;
  while (line[marks] === QUOTE) marks++;
  return marks > 0 && line.subarray(marks, marks + FROM.length).equals(FROM) ? line.subarray(1) : line;
}

class PartialMessage {
  readonly #line: number;
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(line: number, maxBytes: number) {
    this.#line = line;
    this.#maxBytes = maxBytes;
  }

  add(line: Buffer): void {
    this.#length += line.length + 1;
    if (this.#length > this.#maxBytes) this.#parts = [];
    else this.#parts.push(line, LINE_FEED);
  }

  drop(length: number): void {
    this.#length = Math.max(this.#length + length, this.#maxBytes + 1);
    this.#parts = [];
  }

  finish(): MboxMessage {
    if (this.#length > this.#maxBytes) return { kind: 'too_long', line: this.#line, length: this.#length };
    return { kind: 'message', line: this.#line, bytes: Buffer.concat(this.#parts) };
  }
}
