import type { Asker } from '../../reading/ask.js';
import { type Sql, sql } from '../../reading/sql.js';
import type { Count } from '../contract.js';

/** How often each value of an expression occurs, the most frequent first. */
export const countsOf = (asker: Asker, from: Sql, expression: Sql): Promise<Count[]> =>
  asker.rows<Count>(
    sql`SELECT ${expression} AS name, count(*) AS count FROM ${from} GROUP BY 1 ORDER BY count DESC, name`,
  );
