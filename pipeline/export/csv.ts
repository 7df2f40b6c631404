import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { type Column, columnsOf, quoteIdentifier } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import { type Cell, jsonText, readColumns, rowQuery, textForDriver, timestampText } from './row-query.js';

/**
 * `plain`: RFC 4180 in UTF-8, lines ending with LF; the data, unaltered. `excel`: with a byte order mark and
 * CRLF, and with every text that a spreadsheet could take for a formula disarmed.
 */
export type CsvProfile = 'plain' | 'excel';

export const CSV_PROFILES: readonly CsvProfile[] = ['plain', 'excel'];

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
 * @returns the number of rows
 */
export async function writeCsv(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  path: string,
  profile: CsvProfile = 'plain',
): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    const header = stringify([columnsOf(table).map(({ name }) => name)], OPTIONS[profile]);
    yield profile === 'excel' ? `\ufeff${header}` : header;
    for await (const columns of readColumns(connection, rowQuery(table, relation, csvSelection))) {
      rows += columns[0]?.length ?? 0;
      yield csvLines(columns, profile);
    }
  }
  await pipeline(lines, createWriteStream(path));
  return rows;
}

function csvSelection(column: Column): string {
  switch (column.type.kind) {
    case 'string':
      return textForDriver(column);
    case 'timestamp':
      return timestampText(column);
    case 'list':
    case 'struct':
      return jsonText(column);
    default:
      return quoteIdentifier(column.name);
  }
}

/**
 * The lines of some rows, given column by column.
 *
 * csv-stringify writes them, except that of the plain profile it writes only the rows in which a quotation mark has to be
 * escaped: in the others each cell is itself, in marks if it is a text, which is ten times as fast to
 * write down here.
 */
export function csvLines(columns: readonly (readonly Cell[])[], profile: CsvProfile): string {
  const rowCount = columns[0]?.length ?? 0;
  const parts: string[] = [];
  let waiting: Cell[][] = [];
  for (let row = 0; row < rowCount; row++) {
    const line = profile === 'plain' ? plainLine(columns, row) : null;
    if (line === null) {
      waiting.push(columns.map((column) => column[row] as Cell));
      continue;
    }
    if (waiting.length > 0) {
      parts.push(stringify(waiting, OPTIONS[profile]));
      waiting = [];
    }
    parts.push(line);
  }
  if (waiting.length > 0) parts.push(stringify(waiting, OPTIONS[profile]));
  return parts.join('');
}

/** The line of a row without quotation marks; null when it has one. */
function plainLine(columns: readonly (readonly Cell[])[], row: number): string | null {
  let line = '';
  for (let i = 0; i < columns.length; i++) {
    const cell = (columns[i] as readonly Cell[])[row] as Cell;
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
