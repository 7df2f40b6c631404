import { Buffer } from 'node:buffer';
import { type BatchTable, perBatchTable } from '../../database/layout.js';
import type { QuarantineRow } from '../../schema/rows.js';
import { JsonLines } from './json-lines.js';
import type { ProcessedRecord } from './process-record.js';

/** What a batch of records gave: rows as JSON lines, ready for the database to read. */
export interface BatchResult {
  readonly jsonl: Readonly<Record<BatchTable, Uint8Array>>;
  readonly counts: Readonly<Record<BatchTable, number>>;
  readonly outcomes: readonly RecordOutcome[];
}

/** What became of one record. */
export interface RecordOutcome extends Omit<ProcessedRecord, 'rows'> {
  /** False where a stage failed, or the document's own row was rejected: the next run tries it again. */
  readonly isProcessed: boolean;
}

/** The result of a record that could not be worked on at all. */
export function failedRecord(docId: string, row: QuarantineRow): BatchResult {
  const lines = perBatchTable(() => new JsonLines());
  lines.quarantine.push(row);
  const timings = { clean: 0, extract: 0, validate: 0 };
  return resultOf(lines, [{ docId, isProcessed: false, quarantined: [row], unsure: {}, notes: [], timings }]);
}

/** The results of parts of a batch as one. */
export const joinResults = (results: readonly BatchResult[]): BatchResult => ({
  jsonl: perBatchTable((table) => Buffer.concat(results.map(({ jsonl }) => jsonl[table]))),
  counts: perBatchTable((table) => results.reduce((sum, { counts }) => sum + counts[table], 0)),
  outcomes: results.flatMap(({ outcomes }) => outcomes),
});

export const resultOf = (
  lines: Readonly<Record<BatchTable, JsonLines>>,
  outcomes: readonly RecordOutcome[],
): BatchResult => ({
  jsonl: perBatchTable((table) => lines[table].bytes),
  counts: perBatchTable((table) => lines[table].count),
  outcomes,
});
