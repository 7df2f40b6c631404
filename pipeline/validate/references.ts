import { definitionOf, type ForeignKey } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { DocumentRows } from '../tables/document-rows.js';
import type { Breach } from '../tables/table.js';
import { type DocumentTableName, isDocumentTable } from '../tables/tables.js';

/** A foreign key of a table, and the rows of one document that it may refer to. */
export interface RowReferences {
  readonly key: ForeignKey;
  /** The values that the last column of the key may have: what stands before it is `doc_id`, a key of its own. */
  readonly kept: ReadonlySet<unknown>;
  /** The id of a row that went to quarantine, if the value is one's. */
  readonly idOfRejected: (value: unknown) => string | null;
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
        kept: new Set(left.map((row) => lastOf(row, fields))),
        idOfRejected: (value) => {
          if (!isDocumentTable(table)) return null;
          const all: readonly object[] = rows[table];
          const rejected = all.find((row) => lastOf(row, fields) === value);
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
    const value = lastOf(row, key.fields);
    if (value === null || kept.has(value)) continue;
    const { table, fields } = key.reference;
    const id = idOfRejected(value);
    const values = key.fields.map((field) => String((row as Row)[field])).join(', ');
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

/** The value of the last column of a key; null where the row refers to nothing. */
const lastOf = (row: object, columns: readonly string[]): unknown =>
  (row as Row)[columns[columns.length - 1] ?? ''] ?? null;
