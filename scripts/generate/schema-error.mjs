/** @import { Schema } from './schema-types.js' */

/** Something is wrong with a schema. Its message says what to mend, so it is shown without a stack trace. */
export class SchemaError extends Error {}

/**
 * Does work on a property; a SchemaError that it throws is given the file of the schema and the name of the property.
 *
 * @template Result
 * @param {Schema} schema of the object that has the property
 * @param {string} name
 * @param {() => Result} work
 * @returns {Result}
 */
export function onProperty({ $id }, name, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SchemaError) || $id === undefined) throw error;
    throw new SchemaError(`${fileOf($id)}: property ${name}: ${error.message}`);
  }
}

/**
 * The file of a schema, relative to the root: `schemas/quotes.schema.json`.
 *
 * @param {string} id `urn:corpusmill:schema:quotes:1.0.0`
 */
const fileOf = (id) => `schemas/${id.split(':')[3]}.schema.json`;
