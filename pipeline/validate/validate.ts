import { TABLES } from '../schema/columns.js';
import type { DocumentRow, QuarantineRow, TableName } from '../schema/rows.js';
import { faultOf, partFaultOf, wholeRow } from '../schema/validators.js';
import { type DocumentRows, NO_ROWS, rowsPerTable } from '../tables/document-rows.js';
import type { Breach, RowOf, SpanTexts } from '../tables/table.js';
import { type DocumentTableName, isDocumentTable } from '../tables/tables.js';
import { findBreach, spanTexts } from './invariants.js';
import { danglingReference, type RowReferences, referencesOf } from './references.js';

export interface ValidatedRows {
  readonly rows: DocumentRows;
  readonly rejected: readonly QuarantineRow[];
}

/**
 * Holds every row of a document to its schema, to the rules that no schema can state, and to its foreign keys. Rows
 * that fail are left out and described, and so is what refers to them: no row points to nothing. For the same reason
 * a `documents` row that fails takes the whole document along.
 *
 * @param source the record's text as decoded
 */
export function validate(rows: DocumentRows, source: string): ValidatedRows {
  const [document] = rows.documents;
  if (document === undefined) throw new RangeError('validate: a document without its row');
  const texts = spanTexts(document.text, source);
  const fatal = rejectionOf('documents', document, document, texts);
  if (fatal !== null) return { rows: NO_ROWS, rejected: [fatal] };
  const rejected: QuarantineRow[] = [];
  const kept = new Map<TableName, readonly object[]>([
    ['documents', rows.documents],
    ['entities', rows.document_entities],
  ]);
  // A table comes after those that it refers to.
  for (const name of TABLES) {
    if (!isDocumentTable(name) || name === 'documents') continue;
    const references = referencesOf(name, rows, kept);
    kept.set(
      name,
      rows[name].filter((row) => {
        const rejection =
          rejectionOf(name, row, document, texts) ?? danglingRejection(name, row, document, references);
        if (rejection !== null) rejected.push(rejection);
        return rejection === null;
      }),
    );
  }
  return {
    rows: {
      document_entities: rows.document_entities,
      ...rowsPerTable((name) => kept.get(name) as readonly RowOf<typeof name>[]),
    },
    rejected,
  };
}

function rejectionOf<Name extends DocumentTableName>(
  name: Name,
  row: RowOf<Name>,
  document: DocumentRow,
  texts: SpanTexts,
): QuarantineRow | null {
  const fault = name === 'documents' ? faultOf(name, row) : partFaultOf(name, row, document);
  const breach = fault ?? findBreach(name, row, texts);
  if (breach === null) return null;
  return quarantined(name, row, document, fault === null ? 'broken_invariant' : 'invalid_row', breach);
}

function danglingRejection(
  name: DocumentTableName,
  row: object,
  document: DocumentRow,
  references: readonly RowReferences[],
): QuarantineRow | null {
  const breach = danglingReference(row, references);
  return breach === null ? null : quarantined(name, row, document, 'broken_invariant', breach);
}

const quarantined = (
  name: DocumentTableName,
  row: object,
  document: DocumentRow,
  code: QuarantineRow['code'],
  { reason, pointer }: Breach,
): QuarantineRow => ({
  table_name: name,
  doc_id: document.doc_id,
  source_path: document.source_path,
  line: null,
  code,
  reason,
  json_pointer: pointer,
  row_json: JSON.stringify(wholeRow(row, document)),
});
