import type { DocumentRow, QuarantineRow } from '../schema/rows.js';
import { faultOf, partFaultOf, wholeRow } from '../schema/validators.js';
import { type DocumentRows, NO_ROWS, rowsPerTable } from '../tables/document-rows.js';
import type { RowOf, SpanTexts } from '../tables/table.js';
import type { DocumentTableName } from '../tables/tables.js';
import { findBreach, spanTexts } from './invariants.js';

export interface ValidatedRows {
  readonly rows: DocumentRows;
  readonly rejected: readonly QuarantineRow[];
}

/**
 * Holds every row of a document to its schema and to the rules that no schema can state. Rows that fail are left out
 * and described. A `documents` row that fails takes the whole document along, since the other rows would point to
 * nothing.
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
  const kept = rowsPerTable((name) => {
    const all = rows[name] as readonly RowOf<typeof name>[];
    if (name === 'documents') return all;
    return all.filter((row) => {
      const rejection = rejectionOf(name, row, document, texts);
      if (rejection !== null) rejected.push(rejection);
      return rejection === null;
    });
  });
  return { rows: { document_entities: rows.document_entities, ...kept }, rejected };
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
  return {
    table_name: name,
    doc_id: document.doc_id,
    source_path: document.source_path,
    line: null,
    code: fault === null ? 'broken_invariant' : 'invalid_row',
    reason: breach.reason,
    json_pointer: breach.pointer,
    row_json: JSON.stringify(wholeRow(row, document)),
  };
}
