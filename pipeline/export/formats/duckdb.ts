import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { columnsOf, definitionOf, quoteIdentifier, quoteLiteral, TABLES } from '../../schema/columns.js';
import type { TableName } from '../../schema/rows.js';
import { VIEWS } from '../views.js';
import type { Container, Format } from './format.js';
import { selection } from './read-back.js';
import { asStored, rowQuery } from './row-query.js';
import { asTyped, fromTyped, nativeSchema } from './typed-columns.js';

/** The file by the name that the database has for it while it is written. */
const FILE = 'corpus_file';
/** The file by the name that the database has for it while it is read. */
const OPENED = 'exported_file';
/** Tables begin blocks of their own: of the database's own 256 KiB those of a small corpus are mostly empty. */
const BLOCK_BYTES = 16 * 1024;

const container: Container = {
  begin: async (connection, path) => {
    // Left by a run in this process that came to a bad end.
    await connection.run(`DETACH DATABASE IF EXISTS ${FILE}`);
    await rm(path, { force: true });
    await connection.run(`ATTACH ${quoteLiteral(path)} AS ${FILE} (BLOCK_SIZE ${BLOCK_BYTES})`);
  },
  complete: async (connection) => {
    const written = await tablesIn(connection);
    for (const table of TABLES.filter((name) => written.includes(name)))
      await describeTable(connection, table);
    await within(connection, async () => {
      for (const { name, description, reads, query } of VIEWS) {
        if (!reads.every((table) => written.includes(table))) continue;
        await connection.run(`CREATE VIEW ${quoteIdentifier(name)} AS ${query}`);
        await connection.run(`COMMENT ON VIEW ${quoteIdentifier(name)} IS ${quoteLiteral(description)}`);
      }
    });
    await connection.run(`CHECKPOINT ${FILE}`);
  },
  close: async (connection) => {
    await connection.run(`DETACH DATABASE IF EXISTS ${FILE}`);
  },
};

/**
 * A database of DuckDB with every table, their keys, descriptions of tables and columns, and the views over them. Two
 * files of the same rows need not have the same bytes: tables are written side by side.
 */
export const duckdbFile: Format = {
  mediaType: 'application/vnd.duckdb',
  isCut: false,
  container,
  write: async (connection, { table, relation }) => {
    await connection.run(createStatement(table));
    const result = await connection.run(
      `INSERT INTO ${FILE}.${quoteIdentifier(table)} ${rowQuery(table, relation, asStored)}`,
    );
    return result.rowsChanged;
  },
  describe: ({ schema }) => ({
    // The standard's validator (frictionless-py 5.21) reads no databases, and calls any number of rows of theirs wrong.
    type: 'file',
    schema: nativeSchema(schema),
    countsBytes: true,
    countsRows: false,
  }),
  reading: {
    rank: 2,
    optionsOf: () => ({}),
    rowMeasure: null,
    // By its name in SQL, since the database's own `read_duckdb` (1.5) loses what stands in structs beside nulls.
    open: async (connection, path) => {
      await connection.run(
        `ATTACH IF NOT EXISTS ${quoteLiteral(path)} AS ${OPENED} (TYPE duckdb, READ_ONLY)`,
      );
    },
    columnNames: async (connection, _, table) => {
      const reader = await connection.runAndReadAll(`DESCRIBE ${rowsIn(table)}`);
      return reader.getRowsJS().map(([name]) => name as string);
    },
    relation: (table) => `SELECT ${selection(table, asTyped)} FROM ${rowsIn(table)}`,
    query: (table) => `SELECT ${selection(table, fromTyped)} FROM ${rowsIn(table)}`,
    jsonRows: null,
    alteration: () => null,
  },
};

const rowsIn = (table: TableName): string => `${OPENED}.main.${quoteIdentifier(table)}`;

function createStatement(table: TableName): string {
  const { primaryKey } = definitionOf(table);
  const columns = columnsOf(table).map(
    ({ name, duckdbType, nullable }) =>
      `${quoteIdentifier(name)} ${duckdbType}${nullable ? '' : ' NOT NULL'}`,
  );
  const key = primaryKey.length === 0 ? [] : [`PRIMARY KEY (${primaryKey.map(quoteIdentifier).join(', ')})`];
  return `CREATE OR REPLACE TABLE ${FILE}.${quoteIdentifier(table)} (${[...columns, ...key].join(', ')})`;
}

async function describeTable(connection: DuckDBConnection, table: TableName): Promise<void> {
  const name = `${FILE}.${quoteIdentifier(table)}`;
  await connection.run(`COMMENT ON TABLE ${name} IS ${quoteLiteral(definitionOf(table).description)}`);
  for (const column of columnsOf(table))
    await connection.run(
      `COMMENT ON COLUMN ${name}.${quoteIdentifier(column.name)} IS ${quoteLiteral(column.description)}`,
    );
}

async function tablesIn(connection: DuckDBConnection): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT table_name FROM duckdb_tables() WHERE database_name = ${quoteLiteral(FILE)}`,
  );
  return reader.getRowsJS().map(([name]) => name as string);
}

/** Does work for which a name without a database means one of the file. */
async function within(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  const reader = await connection.runAndReadAll("SELECT current_setting('search_path')");
  const [[before] = []] = reader.getRowsJS();
  await connection.run(`SET search_path = ${quoteLiteral(`${FILE}.main`)}`);
  try {
    await work();
  } finally {
    await connection.run(`SET search_path = ${quoteLiteral(String(before))}`);
  }
}
