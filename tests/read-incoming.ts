import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnTypes, type IncomingRows, incomingRowsSql } from '../pipeline/duckdb/incoming-rows.js';
import { openDatabase } from '../pipeline/duckdb/open-database.js';
import { scratchFolder } from './command.js';

/** Rows as the database reads them. */
export async function readIncoming(
  { bytes, longest }: IncomingRows,
  columns: ColumnTypes,
): Promise<Record<string, unknown>[]> {
  const path = join(scratchFolder(), 'rows.csv');
  writeFileSync(path, bytes);
  const instance = await openDatabase(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(incomingRowsSql(path, columns, longest));
    return reader.getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
