import { hash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { type AsciiSource, asciiSource } from '../../decode/ascii-source.js';
import { type Decoded, isBlank } from '../../decode/decode.js';
import type { JsonObject } from '../../json-object.js';
import type { ReadResult } from '../../record.js';
import { USUAL_NAMES } from '../field-names.js';
import { findFields, noTextReason } from '../fields.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import { type ReadContext, type Source, sourceFault } from '../reader.js';
import { headOf } from '../recognise/head.js';
import { startText } from '../start-text.js';
import { cellValue } from './cells.js';
import { DELIMITERS } from './delimiters.js';
import { type Dialect, dialectOf, parserOptions, statedDelimiter } from './dialect.js';
import { hasCarriageReturnsAlone, withLineFeedsAlone } from './line-ends.js';
import { splitRows, type TableRow } from './rows.js';

/** Reads a table of text: a row of names, then a row for each article. Blank lines are no rows. */
export async function* readTable(
  { bytes }: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  const records = new ObjectRecords(context, format);
  const started = await startText(bytes, records, 'a table of text');
  if (started.kind === 'fault') {
    yield started;
    return;
  }
  const head = headOf(started.stream.head).text;
  const isOldMac = hasCarriageReturnsAlone(head);
  const text = withLineFeedsAlone(head);
  const ascii = asciiSource(started.stream, started.decoder);
  const source = isOldMac ? { ...ascii, bytes: withLineFeeds(ascii.bytes) } : ascii;
  const stated = statedDelimiter(text);
  const dialect =
    stated === null ? dialectOf(text, DELIMITERS) : dialectOf(text.slice(stated.length), [stated.delimiter]);
  const table = new Table(dialect, source, context, records, stated === null ? 0 : 1);
  const isSound = (row: Buffer): boolean => table.isSound(row);
  let lastLine = 0;
  let count = 0;
  try {
    for await (const row of splitRows(source.bytes, dialect, context.maxRecordBytes, isSound)) {
      lastLine = row.line;
      const result = table.read(row);
      if (result === null) continue;
      count++;
      yield result;
      if (table.isUseless) return;
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath: context.sourcePath, line: lastLine + 1 });
    return;
  }
  if (count === 0)
    yield records.faultAt(
      null,
      'empty',
      'There is no row of an article in it: remove it, or fetch it again.',
    );
}

/** Carriage returns as line feeds: to end lines is all that they are there for. */
async function* withLineFeeds(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) yield Buffer.from(chunk.map((byte) => (byte === 0x0d ? 0x0a : byte)));
}

/** What a row holds: its cells, or why they cannot be told apart. */
interface RowContent {
  readonly bytes: Buffer;
  readonly decoded: Decoded;
  readonly cells: readonly string[] | string;
}

/** The rows of one table, in their order. */
class Table {
  readonly #dialect: Dialect;
  readonly #source: AsciiSource;
  readonly #context: ReadContext;
  readonly #records: ObjectRecords;
  readonly #firstLine: number;
  /** Names of the columns; null before the row that gives them. */
  #columns: readonly string[] | null = null;
  #last: RowContent | null = null;
  /** Whether no column is known to hold a text: the other rows would all be the same fault. */
  isUseless = false;

  /** @param linesAbove lines before the row of names that are none of the table's rows */
  constructor(
    dialect: Dialect,
    source: AsciiSource,
    context: ReadContext,
    records: ObjectRecords,
    linesAbove: number,
  ) {
    this.#dialect = dialect;
    this.#source = source;
    this.#context = context;
    this.#records = records;
    this.#firstLine = linesAbove + 1;
  }

