import { createHash } from 'node:crypto';
import { type RunSettings, settingsThatDecide } from '../config/settings.js';
import type { RecordHash } from '../database/state.js';
import { FINGERPRINT } from '../fingerprint.js';
import { VERSION } from '../version.js';

/**
 * Names how a record is processed: by the settings and by all of the program that can change a row. While the name
 * stays, the rows of an unchanged record stay.
 */
export const processKeyOf = (settings: RunSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, FINGERPRINT.records, settingsThatDecide('rows', settings)]))
    .digest('hex')
    .slice(0, 16);

/**
 * Names an execution by what decides its rows: the records, the settings and the program; not the clock, the paths, the
 * workers or the formats.
 *
 * @param records sorted by doc_id
 * @param wrong names the rows that are left out because they were judged wrong; null where none is
 */
export function runIdOf(records: Iterable<RecordHash>, settings: RunSettings, wrong: string | null): string {
  const hash = createHash('sha256');
  const tables = Object.values(settingsThatDecide('tables', settings));
  hash.update(JSON.stringify([VERSION, FINGERPRINT.tables, settingsThatDecide('rows', settings), ...tables]));
  if (wrong !== null) hash.update(JSON.stringify({ wrong }));
  for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest('hex').slice(0, 16);
}
