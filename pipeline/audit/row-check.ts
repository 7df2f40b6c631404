import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { faultOf, type RowFault } from '../schema/validators.js';
import type { RowOf, SpanTexts } from '../tables/table.js';
import { isDocumentTable } from '../tables/tables.js';
import { findBreach, spanTexts } from '../validate/invariants.js';
import type { FaultKind, FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import { type LoadedTable, rowTexts } from './format-rows.js';
import type { DocumentTexts, SourceTexts } from './source-texts.js';

/** What is checked of a table's rows one by one. */
export interface RowCheck {
  readonly connection: DuckDBConnection;
  readonly directory: string;
  readonly loaded: LoadedTable;
  /** Null where the spans cannot be checked: then the rows are held to their schema alone. */
  readonly texts: SourceTexts | null;
  readonly faults: FaultLog;
}

type Row = Readonly<Record<string, unknown>>;

/** A row that was read, or why it is none. */
type ParsedRow = { readonly row: Row } | { readonly fault: RowFault };

/** A document whose rows are being checked. */
interface CheckedDocument {
  readonly facts: DocumentTexts;
  readonly texts: SpanTexts;
}

/** Holds each row to its JSON Schema, to the text of its document and, where it is at hand, to its record. */
export async function checkRows({ connection, directory, loaded, texts, faults }: RowCheck): Promise<void> {
  const { table } = loaded;
  let number = 0;
  let documents = new Map<string, CheckedDocument>();
  for await (const batch of rowTexts(connection, directory, loaded)) {
    const rows = batch.map((text) => parsedRow(table, text));
    if (texts !== null) documents = await documentsOf(rows, texts, documents);
    for (const parsed of rows) {
      number++;
      if ('fault' in parsed) note('invalid_row', number, parsed.fault, null);
      else {
        const breach = rowBreach(table, parsed.row, documents);
        if (breach !== null) note('broken_invariant', number, breach, idOf(table, parsed.row));
      }
    }
  }

  function note(kind: FaultKind, at: number, { reason, pointer }: RowFault, id: string | null): void {
    const { file, row } = fileOfRow(loaded, at);
    faults.add(kind, file, reason, { table, row, id, pointer });
  }
}

function parsedRow(table: TableName, text: string): ParsedRow {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (error) {
    return { fault: { pointer: '', reason: `is no JSON: ${(error as Error).message}` } };
  }
  const fault = faultOf(table, row);
  return fault === null ? { row: row as Row } : { fault };
}

/** The documents of some rows; those at hand are taken over, for rows of one document may come in two batches. */
async function documentsOf(
  rows: readonly ParsedRow[],
  texts: SourceTexts,
  atHand: ReadonlyMap<string, CheckedDocument>,
): Promise<Map<string, CheckedDocument>> {
  const documents = new Map<string, CheckedDocument>();
  const wanted = new Set<string>();
  for (const parsed of rows) {
    if (!('row' in parsed) || typeof parsed.row.doc_id !== 'string') continue;
    const { doc_id: docId } = parsed.row;
    const known = atHand.get(docId);
    if (known === undefined) wanted.add(docId);
    else documents.set(docId, known);
  }
  for (const [docId, facts] of await texts.of(wanted)) {
    documents.set(docId, { facts, texts: spanTexts(facts.text, facts.source) });
  }
  return documents;
}

function rowBreach(
  table: TableName,
  row: Row,
  documents: ReadonlyMap<string, CheckedDocument>,
): RowFault | null {
  if (!isDocumentTable(table)) return null;
  const document = documents.get(row.doc_id as string);
  // A row of no document is found with the foreign keys.
  if (document === undefined) return null;
  return (
    provenanceBreach(row, document.facts) ??
    findBreach(table, row as unknown as RowOf<typeof table>, document.texts)
  );
}

function provenanceBreach(row: Row, { sourcePath, sourceSha256 }: DocumentTexts): RowFault | null {
  if (row.source_path !== sourcePath)
    return { pointer: '/source_path', reason: 'its document has another source_path' };
  if (row.source_sha256 === sourceSha256) return null;
  return { pointer: '/source_sha256', reason: 'its document has another source_sha256' };
}

function idOf(table: TableName, row: Row): string | null {
  const [key] = definitionOf(table).primaryKey;
  return key === undefined ? null : String(row[key]);
}
