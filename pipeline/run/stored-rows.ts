import { DOCUMENT_DIGITS, documentKey } from '../extract/identifiers.js';
import {
  columnsOf,
  definitionOf,
  quoteLiteral,
  REPEATED_COLUMNS,
  REPEATING_TABLES,
} from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import type { BatchTable } from './batch-result.js';
import type { Columns } from './incoming.js';

/*
 * What the rows of a document repeat of it stands in the state with the document alone, and is joined to them when they are exported.
 */

/** Tables that are not exported: what the corpus is resolved from. */
const INNER_COLUMNS: Readonly<Record<Exclude<BatchTable, TableName>, Columns>> = {
  document_entities: { doc_id: 'varchar', entity_id: 'varchar', type: 'varchar', name: 'varchar' },
  utterance_lines: { quote_id: 'varchar', speaker_entity_id: 'varchar', line: 'varchar' },
};

/**
 * The column `document`, by which rows and their document find each other: the first 64 bits of the hash of its doc_id. The ids of its rows
 * begin with them, so that no row has to bring them, and a number takes a tenth of the memory that the doc_id would.
 */
const documentOfKey = (key: string): string => `('0x' || ${key})::ubigint`;
const DOCUMENT_OF_DOC_ID = documentOfKey(`substr(sha256(doc_id), 1, ${DOCUMENT_DIGITS})`);
const documentOfId = (id: string): string => documentOfKey(`substr(${id}, 3, ${DOCUMENT_DIGITS})`);

/** How SQL computes the column `document` of a table from its other columns; null for a table that does not have it. */
export function documentColumn(table: BatchTable): string | null {
  if (table === 'documents') return DOCUMENT_OF_DOC_ID;
  if (table === 'utterance_lines') return documentOfId('quote_id');
  return isPart(table) ? documentOfId(definitionOf(table).primaryKey[0] as string) : null;
}

/** The columns of a table that its rows bring. */
export function broughtColumns(table: BatchTable): Columns {
  if (isInner(table)) return INNER_COLUMNS[table];
  const isBrought = (name: string): boolean =>
    !(isPart(table) && REPEATED_COLUMNS.some((repeated) => repeated === name));
  return Object.fromEntries(
    columnsOf(table)
      .filter(({ name }) => isBrought(name))
      .map(({ name, duckdbType }) => [name, duckdbType]),
  );
}

/** The columns of a table as the state keeps it. */
export const storedColumns = (table: BatchTable): Columns =>
  documentColumn(table) === null ? broughtColumns(table) : { document: 'ubigint', ...broughtColumns(table) };

/** A condition that finds the rows of documents in a table that rows bring something to, or in `records`. */
export const ofDocuments = (table: BatchTable | 'records', docIds: readonly string[]): string =>
  table === 'records' || documentColumn(table) === null
    ? `doc_id in (${docIds.map(quoteLiteral).join(', ')})`
    : `document in (${docIds.map((docId) => BigInt(`0x${documentKey(docId)}`)).join(', ')})`;

/** The rows of a table of the state with all their columns, as SQL. */
export const wholeRows = (table: TableName): string =>
  isPart(table)
    ? `select ${table}.* exclude (document), ${REPEATED_COLUMNS.map((name) => `documents.${name}`).join(', ')} from ${table} join documents using (document)`
    : `select * from ${table}`;

const isPart = (table: BatchTable | TableName): table is TableName =>
  REPEATING_TABLES.some((name) => name === table);

const isInner = (table: BatchTable): table is keyof typeof INNER_COLUMNS =>
  Object.hasOwn(INNER_COLUMNS, table);
