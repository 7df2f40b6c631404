import { createHash } from 'node:crypto';
import { type ColumnTypes, IncomingRowWriter } from '../duckdb/incoming-rows.js';
import { type Column, createTable } from '../schema/columns.js';
import { CORPUS_INPUTS, type CorpusInputName, isCorpusInput } from '../tables/corpus-inputs/corpus-inputs.js';
import { storedColumns } from '../tables/stored-rows.js';
import { DOCUMENT_TABLES, type DocumentTableName } from '../tables/tables.js';

/** A table of the state that the workers fill: rows of documents, what the corpus is resolved from, and what failed. */
export type BatchTable = DocumentTableName | CorpusInputName | 'quarantine';

export const BATCH_TABLES: readonly BatchTable[] = [
  ...DOCUMENT_TABLES,
  ...(Object.keys(CORPUS_INPUTS) as CorpusInputName[]),
  'quarantine',
];

/** Something for each of the tables that the workers fill. */
export const perBatchTable = <Value>(value: (table: BatchTable) => Value): Record<BatchTable, Value> =>
  Object.fromEntries(BATCH_TABLES.map((table) => [table, value(table)])) as Record<BatchTable, Value>;

/** What the state keeps of every record that was processed. */
export const RECORD_COLUMNS: ColumnTypes = {
  doc_id: 'varchar',
  source_path: 'varchar',
  source_sha256: 'varchar',
  process_key: 'varchar',
};

export const columnTypes = (table: BatchTable): ColumnTypes =>
  isCorpusInput(table) ? CORPUS_INPUTS[table].columns : typesOf(storedColumns(table));

const typesOf = (columns: readonly Column[]): ColumnTypes =>
  Object.fromEntries(columns.map(({ name, duckdbType }) => [name, duckdbType]));

const COLUMN_NAMES = perBatchTable((table) => Object.keys(columnTypes(table)));

/** What gathers rows of a table for the database to read. */
export const incomingRowWriter = (table: BatchTable): IncomingRowWriter =>
  new IncomingRowWriter(COLUMN_NAMES[table]);

/** The statements that make the tables of a state. */
export const LAYOUT: readonly string[] = [
  ...BATCH_TABLES.map(createBatchTable),
  createTable('quarantine', 'record_faults'),
  'create table reported_faults (fingerprint varchar)',
  createUnnamed('records', RECORD_COLUMNS),
  'create table meta (key varchar primary key, value varchar)',
];

/** Names a layout: a state that was made by other statements has to be built anew. */
export const layoutKey = (statements: readonly string[] = LAYOUT): string =>
  createHash('sha256').update(statements.join(';\n')).digest('hex').slice(0, 16);

function createBatchTable(table: BatchTable): string {
  return isCorpusInput(table)
    ? createUnnamed(table, CORPUS_INPUTS[table].columns)
    : createTable(table, table, storedColumns(table));
}

/** The statement that creates a table of nullable columns. */
export function createUnnamed(table: string, columns: ColumnTypes): string {
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `create table ${table} (${list.join(', ')})`;
}
