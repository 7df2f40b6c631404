import { onProperty, SchemaError } from './schema-error.mjs';
import { BANNER, isRepeating, literal, nonNull, REPEATED_COLUMNS } from './schemas.mjs';

/** @import { ColumnType, ScalarKind, Schema, TableSchemas } from './schema-types.js' */

/** @type {Readonly<Record<ScalarKind, Readonly<Record<Dialect, string>>>>} */
const SCALARS = {
  string: { duckdb: 'VARCHAR', parquet: 'BYTE_ARRAY (STRING)' },
  int32: { duckdb: 'INTEGER', parquet: 'INT32' },
  int64: { duckdb: 'BIGINT', parquet: 'INT64' },
  double: { duckdb: 'DOUBLE', parquet: 'DOUBLE' },
  boolean: { duckdb: 'BOOLEAN', parquet: 'BOOLEAN' },
  timestamp: { duckdb: 'TIMESTAMP WITH TIME ZONE', parquet: 'INT64 (TIMESTAMP, UTC, microseconds)' },
};

/** @typedef {'duckdb' | 'parquet'} Dialect */

/**
 * @param {Schema} schema
 * @returns {ColumnType}
 */
function typeOf(schema) {
  switch (schema.type) {
    case 'string':
      return { kind: schema.format === 'date-time' ? 'timestamp' : 'string' };
    case 'integer':
      return { kind: integerKind(schema) };
    case 'number':
      return { kind: 'double' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return { kind: 'list', items: typeOf(schema.items ?? {}) };
    case 'object':
      return {
        kind: 'struct',
        fields: Object.entries(schema.properties ?? {}).map(([name, field]) => ({
          name,
          type: typeOf(field),
        })),
      };
    default:
      throw new SchemaError(`there is no column type for ${JSON.stringify(schema.type)}`);
  }
}

/** @param {Schema} schema */
function integerKind({ format }) {
  if (format === 'int32' || format === 'int64') return format;
  throw new SchemaError(`an integer has the format int32 or int64, not ${format}`);
}

/**
 * @param {ColumnType} type
 * @param {Dialect} dialect
 * @returns {string} the type as the dialect writes it
 */
function spell(type, dialect) {
  if (type.kind === 'list') {
    const items = spell(type.items, dialect);
    return dialect === 'duckdb' ? `${items}[]` : `LIST<${items}>`;
  }
  if (type.kind === 'struct') {
    const fields = type.fields.map((field) => `"${field.name}" ${spell(field.type, dialect)}`);
    return dialect === 'duckdb'
      ? `STRUCT(${fields.join(', ')})`
      : `STRUCT<${fields.join(', ').replaceAll('"', '')}>`;
  }
  return SCALARS[type.kind][dialect];
}

/** @param {import('./schema-types.js').RowSchema} schema */
export function columnsOfSchema(schema) {
  return Object.entries(schema.properties).map(([name, property]) => {
    const { nullable, type } = onProperty(schema, name, () => {
      const { schema: content, nullable } = nonNull(property);
      return { nullable, type: typeOf(content) };
    });
    return {
      name,
      type,
      duckdbType: spell(type, 'duckdb'),
      parquetType: spell(type, 'parquet'),
      nullable,
      unit: property.unit,
      description: property.description,
    };
  });
}

/**
 * What the database, the exporters and the commands need to know about each table.
 *
 * @param {TableSchemas} schemas
 */
export function columnsModule({ tables }) {
  const definitions = Object.fromEntries(
    tables.map(({ name, schema }) => [
      name,
      {
        name,
        schemaId: schema.$id,
        description: schema.description,
        primaryKey: schema.primaryKey ?? [],
        uniqueKeys: schema.uniqueKeys ?? [],
        foreignKeys: schema.foreignKeys ?? [],
        sortKey: schema.sortKey,
        columns: columnsOfSchema(schema),
      },
    ]),
  );
  const names = tables.map(({ name }) => name);
  return `${BANNER}import type { TableDefinition } from '../definition.js';
import type { TableName } from './row-types.js';

export const TABLE_NAMES: readonly TableName[] = ${literal(names)};

/** The columns that the rows of all other tables repeat from their document. */
export const REPEATED_COLUMNS = ${literal(REPEATED_COLUMNS)} as const;

/** The tables whose rows do. */
export const REPEATING_TABLES: readonly TableName[] = ${literal(tables.filter(isRepeating).map(({ name }) => name))};

export const DEFINITIONS: { readonly [T in TableName]: TableDefinition } = ${literal(definitions)};
`;
}
