import type { DuckDBConnection } from '@duckdb/node-api';

/** Does work on a connection that takes effect as a whole or not at all. */
export async function inTransaction(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('begin transaction');
  try {
    await work();
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
  await connection.run('commit');
}
