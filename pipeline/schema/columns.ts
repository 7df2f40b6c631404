import type { Column, TableDefinition } from './definition.js';
import { DEFINITIONS, REPEATING_TABLES, TABLE_NAMES } from './generated/columns.js';
import type { TableName } from './rows.js';

export type { Column, ColumnType, ForeignKey, TableDefinition } from './definition.js';
export { REPEATED_COLUMNS, REPEATING_TABLES } from './generated/columns.js';

/** All tables, each after those that it refers to. */
export const TABLES: readonly TableName[] = TABLE_NAMES;

export const definitionOf = (table: TableName): TableDefinition => DEFINITIONS[table];

/** The columns of a table, in the order in which every format has them. */
export const columnsOf = (table: TableName): readonly Column[] => DEFINITIONS[table].columns;

export const isTableName = (name: string): name is TableName => Object.hasOwn(DEFINITIONS, name);

/** Whether a table's rows are documents or stand in one. */
export const hasDocuments = (table: TableName): boolean =>
  table === 'documents' || REPEATING_TABLES.includes(table);

/** The DuckDB type of a column, e.g. for `read_json(…, columns = {…})`. */
export function duckdbType(table: TableName, column: string): string {
  const found = columnsOf(table).find(({ name }) => name === column);
  if (found === undefined) throw new RangeError(`table ${table} has no column ${column}`);
  return found.duckdbType;
}

/** A name as SQL takes it whatever its characters: `end` is a reserved word. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * A text as an SQL literal: a path, a type, a setting of the program. Values of records are parameters, never literals
 * (`runWithTexts`).
 *
 * @throws RangeError for a text with a NUL, at which the database would end the statement
 */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new RangeError('a text with a NUL cannot be part of an SQL statement');
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The statement that creates a table. It has no keys: an index would cost more than the rest of a load, and keys are
 * checked once for all rows.
 */
export function createTable(
  table: TableName,
  relation: string = table,
  columns: readonly Column[] = columnsOf(table),
): string {
  const lines = columns.map(
    ({ name, duckdbType: type, nullable }) =>
      `  ${quoteIdentifier(name)} ${type}${nullable ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE ${quoteIdentifier(relation)} (\n${lines.join(',\n')}\n)`;
}
