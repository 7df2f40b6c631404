import type { DuckDBConnection } from '@duckdb/node-api';
import { type CorpusOptions, viewOf } from '../corpus/corpus.js';
import { leaveOut } from '../corpus/left-out.js';
import type { LeftOutRow } from '../review/left-out.js';
import { REVIEWED_TABLES, type ReviewedTable } from '../review/parts.js';
import { reviewRows } from '../review/rows.js';
import type { WrongRows } from '../review/wrong-rows.js';

/**
 * Leaves out the rows that were judged wrong and are as they were judged, once the persons of surnames are known.
 *
 * @returns these rows
 */
export async function leaveOutWrong(
  connection: DuckDBConnection,
  { digests }: WrongRows,
  options: CorpusOptions,
): Promise<LeftOutRow[]> {
  const rows: LeftOutRow[] = [];
  for (const table of REVIEWED_TABLES) {
    const wrong = digests[table];
    const found = await reviewRows(connection, table, [...wrong.keys()].sort(), rowsOf(table, options));
    for (const { id, kind, confidence, digest, doc_id, start, end } of found)
      if (wrong.get(id)?.has(digest)) rows.push({ table, id, kind, confidence, digest, doc_id, start, end });
  }
  await leaveOut(
    connection,
    rows.map(({ id }) => id),
  );
  return rows;
}

/** SQL for the rows of a table as they would be exported, as far as a person judges them. */
function rowsOf(table: ReviewedTable, { dropDuplicates }: CorpusOptions): string {
  if (table === 'mentions') return `(select *, null as entity_name from ${viewOf(table)})`;
  if (table !== 'quotes') return viewOf(table);
  // Names of entities come later: no verdict depends on them.
  const quotes = `
    select quotes.* replace (coalesce(named_id, speaker_entity_id) as speaker_entity_id)
    from quotes left join corpus.surnames as surnames
      on surnames.doc_id = quotes.doc_id and surnames.entity_id = speaker_entity_id`;
  return dropDuplicates
    ? `(select * from (${quotes}) as resolved anti join corpus.duplicates as duplicates using (doc_id))`
    : `(${quotes})`;
}
