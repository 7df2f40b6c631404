// Reads the rows of an export as JSON Lines, for the scripts that score a run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The values of a file of JSON Lines.
 *
 * @param {string} path
 */
export const readJsonl = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/**
 * The rows of a table, each with the `id` of its record in the file that was read.
 *
 * @param {string} folder of the export
 * @param {string} table
 */
export function exportedRows(folder, table) {
  const ids = new Map(
    readJsonl(join(folder, 'documents.jsonl')).map(({ doc_id, source_id }) => [doc_id, String(source_id)]),
  );
  return readJsonl(join(folder, `${table}.jsonl`)).map((row) => ({ ...row, id: ids.get(row.doc_id) }));
}
