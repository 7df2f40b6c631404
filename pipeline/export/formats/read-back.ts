import {
  type Column,
  type ColumnType,
  columnsOf,
  quoteIdentifier,
  quoteLiteral,
} from '../../schema/columns.js';
import type { TableName } from '../../schema/rows.js';
import type { Selection } from './row-query.js';

/*
 * SQL that the formats share to read their files. Paths come from a package that was checked (`exportFileOf`), and are
 * literals all the same.
 */

/** The columns of a table, each by an expression. */
export const selection = (table: TableName, expression: Selection): string =>
  columnsOf(table)
    .map((column) => `${expression(column)} AS ${quoteIdentifier(column.name)}`)
    .join(', ');

/** The columns of a table with their types, as the readers of the database take them. */
export const typed = (table: TableName, typeOf: (type: ColumnType) => string): string =>
  `{${columnsOf(table).map(({ name, type }) => `${quoteLiteral(name)}: ${quoteLiteral(typeOf(type))}`)}}`;

export const pathList = (paths: readonly string[]): string => `[${paths.map(quoteLiteral).join(', ')}]`;

/** Whether a column's values are lists or structs. */
export const isNested = ({ type }: Column): boolean => type.kind === 'list' || type.kind === 'struct';

/**
 * The type that values are read as. Whole numbers are doubles too, so that the JSON Schema finds the 1.5 that a cast to
 * an integer would round; timestamps are texts, since their spelling is part of the format.
 */
export function readType(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return 'VARCHAR';
    case 'int32':
    case 'int64':
    case 'double':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'list':
      return `${readType(type.items)}[]`;
    case 'struct':
      return `STRUCT(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${readType(field.type)}`)})`;
  }
}
