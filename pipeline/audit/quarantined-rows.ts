import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadedTable } from './format-rows.js';

/**
 * Makes the table `quarantined_rows`, so that the file of quarantine is not read for every table.
 *
 * @param quarantine null where it could not be read: then nothing is known to be there
 */
export async function gatherQuarantined(
  connection: DuckDBConnection,
  quarantine: LoadedTable | null,
): Promise<void> {
  await connection.run(
    quarantine === null
      ? 'CREATE TEMP TABLE quarantined_rows (table_name VARCHAR, doc_id VARCHAR, row_json VARCHAR)'
      : `CREATE TEMP TABLE quarantined_rows AS SELECT table_name, doc_id, row_json FROM ${quarantine.view}`,
  );
}

/** SQL for a value of a row in quarantine. */
export const valueInJson = (column: string): string =>
  `CASE WHEN json_valid(row_json) THEN row_json ->> '$.${column}' END`;
