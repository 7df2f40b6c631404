import type { DuckDBConnection } from '@duckdb/node-api';

/** Each share reads all rows, and takes its own. */
const MOST_SHARES = 24;

/** A condition that holds for the entities of one share, on an SQL expression that gives an entity's id. */
export type Share = (entityId: string) => string;

/**
 * Parts the entities, so that what is gathered for them is held in memory for one share at a time.
 *
 * @param table of the state, whose rows are gathered
 * @param atATime about so many of its rows for each share
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
      (entityId) =>
        `${entityId} is not null and hash(${entityId}) % ${count} = ${share}`,
  );
}
