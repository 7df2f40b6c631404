import { clean } from '../../clean/clean.js';
import { pageOf } from '../../clean/web-page.js';
import { extract } from '../../extract/extract.js';
import type { Language } from '../../extract/language-detection.js';
import type { RecordNote, SourceRecord } from '../../ingest/record.js';
import type { QuarantineRow } from '../../schema/rows.js';
import { type DocumentRows, rowsPerTable, toRows } from '../../tables/document-rows.js';
import type { RowChoice } from '../../tables/row-choice.js';
import type { RowOf } from '../../tables/table.js';
import { isAskedFor, isSureEnough } from '../../tables/tables.js';
import { validate } from '../../validate/validate.js';
import { stageFailure } from './quarantined-record.js';

export interface ProcessedRecord {
  readonly docId: string;
  /** Null when a stage failed: then `quarantined` says why. */
  readonly rows: DocumentRows | null;
  readonly quarantined: readonly QuarantineRow[];
  /** What is odd about the document, in the order of the stages. */
  readonly notes: readonly RecordNote[];
  /** Rows that were found but are less sure than asked for, by table. */
  readonly unsure: Readonly<Record<string, number>>;
  /** Wall time of the stages, in milliseconds. */
  readonly timings: { readonly clean: number; readonly extract: number; readonly validate: number };
}

/**
 * Leads one record through clean, extract and validate. A stage that fails costs this record alone.
 *
 * @throws Error of the file system: stages read no file but the program's own
 */
export async function processRecord(record: SourceRecord, choice: RowChoice): Promise<ProcessedRecord> {
  const started = performance.now();
  try {
    const document = clean(record, await pageOf(record));
    const cleaned = performance.now();
    const extraction = await extract(document);
    const { rows, unsure } = chosenRows(toRows(record, document, extraction), choice);
    const extracted = performance.now();
    const validated = validate(rows, record.text);
    const timings = {
      clean: cleaned - started,
      extract: extracted - cleaned,
      validate: performance.now() - extracted,
    };
    return {
      docId: record.docId,
      rows: validated.rows,
      quarantined: validated.rejected,
      notes: [...document.notes, ...languageNotes(extraction.language)],
      unsure,
      timings,
    };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return {
      docId: record.docId,
      rows: null,
      quarantined: [stageFailure(record, error)],
      notes: [],
      unsure: {},
      timings: { clean: 0, extract: performance.now() - started, validate: 0 },
    };
  }
}

const languageNotes = ({ code, isSupported }: Language): RecordNote[] =>
  isSupported
    ? []
    : [
        {
          code: 'unsupported_language',
          message: `the text is in ${code === null ? 'another language than English' : `language ${code}`}; nothing is extracted from it`,
        },
      ];

/** The rows that the run keeps, and the number of those that are less sure than asked for, by table. */
function chosenRows(
  rows: DocumentRows,
  { include, minConfidence }: RowChoice,
): { rows: DocumentRows; unsure: Record<string, number> } {
  const unsure: Record<string, number> = {};
  const sure = rowsPerTable((name) => {
    const all = (rows[name] as readonly RowOf<typeof name>[]).filter((row) => isAskedFor(name, row, include));
    const kept = all.filter((row) => isSureEnough(name, row, minConfidence));
    if (kept.length < all.length) unsure[name] = all.length - kept.length;
    return kept;
  });
  return { rows: { document_entities: rows.document_entities, ...sure }, unsure };
}
