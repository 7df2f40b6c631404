import type { DuckDBConnection } from '@duckdb/node-api';
import { type Column, type ColumnType, columnsOf, quoteIdentifier } from '../../schema/columns.js';
import type { TableName } from '../../schema/rows.js';

/** What a writer must know of a column, of a table or of any query. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: Pick<ColumnType, 'kind'>;
}

/** How a column is selected: an SQL expression, given the column. */
export type Selection<Of = Column> = (column: Of) => string;

/** A cell as it leaves the database, for the writers that run in JavaScript. */
export type Cell = string | number | bigint | boolean | null;

/**
 * The query that gives the rows of a relation, in the order in which it holds them, with the columns of every export.
 */
export function rowQuery(table: TableName, relation: string, selection: Selection): string {
  return selectQuery(columnsOf(table), relation, selection);
}

/** The query that gives columns of a relation, each as it is selected. */
export function selectQuery<Of extends WrittenColumn>(
  columns: readonly Of[],
  relation: string,
  selection: Selection<Of>,
): string {
  const selected = columns.map((column) => {
    const expression = selection(column);
    const name = quoteIdentifier(column.name);
    return expression === name ? name : `${expression} AS ${name}`;
  });
  return `SELECT ${selected.join(', ')} FROM ${quoteIdentifier(relation)}`;
}

/** The column as it stands. */
export const asStored: Selection<WrittenColumn> = ({ name }) => quoteIdentifier(name);

/** A timestamp as ISO 8601 text with Z, with a fraction of a second only where there is one. */
export function timestampText(column: Pick<WrittenColumn, 'name'>): string {
  // Read as an instant of UTC, whatever the session's time zone.
  const instant = `make_timestamp(epoch_us(${quoteIdentifier(column.name)}))`;
  return `replace(strftime(${instant}, '%Y-%m-%dT%H:%M:%S.%gZ'), '.000Z', 'Z')`;
}

/** A number as every reader and writer of JSON but the database has it: 12, not 12.0. */
export const doubleText = ({ name }: Pick<WrittenColumn, 'name'>): string =>
  `regexp_replace(CAST(${quoteIdentifier(name)} AS VARCHAR), '\\.0$', '')`;

/** Lists and structs as JSON text. */
export const jsonText = (column: Pick<WrittenColumn, 'name'>): string =>
  `CAST(to_json(${quoteIdentifier(column.name)}) AS VARCHAR)`;

/** The rows of a query, column by column, in pieces of a few thousand: no more than that is held at once. */
export async function* readColumns(
  connection: DuckDBConnection,
  query: string,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const result = await connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getColumns() as Cell[][];
  }
}
