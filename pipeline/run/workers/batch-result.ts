import { Buffer } from 'node:buffer';
import type { DocumentRows } from '../../extract/rows.js';
import type { QuarantineRow } from '../../schema/rows.js';
import { JsonLines } from './json-lines.js';
import type { ProcessedRecord } from './process-record.js';

/** Tables that a worker fills, in the state's database: those of the documents, what the corpus is resolved from, and what failed. */
export const BATCH_TABLES = [
  'documents',
  'sentences',
  'removals',
  'mentions',
  'quotes',
  'numbers',
  'dates',
  'document_entities',
  'utterance_lines',
  'document_bands',
  'quarantine',
] as const satisfies readonly (keyof DocumentRows | 'utterance_lines' | 'document_bands' | 'quarantine')[];
export type BatchTable = (typeof BATCH_TABLES)[number];

/** What a batch of records gave: rows as JSON lines, ready for the database to read. */
export interface BatchResult {
  readonly jsonl: Readonly<Record<BatchTable, Uint8Array>>;
  readonly counts: Readonly<Record<BatchTable, number>>;
  readonly outcomes: readonly RecordOutcome[];
}

/** What became of one record. */
export interface RecordOutcome extends Omit<ProcessedRecord, 'rows'> {
  readonly isProcessed: boolean;
  /** Set for a document in a language that is not extracted. */
  readonly unsupportedLanguage: string | null;
}

/** The result of a record that could not be worked on at all. */
export function failedRecord(docId: string, row: QuarantineRow): BatchResult {
  const lines = perTable(() => new JsonLines());
  lines.quarantine.push(row);
  const timings = { clean: 0, extract: 0, validate: 0 };
  return resultOf(lines, [
    { docId, isProcessed: false, quarantined: [row], unsure: {}, unsupportedLanguage: null, timings },
  ]);
}

/** The results of parts of a batch as one. */
export const joinResults = (results: readonly BatchResult[]): BatchResult => ({
  jsonl: perTable((table) => Buffer.concat(results.map(({ jsonl }) => jsonl[table]))),
  counts: perTable((table) => results.reduce((sum, { counts }) => sum + counts[table], 0)),
  outcomes: results.flatMap(({ outcomes }) => outcomes),
});

export const resultOf = (
  lines: Readonly<Record<BatchTable, JsonLines>>,
  outcomes: readonly RecordOutcome[],
): BatchResult => ({
  jsonl: perTable((table) => lines[table].bytes),
  counts: perTable((table) => lines[table].count),
  outcomes,
});

export const perTable = <Value>(value: (table: BatchTable) => Value): Record<BatchTable, Value> =>
  Object.fromEntries(BATCH_TABLES.map((table) => [table, value(table)])) as Record<BatchTable, Value>;
