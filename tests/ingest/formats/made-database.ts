import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../pipeline/duckdb/open-database.js';

/** A Parquet file of what a query gives. */
export const parquetOf = (query: string, options = ''): Promise<Buffer> =>
  made(':memory:', (path) => [`COPY (${query}) TO '${path}' (FORMAT parquet${options})`]);

/** A database file in which these statements were run. */
export const databaseOf = (...statements: string[]): Promise<Buffer> =>
  made(null, () => [...statements, 'CHECKPOINT']);

/** @param database to run the statements in; null for the file that is made */
async function made(database: string | null, statements: (path: string) => string[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'corpusmill-made-'));
  const path = join(folder, 'made');
  const instance = await openDatabase(database ?? path, {});
  const connection = await instance.connect();
  for (const statement of statements(path)) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  const content = readFileSync(path);
  rmSync(folder, { recursive: true });
  return content;
}
