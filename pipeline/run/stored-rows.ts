import { type Column, columnsOf, TABLES } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import type { BatchTable } from './batch-result.js';

/*
 * What the rows of a document repeat of it stands in the state with the document alone, and is joined to them when they are exported:
 * it would be a third of all that the workers hand over and the state keeps.
 */

const REPEATED = ['source_path', 'source_sha256'] as const;

const isRepeated = ({ name }: Column): boolean => REPEATED.some((repeated) => repeated === name);

/** Whether a table's rows repeat what their document says. */
const repeats = (table: TableName): boolean =>
  table !== 'documents' && columnsOf(table).filter(isRepeated).length === REPEATED.length;

const REPEATING: ReadonlySet<string> = new Set(TABLES.filter(repeats));

/** The columns of a table as the state keeps it. */
export const storedColumns = (table: TableName): readonly Column[] =>
  repeats(table) ? columnsOf(table).filter((column) => !isRepeated(column)) : columnsOf(table);

/** A row as the state takes it in. */
export const storedJson = (table: BatchTable, row: object): string =>
  JSON.stringify(REPEATING.has(table) ? { ...row, source_path: undefined, source_sha256: undefined } : row);

/** The rows of a table of the state with all their columns, as SQL. */
export const wholeRows = (table: TableName): string =>
  repeats(table)
    ? `select ${table}.*, ${REPEATED.map((name) => `documents.${name}`).join(', ')} from ${table} join documents using (doc_id)`
    : `select * from ${table}`;
