import { Buffer } from 'node:buffer';
import { quoteIdentifier, quoteLiteral } from '../schema/columns.js';

/*
 * Rows on their way into the database, as the text that costs least to write and to read: CSV without a header, each
 * text in quotation marks, so that an empty one differs from null, which is nothing; lists and structs as JSON.
 */

/** DuckDB's types by column. */
export type ColumnTypes = Readonly<Record<string, string>>;

/** Rows of a table, in UTF-8. */
export interface IncomingRows {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Bytes of the longest row with its end. */
  readonly longest: number;
}

/** Rows of several parts as one. */
export const joinIncomingRows = (parts: readonly IncomingRows[]): IncomingRows => ({
  bytes: Buffer.concat(parts.map(({ bytes }) => bytes)),
  count: parts.reduce((sum, { count }) => sum + count, 0),
  longest: Math.max(0, ...parts.map(({ longest }) => longest)),
});

const FIRST_BYTES = 64 * 1024;
/** UTF-8 takes up to three bytes for a UTF-16 unit; a quotation mark, of one, is doubled. */
const MOST_BYTES_PER_UNIT = 3;
/** A number is no longer than `-1.2345678901234567e-300`. */
const NUMBER_BYTES = 32;
/** Longer texts are written by the engine, which costs a call. */
const SHORT_UNITS = 80;

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_END = 0x0a;
const ZERO = 0x30;

/**
 * Gathers rows, each written where it will stay, byte by byte: that takes half the time of `JSON.stringify`, and half
 * the room, because no row repeats the names of its columns.
 */
export class IncomingRowWriter {
  readonly #columns: readonly string[];
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #count = 0;
  #longest = 0;

  /** @param columns of the table, in the order in which they are read again */
  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** @param row a column that it does not have is null */
  push(row: object): void {
    const start = this.#end;
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i++) {
      if (i > 0) this.#byte(COMMA);
      this.#cell((row as Readonly<Record<string, unknown>>)[columns[i] as string]);
    }
    this.#byte(LINE_END);
    this.#count++;
    this.#longest = Math.max(this.#longest, this.#end - start);
  }

  /** A copy of what was gathered. */
  get rows(): IncomingRows {
    return {
      bytes: new Uint8Array(this.#bytes.subarray(0, this.#end)),
      count: this.#count,
      longest: this.#longest,
    };
  }

  /** What was gathered since the last time. */
  take(): IncomingRows {
    const taken = this.rows;
    this.#end = this.#count = this.#longest = 0;
    return taken;
  }

  #cell(value: unknown): void {
    if (value === null || value === undefined) return;
    if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#ascii(value ? 'true' : 'false');
    else this.#text(JSON.stringify(value));
  }

  #number(value: number): void {
    if (value >>> 0 === value) this.#wholeNumber(value);
    else if (Number.isFinite(value)) this.#ascii(String(value));
  }

  #wholeNumber(value: number): void {
    this.#reserve(NUMBER_BYTES);
    const bytes = this.#bytes;
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    let rest = value;
    for (let at = this.#end + digits - 1; at >= this.#end; at--) {
      const tens = Math.floor(rest / 10);
      bytes[at] = ZERO + rest - 10 * tens;
      rest = tens;
    }
    this.#end += digits;
  }

  #ascii(text: string): void {
    this.#reserve(NUMBER_BYTES);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#end++] = text.charCodeAt(i);
  }

  #text(text: string): void {
    this.#reserve(MOST_BYTES_PER_UNIT * text.length + 2);
    const bytes = this.#bytes;
    let end = this.#end;
    bytes[end++] = QUOTE;
    let i = 0;
    if (text.length <= SHORT_UNITS) {
      for (; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit >= 0x80) break;
        if (unit === QUOTE) bytes[end++] = QUOTE;
        bytes[end++] = unit;
      }
    }
    if (i < text.length) {
      const rest = text.slice(i);
      end += bytes.write(rest.includes('"') ? rest.replaceAll('"', '""') : rest, end);
    }
    bytes[end++] = QUOTE;
    this.#end = end;
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#end++] = byte;
  }

  #reserve(room: number): void {
    const least = this.#end + room;
    if (least <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, least, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** Bytes of a row that the database is told to expect, at least. Its buffers are larger than that. */
const MIN_ROW_BYTES = 1024 * 1024;

/**
 * SQL for the rows of a file.
 *
 * @param longest bytes of the longest row
 */
export function incomingRowsSql(path: string, columns: ColumnTypes, longest: number): string {
  const types = Object.entries(columns).map(
    ([name, type]) => `${quoteLiteral(name)}: ${quoteLiteral(isNested(type) ? 'JSON' : type)}`,
  );
  const values = Object.entries(columns).map(([name, type]) =>
    isNested(type)
      ? `CAST(${quoteIdentifier(name)} AS ${type}) AS ${quoteIdentifier(name)}`
      : quoteIdentifier(name),
  );
  const rowBytes = Math.max(MIN_ROW_BYTES, longest);
  return (
    `SELECT ${values.join(', ')} FROM read_csv(${quoteLiteral(literalGlob(path))}, columns = {${types.join(', ')}}, ` +
    `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\\n', ` +
    `allow_quoted_nulls = false, max_line_size = ${rowBytes}, buffer_size = ${2 * rowBytes}, ` +
    // A folder above it may be called `date=2024-05-01`, which is no column.
    'hive_partitioning = false)'
  );
}

const isNested = (type: string): boolean => type.endsWith('[]') || type.startsWith('STRUCT');

/** A path in the form in which a reader that takes globs means only that file. */
const literalGlob = (path: string): string => path.replaceAll(/[*?[]/g, '[$&]');
