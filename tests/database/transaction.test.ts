import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '../../pipeline/database/transaction.js';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('create table numbers (value integer)');
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const values = async (): Promise<unknown> =>
  (await connection.runAndReadAll('from numbers order by value')).getRows();

test('work takes effect as a whole', async () => {
  await inTransaction(connection, async () => {
    await connection.run('insert into numbers values (1)');
    await connection.run('insert into numbers values (2)');
  });
  expect(await values()).toEqual([[1], [2]]);
});

test('work that fails takes no effect, says its own error, and leaves room for other work', async () => {
  const failing = inTransaction(connection, async () => {
    await connection.run('insert into numbers values (3)');
    throw new Error('half way');
  });
  await expect(failing).rejects.toThrow('half way');
  await inTransaction(connection, async () => {
    await connection.run('insert into numbers values (4)');
  });
  expect(await values()).toEqual([[1], [2], [4]]);
});
