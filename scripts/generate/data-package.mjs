import { BANNER, literal, nonNull } from './schemas.mjs';

/** @import { Schema, SingleSchema, TableSchemas } from './schema-types.js' */

// Types of the Frictionless Table Schema v2. Lists and structs are JSON text in CSV, which `array` and
// `object` expect there.
/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

/**
 * Whether a column may hold an empty text, which a CSV reader of the Frictionless kind takes for a missing value.
 *
 * @param {SingleSchema} schema
 */
const mayBeEmptyText = (schema) =>
  schema.type === 'string' && !schema.minLength && schema.pattern === undefined && schema.enum === undefined;

/**
 * @param {string} name
 * @param {Schema} property
 */
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

/**
 * The fields of each table for `datapackage.json`.
 *
 * @param {TableSchemas} schemas
 */
export function dataPackageModule({ tables }) {
  const fields = Object.fromEntries(
    tables.map(({ name, schema }) => [
      name,
      Object.entries(schema.properties).map(([column, property]) => fieldOf(column, property)),
    ]),
  );
  return `${BANNER}import type { DataPackageField } from '../definition.js';
import type { TableName } from './row-types.js';

export const FIELDS: { readonly [T in TableName]: readonly DataPackageField[] } = ${literal(fields)};
`;
}
