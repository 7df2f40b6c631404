import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Column, quoteIdentifier, quoteLiteral } from '../../schema/columns.js';
import type { TableName } from '../../schema/rows.js';
import {
  type CsvDialect,
  cellSchema,
  DELIMITERS,
  dialectOf,
  optionsOf,
  tableDialect,
} from './csv-dialect.js';
import { excelCellSql, restoredCellSql, writeExcel, writePlain } from './csv-writing.js';
import type { Format, ReadFiles, TableFile } from './format.js';
import type { CsvProfile } from './options.js';
import { isNested, pathList, readType, selection, typed } from './read-back.js';
import { lineMeasure } from './row-measure.js';

type Writer = (connection: DuckDBConnection, file: TableFile, dialect: CsvDialect) => Promise<number>;

const WRITERS: Readonly<Record<CsvProfile, Writer>> = { plain: writePlain, excel: writeExcel };

/**
 * CSV: a header line, then a line a row. Texts stand in quotation marks, so that an empty one differs from null, which
 * is nothing between two delimiters; lists and structs are JSON text.
 */
export const csv: Format = {
  mediaType: 'text/csv',
  isCut: false,
  container: null,
  write: (connection, file, options) => {
    const dialect = dialectOf(options);
    return WRITERS[dialect.profile](connection, file, dialect);
  },
  describe: ({ schema }, options) => {
    const dialect = dialectOf(options);
    return {
      type: 'table',
      encoding: dialect.encoding,
      dialect: tableDialect(dialect),
      schema: cellSchema(schema, dialect),
      countsBytes: true,
      countsRows: true,
    };
  },
  reading: {
    rank: 3,
    optionsOf,
    rowMeasure: () => lineMeasure({ quoted: true }),
    relation: null,
    open: null,
    columnNames: (_, { path, options }) => headerNames(path, DELIMITERS[dialectOf(options).delimiter]),
    query: readQuery,
    jsonRows: null,
    alteration: (options) => {
      const dialect = dialectOf(options);
      if (dialect.profile !== 'excel') return null;
      return {
        altered: (column) => excelCellSql(column, dialect),
        restored: (column) => restoredCellSql(column, dialect),
      };
    },
  },
};

/** Bytes of a row that the database's reader takes without being told. */
const CSV_ROW_BYTES = 2_000_000;

function readQuery(table: TableName, { paths, options, longestRow }: ReadFiles): string {
  const dialect = dialectOf(options);
  const settings = [
    `auto_detect = false, header = true, delim = ${quoteLiteral(DELIMITERS[dialect.delimiter])}`,
    "quote = '\"', escape = '\"', parallel = false",
    // An empty text is in quotation marks, null is nothing.
    "nullstr = '', allow_quoted_nulls = false",
    `columns = ${typed(table, () => 'VARCHAR')}`,
    ...(longestRow < CSV_ROW_BYTES
      ? []
      : [`max_line_size = ${longestRow + 1}, buffer_size = ${2 * longestRow + 2}`]),
  ];
  return `SELECT ${selection(table, (column) => fromCell(column, dialect))} FROM read_csv(${pathList(paths)}, ${settings.join(', ')})`;
}

/** A cell as its column's type. In altered files lists and structs stay texts: inside them, too, texts were altered. */
function fromCell(column: Column, { profile, hasDecimalComma }: CsvDialect): string {
  const cell = quoteIdentifier(column.name);
  const type = readType(column.type);
  if (isNested(column)) return profile === 'excel' ? cell : `CAST(CAST(${cell} AS JSON) AS ${type})`;
  const isNumber = column.type.kind === 'double';
  return `CAST(${isNumber && hasDecimalComma ? `replace(${cell}, ',', '.')` : cell} AS ${type})`;
}

const HEADER_BYTES = 16 * 1024;

async function headerNames(path: string, delimiter: string): Promise<string[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES));
    const [header = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1);
    return header.split(delimiter).map((name) => name.replace(/^"(.*)"$/, '$1'));
  } finally {
    await file.close();
  }
}
