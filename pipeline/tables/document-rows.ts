import type { CleanDocument } from '../clean/clean-document.js';
import type { Extraction } from '../extract/extract.js';
import type { SourceRecord } from '../ingest/record.js';
import { DocumentFindings } from './document-findings.js';
import type { DocumentTable, RowOf } from './table.js';
import { DESCRIPTORS, DOCUMENT_TABLES, type DocumentTableName } from './tables.js';

/** An entity as one document knows it; the table of entities is gathered from these over the corpus. */
export interface DocumentEntityRow {
  readonly doc_id: string;
  readonly entity_id: string;
  readonly type: string;
  readonly name: string;
  readonly wikidata_id: string | null;
  /** Of a person: surname, given name if the document tells it, and gender if known. */
  readonly surname: string | null;
  readonly given: string | null;
  readonly gender: string | null;
}

/** The rows that one document gives to each table, and the entities that it names. */
export type DocumentRows = { readonly [Name in DocumentTableName]: readonly RowOf<Name>[] } & {
  readonly document_entities: readonly DocumentEntityRow[];
};

/** Makes a list of rows for each table of documents. */
export const rowsPerTable = (
  rows: <Name extends DocumentTableName>(name: Name, table: DocumentTable<Name>) => readonly RowOf<Name>[],
): Omit<DocumentRows, 'document_entities'> =>
  Object.fromEntries(
    DOCUMENT_TABLES.map((name) => [name, rows(name, DESCRIPTORS[name] as never)]),
  ) as unknown as Omit<DocumentRows, 'document_entities'>;

/** Of a document that gives nothing. */
export const NO_ROWS: DocumentRows = { ...rowsPerTable(() => []), document_entities: [] };

/**
 * Turns what was found in a document into rows. What only the corpus can tell (duplicates, the same utterance
 * elsewhere, an entity's name over all documents) is as if the document were alone.
 */
export function toRows(record: SourceRecord, clean: CleanDocument, extraction: Extraction): DocumentRows {
  const findings = new DocumentFindings(record, clean, extraction);
  return {
    document_entities: extraction.names.entities.map(({ type, name, wikidata, bearer }, index) => ({
      doc_id: record.docId,
      entity_id: findings.entityIds[index] as string,
      type,
      name,
      wikidata_id: wikidata,
      surname: bearer?.surname ?? null,
      given: bearer?.given ?? null,
      gender: bearer?.gender ?? null,
    })),
    ...rowsPerTable((_, table) => table.rows(findings)),
  };
}

/** Tells the persons whom a document names by a surname alone: other documents may know who they are. */
export function surnamesAlone({ document_entities }: DocumentRows): (entityId: string | null) => boolean {
  const ids = new Set<string | null>(
    document_entities.flatMap(({ entity_id, surname, given }) =>
      surname !== null && given === null ? [entity_id] : [],
    ),
  );
  return (entityId) => ids.has(entityId);
}
