import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { MemoryLimit } from '../../pipeline/database/memory.js';

const MIB = 1024 * 1024;

async function databaseOf(mib: number) {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: `${mib}MiB`, threads: '1' });
  return instance.connect();
}

/** Some rows of a million letters each, held at once: about 60 MB. */
const HEAVY =
  "select max(length(letters)) from (select string_agg(repeat('x', 1000000), '') as letters from range(60))";

describe('the memory of the database', () => {
  test('is raised for work that needs more, and the work is done', async () => {
    const connection = await databaseOf(40);
    const limit = new MemoryLimit(40, 4096 * MIB);
    let tries = 0;
    const result = await limit.withEnough(connection, async () => {
      tries++;
      return (await connection.runAndReadAll(HEAVY)).getRowsJS();
    });
    expect(tries).toBeGreaterThan(1);
    expect(Number(result[0]?.[0])).toBe(60_000_000);
    const [[setting] = []] = (
      await connection.runAndReadAll("select current_setting('memory_limit')")
    ).getRowsJS();
    expect(Number.parseFloat(setting as string)).toBeGreaterThan(60);
  });

  test('is not raised beyond the most', async () => {
    const connection = await databaseOf(40);
    const limit = new MemoryLimit(40, 59 * MIB);
    await expect(limit.withEnough(connection, () => connection.run(HEAVY))).rejects.toThrow('Out of Memory');
  });

  test('is raised for a commit that ran out, which says so in other words', async () => {
    const connection = await databaseOf(40);
    let tries = 0;
    await new MemoryLimit(40, 4096 * MIB).withEnough(connection, async () => {
      if (++tries > 1) return;
      throw new Error('TransactionContext Error: Failed to commit: failed to pin block of size 256.0 KiB');
    });
    expect(tries).toBe(2);
  });

  test('does not make other failures be tried again', async () => {
    const connection = await databaseOf(40);
    let tries = 0;
    const work = async () => {
      tries++;
      await connection.run('select nothing');
    };
    await expect(new MemoryLimit(40, 4096 * MIB).withEnough(connection, work)).rejects.toThrow('nothing');
    expect(tries).toBe(1);
  });
});
