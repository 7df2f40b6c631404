import { BANNER, literal, nonNull } from './schemas.mjs';

// Types of the Frictionless Table Schema v2. Lists and structs are JSON text in CSV, which `array` and
// `object` expect there.
const TYPES = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

/** May the column hold an empty text? A CSV reader of the Frictionless kind takes that for a missing value. */
const mayBeEmptyText = (schema) =>
  schema.type === 'string' && !schema.minLength && schema.pattern === undefined && schema.enum === undefined;

function fieldOf(name, property) {
  const { schema, nullable } = nonNull(property);
  const constraints = {
    ...(nullable || mayBeEmptyText(schema) ? {} : { required: true }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum.filter((value) => value !== null) }),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
  };
  return {
    name,
    type: schema.format === 'date-time' ? 'datetime' : TYPES[schema.type],
    description: property.description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** The field list of each table for `datapackage.json`. */
export function dataPackageModule({ tables }) {
  const fields = Object.fromEntries(
    tables.map(({ name, schema }) => [
      name,
      Object.entries(schema.properties).map(([column, property]) => fieldOf(column, property)),
    ]),
  );
  return `${BANNER}import type { DataPackageField } from '../schema.js';
import type { TableName } from '../rows.js';

export const FIELDS: { readonly [T in TableName]: readonly DataPackageField[] } = ${literal(fields)};
`;
}
