import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { columnsOf } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import type { CsvProfile } from './choices.js';
import type { Cell } from './row-query.js';

/*
 * Where a spreadsheet could see a formula begin: at the start of a cell and, because one that expects another
 * delimiter than the comma (semicolon, tab) cuts cells differently, after those and after a line end. The white space is
 * that which does not itself begin a cell, so that the search never looks at a character twice.
 */
const FORMULA_START = /(^|[;\t\r\n])([^\S;\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

const disarm = (text: string): string => text.replace(FORMULA_START, "$1$2'");

/** Options of the library, with every cast stated: its own write `false` as nothing and a date as a number. */
const CASTS: NonNullable<Options['cast']> = {
  string: (value) => value,
  number: (value) => String(value),
  bigint: (value) => String(value),
  boolean: (value) => (value ? 'true' : 'false'),
};

const OPTIONS: { readonly [P in CsvProfile]: Options } = {
  // Texts in quotation marks, numbers without: so an empty text differs from null.
  plain: { quoted_string: true, record_delimiter: '\n', cast: CASTS },
  excel: { quoted_string: true, record_delimiter: '\r\n', cast: { ...CASTS, string: disarm } },
};

/**
 * Writes a table as CSV: a header line, then a line a row. Null is nothing between the commas; lists and
 * structs are JSON text.
 *
 * @param jsonl the table's JSON Lines file, sorted: reading it is several times as fast as fetching cells from the
 * database, and needs no second sort
 * @returns the number of rows
 */
export async function writeCsv(
  table: TableName,
  jsonl: string,
  path: string,
  profile: CsvProfile = 'plain',
): Promise<number> {
  const names = columnsOf(table).map(({ name }) => name);
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    const header = stringify([names], OPTIONS[profile]);
    yield profile === 'excel' ? `\ufeff${header}` : header;
    for await (const chunk of jsonLines(jsonl)) {
      rows += chunk.length;
      yield csvLines(
        chunk.map((line) => cellsOf(JSON.parse(line) as Row, names)),
        profile,
      );
    }
  }
  await pipeline(lines, createWriteStream(path));
  return rows;
}

type Row = Readonly<Record<string, Cell | object>>;

const cellsOf = (row: Row, names: readonly string[]): Cell[] =>
  names.map((name) => {
    const value = row[name] as Cell | object;
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });

/** The lines of a file, in pieces of about a megabyte. */
async function* jsonLines(path: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + (text as string)).split('\n');
    rest = lines.pop() as string;
    if (lines.length > 0) yield lines;
  }
}

/**
 * The lines of some rows.
 *
 * csv-stringify writes them, except that of the plain profile it writes only the rows in which a quotation mark has to be
 * escaped: in the others each cell is itself, in marks if it is a text, which is ten times as fast to
 * write down here.
 */
export function csvLines(rows: readonly (readonly Cell[])[], profile: CsvProfile): string {
  const parts: string[] = [];
  let waiting: (readonly Cell[])[] = [];
  const flush = (): void => {
    if (waiting.length > 0) parts.push(stringify(waiting as Cell[][], OPTIONS[profile]));
    waiting = [];
  };
  for (const row of rows) {
    const line = profile === 'plain' ? plainLine(row) : null;
    if (line === null) {
      waiting.push(row);
    } else {
      flush();
      parts.push(line);
    }
  }
  flush();
  return parts.join('');
}

/** The line of a row without quotation marks; null when it has one. */
function plainLine(row: readonly Cell[]): string | null {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] as Cell;
    if (i > 0) line += ',';
    if (typeof cell === 'string') {
      if (cell.includes('"')) return null;
      line += `"${cell}"`;
    } else if (cell !== null) {
      line += String(cell);
    }
  }
  return `${line}\n`;
}
