import { type Column, columnsOf, REPEATED_COLUMNS, REPEATING_TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';

/*
 * Rows of a document repeat some of its columns. The state keeps those with the document alone; they are joined to the
 * rows when these are exported.
 */

/** The columns of a table that the state keeps. */
export const storedColumns = (table: TableName): readonly Column[] =>
  REPEATING_TABLES.includes(table)
    ? columnsOf(table).filter(({ name }) => !REPEATED_COLUMNS.some((repeated) => repeated === name))
    : columnsOf(table);

/** SQL for the rows of a table of the state with all their columns. */
export const wholeRows = (table: TableName): string =>
  REPEATING_TABLES.includes(table)
    ? `select ${table}.*, ${REPEATED_COLUMNS.map((name) => `documents.${name}`).join(', ')} from ${table} join documents using (doc_id)`
    : `select * from ${table}`;
