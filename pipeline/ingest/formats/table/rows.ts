import type { Dialect } from './dialect.js';

/** A row of a table as its bytes, without its line end. Lines count from 1. */
export type TableRow =
  | { readonly kind: 'row'; readonly line: number; readonly bytes: Buffer }
  /** A line in which a quotation mark opens that closes no cell; the next row begins after it. */
  | { readonly kind: 'unclosed'; readonly line: number; readonly bytes: Buffer }
  /** Its bytes were dropped as they came. */
  | { readonly kind: 'too_long'; readonly line: number; readonly length: number };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/**
 * So often rows are sought again after a quotation mark that never closes. Beyond it every line is a row: a file of
 * such marks would be read anew for each of its lines.
 */
const MAX_RESTARTS = 20;
/** So many bytes of a file are read anew after rows that are not sound; beyond it such a row costs all its lines. */
const MAX_READ_ANEW = 64 * 1024 * 1024;

/**
 * Splits the bytes of a table into rows: line ends within quotation marks end none (RFC 4180). A row of several lines
 * that is not sound is no row, as a mark that never closes takes in the rows below: its first line is.
 *
 * @param source in an encoding whose bytes below 128 are ASCII
 * @param maxBytes a longer row is skipped without being held in memory
 * @param isSound whether the cells of such a row can be read; the same bytes are yielded then
 */
export async function* splitRows(
  source: AsyncIterable<Buffer>,
  dialect: Dialect,
  maxBytes: number,
  isSound: (row: Buffer) => boolean,
): AsyncGenerator<TableRow> {
  const splitter = new RowSplitter(dialect, maxBytes, isSound);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Where a cell stands: at its beginning, within it, within quotation marks, after the mark that may close it. */
type CellState = 'start' | 'plain' | 'quoted' | 'closing';

class RowSplitter {
  readonly #delimiter: number;
  /** -1 where there is none. */
  #quote: number;
  /** -1 where it is the quotation mark itself, doubled. */
  readonly #escape: number;
  readonly #maxBytes: number;
  /** From the beginning of the row that is being read. */
  #pending: Buffer = Buffer.alloc(0);
  /** How far it was read. */
  #at = 0;
  #state: CellState = 'start';
  #isEscaped = false;
  /** The line where the row begins, and how many lines of it ended. */
  #line = 1;
  #lineEnds = 0;
  /** Length of a row that is being dropped; 0 where none is. */
  #dropped = 0;
  #restarts = 0;
  #readAnew = 0;
  readonly #isSound: (row: Buffer) => boolean;

  constructor(
    { delimiter, quote, escapeMark }: Dialect,
    maxBytes: number,
    isSound: (row: Buffer) => boolean,
  ) {
    this.#isSound = isSound;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === null ? -1 : quote.charCodeAt(0);
    this.#escape = quote === null || escapeMark === quote ? -1 : escapeMark.charCodeAt(0);
    this.#maxBytes = maxBytes;
  }

  *push(chunk: Buffer): Generator<TableRow> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    yield* this.#rows();
    while (this.#pending.length > this.#maxBytes + 1) {
      if (this.#state === 'quoted' && this.#dropped === 0 && this.#pending.includes(LINE_FEED)) {
        yield this.#neverClosed();
        yield* this.#rows();
      } else this.#drop();
    }
  }

  *end(): Generator<TableRow> {
    while (this.#pending.length > 0 && this.#dropped === 0) {
      if (this.#state === 'quoted') yield this.#neverClosed();
      else yield this.#row(this.#pending.length);
      yield* this.#rows();
    }
    if (this.#dropped > 0) yield this.#row(this.#pending.length);
  }

  /** The rows that end in what is pending. */
  *#rows(): Generator<TableRow> {
    while (this.#at < this.#pending.length) {
      const end = this.#nextLineEnd();
      if (end === -1) return;
      yield this.#row(end);
    }
  }

  /** Reads on to the line feed that ends the row; -1 where none does. */
  #nextLineEnd(): number {
    const pending = this.#pending;
    for (let at = this.#at; at < pending.length; at++) {
      const byte = pending[at]!;
      if (this.#state === 'quoted') {
        if (byte === LINE_FEED) this.#lineEnds++;
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === this.#escape) this.#isEscaped = true;
        else if (byte === this.#quote) this.#state = 'closing';
      } else if (byte === LINE_FEED) {
        this.#at = at + 1;
        return at;
      } else if (byte === this.#delimiter) this.#state = 'start';
      else if (byte === this.#quote && this.#state === 'start') this.#state = 'quoted';
      else if (byte === this.#quote && this.#state === 'closing') this.#state = 'quoted';
      else if (byte !== CARRIAGE_RETURN) this.#state = 'plain';
    }
    this.#at = pending.length;
    return -1;
  }

  /** @param end of the row in what is pending: its line feed, or the end of the file */
  #row(end: number): TableRow {
    const bytes = this.#pending.subarray(0, this.#pending[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    const line = this.#line;
    const length = this.#dropped + bytes.length;
    if (this.#lineEnds > 0 && length <= this.#maxBytes && this.#readAnew < MAX_READ_ANEW) {
      if (!this.#isSound(bytes)) {
        this.#readAnew += length;
        return this.#unclosed();
      }
    }
    this.#line += this.#lineEnds + 1;
    this.#begin(end + 1);
    if (length > this.#maxBytes) return { kind: 'too_long', line, length };
    return { kind: 'row', line, bytes };
  }

  #neverClosed(): TableRow {
    const line = this.#unclosed();
    if (++this.#restarts === MAX_RESTARTS) this.#quote = -1;
    return line;
  }

  /** Takes the first line of what is no row, and begins anew after it. */
  #unclosed(): TableRow {
    const lineFeed = this.#pending.indexOf(LINE_FEED);
    const end = lineFeed === -1 ? this.#pending.length : lineFeed;
    const bytes = this.#pending.subarray(0, this.#pending[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    const line = this.#line++;
    this.#begin(end + 1);
    return { kind: 'unclosed', line, bytes };
  }

  /** Lets go of a row that is too long; the next line end ends it. */
  #drop(): void {
    this.#dropped += this.#pending.length;
    this.#pending = Buffer.alloc(0);
    this.#at = 0;
    this.#state = 'plain';
  }

  #begin(start: number): void {
    this.#pending = this.#pending.subarray(start);
    this.#at = 0;
    this.#state = 'start';
    this.#isEscaped = false;
    this.#lineEnds = 0;
    this.#dropped = 0;
  }
}
