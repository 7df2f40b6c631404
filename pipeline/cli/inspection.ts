import type { RecordNote, SourceRecord } from '../ingest/record.js';
import { processRecord } from '../run/workers/process-record.js';
import type { QuarantineRow } from '../schema/rows.js';
import { type DocumentRows, NO_ROWS } from '../tables/document-rows.js';
import { ALL_ROWS } from '../tables/row-choice.js';

/** A record and what the stages made of it. */
export interface Inspection {
  readonly record: SourceRecord;
  /** All that was found, also what is less sure than a run keeps; no rows at all when a stage failed. */
  readonly rows: DocumentRows;
  readonly quarantined: readonly QuarantineRow[];
  /** What a run would warn of. */
  readonly notes: readonly RecordNote[];
}

/** Leads a record through every stage, as a run over this record alone would. */
export async function inspectRecord(record: SourceRecord): Promise<Inspection> {
  const { rows, quarantined, notes } = await processRecord(record, ALL_ROWS);
  return { record, rows: rows ?? NO_ROWS, quarantined, notes };
}

/** The rows of every table, and the warnings, as one JSON object. */
export const inspectionRows = ({ rows, quarantined, notes }: Inspection): object => ({
  ...rows,
  quarantine: quarantined,
  warnings: notes,
});
