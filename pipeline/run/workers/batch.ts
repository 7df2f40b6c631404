import { documentBands } from '../../corpus/bands.js';
import { utteranceLines } from '../../corpus/utterance-lines.js';
import { NO_ROWS } from '../../extract/rows.js';
import type { SourceRecord } from '../../ingest/record.js';
import { BATCH_TABLES, type BatchResult, perTable, type RecordOutcome, resultOf } from './batch-result.js';
import { JsonLines } from './json-lines.js';
import { type ProcessSettings, processRecord } from './process-record.js';

/**
 * Processes the records of a batch one after the other.
 *
 * @param onRecord told the index of each record before its work begins
 */
export async function processBatch(
  records: readonly SourceRecord[],
  settings: ProcessSettings,
  onRecord: (index: number) => void = () => {},
): Promise<BatchResult> {
  const lines = perTable(() => new JsonLines());
  const outcomes: RecordOutcome[] = [];
  for (const [index, record] of records.entries()) {
    onRecord(index);
    const { rows, ...outcome } = await processRecord(record, settings);
    const document = rows?.documents[0];
    outcomes.push({
      ...outcome,
      isProcessed: rows !== null,
      unsupportedLanguage: document?.extraction_status === 'unsupported_language' ? document.language : null,
    });
    const found = rows ?? NO_ROWS;
    const all = {
      ...found,
      utterance_lines: utteranceLines(found.quotes),
      document_bands: documentBands(found.documents),
      quarantine: outcome.quarantined,
    };
    for (const table of BATCH_TABLES) for (const row of all[table]) lines[table].push(row);
  }
  return resultOf(lines, outcomes);
}
