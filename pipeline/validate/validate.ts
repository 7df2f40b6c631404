import { type DocumentRows, NO_ROWS } from '../extract/rows.js';
import type { DocumentRow, PartRow, QuarantineRow, TableRows } from '../schema/rows.js';
import { faultOf, partFaultOf, wholeRow } from '../schema/validators.js';
import { findBreach, type SpanTexts, spanTexts } from './invariants.js';

/** The tables whose rows come from single documents. */
const DOCUMENT_TABLES = [
  'documents',
  'sentences',
  'removals',
  'mentions',
  'quotes',
  'numbers',
  'dates',
] as const;

type RowOf<Name extends (typeof DOCUMENT_TABLES)[number]> = DocumentRows[Name][number];

export interface ValidatedRows {
  readonly rows: DocumentRows;
  readonly rejected: readonly QuarantineRow[];
}

/**
 * Holds every row of a document to its schema and to the rules that no schema can state. Rows that fail are
 * left out and described; a failing `documents` row takes the whole document along, since the others would
 * point to nothing.
 *
 * @param source the record's text as decoded
 */
export function validate(rows: DocumentRows, source: string): ValidatedRows {
  const [document] = rows.documents;
  if (document === undefined) throw new RangeError('validate: a document without its row');
  const texts = spanTexts(document.text, source);
  const rejected: QuarantineRow[] = [];
  const keep = <Name extends (typeof DOCUMENT_TABLES)[number]>(name: Name): RowOf<Name>[] =>
    (rows[name] as readonly RowOf<Name>[]).filter((row) => {
      const rejection = rejectionOf(name, row, document, texts);
      if (rejection !== null) rejected.push(rejection);
      return rejection === null;
    });

  const documents = keep('documents');
  if (documents.length === 0) return { rows: NO_ROWS, rejected };
  return {
    rows: {
      documents,
      sentences: keep('sentences'),
      removals: keep('removals'),
      mentions: keep('mentions'),
      quotes: keep('quotes'),
      numbers: keep('numbers'),
      dates: keep('dates'),
      document_entities: rows.document_entities,
    },
    rejected,
  };
}

function rejectionOf<Name extends (typeof DOCUMENT_TABLES)[number]>(
  name: Name,
  row: RowOf<Name>,
  document: DocumentRow,
  texts: SpanTexts,
): QuarantineRow | null {
  const fault = name === 'documents' ? faultOf(name, row) : partFaultOf(name, row, document);
  const breach = fault ?? findBreach(name, row as PartRow<TableRows[Name]>, texts);
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
