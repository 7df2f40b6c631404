import { definitionOf, type ForeignKey } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { DocumentRows } from '../tables/document-rows.js';
import type { Breach } from '../tables/table.js';
import { type DocumentTableName, isDocumentTable } from '../tables/tables.js';

/** A foreign key of a table, and the rows of one document that it may refer to. */
export interface RowReferences {
  readonly key: ForeignKey;
  readonly kept: ReadonlySet<string>;
  /** The id of a row that went to quarantine, if it is one's. */
  readonly idOfRejected: (key: string) => string | null;
}

/**
 * The foreign keys of a table that rows of the same document answer.
 *
 * @param rows all that were found in the document
 * @param kept those of the tables before it that are right
 */
export function referencesOf(
  name: DocumentTableName,
  rows: DocumentRows,
  kept: ReadonlyMap<TableName, readonly object[]>,
): RowReferences[] {
  return definitionOf(name).foreignKeys.flatMap((key) => {
    const { table, fields } = key.reference;
    const left = kept.get(table);
    if (left === undefined) return [];
    return [
      {
        key,
        kept: new Set(left.map((row) => valuesOf(row, fields) ?? '')),
        idOfRejected: (values) => {
          if (!isDocumentTable(table)) return null;
          const all: readonly object[] = rows[table];
          const rejected = all.find((row) => valuesOf(row, fields) === values);
          const [id = ''] = definitionOf(table).primaryKey;
          return rejected === undefined ? null : String((rejected as Row)[id]);
        },
      },
    ];
  });
}

/** The first reference of a row that leads to none; null where there is none such. */
export function danglingReference(row: object, references: readonly RowReferences[]): Breach | null {
  for (const { key, kept, idOfRejected } of references) {
    const values = valuesOf(row, key.fields);
    if (values === null || kept.has(values)) continue;
    const { table, fields } = key.reference;
    const id = idOfRejected(values);
    return {
      pointer: `/${key.fields.at(-1)}`,
      reason:
        id === null
          ? `${table} has no row with ${fields.join(', ')} ${values}`
          : `it refers to row ${id} of ${table}, which is in quarantine`,
    };
  }
  return null;
}

type Row = Readonly<Record<string, unknown>>;

/** The values of some columns as one text; null where one of them is null, and the row refers to nothing. */
function valuesOf(row: object, columns: readonly string[]): string | null {
  let values = '';
  for (const [index, column] of columns.entries()) {
    const value = (row as Row)[column] ?? null;
    if (value === null) return null;
    values += index === 0 ? String(value) : `, ${String(value)}`;
  }
  return values;
}
