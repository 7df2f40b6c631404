import { join } from 'node:path';
import { BATCH_TABLES, columnTypes, incomingRowWriter } from '../database/layout.js';
import { incomingRowsSql } from '../duckdb/incoming-rows.js';
import { openScratchDatabase } from '../duckdb/scratch-database.js';
import { copyTo } from '../export/formats/duckdb-copy.js';
import type { QuarantineRow } from '../schema/rows.js';
import { isCorpusInput } from '../tables/corpus-inputs/corpus-inputs.js';
import { tableOf } from '../tables/tables.js';
import { PART_DATABASE } from './part-database.js';
import { type CountedTables, PartRows, rowsPath } from './part-rows.js';

/** A part of the corpus whose records are all done. */
export interface StoreTask {
  /** Its name, which each row gets. */
  readonly part: string;
  /** Where its rows are, and where its files will be. */
  readonly folder: string;
  readonly counted: CountedTables;
  /** What is quarantined beside them. */
  readonly faults: readonly QuarantineRow[];
}

/** A Parquet file of a part's rows as the stages gave them, with the part's name in a column `part`. */
export interface StoredTable {
  readonly path: string;
  readonly rows: number;
}

/** Writes the rows of a part as Parquet, a file for each table that has rows. */
export async function storePart({
  part,
  folder,
  counted,
  faults,
}: StoreTask): Promise<Record<string, StoredTable>> {
  const rows = new PartRows(folder, counted);
  const writer = incomingRowWriter('quarantine');
  for (const fault of faults) writer.push(fault);
  if (faults.length > 0) rows.add('quarantine', writer.rows);
  rows.close();
  const { connection, close } = await openScratchDatabase(folder, PART_DATABASE);
  try {
    await connection.run('SET VARIABLE part = $1', [part]);
    const stored: Record<string, StoredTable> = {};
    for (const table of BATCH_TABLES) {
      const { [table]: all } = rows.counted;
      if (all === undefined) continue;
      const path = join(folder, `${table}.parquet`);
      const source = incomingRowsSql(rowsPath(folder, table), columnTypes(table), all.longest);
      await copyTo(connection, `SELECT *, getvariable('part') AS part FROM (${source})`, path, [
        ...['FORMAT parquet', 'COMPRESSION zstd'],
        ...(isCorpusInput(table) ? [] : [`ROW_GROUP_SIZE ${tableOf(table).volume.rowGroupRows}`]),
      ]);
      stored[table] = { path, rows: all.count };
    }
    return stored;
  } finally {
    await close();
  }
}
