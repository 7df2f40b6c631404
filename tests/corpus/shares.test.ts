import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byShares } from '../../pipeline/corpus/shares.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  await connection.run(
    "create table rows as select 'person:' || i % 40 as entity_id from range(100) as rows(i)",
  );
  await connection.run('insert into rows values (null)');
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** The entities of each share. */
async function entitiesPerShare(atATime: number, relation = 'rows'): Promise<string[][]> {
  const parts: string[][] = [];
  await byShares({ connection, withMemory: (work) => work() }, relation, atATime, async (share) => {
    expect(share).toBe(parts.length);
    const sql = `select distinct entity_id from ${relation} where in_share(entity_id)`;
    parts.push((await connection.runAndReadAll(sql)).getRowsJS().flat() as string[]);
  });
  return parts;
}

describe('byShares', () => {
  test('puts each entity into one share, and rows without one into none', async () => {
    const parts = await entitiesPerShare(30);
    expect(parts).toHaveLength(4);
    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(parts.flat().sort()).toEqual(Array.from({ length: 40 }, (_, i) => `person:${i}`).sort());
  });

  test('is one share where the rows are no more than can be gathered at a time', async () => {
    expect(await entitiesPerShare(101)).toHaveLength(1);
  });

  test('is one share of a table without rows', async () => {
    await connection.run('create table nothing as select * from rows limit 0');
    expect(await entitiesPerShare(1, 'nothing')).toHaveLength(1);
  });

  test('makes no more shares than the rows can be read for', async () => {
    expect(await entitiesPerShare(1)).toHaveLength(24);
  });
});
