import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { type Column, columnsOf, quoteIdentifier } from '../../schema/columns.js';
import type { TableName } from '../../schema/rows.js';
import { guarded, guardedSql } from './csv-guard.js';
import { copyTo } from './duckdb-copy.js';
import type { Format, PackageOptions, ReadFiles, TableFile } from './format.js';
import type { CsvProfile } from './options.js';
import { isNested, pathList, readType, selection, typed } from './read-back.js';
import { lineMeasure } from './row-measure.js';
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
 * CSV: a header line, then a line a row. Texts stand in quotation marks, so that an empty one differs from null, which is
 * nothing between the commas; lists and structs are JSON text.
 */
export const csv: Format = {
  mediaType: 'text/csv',
  isCut: false,
  write: (connection, file, { csvProfile = 'plain' }) =>
    csvProfile === 'plain' ? writePlain(connection, file) : writeExcel(connection, file),
  describe: ({ schema }, { csvProfile = 'plain' }) => ({
    type: 'table',
    encoding: ENCODINGS[csvProfile],
    dialect: {
      $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
      delimiter: ',',
      lineTerminator: LINE_ENDS[csvProfile],
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: { ...schema, missingValues: [''] },
    countsBytes: true,
  }),
  reading: {
    turn: 2,
    optionsOf: ({ encoding }) => (encoding === ENCODINGS.excel ? { csvProfile: 'excel' } : {}),
    rowMeasure: () => lineMeasure({ quoted: true }),
    columnNames: (_, { path }) => headerNames(path),
    query: readQuery,
    jsonRows: null,
    alteration: ({ csvProfile }) => (csvProfile === 'excel' ? guardedSql : null),
  },
};

const ENCODINGS: Readonly<Record<CsvProfile, string>> = { plain: 'utf-8', excel: 'utf-8-sig' };
const LINE_ENDS: Readonly<Record<CsvProfile, string>> = { plain: '\n', excel: '\r\n' };

function writePlain(connection: DuckDBConnection, { table, relation, path }: TableFile): Promise<number> {
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

/** Options of the library, with every cast stated: its own write `false` as nothing and a date as a number. */
const EXCEL: Options = {
  quoted_string: true,
  record_delimiter: '\r\n',
  cast: {
    string: guarded,
    number: (value) => String(value),
    bigint: (value) => String(value),
    boolean: (value) => (value ? 'true' : 'false'),
  },
};

async function writeExcel(
  connection: DuckDBConnection,
  { table, relation, path }: TableFile,
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

/** Bytes of a row that the database's reader takes without being told. */
const CSV_ROW_BYTES = 2_000_000;

function readQuery(table: TableName, { paths, options, longestRow }: ReadFiles): string {
  const settings = [
    "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', parallel = false",
    // An empty text is in quotation marks, null is nothing.
    "nullstr = '', allow_quoted_nulls = false",
    `columns = ${typed(table, () => 'VARCHAR')}`,
    ...(longestRow < CSV_ROW_BYTES
      ? []
      : [`max_line_size = ${longestRow + 1}, buffer_size = ${2 * longestRow + 2}`]),
  ];
  return `SELECT ${selection(table, (column) => fromCell(column, options))} FROM read_csv(${pathList(paths)}, ${settings.join(', ')})`;
}

/** A cell as its column's type. In altered files lists and structs stay texts: inside them, too, texts were altered. */
function fromCell(column: Column, { csvProfile }: PackageOptions): string {
  const cell = quoteIdentifier(column.name);
  if (!isNested(column)) return `CAST(${cell} AS ${readType(column.type)})`;
  return csvProfile === 'excel' ? cell : `CAST(CAST(${cell} AS JSON) AS ${readType(column.type)})`;
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
