import { type BatchTable, incomingRowWriter, perBatchTable } from '../../database/layout.js';
import { type IncomingRows, type IncomingRowWriter, joinIncomingRows } from '../../duckdb/incoming-rows.js';
import type { QuarantineRow } from '../../schema/rows.js';
import type { ProcessedRecord } from './process-record.js';

/** What a batch of records gave: rows as text, ready for the database to read. */
export interface BatchResult {
  readonly rows: Readonly<Record<BatchTable, IncomingRows>>;
  readonly outcomes: readonly RecordOutcome[];
}

/** What became of one record. */
export interface RecordOutcome extends Omit<ProcessedRecord, 'rows'> {
  /** False where a stage failed, or the document's own row was rejected: the next run tries it again. */
  readonly isProcessed: boolean;
}

/** The result of a record that could not be worked on at all. */
export function failedRecord(docId: string, row: QuarantineRow): BatchResult {
  const writers = perBatchTable(incomingRowWriter);
  writers.quarantine.push(row);
  const timings = { clean: 0, extract: 0, validate: 0 };
  return resultOf(writers, [
    { docId, isProcessed: false, quarantined: [row], unsure: {}, notes: [], timings },
  ]);
}

/** The results of parts of a batch as one. */
export const joinResults = (results: readonly BatchResult[]): BatchResult => ({
  rows: perBatchTable((table) => joinIncomingRows(results.map(({ rows }) => rows[table]))),
  outcomes: results.flatMap(({ outcomes }) => outcomes),
});

export const resultOf = (
  writers: Readonly<Record<BatchTable, IncomingRowWriter>>,
  outcomes: readonly RecordOutcome[],
): BatchResult => ({ rows: perBatchTable((table) => writers[table].rows), outcomes });
