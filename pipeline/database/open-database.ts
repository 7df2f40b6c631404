import { createRequire } from 'node:module';
import type { DuckDBInstance } from '@duckdb/node-api';

/** A database that would fetch an extension would use the network. */
const OFFLINE = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' } as const;

/**
 * Opens a database: a file, or `:memory:`.
 *
 * The library is loaded here and now, so that worker threads start meanwhile; and as the CommonJS it is, because an
 * import reads each of its files twice, once for the names alone (70 ms).
 *
 * @param options DuckDB's settings by name
 */
export function openDatabase(
  path: string,
  options: Readonly<Record<string, string>>,
): Promise<DuckDBInstance> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/node-api') as typeof import('@duckdb/node-api');
  return duckdb.DuckDBInstance.create(path, { ...OFFLINE, ...options });
}
