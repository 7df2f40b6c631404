import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { appendToCorpus } from './append.js';

/*
 * Rows of the state that are to be exported as if they had not been found. Which they are depends on the persons whom
 * surnames mean; so the views of the rows are made over a table that is filled when that is known.
 */

/** Makes the table `corpus.left_out` (row_id), empty. */
export const createLeftOut = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('create or replace table corpus.left_out (row_id varchar)');
};

/** Leaves rows out of all views that are made with {@link withoutLeftOut}. */
export const leaveOut = (connection: DuckDBConnection, ids: readonly string[]): Promise<void> =>
  appendToCorpus(connection, 'left_out', ids, (appender, id) => appender.appendVarchar(id));

/**
 * SQL for those rows of a relation that are not left out.
 *
 * @param table whose ids the rows have
 */
export const withoutLeftOut = (relation: string, table: TableName): string => {
  const [id] = definitionOf(table).primaryKey;
  return `select * from (${relation}) as kept anti join corpus.left_out as left_out on left_out.row_id = kept.${id}`;
};
