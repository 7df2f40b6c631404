import type { Reader } from '../reader.js';

const SIGNATURE = 'PAR1';

/** Parquet. */
export const parquetReader: Reader = {
  name: 'parquet',
  mediaTypes: ['application/vnd.apache.parquet'],
  extensions: ['.parquet'],
  description: 'one article a row',
  holds: 'many',
  recognises: ({ bytes }) => bytes.toString('latin1', 0, SIGNATURE.length) === SIGNATURE,
  async *read(source, context) {
    const { readParquet } = await import('./read-database.js');
    yield* readParquet(source, context, parquetReader);
  },
};
