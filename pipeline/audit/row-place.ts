import { definitionOf, quoteIdentifier } from '../schema/columns.js';
import { DESCRIPTORS, type DocumentTableName } from '../tables/tables.js';

/*
 * What tells a row from the others of its document, whoever reads it: its place in the text. Its id names a place in
 * the record, which may not be at hand; but of several rows at one place it is the id that numbers them (`~2`). Rows
 * that have no place in the text have their id alone.
 */

/** `12 19`; `12 19~2` for the second row there. */
export const placeOf = (table: DocumentTableName, row: Readonly<Record<string, unknown>>): string => {
  const id = String(row[idColumn(table)]);
  return hasPlace(table) ? `${row.start} ${row.end}${/~\d+$/.exec(id)?.[0] ?? ''}` : id;
};

/**
 * The same as SQL.
 *
 * @param expressionOf the expression of a column, given its name
 */
export function placeSql(
  table: DocumentTableName,
  expressionOf: (column: string) => string = quoteIdentifier,
): string {
  const id = expressionOf(idColumn(table));
  const [start, end] = ['start', 'end'].map((column) => `TRY_CAST(${expressionOf(column)} AS BIGINT)`);
  return hasPlace(table) ? `concat(${start}, ' ', ${end}, regexp_extract(${id}, '~[0-9]+$'))` : id;
}

const idColumn = (table: DocumentTableName): string => definitionOf(table).primaryKey[0] as string;

function hasPlace(table: DocumentTableName): boolean {
  const { ownSpan } = DESCRIPTORS[table];
  return ownSpan !== null && ownSpan !== 'removed';
}
