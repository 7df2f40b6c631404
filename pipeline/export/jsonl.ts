import type { DuckDBConnection } from '@duckdb/node-api';
import { type Column, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { copyTo } from './duckdb-copy.js';
import { doubleText, rowQuery, timestampText } from './row-query.js';

/**
 * Writes a table as JSON Lines: an object a row, with all columns in the order of the schema, nulls too.
 *
 * @returns the number of rows
 */
export const writeJsonl = (
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  path: string,
): Promise<number> => copyTo(connection, rowQuery(table, relation, jsonSelection), path, ['FORMAT json']);

function jsonSelection(column: Column): string {
  const name = quoteIdentifier(column.name);
  switch (column.type.kind) {
    case 'timestamp':
      return timestampText(column);
    case 'double':
      return `CAST(${doubleText(column)} AS JSON)`;
    default:
      return name;
  }
}
