import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns, timestampText } from '../export/row-query.js';
import { splitLines } from '../ingest/decode/lines.js';
import {
  type Column,
  type ColumnType,
  columnsOf,
  definitionOf,
  quoteIdentifier,
  quoteLiteral,
  TABLES,
} from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { onOneLine } from '../text/one-line.js';
import { disarmed } from './disarmed-cells.js';
import type { FaultLog } from './faults.js';
import type { MeasuredTable } from './files.js';

/** Where the rows of a table in one format can be queried. Row numbers count from 1. */
export interface LoadedTable extends MeasuredTable {
  /** View of the rows: `row_number`, then the columns, numbers as doubles and timestamps as texts. */
  readonly view: string;
  /** Table of `row_number`, the columns of keys, and a `fingerprint` of each row. */
  readonly rows: string;
  /** Whether its texts were made safe for spreadsheets, and so are not the data. */
  readonly isDisarmed: boolean;
}

/** Bytes of a row that the readers take without being told. */
const CSV_ROW_BYTES = 2_000_000;
const JSON_ROW_BYTES = 16 * 1024 * 1024;

/**
 * Makes the rows of a table's files queryable.
 *
 * @param directory of the export, without characters that a pattern could have
 * @returns null when the files cannot be read; the faults say why
 */
export async function loadTable(
  connection: DuckDBConnection,
  directory: string,
  measured: MeasuredTable,
  faults: FaultLog,
): Promise<LoadedTable | null> {
  const { table, format, files } = measured;
  const isDisarmed = format === 'csv' && measured.csvProfile === 'excel';
  const view = `${table}_${format}`;
  try {
    for (const { path } of files) {
      const fault = await columnFault(connection, join(directory, path), measured);
      if (fault === null) continue;
      faults.add('wrong_columns', path, fault, { table });
      return null;
    }
    await createView(connection, view, readQuery(directory, measured, isDisarmed));
    const rows = await fingerprintRows(connection, table, view);
    return { ...measured, view, rows, isDisarmed };
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith('Out of Memory')) throw error;
    const path = files.find((file) => message.includes(file.path))?.path ?? (files[0]?.path as string);
    faults.add('unreadable_file', path, complaint(message.replaceAll(`${directory}/`, '')), { table });
    return null;
  }
}

const MAX_COMPLAINT_LENGTH = 240;

/** What the database complains of, without its advice on how to read the file all the same. */
function complaint(message: string): string {
  const [said = ''] = message.trim().split(/\n\s*(?:\n|Possible)/, 1);
  return onOneLine(said).slice(0, MAX_COMPLAINT_LENGTH);
}

/** The same rows with every text made safe for spreadsheets, to hold a CSV file of that profile against. */
export async function disarmedRows(connection: DuckDBConnection, loaded: LoadedTable): Promise<LoadedTable> {
  const view = `${loaded.view}_disarmed`;
  const columns = columnsOf(loaded.table).map(
    (column) => `${disarmed(column)} AS ${quoteIdentifier(column.name)}`,
  );
  await connection.run(
    `CREATE TEMP VIEW ${view} AS SELECT row_number, ${columns.join(', ')} FROM ${loaded.view}`,
  );
  return { ...loaded, view, rows: await fingerprintRows(connection, loaded.table, view), isDisarmed: true };
}

/** The rows as JSON texts, in their order, a few thousand at a time. JSONL is given as it stands in the file. */
export async function* rowTexts(
  connection: DuckDBConnection,
  directory: string,
  loaded: LoadedTable,
): AsyncGenerator<readonly string[]> {
  if (loaded.format === 'jsonl') {
    for (const { path } of loaded.files) yield* lineTexts(join(directory, path));
    return;
  }
  for await (const [texts] of readColumns(connection, `SELECT ${rowJson(loaded)} FROM ${loaded.view}`)) {
    yield texts as readonly string[];
  }
}

/** An SQL expression for a row of the view as JSON text. */
export function rowJson({ table, isDisarmed }: LoadedTable): string {
  const fields = columnsOf(table).map((column) => {
    const name = quoteIdentifier(column.name);
    return `${name} := ${isDisarmed && isNested(column) ? `CAST(${name} AS JSON)` : name}`;
  });
  return `CAST(to_json(struct_pack(${fields.join(', ')})) AS VARCHAR)`;
}

const isNested = ({ type }: Column): boolean => type.kind === 'list' || type.kind === 'struct';

const LINES_AT_ONCE = 2048;

