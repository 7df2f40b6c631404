import { compile } from 'json-schema-to-typescript';
import { onProperty, SchemaError } from './schema-error.mjs';
import { BANNER, nonNull } from './schemas.mjs';

/** @import { ObjectSchema, Schema, TableSchemas } from './schema-types.js' */

const OPTIONS = {
  bannerComment: '',
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  style: { singleQuote: true, printWidth: 110 },
};

/**
 * One interface for each table, named after what a row is: `QuoteRow`.
 *
 * @param {TableSchemas} schemas
 */
export async function rowTypesModule({ tables, span }) {
  const parts = [await interfaceOf(span, span.title)];
  for (const { schema } of tables) parts.push(await interfaceOf(schema, `${schema.title}Row`));
  const map = tables.map(({ name, schema }) => `  readonly ${name}: ${schema.title}Row;`);
  return `${BANNER}\n${parts.join('\n')}
/** Table name → type of its rows. */
export interface TableRows {
${map.join('\n')}
}

/** The name of a table, which is also the base name of its files. */
export type TableName = keyof TableRows;
`;
}

/**
 * @param {ObjectSchema} object
 * @param {string} name
 */
async function interfaceOf(object, name) {
  const { $schema, $id, ...schema } = object;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([key, property]) => [
      key,
      onProperty(object, key, () => withNamedTypes(property)),
    ]),
  );
  // `any`: the compiler's own type has no `tsType`, nor read-only lists.
  const whole = /** @type {any} */ ({ ...schema, title: name, properties });
  const text = await compile(whole, name, OPTIONS);
  return text.replace(/^ {2}(\w+): /gm, '  readonly $1: ');
}

/**
 * Lists are read-only, and a span is a type with a name of its own.
 *
 * @param {Schema} property
 */
function withNamedTypes(property) {
  const { schema, nullable } = nonNull(property);
  const { description } = property;
  if (schema.type === 'array')
    return { description, tsType: `readonly ${elementType(schema.items ?? {})}[]` };
  if (schema.type === 'object') return { description, tsType: `${schema.title}${nullable ? ' | null' : ''}` };
  return property;
}

/** @param {Schema} items */
function elementType(items) {
  if (items.type === 'object') return items.title;
  if (items.type === 'string') return 'string';
  throw new SchemaError(`a list of ${items.type} has no row type yet`);
}
