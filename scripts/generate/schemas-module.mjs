import { BANNER, literal } from './schemas.mjs';

/**
 * The JSON Schemas without references, as they are published and shown.
 *
 * @param {import('./schema-types.js').TableSchemas} schemas
 */
export function schemasModule({ tables }) {
  const byName = Object.fromEntries(tables.map(({ name, schema }) => [name, schema]));
  return `${BANNER}\nexport const SCHEMAS = ${literal(byName)};\n`;
}
