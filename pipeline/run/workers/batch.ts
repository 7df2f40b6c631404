import { BATCH_TABLES, type BatchTable, incomingRowWriter, perBatchTable } from '../../database/layout.js';
import type { IncomingRowWriter } from '../../duckdb/incoming-rows.js';
import type { SourceRecord } from '../../ingest/record.js';
import { CORPUS_INPUTS, isCorpusInput } from '../../tables/corpus-inputs/corpus-inputs.js';
import { type DocumentRows, NO_ROWS } from '../../tables/document-rows.js';
import type { RowChoice } from '../../tables/row-choice.js';
import { type BatchResult, type RecordOutcome, resultOf } from './batch-result.js';
import { processRecord } from './process-record.js';

/**
 * Processes the records of a batch one after the other.
 *
 * @param onRecord told the index of each record before its work begins
 */
export async function processBatch(
  records: readonly SourceRecord[],
  settings: RowChoice,
  onRecord: (index: number) => void = () => {},
): Promise<BatchResult> {
  const writers = perBatchTable(incomingRowWriter);
  const outcomes: RecordOutcome[] = [];
  for (const [index, record] of records.entries()) {
    onRecord(index);
    const { rows, ...outcome } = await processRecord(record, settings);
    outcomes.push({ isProcessed: rows !== null && rows.documents.length > 0, ...outcome });
    gatherRows(writers, rows, outcome.quarantined);
  }
  return resultOf(writers, outcomes);
}

/**
 * Gathers the rows of a record for each of the tables that workers fill.
 *
 * @param rows null where a stage failed
 */
export function gatherRows(
  writers: Readonly<Record<BatchTable, IncomingRowWriter>>,
  rows: DocumentRows | null,
  quarantined: readonly object[],
): void {
  for (const table of BATCH_TABLES)
    for (const row of batchRows(table, rows ?? NO_ROWS, quarantined)) writers[table].push(row);
}

function batchRows(table: BatchTable, rows: DocumentRows, quarantined: readonly object[]): readonly object[] {
  if (table === 'quarantine') return quarantined;
  return isCorpusInput(table) ? CORPUS_INPUTS[table].rows(rows) : rows[table];
}
