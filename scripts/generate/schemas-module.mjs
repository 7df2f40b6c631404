import { BANNER, literal } from './schemas.mjs';

/** The JSON Schemas without references, as they are published and shown. */
export function schemasModule({ tables }) {
  const schemas = Object.fromEntries(tables.map(({ name, schema }) => [name, schema]));
  return `${BANNER}\nexport const SCHEMAS = ${literal(schemas)};\n`;
}
