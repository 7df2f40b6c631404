import type { SourceRecord } from '../../ingest/record.js';
import type { QuarantineRow } from '../../schema/rows.js';

/** The quarantine row of a record that a stage could not handle. */
export function stageFailure(
  record: Pick<SourceRecord, 'docId' | 'sourcePath' | 'line'>,
  error: unknown,
  code: QuarantineRow['code'] = 'stage_failure',
): QuarantineRow {
  return {
    table_name: 'documents',
    doc_id: record.docId,
    source_path: record.sourcePath,
    line: record.line,
    code,
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    json_pointer: null,
    row_json: null,
  };
}
