import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf, quoteIdentifier } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';

/** The columns that put a table's rows in the order of every export, as SQL takes them. */
export const sortOrder = (table: TableName): string =>
  definitionOf(table)
    .sortKey.map((name) => `rows.${quoteIdentifier(name)}`)
    .join(', ');

/**
 * Makes a table of the rows of a relation in the order of every export, so that they are sorted once, in however many formats they
 * are written.
 *
 * @param into as SQL takes it; a table of that name is replaced
 */
export async function sortRows(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  into: string,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TABLE ${into} AS SELECT rows.* FROM ${quoteIdentifier(relation)} AS rows ORDER BY ${sortOrder(table)}`,
  );
}
