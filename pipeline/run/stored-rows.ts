import { type Column, columnsOf, hasDocuments, TABLES } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import type { BatchTable } from './batch-result.js';

/*
 * What the rows of a document repeat of it stands in the state with the document alone, and is joined to them when they are exported:
 * it would be a fifth of all that the workers hand over.
 */

const REPEATED = ['source_path', 'source_sha256'] as const;

/** The tables whose rows repeat what their document says. */
const REPEATING: ReadonlySet<string> = new Set(
  TABLES.filter((table) => table !== 'documents' && hasDocuments(table)),
);

/** The columns of a table as the state keeps it. */
export const storedColumns = (table: TableName): readonly Column[] =>
  REPEATING.has(table)
    ? columnsOf(table).filter(({ name }) => !REPEATED.some((repeated) => repeated === name))
    : columnsOf(table);

/** A row as the state takes it in. */
export const storedJson = (table: BatchTable, row: object): string =>
  JSON.stringify(REPEATING.has(table) ? { ...row, source_path: undefined, source_sha256: undefined } : row);

/** The rows of a table of the state with all their columns, as SQL. */
export const wholeRows = (table: TableName): string =>
  REPEATING.has(table)
    ? `select ${table}.*, ${REPEATED.map((name) => `documents.${name}`).join(', ')} from ${table} join documents using (doc_id)`
    : `select * from ${table}`;
