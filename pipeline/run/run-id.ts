import { createHash, hash } from 'node:crypto';
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

/** Names a set of records: a whole number of 64 bits. */
export type RecordsKey = bigint;

/**
 * Names records by what decides their rows: the sum of 64 bits of a hash of each. A sum does not depend on the order,
 * and the keys of parts add up to that of the whole ({@link joinKeys}), so no machine has to hold all records or to
 * sort them. Two sets have the same sum by chance as seldom as two hashes of 64 bits are equal.
 */
export function recordsKeyOf(records: Iterable<RecordHash>): RecordsKey {
  let sum = 0n;
  for (const record of records) sum += BigInt(`0x${hash('sha256', JSON.stringify(record)).slice(0, 16)}`);
  return BigInt.asUintN(64, sum);
}

/** The key of the records of several sets together; no record is in two of them. */
export const joinKeys = (keys: readonly RecordsKey[]): RecordsKey =>
  BigInt.asUintN(
    64,
    keys.reduce((sum, key) => sum + key, 0n),
  );

/**
 * Names an execution by what decides its rows: the records, the settings and the program; not the clock, the paths, the
 * workers or the formats.
 *
 * @param wrong names the rows that are left out because they were judged wrong; null where none is
 */
export function runIdOf(records: RecordsKey, settings: RunSettings, wrong: string | null): string {
  const digest = createHash('sha256');
  const tables = Object.values(settingsThatDecide('tables', settings));
  digest.update(
    JSON.stringify([VERSION, FINGERPRINT.tables, settingsThatDecide('rows', settings), ...tables]),
  );
  if (wrong !== null) digest.update(JSON.stringify({ wrong }));
  digest.update(`${records}`);
  return digest.digest('hex').slice(0, 16);
}
