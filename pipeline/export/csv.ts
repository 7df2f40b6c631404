import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { type Column, columnsOf, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { CsvProfile } from './choices.js';
import { copyTo } from './duckdb-copy.js';
import {
  type Cell,
  doubleText,
  jsonText,
  readColumns,
  rowQuery,
  textForDriver,
  timestampText,
} from './row-query.js';

/**
 * Writes a table as CSV: a header line, then a line a row. Texts stand in quotation marks, so that an empty one differs
 * from null, which is nothing between the commas; lists and structs are JSON text.
 *
 * @returns the number of rows
 */
export const writeCsv = (
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  path: string,
  profile: CsvProfile = 'plain',
): Promise<number> =>
  profile === 'plain'
    ? writePlain(connection, table, relation, path)
    : writeExcel(connection, table, relation, path);

function writePlain(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  path: string,
): Promise<number> {
  const texts = columnsOf(table)
    .filter(isText)
    .map(({ name }) => quoteIdentifier(name));
  return copyTo(connection, rowQuery(table, relation, plainSelection), path, [
    'FORMAT csv',
    'HEADER',
    "NULL ''",
    `FORCE_QUOTE (${texts.join(', ')})`,
  ]);
}

const TEXT_KINDS: ReadonlySet<Column['type']['kind']> = new Set(['string', 'timestamp', 'list', 'struct']);

const isText = ({ type }: Column): boolean => TEXT_KINDS.has(type.kind);

function plainSelection(column: Column): string {
  switch (column.type.kind) {
    case 'timestamp':
      return timestampText(column);
    case 'list':
    case 'struct':
      return jsonText(column);
    case 'double':
      return doubleText(column);
    default:
      return quoteIdentifier(column.name);
  }
}

/*
 * Where a spreadsheet could see a formula begin: at the start of a cell and, because one that expects another
 * delimiter than the comma (semicolon, tab) cuts cells differently, after those and after a line end. The white space is
 * that which does not itself begin a cell, so that the search never looks at a character twice.
 */
const FORMULA_START = /(^|[;\t\r\n])([^\S;\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** Options of the library, with every cast stated: its own write `false` as nothing and a date as a number. */
const EXCEL: Options = {
  quoted_string: true,
  record_delimiter: '\r\n',
  cast: {
    string: (value) => value.replace(FORMULA_START, "$1$2'"),
    number: (value) => String(value),
    bigint: (value) => String(value),
    boolean: (value) => (value ? 'true' : 'false'),
  },
};

async function writeExcel(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  path: string,
): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `\ufeff${excelLines([columnsOf(table).map(({ name }) => name)])}`;
    for await (const columns of readColumns(connection, rowQuery(table, relation, excelSelection))) {
      const chunk = (columns[0] ?? []).map((_, row) => columns.map((cells) => cells[row] as Cell));
      rows += chunk.length;
      yield excelLines(chunk);
    }
  }
  await pipeline(lines, createWriteStream(path));
  return rows;
}

function excelSelection(column: Column): string {
  switch (column.type.kind) {
    case 'string':
      return textForDriver(column);
    case 'double':
      return quoteIdentifier(column.name);
    default:
      return plainSelection(column);
  }
}

/** Rows as lines of the excel profile. */
export const excelLines = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], EXCEL);