async function* lineTexts(path: string): AsyncGenerator<readonly string[]> {
  let lines: string[] = [];
  const stream = createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const line of splitLines(stream, { maxBytes: Number.MAX_SAFE_INTEGER })) {
    lines.push(line.kind === 'line' ? line.bytes.toString('utf8') : '');
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

const createView = (connection: DuckDBConnection, view: string, query: string): Promise<unknown> =>
  connection.run(`CREATE TEMP VIEW ${view} AS SELECT row_number() OVER () AS row_number, * FROM (${query})`);

async function fingerprintRows(
  connection: DuckDBConnection,
  table: TableName,
  view: string,
): Promise<string> {
  const rows = `${view}_rows`;
  const columns = ['row_number', ...keyColumns(table).map(quoteIdentifier)];
  await connection.run(
    `CREATE TEMP TABLE ${rows} AS SELECT ${columns.join(', ')}, hash(${columnNames(table).join(', ')}) AS fingerprint FROM ${view}`,
  );
  return rows;
}

/** The columns that keys, order and references to the table need. */
function keyColumns(table: TableName): string[] {
  const { primaryKey, uniqueKeys, foreignKeys, sortKey } = definitionOf(table);
  const referred = TABLES.flatMap((other) => definitionOf(other).foreignKeys)
    .filter(({ reference }) => reference.table === table)
    .flatMap(({ reference }) => reference.fields);
  const own = foreignKeys.flatMap(({ fields }) => fields);
  return [...new Set([...primaryKey, ...uniqueKeys.flat(), ...own, ...sortKey, ...referred])];
}

const columnNames = (table: TableName): string[] => columnsOf(table).map(({ name }) => quoteIdentifier(name));

function readQuery(directory: string, measured: MeasuredTable, isDisarmed: boolean): string {
  const { table, format, files, longestRow } = measured;
  const paths = `[${files.map(({ path }) => quoteLiteral(join(directory, path))).join(', ')}]`;
  switch (format) {
    case 'jsonl': {
      const size = Math.max(JSON_ROW_BYTES, longestRow + 1);
      return `SELECT * FROM read_json(${paths}, format = 'newline_delimited', columns = ${typed(table, readType)}, maximum_object_size = ${size})`;
    }
    case 'csv': {
      const options = [
        "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', parallel = false",
        // An empty text is in quotation marks, null is nothing.
        "nullstr = '', allow_quoted_nulls = false",
        `columns = ${typed(table, () => 'VARCHAR')}`,
        ...(longestRow < CSV_ROW_BYTES
          ? []
          : [`max_line_size = ${longestRow + 1}, buffer_size = ${2 * longestRow + 2}`]),
      ];
      return `SELECT ${selection(table, isDisarmed ? fromDisarmedCell : fromCell)} FROM read_csv(${paths}, ${options.join(', ')})`;
    }
    case 'parquet':
      return `SELECT ${selection(table, fromParquet)} FROM read_parquet(${paths}, hive_partitioning = false)`;
  }
}

const selection = (table: TableName, expression: (column: Column) => string): string =>
  columnsOf(table)
    .map((column) => `${expression(column)} AS ${quoteIdentifier(column.name)}`)
    .join(', ');

const typed = (table: TableName, typeOf: (type: ColumnType) => string): string =>
  `{${columnsOf(table).map(({ name, type }) => `${quoteLiteral(name)}: ${quoteLiteral(typeOf(type))}`)}}`;

/**
 * The type that values are read as. Whole numbers are doubles too, so that the JSON Schema finds the 1.5 that a
 * cast to an integer would round; timestamps are texts, since their spelling is part of the format.
 */
function readType(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return 'VARCHAR';
    case 'int32':
    case 'int64':
    case 'double':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'list':
      return `${readType(type.items)}[]`;
    case 'struct':
      return `STRUCT(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${readType(field.type)}`)})`;
  }
}

function fromCell(column: Column): string {
  const cell = quoteIdentifier(column.name);
  return `CAST(${isNested(column) ? `CAST(${cell} AS JSON)` : cell} AS ${readType(column.type)})`;
}

/** Lists and structs stay texts: inside them, too, texts were altered. */
const fromDisarmedCell = (column: Column): string =>
  isNested(column) ? quoteIdentifier(column.name) : fromCell(column);

const fromParquet = (column: Column): string =>
  column.type.kind === 'timestamp'
    ? timestampText(column)
    : `CAST(${quoteIdentifier(column.name)} AS ${readType(column.type)})`;

/** Why a file's columns are not those of the table; null when they are. JSONL has no columns but its rows'. */
async function columnFault(
  connection: DuckDBConnection,
  path: string,
  { table, format }: MeasuredTable,
): Promise<string | null> {
  if (format === 'jsonl') return null;
  const names = format === 'csv' ? await headerNames(path) : await parquetNames(connection, path);
  const expected = columnsOf(table).map(({ name }) => name);
  if (names.join() === expected.join()) return null;
  const missing = expected.filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !expected.includes(name));
  if (missing.length === 0 && surplus.length === 0)
    return `its columns stand in another order: ${names.join(', ')}`;
  const parts = [
    ...(missing.length === 0 ? [] : [`it has no column ${missing.join(', ')}`]),
    ...(surplus.length === 0 ? [] : [`it must not have the column ${surplus.join(', ')}`]),
  ];
  return parts.join('; ');
}

const HEADER_BYTES = 16 * 1024;

async function headerNames(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES));
    const [header = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1);
    return header.split(',').map((name) => name.replace(/^"(.*)"$/, '$1'));
  } finally {
    await file.close();
  }
}

async function parquetNames(connection: DuckDBConnection, path: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `DESCRIBE SELECT * FROM read_parquet(${quoteLiteral(path)}, hive_partitioning = false)`,
  );
  return reader.getRowsJS().map(([name]) => name as string);
}
