import { createHash } from 'node:crypto';
import type { QuarantineRow } from '../schema/rows.js';
import { columnTypes } from './layout.js';

/**
 * All that tells one fault from another. The line does so only where no doc_id does: a record that is put in above a
 * faulty one moves it, and makes it no other fault.
 */
const COLUMNS = (Object.keys(columnTypes('quarantine')) as (keyof QuarantineRow)[]).filter(
  (column) => column !== 'line',
);

/** The fingerprint of a row of the quarantine, in SQL; {@link fingerprintOf} gives the same. */
export const FINGERPRINT = `md5(concat_ws(chr(10), if(doc_id is null, line, null), ${COLUMNS.join(', ')}))`;

/** What tells one fault from another: a hash of what its row says. */
export function fingerprintOf(row: QuarantineRow): string {
  const place = row.doc_id === null ? row.line : null;
  const values = [place, ...COLUMNS.map((column) => row[column])].filter((value) => value !== null);
  return createHash('md5').update(values.join('\n')).digest('hex');
}
