import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFileOf, exportFolderOf } from '../export/layout.js';
import { isTableName } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { FaultLog } from './faults.js';
import type { Descriptor } from './package-descriptor.js';

/** A reader of a database file takes what stands in its log for rows of the database. */
const LOG = '.wal';

/**
 * Finds what has the name of a table's file or folder and is not of the set: left behind by an earlier run or copied
 * in, a reader of the table would take it along. Other names are a person's own and no fault.
 */
export async function noteStrayFiles(
  directory: string,
  { tables }: Descriptor,
  faults: FaultLog,
): Promise<void> {
  const described = new Set(tables.flatMap(({ files }) => files.map(({ path }) => path)));
  const note = (path: string, table: TableName | null): void =>
    faults.add('stray_file', path, 'datapackage.json does not name it: remove it, or run again', { table });

  /** @param folder with `/` at its end, or empty for the directory itself */
  async function search(folder: string): Promise<void> {
    const entries = await readdir(join(directory, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder + entry.name;
      const file = exportFileOf(path);
      if (file !== null) {
        if (!described.has(path)) note(path, file.table);
        continue;
      }
      if (path.endsWith(LOG) && exportFileOf(path.slice(0, -LOG.length))?.table === null) {
        note(path, null);
        continue;
      }
      const table = exportFolderOf(path);
      if (table === null || !entry.isDirectory()) continue;
      await search(`${path}/`);
      if (isTableName(path)) continue;
      if ((await readdir(join(directory, path))).length === 0) note(path, table);
    }
  }
  await search('');
}
