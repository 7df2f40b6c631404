import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachCorpus } from '../../pipeline/corpus/corpus.js';
import { sortRows } from '../../pipeline/export/sort.js';
import { definitionOf } from '../../pipeline/schema/columns.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
  await connection.run("attach ':memory:' as state");
  // A checkpoint after every commit, where nothing forbids it.
  await connection.run("set global checkpoint_threshold = '1KB'");
  await attachCorpus(connection);
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** A relation of rows with the columns by which quotes are sorted, and a text that fills them. */
const makeRows = (count: number): Promise<unknown> => {
  const keys = definitionOf('quotes').sortKey.filter((name) => name !== 'doc_id');
  return connection.run(`
    create or replace table state.main.made as
    select
      printf('d%06d', (row * 7919) % ${count}) as doc_id,
      ${keys.map((name) => `row as ${name}`).join(', ')},
      repeat(md5(row::varchar), 20) as text
    from range(${count}) as rows(row)`);
};

/** The sizes of the pieces in which a relation is read. */
async function chunkSizes(relation: string): Promise<number[]> {
  const result = await connection.stream(`select doc_id from ${relation}`);
  const sizes: number[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return sizes;
    sizes.push(chunk.rowCount);
  }
}

describe('sortRows', () => {
  test('of more rows than are sorted at once gives them all, in order', async () => {
    await makeRows(40_000);
    await sortRows(connection, 'quotes', 'made', 'corpus.sorted');
    const reader = await connection.runAndReadAll('select doc_id from corpus.sorted');
    const ids = reader.getRowsJS().map(([docId]) => docId);
    expect(ids).toHaveLength(40_000);
    expect(ids).toEqual([...ids].sort());
  });

  // The writer of Parquet ends a row group after so many pieces, which would else depend on when there was a
  // checkpoint.
  test('leaves no half-filled piece between two ranges', async () => {
    await makeRows(120_000);
    await sortRows(connection, 'quotes', 'made', 'corpus.sorted');
    expect((await chunkSizes('corpus.sorted')).slice(0, -1).filter((size) => size !== 2048)).toEqual([]);
  });
});
