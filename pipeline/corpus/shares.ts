import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';

/** Each share reads all rows and keeps its own. */
const MOST_SHARES = 24;

/** A condition for what is in one share, given an SQL expression for what is shared out: an entity's id, a band. */
export type Share = (value: string) => string;

/**
 * Divides the values of a column into shares, so that what is gathered for them is held in memory for one share at a
 * time.
 *
 * @param table whose rows are gathered
 * @param atATime rows in each share, about
 */
export async function sharesOf(
  connection: DuckDBConnection,
  table: string,
  atATime: number,
): Promise<Share[]> {
  const reader = await connection.runAndReadAll(`select count(*)::double from ${table}`);
  const [[rows] = []] = reader.getRowsJS() as number[][];
  const count = Math.min(MOST_SHARES, Math.max(1, Math.ceil((rows as number) / atATime)));
  return Array.from(
    { length: count },
    (_, share): Share =>
      (value) =>
        `${value} is not null and hash(${value}) % ${count} = ${share}`,
  );
}

/**
 * Creates or replaces a table and fills it with the rows of one share after the other.
 *
 * @param rowsOf SQL that selects the rows of a share
 */
export async function fillByShares(
  { connection, withMemory }: DatabaseLane,
  { kind, name }: { readonly kind: 'table' | 'temp table'; readonly name: string },
  shares: readonly Share[],
  rowsOf: (share: Share) => string,
): Promise<void> {
  for (const [index, share] of shares.entries()) {
    const into = index === 0 ? `create or replace ${kind} ${name} as` : `insert into ${name}`;
    await withMemory(() => connection.run(`${into} ${rowsOf(share)}`));
  }
}
