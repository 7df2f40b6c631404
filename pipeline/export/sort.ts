import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf, hasDocuments, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { tableOf } from '../tables/tables.js';

/** The columns that put a table's rows in the order of every export, as SQL takes them. */
const sortOrder = (table: TableName): string =>
  definitionOf(table)
    .sortKey.map((name) => `rows.${quoteIdentifier(name)}`)
    .join(', ');

/**
 * Makes a table of the rows of a relation in the order of every export, so that they are sorted once, in however many
 * formats they are written.
 *
 * @param into as SQL takes it; a table of that name is replaced
 */
export async function sortRows(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
  into: string,
): Promise<void> {
  const rows = `SELECT rows.* FROM ${quoteIdentifier(relation)} AS rows`;
  await connection.run(`CREATE OR REPLACE TABLE ${into} AS ${rows} LIMIT 0`);
  for (const { where, bounds } of hasDocuments(table)
    ? await documentRanges(connection, table, relation)
    : [ALL])
    await connection.run(`INSERT INTO ${into} ${rows} WHERE ${where} ORDER BY ${sortOrder(table)}`, [
      ...bounds,
    ]);
}

/** Rows that are sorted at once: a condition on `doc_id`, and what its parameters stand for. */
interface Range {
  readonly where: string;
  readonly bounds: readonly string[];
}

const ALL: Range = { where: 'true', bounds: [] };

/** Each range reads the ids of all rows, and the rest of those that stand near its own. */
const MOST_RANGES = 24;

/**
 * Cuts a table into ranges of ids of about the size that its descriptor names, in ascending order. A sort of the whole
 * would hold much of the table at once, or write it to the disk and read it again.
 */
async function documentRanges(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
): Promise<Range[]> {
  const { sortBy, sortSize } = tableOf(table).volume;
  const reader = await connection.runAndReadAll(`
    WITH
      sizes AS (SELECT doc_id, ${sortBy} AS size FROM ${quoteIdentifier(relation)} GROUP BY doc_id),
      running AS (SELECT doc_id, size, sum(size) OVER (ORDER BY doc_id) AS total FROM sizes),
      most AS (SELECT greatest(${sortSize}, max(total) // ${MOST_RANGES}) AS size FROM running)
    SELECT doc_id FROM running, most
    WHERE total // most.size > (total - running.size) // most.size
    ORDER BY doc_id`);
  const bounds = [null, ...reader.getRowsJS().map(([docId]) => docId as string), null];
  return bounds.slice(1).map((end, index) => rangeBetween(bounds[index] ?? null, end));
}

/** The ids from `start` to before `end`; null stands for no bound. */
function rangeBetween(start: string | null, end: string | null): Range {
  if (start !== null && end !== null) return { where: 'doc_id >= $1 AND doc_id < $2', bounds: [start, end] };
  if (start !== null) return { where: 'doc_id >= $1', bounds: [start] };
  return end === null ? ALL : { where: 'doc_id < $1', bounds: [end] };
}
