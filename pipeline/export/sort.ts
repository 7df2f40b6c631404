import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf, quoteIdentifier, quoteLiteral } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';

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
  for (const range of table === 'documents' ? await documentRanges(connection, relation) : ['true'])
    await connection.run(`INSERT INTO ${into} ${rows} WHERE ${range} ORDER BY ${sortOrder(table)}`);
}

/** Characters of the documents that are sorted at a time: a sort of all would hold most of their texts at once. */
const RANGE_CHARACTERS = 32_000_000;
/** Each range reads the ids of all documents, and the texts of those that stand near its own. */
const MOST_RANGES = 24;

/** Conditions on `doc_id` that cut the documents into ranges of about as much text, in ascending order. */
async function documentRanges(connection: DuckDBConnection, relation: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(`
    WITH
      running AS (
        SELECT doc_id, char_count, sum(char_count) OVER (ORDER BY doc_id) AS behind FROM ${quoteIdentifier(relation)}
      ),
      size AS (
        SELECT greatest(${RANGE_CHARACTERS}, max(behind) // ${MOST_RANGES}) AS characters FROM running
      )
    SELECT doc_id FROM running, size
    WHERE behind // characters > (behind - char_count) // characters
    ORDER BY doc_id`);
  const starts = reader.getRowsJS().map(([docId]) => quoteLiteral(docId as string));
  const bounds = [null, ...starts, null];
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? null;
    const conditions = [start === null ? [] : `doc_id >= ${start}`, end === null ? [] : `doc_id < ${end}`];
    return conditions.flat().join(' AND ') || 'true';
  });
}
