import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';

/** Each share reads all rows and keeps its own. */
const MOST_SHARES = 24;

/**
 * Does work for one share of the values after the other, so that what is gathered for them is held in memory for one
 * share at a time. Meanwhile the macro `in_share` tells the values of the share: an entity's id, a band.
 *
 * @param relation whose rows are gathered
 * @param atATime rows in each share, about
 * @param work given the number of the share, from 0
 */
export async function byShares(
  { connection }: DatabaseLane,
  relation: string,
  atATime: number,
  work: (share: number) => Promise<void>,
): Promise<void> {
  const count = Math.min(
    MOST_SHARES,
    Math.max(1, Math.ceil((await countRows(connection, relation)) / atATime)),
  );
  for (let share = 0; share < count; share++) {
    await connection.run(
      `create or replace temp macro in_share(value) as value is not null and hash(value) % ${count} = ${share}`,
    );
    await work(share);
  }
}

async function countRows(connection: DuckDBConnection, relation: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select count(*)::double from ${relation}`);
  const [[rows] = []] = reader.getRowsJS() as number[][];
  return rows as number;
}
