import { type Column, quoteIdentifier } from '../../schema/columns.js';
import type { TableSchema } from '../../schema/schema.js';
import { readType } from './read-back.js';
import { timestampText } from './row-query.js';

/*
 * What the formats share whose columns have types: Parquet and databases.
 */

/**
 * The fields as such a format has them: lists and structs as native values, which the standard's `array` and `object`,
 * made for JSON text, do not fit; and numbers without bounds, since its validator reads a null number as NaN.
 */
export const nativeSchema = (schema: TableSchema): TableSchema => ({
  ...schema,
  fields: schema.fields.map((field) => {
    if (['array', 'object'].includes(field.type)) return { ...field, type: 'any' };
    const { minimum, maximum, ...constraints } = field.constraints ?? {};
    return field.type === 'number' ? { ...field, constraints } : field;
  }),
});

/** The writers choose types of their own for some columns, all of which hold what the schema's types do. */
export const asTyped = ({ name, duckdbType }: Column): string =>
  `CAST(${quoteIdentifier(name)} AS ${duckdbType})`;

/** A column as checks read it. */
export const fromTyped = (column: Column): string =>
  column.type.kind === 'timestamp'
    ? timestampText(column)
    : `CAST(${quoteIdentifier(column.name)} AS ${readType(column.type)})`;
