import { createRequire } from 'node:module';
import type {
  DuckDBConnection,
  DuckDBInstance,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBStructVector,
  DuckDBValue,
} from '@duckdb/node-api';
import type { DuckDBResultReader } from '@duckdb/node-api/lib/DuckDBResultReader.js';

/** A database that would fetch an extension would use the network. */
const OFFLINE = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' } as const;

/**
 * The library. It is loaded when it is first needed, so that worker threads start meanwhile; and as the CommonJS it is,
 * because an import reads each of its files twice, once for the names alone (70 ms).
 */
export function duckdb(): typeof import('@duckdb/node-api') {
  const load = createRequire(import.meta.url);
  load('@duckdb/node-api/lib/vectors/dataAccessors').textDecoder = WHOLE_TEXTS;
  const library: typeof import('@duckdb/node-api') = load('@duckdb/node-api');
  library.DuckDBStructVector.prototype.getItem = wholeStruct;
  return library;
}

/**
 * The decoder for texts that leave the database. The driver's own takes U+FEFF at the start of any text for a byte
 * order mark and drops it; an id that lost it names another document, or none.
 */
const WHOLE_TEXTS = new TextDecoder('utf-8', { ignoreBOM: true });

/** A struct that leaves the database. The driver's own loses a field of the name `__proto__`. */
function wholeStruct(this: DuckDBStructVector, index: number): DuckDBStructValue | null {
  if (!this.isItemValid(index)) return null;
  const entries: Record<string, DuckDBValue> = Object.create(null);
  for (const [entry, name] of (this.type as DuckDBStructType).entryNames.entries())
    entries[name] = this.getItemValue(index, entry);
  return duckdb().structValue(entries);
}

/**
 * Opens a database: a file, or `:memory:`.
 *
 * @param options DuckDB's settings by name
 */
export function openDatabase(
  path: string,
  options: Readonly<Record<string, string>>,
): Promise<DuckDBInstance> {
  return duckdb().DuckDBInstance.create(path, { ...OFFLINE, ...options });
}

/**
 * Runs a statement over a list of texts. Values of records reach a statement only so, as a parameter: a text within SQL
 * would end it at a NUL.
 *
 * @param sql with `$1` for the list
 */
export function runWithTexts(
  connection: DuckDBConnection,
  sql: string,
  texts: readonly string[],
): Promise<DuckDBResultReader> {
  const { LIST, listValue, VARCHAR } = duckdb();
  return connection.runAndReadAll(sql, [listValue(texts)], [LIST(VARCHAR)]);
}
