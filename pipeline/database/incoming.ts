import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnTypes, type IncomingRows, incomingRowsSql } from '../duckdb/incoming-rows.js';

/** Where rows on their way into the database stand, in the state's folder. */
export const INCOMING_FOLDER = 'incoming';

/** A file of rows on their way into the database. */
export interface IncomingFile {
  readonly path: string;
  /** Bytes of its longest row. */
  readonly longest: number;
}

/** Writes rows to a file that the database can read. */
export async function writeIncoming(
  directory: string,
  name: string,
  parts: readonly IncomingRows[],
): Promise<IncomingFile> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${name}.csv`);
  const file = await open(path, 'w');
  try {
    // Unlike writev, appendFile goes on after a short write.
    for (const { bytes } of parts) await file.appendFile(bytes);
  } finally {
    await file.close();
  }
  return { path, longest: Math.max(0, ...parts.map(({ longest }) => longest)) };
}

/** Loads a file's rows into a table. */
export async function loadIncoming(
  connection: DuckDBConnection,
  table: string,
  { path, longest }: IncomingFile,
  columns: ColumnTypes,
): Promise<void> {
  await connection.run(`insert into ${table} by name ${incomingRowsSql(path, columns, longest)}`);
}
