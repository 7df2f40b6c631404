import { join } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import { createExportView, viewOf } from '../corpus/corpus.js';
import { columnTypes } from '../database/layout.js';
import { type ExportedFile, exportTable } from '../export/export.js';
import { sortRows } from '../export/sort.js';
import type { TableName } from '../schema/rows.js';
import { DOCUMENT_TABLES } from '../tables/tables.js';
import { openPartDatabase } from './part-database.js';
import { PATCHES } from './patches.js';

/** A part of the corpus whose rows are to be exported. */
export interface FinishTask {
  /** Parquet files of its rows as the stages gave them, by table; a table without rows has none. */
  readonly tables: Readonly<Record<string, string>>;
  /** JSON lines of what the corpus tells of it, by relation; a relation that says nothing has none. */
  readonly patches: Readonly<Record<string, string>>;
  /** The tables to export. */
  readonly exports: readonly TableName[];
  /** The folder to write to. */
  readonly out: string;
}

/** Writes the rows of a part as a run exports them: sorted, with what only the corpus can tell. */
export async function finishPart(
  { tables, patches, exports, out }: FinishTask,
  settings: RunSettings,
): Promise<Readonly<Record<string, ExportedFile>>> {
  const database = await openPartDatabase(out);
  try {
    const { connection } = database;
    for (const table of [...DOCUMENT_TABLES, 'quarantine'] as const)
      await database.table(table, columnTypes(table), table in tables ? [tables[table]!] : []);
    await database.table('record_faults', columnTypes('quarantine'), []);
    for (const [name, { columns }] of Object.entries(PATCHES))
      await database.relation(name, columns, patches[name] ?? null);
    const files: Record<string, ExportedFile> = {};
    for (const table of exports) {
      await createExportView(connection, table, settings);
      const sorted = `sorted_${table}`;
      await sortRows(connection, table, viewOf(table), `corpus.${sorted}`);
      const path = join(out, `${table}.parquet`);
      const request = { table, format: 'parquet', relation: sorted, path, options: settings } as const;
      files[table] = await (await exportTable(connection, request)).measured;
      await connection.run(`drop table corpus.${sorted}`);
    }
    return files;
  } finally {
    await database.close();
  }
}
