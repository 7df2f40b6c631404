import type { DuckDBConnection } from '@duckdb/node-api';
import { type Cell, readColumns } from '../export/formats/row-query.js';
import type { DocumentTableName } from '../tables/tables.js';
import type { FaultLog } from './faults.js';
import type { LoadedTable } from './format-rows.js';
import { valueInJson } from './quarantined-rows.js';
import { placeSql } from './row-place.js';

/**
 * Checks that a table has every row that the program reads in its documents (`expected_rows`), but for those that went
 * to quarantine (`quarantined_rows`).
 */
export async function checkMissingRows(
  connection: DuckDBConnection,
  table: DocumentTableName,
  { rows, files }: LoadedTable,
  faults: FaultLog,
): Promise<void> {
  const pieces = readColumns(
    connection,
    `SELECT doc_id, place
    FROM (SELECT rowid AS turn, doc_id, place FROM expected_rows WHERE table_name = '${table}') AS expected
    ANTI JOIN (
      SELECT doc_id, ${placeSql(table)} FROM ${rows}
      UNION ALL
      SELECT doc_id, ${placeSql(table, valueInJson)} FROM quarantined_rows WHERE table_name = '${table}'
    ) AS found(doc_id, place) USING (doc_id, place)
    ORDER BY turn`,
  );
  for await (const [docIds = [], places = []] of pieces) {
    for (const [index, docId] of docIds.entries()) {
      const reason = `lacks the row that the program reads in ${docId}${stretch(places[index] as Cell)}`;
      faults.add('missing_row', files[0]?.path ?? '', reason, { table });
    }
  }
}

/** `12 19` as a person reads it. */
const stretch = (place: Cell): string => String(place).replace(/^(\d+) (\d+)(~\d+)?$/, ' from $1 to $2');
