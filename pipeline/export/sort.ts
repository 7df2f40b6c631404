import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf, hasDocuments, quoteIdentifier, quoteLiteral } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';

/** The columns that put a table's rows in the order of every export, as SQL takes them. */
const sortOrder = (table: TableName): string =>
  definitionOf(table)
    .sortKey.map((name) => `rows.${quoteIdentifier(name)}`)
    .join(', ');

/**
 * Makes a table of the rows of a relation in the order of every export, so that they are sorted once, in however many formats they
 * are written.
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
  for (const range of hasDocuments(table) ? await documentRanges(connection, table, relation) : ['true'])
    await connection.run(`INSERT INTO ${into} ${rows} WHERE ${range} ORDER BY ${sortOrder(table)}`);
}

/**
 * What is sorted at a time: characters of the documents, rows of what stands in them. A sort of all would hold much of a table at once, or
 * write it to the disk and read it again.
 */
const RANGE_CHARACTERS = 32_000_000;
const RANGE_ROWS = 64_000;
/** The same for quotes, whose rows are four times as long. */
const RANGE_QUOTES = 16_000;
/** Each range reads the ids of all rows, and the rest of those that stand near its own. */
const MOST_RANGES = 24;

/** Conditions on `doc_id` that cut a table into ranges of about the same size, in ascending order. */
async function documentRanges(
  connection: DuckDBConnection,
  table: TableName,
  relation: string,
): Promise<string[]> {
  const [size, most] =
    table === 'documents'
      ? ['sum(char_count)', RANGE_CHARACTERS]
      : ['count(*)', table === 'quotes' ? RANGE_QUOTES : RANGE_ROWS];
  const reader = await connection.runAndReadAll(`
    WITH
      sizes AS (SELECT doc_id, ${size} AS size FROM ${quoteIdentifier(relation)} GROUP BY doc_id),
      running AS (SELECT doc_id, size, sum(size) OVER (ORDER BY doc_id) AS behind FROM sizes),
      most AS (SELECT greatest(${most}, max(behind) // ${MOST_RANGES}) AS size FROM running)
    SELECT doc_id FROM running, most
    WHERE behind // most.size > (behind - running.size) // most.size
    ORDER BY doc_id`);
  const starts = reader.getRowsJS().map(([docId]) => quoteLiteral(docId as string));
  const bounds = [null, ...starts, null];
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? null;
    const conditions = [start === null ? [] : `doc_id >= ${start}`, end === null ? [] : `doc_id < ${end}`];
    return conditions.flat().join(' AND ') || 'true';
  });
}
