import { definitionOf } from '../schema/columns.js';
import type { RowFault } from '../schema/validators.js';
import { isIdOf } from '../tables/identifiers.js';
import type { DocumentTableName } from '../tables/tables.js';
import type { DocumentTexts } from './source-texts.js';

type Row = Readonly<Record<string, unknown>>;

/** Checks what a row says of the record that it comes from against its document, and its id against both. */
export function provenanceBreach(
  table: DocumentTableName,
  row: Row,
  document: Pick<DocumentTexts, 'docId' | 'sourcePath' | 'sourceSha256'>,
): RowFault | null {
  const { docId, sourcePath, sourceSha256 } = document;
  if (row.source_path !== sourcePath)
    return { pointer: '/source_path', reason: 'its document has another source_path' };
  if (row.source_sha256 !== sourceSha256)
    return { pointer: '/source_sha256', reason: 'its document has another source_sha256' };
  if (docId !== sourcePath && !docId.startsWith(`${sourcePath}#`))
    return { pointer: '/source_path', reason: 'it is not the part of doc_id before #' };
  return table === 'documents'
    ? nameBreach(docId, sourcePath, row.source_id as string)
    : idBreach(table, row);
}

/** A record of a file of many is named after its id, or as one of several of that id. */
function nameBreach(docId: string, sourcePath: string, sourceId: string): RowFault | null {
  if (docId === sourcePath) return null;
  const name = docId.slice(sourcePath.length + 1);
  return name.startsWith(sourceId) && /^(?:~\d+)?$/.test(name.slice(sourceId.length))
    ? null
    : { pointer: '/source_id', reason: `is ${sourceId}, but doc_id names the record ${name}` };
}

/** An id names the document and the place of the row in the record. */
function idBreach(table: DocumentTableName, row: Row): RowFault | null {
  const key = definitionOf(table).primaryKey[0] as string;
  const { doc_id: docId, source_start: start, source_end: end } = row;
  return isIdOf(row[key] as string, docId as string, start as number, end as number)
    ? null
    : {
        pointer: `/${key}`,
        reason: 'the id is of another doc_id, source_start or source_end; one of them was changed',
      };
}
