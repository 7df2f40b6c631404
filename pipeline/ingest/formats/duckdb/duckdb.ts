import type { Reader } from '../reader.js';

/** It stands behind the checksum of the header. */
const SIGNATURE = 'DUCK';
const SIGNATURE_START = 8;

/** Database files of DuckDB. */
export const duckdbReader: Reader = {
  name: 'duckdb',
  mediaTypes: ['application/vnd.duckdb'],
  extensions: ['.duckdb'],
  description: 'one article a row of one of its tables',
  holds: 'many',
  recognises: ({ bytes }) =>
    bytes.toString('latin1', SIGNATURE_START, SIGNATURE_START + SIGNATURE.length) === SIGNATURE,
  async *read(source, context) {
    const { readDuckdb } = await import('./read-database.js');
    yield* readDuckdb(source, context, duckdbReader);
  },
};
