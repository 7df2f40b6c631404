import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { type Column, columnsOf, quoteIdentifier, quoteLiteral } from '../../schema/columns.js';
import { type CsvDialect, DELIMITERS } from './csv-dialect.js';
import { guardOf } from './csv-guard.js';
import { copyTo } from './duckdb-copy.js';
import type { TableFile } from './format.js';
import { readType } from './read-back.js';
import {
  type Cell,
  doubleText,
  jsonText,
  readColumns,
  rowQuery,
  timestampText,
  type WrittenColumn,
} from './row-query.js';

/** Writes a table with the data unaltered. */
export const writePlain = (
  connection: DuckDBConnection,
  { table, relation, path }: TableFile,
  { delimiter }: CsvDialect,
): Promise<number> =>
  copyTo(
    connection,
    rowQuery(table, relation, plainSelection),
    path,
    plainOptions(columnsOf(table), DELIMITERS[delimiter]),
  );

/** How the database writes what {@link plainSelection} gives: every text in quotation marks, null as nothing. */
export function plainOptions(columns: readonly WrittenColumn[], delimiter: string): string[] {
  const texts = columns.filter(isText).map(({ name }) => quoteIdentifier(name));
  return [
    'FORMAT csv',
    'HEADER',
    `DELIMITER ${quoteLiteral(delimiter)}`,
    "NULL ''",
    `FORCE_QUOTE (${texts.join(', ')})`,
  ];
}

const TEXT_KINDS: ReadonlySet<WrittenColumn['type']['kind']> = new Set([
  ...(['string', 'timestamp', 'list', 'struct'] as const),
]);

const isText = ({ type }: WrittenColumn): boolean => TEXT_KINDS.has(type.kind);

/** A column as a cell of CSV, unaltered. */
export function plainSelection(column: WrittenColumn): string {
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

/** Options of the library, with every cast stated: its own write `false` as nothing and a date as a number. */
function excelOptions({ delimiter, lineEnd, hasDecimalComma }: CsvDialect): Options {
  const { text } = guardOf(delimiter);
  return {
    delimiter: DELIMITERS[delimiter],
    quoted_string: true,
    record_delimiter: lineEnd,
    cast: {
      string: (value) => text(value),
      number: (value) => (hasDecimalComma ? String(value).replace('.', ',') : String(value)),
      bigint: (value) => String(value),
      boolean: (value) => (value ? 'true' : 'false'),
    },
  };
}

/** Writes a table for spreadsheets. */
export async function writeExcel(
  connection: DuckDBConnection,
  { table, relation, path }: TableFile,
  dialect: CsvDialect,
): Promise<number> {
  const lines = excelLines(dialect);
  let rows = 0;
  async function* chunks(): AsyncGenerator<string> {
    yield `\ufeff${lines([columnsOf(table).map(({ name }) => name)])}`;
    for await (const columns of readColumns(connection, rowQuery(table, relation, excelSelection))) {
      const chunk = (columns[0] ?? []).map((_, row) => columns.map((cells) => cells[row] as Cell));
      rows += chunk.length;
      yield lines(chunk);
    }
  }
  await pipeline(chunks, createWriteStream(path));
  return rows;
}

function excelSelection(column: Column): string {
  switch (column.type.kind) {
    case 'string':
    case 'double':
      return quoteIdentifier(column.name);
    default:
      return plainSelection(column);
  }
}

/** Gives rows as lines of the excel profile. */
function excelLines(dialect: CsvDialect): (rows: readonly (readonly Cell[])[]) => string {
  const options = excelOptions(dialect);
  return (rows) => stringify(rows as Cell[][], options);
}

/** An SQL expression for a column of a view as the excel profile writes it. */
export function excelCellSql({ name, type, duckdbType }: Column, { delimiter }: CsvDialect): string {
  const column = quoteIdentifier(name);
  const { sql } = guardOf(delimiter);
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return sql(column);
    case 'list':
    case 'struct':
      // As the data's own types write them: a double would be 12.0.
      return sql(`CAST(to_json(CAST(${column} AS ${duckdbType})) AS VARCHAR)`);
    default:
      return column;
  }
}

/** An SQL expression for a column that the excel profile wrote as it was, but for what `Guard` says. */
export function restoredCellSql({ name, type }: Column, { delimiter }: CsvDialect): string {
  const column = quoteIdentifier(name);
  const { restoredSql } = guardOf(delimiter);
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return restoredSql(column);
    case 'list':
    case 'struct':
      return `TRY_CAST(TRY_CAST(${restoredSql(column)} AS JSON) AS ${readType(type)})`;
    default:
      return column;
  }
}
