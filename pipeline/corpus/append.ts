import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { inTransaction } from '../database/transaction.js';

/**
 * Appends rows to a table of the database `corpus`. It does so in a transaction, because an appender flushes from time
 * to time.
 *
 * @param values appends the values of a row
 */
export const appendToCorpus = <Row>(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<Row>,
  values: (appender: DuckDBAppender, row: Row) => void,
): Promise<void> =>
  inTransaction(connection, async () => {
    const appender = await connection.createAppender(table, 'main', 'corpus');
    for (const row of rows) {
      values(appender, row);
      appender.endRow();
    }
    appender.closeSync();
  });
