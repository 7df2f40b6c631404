import { onProperty, SchemaError } from './schema-error.mjs';
import { BANNER, isRepeating, LARGEST, REPEATED_COLUMNS, TIMESTAMP_CHECK } from './schemas.mjs';

/** @import { ObjectSchema, Schema, Table, TableSchemas } from './schema-types.js' */

// What the checks call.
const RUNTIME = `
${TIMESTAMP_CHECK}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isInteger = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;
const isNumber = (value, least, most) => Number.isFinite(value) && value >= least && value <= most;
`;

/**
 * The keywords that a check knows, by type.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const KNOWN = {
  string: ['pattern', 'minLength', 'format'],
  integer: ['format', 'minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  array: ['items', 'minItems'],
  object: ['properties', 'required', 'additionalProperties'],
  boolean: [],
  null: [],
};

/** Keywords that may stand beside any type. */
const ANYWHERE = ['type', 'enum', 'anyOf', 'title', 'description', 'unit', 'examples', '$schema', '$id'];

/** Keywords of a whole table, which constrain no value. */
const OF_TABLES = ['primaryKey', 'uniqueKeys', 'foreignKeys', 'sortKey'];

/**
 * Two functions for each table: one says whether a row conforms to its schema, the other does so for rows without the
 * columns that they repeat from their document. They do not say why, and so are a tenth as long as the validators: V8
 * compiles them when it would still interpret those.
 *
 * @param {TableSchemas} schemas
 * @throws {SchemaError} when a schema has a keyword that they do not know
 */
export function checksModule({ tables }) {
  /** @type {string[]} */
  const patterns = [];
  /**
   * @param {string} kind
   * @param {readonly Table[]} chosen
   */
  const checks = (kind, chosen) => {
    const members = chosen.map(
      ({ name, schema }) => `  ${name}: (row) => ${objectCheck(withoutTableKeys(schema), 'row', patterns)},`,
    );
    return `export const ${kind} = {\n${members.join('\n')}\n};`;
  };
  const functions = [
    checks('WHOLE_ROWS', tables),
    checks('STORED_ROWS', tables.filter(isRepeating).map(storedPart)),
  ];
  const constants = patterns.map(
    (pattern, index) => `const P${index} = new RegExp(${JSON.stringify(pattern)}, 'u');`,
  );
  return `// @ts-nocheck\n${BANNER}${RUNTIME}\n${constants.join('\n')}\n\n${functions.join('\n\n')}\n`;
}

/**
 * A table without the columns that its rows repeat.
 *
 * @param {Table} table
 * @returns {Table}
 */
function storedPart({ name, schema }) {
  const isKept = (/** @type {string} */ column) => !REPEATED_COLUMNS.includes(column);
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([column]) => isKept(column)),
  );
  return { name, schema: { ...schema, properties, required: schema.required.filter(isKept) } };
}

/**
 * @param {ObjectSchema} schema
 * @returns {Schema}
 */
const withoutTableKeys = (schema) =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_TABLES.includes(key)));

/**
 * An expression that is true when the value of another one conforms to a schema.
 *
 * @param {Schema} schema
 * @param {string} value the other expression
 * @param {string[]} patterns of the constants; new ones are added
 * @returns {string}
 */
function check(schema, value, patterns) {
  refuseUnknown(schema);
  if (schema.anyOf !== undefined) return anyOf(schema.anyOf.map((option) => check(option, value, patterns)));
  if (schema.enum !== undefined)
    return anyOf(schema.enum.map((allowed) => `${value} === ${JSON.stringify(allowed)}`));
  if (Array.isArray(schema.type))
    return anyOf(schema.type.map((type) => check(narrowed(schema, type), value, patterns)));
  switch (schema.type) {
    case 'null':
      return `${value} === null`;
    case 'boolean':
      return `typeof ${value} === 'boolean'`;
    case 'string':
      return stringCheck(schema, value, patterns);
    case 'integer':
    case 'number': {
      const { minimum = -Infinity, maximum = LARGEST[schema.format ?? ''] ?? Infinity } = schema;
      return `is${schema.type === 'integer' ? 'Integer' : 'Number'}(${value}, ${minimum}, ${maximum})`;
    }
    case 'array':
      return [
        `Array.isArray(${value})`,
        `${value}.length >= ${schema.minItems ?? 0}`,
        `${value}.every((item) => ${check(schema.items ?? {}, 'item', patterns)})`,
      ].join(' && ');
    case 'object':
      return objectCheck(schema, value, patterns);
    default:
      throw new SchemaError(`there is no check of type ${schema.type}`);
  }
}

/**
 * Refuses keywords that no check knows. They would never be enforced, because ajv is asked only about rows that fail a
 * check.
 *
 * @param {Schema} schema
 */
function refuseUnknown(schema) {
  const isClosed = schema.anyOf !== undefined || schema.enum !== undefined;
  const types = isClosed ? [] : [schema.type ?? []].flat();
  const known = [...types.flatMap((type) => KNOWN[type] ?? []), ...ANYWHERE];
  const unknown = Object.keys(schema).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new SchemaError(`no check of ${schema.type} knows ${unknown}`);
  if (types.some((type) => type === 'integer') && LARGEST[schema.format ?? ''] === undefined)
    throw new SchemaError(`no check knows integers of the format ${schema.format}`);
}

/** @param {readonly string[]} checks */
const anyOf = (checks) => `(${checks.join(' || ')})`;

/**
 * What a schema of several types says about one of them.
 *
 * @param {Schema} schema
 * @param {string} type
 * @returns {Schema}
 */
const narrowed = (schema, type) =>
  Object.fromEntries(
    Object.entries({ ...schema, type }).filter(([key]) =>
      [...(KNOWN[type] ?? []), ...ANYWHERE].includes(key),
    ),
  );

/**
 * @param {Schema} schema
 * @param {string} value
 * @param {string[]} patterns
 */
function stringCheck({ pattern, minLength = 0, format }, value, patterns) {
  const checks = [`typeof ${value} === 'string'`];
  if (minLength > 0) checks.push(`${value}.length >= ${minLength}`);
  if (pattern !== undefined) checks.push(`${patternConstant(pattern, patterns)}.test(${value})`);
  if (format === 'date-time') checks.push(`isTimestamp(${value})`);
  else if (format !== undefined) throw new SchemaError(`no check knows the format ${format}`);
  return checks.join(' && ');
}

/**
 * The name of the constant that holds a pattern.
 *
 * @param {string} pattern
 * @param {string[]} patterns
 */
function patternConstant(pattern, patterns) {
  if (!patterns.includes(pattern)) patterns.push(pattern);
  return `P${patterns.indexOf(pattern)}`;
}

/**
 * The check of an object whose properties are all required and which may have no others.
 *
 * @param {Schema} object
 * @param {string} value
 * @param {string[]} patterns
 */
function objectCheck(object, value, patterns) {
  const { properties = {}, required = [], additionalProperties } = object;
  const names = Object.keys(properties);
  if (additionalProperties !== false || required.length !== names.length)
    throw new SchemaError(`an object must have all of ${names.join(', ')} and no more`);
  return [
    `isObject(${value})`,
    `Object.keys(${value}).length === ${names.length}`,
    ...Object.entries(properties).map(([name, schema]) =>
      onProperty(object, name, () => check(schema, `${value}.${name}`, patterns)),
    ),
  ].join(' && ');
}