  /** Whether a row of several lines is one: its cells are as they should be, or none of its lines could begin a row. */
  isSound(row: Buffer): boolean {
    const { decoded, cells } = this.#contentOf(row);
    if (decoded.kind === 'fault' || this.#faultOf(cells) === null) return true;
    return !decoded.text.split('\n').some((line, index) => index > 0 && this.#canBeginRow(line));
  }

  /** Whether a line has as many cells as there are columns, of which the last may go on in the next line. */
  #canBeginRow(line: string): boolean {
    const columns = this.#columns?.length ?? 0;
    const whole = cellsOf(line, this.#dialect);
    const cells = typeof whole === 'string' ? cellsOf(`${line}${this.#dialect.quote}`, this.#dialect) : whole;
    return columns > 1 && typeof cells !== 'string' && cells.length === columns;
  }

  /** Of the row that was asked for last the content is known. */
  #contentOf(bytes: Buffer): RowContent {
    if (this.#last?.bytes.equals(bytes) === true) return this.#last;
    const decoded = this.#source.decode(bytes);
    const cells = decoded.kind === 'fault' ? [] : cellsOf(decoded.text, this.#dialect);
    this.#last = { bytes, decoded, cells };
    return this.#last;
  }

  /** What is wrong with the cells of a row; null for nothing. */
  #faultOf(cells: readonly string[] | string): string | null {
    if (typeof cells === 'string') return cells;
    const columns = this.#columns?.length ?? cells.length;
    const isRegular = cells.length >= columns && cells.slice(columns).every((cell) => cell === '');
    return isRegular ? null : `The row has ${cells.length} cells, the row of names has ${columns}.`;
  }

  /** Null for a row that is no record. */
  read(row: TableRow): ReadResult | null {
    const { line } = row;
    if (line < this.#firstLine) return null;
    if (row.kind === 'too_long') return this.#records.tooLong('row', line, row.length);
    const { decoded, cells } = this.#contentOf(row.bytes);
    if (decoded.kind === 'text' && isBlank(decoded.text)) return null;
    const place = { line, sha256: hash('sha256', row.bytes) };
    const broken = (reason: string): ReadResult =>
      this.#records.faultOf(place, 'invalid_csv', `${reason} Repair or remove the row.`);
    if (row.kind === 'unclosed')
      return broken('A quotation mark opens in this line and never closes a cell.');
    if (decoded.kind === 'fault') return this.#records.faultOf(place, decoded.code, decoded.reason);
    const fault = this.#faultOf(cells);
    if (typeof cells === 'string' || fault !== null) return broken(fault!);
    if (this.#columns === null) return this.#begin(cells, line);
    return this.#records.record(objectOf(this.#columns, cells), place, decoded.encoding);
  }

  /** Takes the row of names. */
  #begin(cells: readonly string[], line: number): ReadResult | null {
    this.#columns = columnNames(cells);
    const probe = Object.fromEntries(this.#columns.map((name) => [name, 'text']));
    if (findFields(probe, this.#context.fields, '').text !== null) return null;
    this.isUseless = true;
    return this.#records.faultAt(line, 'no_text', noTextReason(probe, this.#context.fields));
  }
}

/** The cells of a row, or why they cannot be told apart. */
function cellsOf(row: string, dialect: Dialect): readonly string[] | string {
  try {
    return parseRow(row, dialect, false);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A mark within a cell that does not begin with one stands for itself: `a 5" pipe`.
    if (error.code === 'INVALID_OPENING_QUOTE') return parseRow(row, dialect, true);
    return 'Its quotation marks do not match: one within a cell must be doubled.';
  }
}

function parseRow(row: string, dialect: Dialect, relaxed: boolean): readonly string[] {
  const [cells = []] = parse(row, { ...parserOptions(dialect), relax_quotes: relaxed }) as string[][];
  return cells;
}

/** An index that pandas writes has no name; it stands for an id where no other column does. */
function columnNames(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.trim());
  const hasId = names.some((name) => USUAL_NAMES.id.includes(name.toLowerCase()));
  const isIndex = names[0] === '' || names[0] === 'Unnamed: 0';
  return isIndex && !hasId ? ['id', ...names.slice(1)] : names;
}

/** Of columns with the same name, the first that is not empty counts. */
function objectOf(columns: readonly string[], cells: readonly string[]): JsonObject {
  const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [index, name] of columns.entries()) object[name] ??= cellValue(cells[index]!);
  return object;
}
