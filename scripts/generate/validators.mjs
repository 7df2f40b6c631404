import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { BANNER, LARGEST, TIMESTAMP_CHECK } from './schemas.mjs';

/** Keywords that describe and do not constrain. They are left out, because compiled code carries its schema along. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'unit',
  'examples',
  'primaryKey',
  'uniqueKeys',
  'foreignKeys',
  'sortKey',
]);

// What the generated validators call. ajv would have them load its own modules by require(), which does not exist in an
// ES module and would cost the start-up several files.
const RUNTIME = `
${TIMESTAMP_CHECK}
const formats = { 'date-time': isTimestamp };
`;

/**
 * The constraints of a schema, with the bounds of its integer formats, which ajv does not know.
 *
 * @param {any} node
 * @param {boolean} isMapOfNames
 * @returns {any}
 */
function constraintsOf(node, isMapOfNames = false) {
  if (Array.isArray(node)) return node.map((item) => constraintsOf(item));
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node).filter(([key]) => isMapOfNames || !ANNOTATIONS.has(key));
  const copy = Object.fromEntries(
    entries.map(([key, value]) => [key, constraintsOf(value, !isMapOfNames && key === 'properties')]),
  );
  return LARGEST[copy.format] === undefined ? copy : { maximum: LARGEST[copy.format], ...copy };
}

/**
 * The validators of all tables, compiled: `export { validate10 as quotes, … }`.
 *
 * @param {import('./schema-types.js').TableSchemas} schemas
 */
export function validatorsModule({ tables }) {
  const lengths = JSON.stringify(tables.map(({ schema }) => schema)).match(/"(?:min|max)Length":\d+/g) ?? [];
  if (lengths.some((length) => length !== '"minLength":1'))
    throw new Error(
      'validators: lengths are counted in UTF-16 units, which fits JSON Schema only for "minLength": 1',
    );
  const ajv = new Ajv2020({
    strict: true,
    unicode: false,
    allowUnionTypes: true,
    schemas: tables.map(({ schema }) => constraintsOf(schema)),
    formats: { 'date-time': () => true, int32: true, int64: true },
    code: { source: true, esm: true, formats: _`formats` },
  });
  const names = Object.fromEntries(tables.map(({ name, schema }) => [name, schema.$id]));
  const code = standalone.default(ajv, names).replace(/^["']use strict["'];?/, '');
  if (code.includes('require('))
    throw new Error(`validators: ajv asks for ${code.match(/require\([^)]*\)/)?.[0]}`);
  return `// @ts-nocheck\n${BANNER}${RUNTIME}\n${code.trim()}\n`;
}
