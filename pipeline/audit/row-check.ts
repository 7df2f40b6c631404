import type { DuckDBConnection } from '@duckdb/node-api';
import type { PlacedSpan } from '../extract/provenance.js';
import type { LeftOutRow } from '../review/left-out.js';
import { definitionOf } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { faultOf, type RowFault } from '../schema/validators.js';
import type { RowChoice } from '../tables/row-choice.js';
import type { RowOf, SpanTexts } from '../tables/table.js';
import { type DocumentTableName, isAskedFor, isDocumentTable, isKept } from '../tables/tables.js';
import { findBreach, spanTexts } from '../validate/invariants.js';
import type { FaultKind, FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import { type LoadedTable, rowTexts } from './format-rows.js';
import { provenanceBreach } from './provenance-check.js';
import type { Reading, Readings } from './readings.js';
import { sourceBreach } from './source-spans.js';
import type { DocumentTexts, SourceTexts } from './source-texts.js';

/** What is checked of a table's rows one by one. */
export interface RowCheck {
  readonly connection: DuckDBConnection;
  readonly directory: string;
  readonly loaded: LoadedTable;
  /** Null where the spans cannot be checked: then the rows are held to their schema alone. */
  readonly texts: SourceTexts | null;
  /** Null where the texts are not read again: another build of the program may read them otherwise. */
  readonly readings: Readings | null;
  /** Which rows the run keeps; null where that is not known. */
  readonly choice: RowChoice | null;
  /** The rows that the run left out because they were judged wrong. */
  readonly leftOut: readonly LeftOutRow[];
  readonly faults: FaultLog;
}

type Row = Readonly<Record<string, unknown>>;

/** A row that was read, or why it is none. */
type ParsedRow = { readonly row: Row } | { readonly fault: RowFault };

/** A document whose rows are being checked. */
interface CheckedDocument {
  readonly facts: DocumentTexts;
  readonly texts: SpanTexts;
  /** Where its sentences stand; empty where they could not be read, null where not all are there. */
  readonly sentences: readonly PlacedSpan[] | null;
  /** What the program reads in its text, of the table whose rows are checked. */
  readonly reading: Reading | null;
}

/** What is known of the documents of an export. */
interface Knowledge {
  readonly texts: SourceTexts;
  readonly readings: Readings | null;
}

/** Holds each row to its JSON Schema, to the text of its document and, where it is at hand, to its record. */
export async function checkRows({
  connection,
  directory,
  loaded,
  texts,
  readings,
  choice,
  leftOut,
  faults,
}: RowCheck): Promise<void> {
  const { table } = loaded;
  const judgedWrong = new Set(leftOut.filter((row) => row.table === table).map(({ id }) => id));
  let number = 0;
  let documents = new Map<string, CheckedDocument>();
  for await (const batch of rowTexts(connection, directory, loaded)) {
    const rows = batch.map((text) => parsedRow(table, text));
    if (texts !== null) documents = await documentsOf(table, rows, { texts, readings }, documents);
    for (const parsed of rows) {
      number++;
      if ('fault' in parsed) note('invalid_row', number, parsed.fault, null);
      else {
        const { row } = parsed;
        const document = documents.get(row.doc_id as string);
        // A row of no document is found with the foreign keys.
        if (document === undefined || !isDocumentTable(table)) continue;
        const breach =
          rowBreach(table, row, document) ?? choiceBreach(table, row, choice) ?? judgedBreach(table, row);
        if (breach !== null) note('broken_invariant', number, breach, idOf(table, row));
        const difference = breach === null ? (document.reading?.differenceOf(row) ?? null) : null;
        if (difference !== null) note('unlike_text', number, difference, idOf(table, row));
      }
    }
  }

  function judgedBreach(name: TableName, row: Row): RowFault | null {
    if (!judgedWrong.has(idOf(name, row) ?? '')) return null;
    return { pointer: '', reason: 'is a row that run.json says was left out, because it was judged wrong' };
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
  table: TableName,
  rows: readonly ParsedRow[],
  { texts, readings }: Knowledge,
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
  const facts = await texts.of(wanted);
  const read = isDocumentTable(table) ? await readings?.of(table, wanted) : undefined;
  for (const [docId, fact] of facts) {
    documents.set(docId, {
      facts: fact,
      texts: spanTexts(fact.text, fact.source),
      sentences: fact.sentences,
      reading: read?.get(docId) ?? null,
    });
  }
  return documents;
}

function rowBreach(table: DocumentTableName, row: Row, document: CheckedDocument): RowFault | null {
  return (
    provenanceBreach(table, row, document.facts) ??
    findBreach(table, row as unknown as RowOf<typeof table>, document.texts) ??
    (document.sentences === null ? null : sourceBreach(table, row, document.sentences))
  );
}

function choiceBreach(table: DocumentTableName, row: Row, choice: RowChoice | null): RowFault | null {
  if (choice === null || isKept(table, row, choice)) return null;
  if (!isAskedFor(table, row, choice.include))
    return { pointer: '', reason: 'is a row that --include has to name, and in run.json does not' };
  // As its document alone gives it, the mention was sure enough.
  if (typeof row.name_documents === 'number') return null;
  return {
    pointer: '/confidence',
    reason: `is ${row.confidence}, less than the ${choice.minConfidence} that run.json asks for`,
  };
}

function idOf(table: TableName, row: Row): string | null {
  const [key] = definitionOf(table).primaryKey;
  return key === undefined ? null : String(row[key]);
}
