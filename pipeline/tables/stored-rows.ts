import { type Column, columnsOf, REPEATED_COLUMNS, REPEATING_TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';

/*
 * What the rows of a document repeat of it stands in the state with the document alone, and is joined to them when they are exported.
 */

/** The columns of a table as the state keeps it. */
export const storedColumns = (table: TableName): readonly Column[] =>
  REPEATING_TABLES.includes(table)
    ? columnsOf(table).filter(({ name }) => !REPEATED_COLUMNS.some((repeated) => repeated === name))
    : columnsOf(table);

/** The rows of a table of the state with all their columns, as SQL. */
export const wholeRows = (table: TableName): string =>
  REPEATING_TABLES.includes(table)
    ? `select ${table}.*, ${REPEATED_COLUMNS.map((name) => `documents.${name}`).join(', ')} from ${table} join documents using (doc_id)`
    : `select * from ${table}`;
