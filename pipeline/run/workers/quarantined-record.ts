import type { RecordFault, SourceRecord } from '../../ingest/record.js';
import type { QuarantineRow } from '../../schema/rows.js';

/** The quarantine row of a whole record: one that could not be read, or that a stage could not handle. */
export const quarantinedRecord = (
  { docId, sourcePath, line }: Pick<RecordFault, 'docId' | 'sourcePath' | 'line'>,
  code: QuarantineRow['code'],
  reason: string,
): QuarantineRow => ({
  table_name: 'documents',
  doc_id: docId,
  source_path: sourcePath,
  line,
  code,
  reason,
  json_pointer: null,
  row_json: null,
});

/** The quarantine row of a record that a stage could not handle. */
export const stageFailure = (
  record: Pick<SourceRecord, 'docId' | 'sourcePath' | 'line'>,
  error: unknown,
  code: QuarantineRow['code'] = 'stage_failure',
): QuarantineRow =>
  quarantinedRecord(record, code, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
