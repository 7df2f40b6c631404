import { createHash } from 'node:crypto';
import type { QuarantineRow } from '../schema/rows.js';
import { columnTypes } from './layout.js';

const COLUMNS = Object.keys(columnTypes('quarantine')) as (keyof QuarantineRow)[];

/** The fingerprint of a row of the quarantine, in SQL; {@link fingerprintOf} gives the same. */
export const FINGERPRINT = `md5(concat_ws(chr(10), ${COLUMNS.join(', ')}))`;

/** What tells one fault from another: a hash of all that its row says. */
export function fingerprintOf(row: QuarantineRow): string {
  const values = COLUMNS.map((column) => row[column]).filter((value) => value !== null);
  return createHash('md5').update(values.join('\n')).digest('hex');
}
