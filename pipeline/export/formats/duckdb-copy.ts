import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteLiteral } from '../../schema/columns.js';

/**
 * Has the database write the result of a query to a file.
 *
 * @param options of its COPY statement: `FORMAT json`, `ROW_GROUP_SIZE 122880`
 * @returns the number of rows
 */
export async function copyTo(
  connection: DuckDBConnection,
  query: string,
  path: string,
  options: readonly string[],
): Promise<number> {
  const result = await connection.run(`COPY (${query}) TO ${quoteLiteral(path)} (${options.join(', ')})`);
  const [[count] = []] = await result.getRows();
  return Number(count);
}
