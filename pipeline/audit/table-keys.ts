import { dirname } from 'node:path/posix';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Cell, readColumns } from '../export/formats/row-query.js';
import { isClusterPart } from '../export/layout.js';
import { definitionOf, type ForeignKey, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import type { LoadedTable } from './format-rows.js';

/** Checks what a table's schema says of its rows together: unique keys, order, and references to other rows. */
export async function checkKeys(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  others: ReadonlyMap<TableName, LoadedTable>,
  faults: FaultLog,
): Promise<void> {
  const { primaryKey, uniqueKeys, foreignKeys, sortKey } = definitionOf(loaded.table);
  for (const key of [primaryKey, ...uniqueKeys])
    if (key.length > 0) await checkUnique(connection, loaded, key, faults);
  for (const key of foreignKeys) {
    const referred = others.get(key.reference.table);
    // A table that cannot be read is a fault of its own: not every row that refers to it is one, too.
    if (referred !== undefined) await checkReferences(connection, loaded, key, referred, faults);
  }
  await checkOrder(connection, loaded, sortKey, faults);
}

async function checkUnique(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  key: readonly string[],
  faults: FaultLog,
): Promise<void> {
  const columns = key.map(quoteIdentifier);
  const rows = query<[number, number, string | null, string]>(
    connection,
    `SELECT row_number::INTEGER, first::INTEGER, ${idOf(loaded.table)}, ${spelled(columns)}
    FROM ${loaded.rows} JOIN (
      SELECT ${columns.join(', ')}, min(row_number) AS first FROM ${loaded.rows}
      WHERE ${allSet(columns)} GROUP BY ${columns.join(', ')} HAVING count(*) > 1
    ) USING (${columns.join(', ')})
    WHERE row_number <> first ORDER BY row_number`,
  );
  for await (const [number, first, id, value] of rows) {
    const { file, row } = fileOfRow(loaded, number);
    const other = fileOfRow(loaded, first);
    const reason = `row ${other.row}${other.file === file ? '' : ` of ${other.file}`} has the same ${key.join(', ')}: ${value}`;
    faults.add('duplicate_key', file, reason, { table: loaded.table, row, id, pointer: pointerOf(key) });
  }
}

async function checkReferences(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  { fields, reference }: ForeignKey,
  referred: LoadedTable,
  faults: FaultLog,
): Promise<void> {
  const columns = fields.map(quoteIdentifier);
  const match = reference.fields.map((name, index) => `a.${columns[index]} = b.${quoteIdentifier(name)}`);
  const rows = query<[number, string | null, string]>(
    connection,
    `SELECT row_number::INTEGER, ${idOf(loaded.table)}, ${spelled(columns)}
    FROM ${loaded.rows} AS a ANTI JOIN ${referred.rows} AS b ON ${match.join(' AND ')}
    WHERE ${allSet(columns)} ORDER BY row_number`,
  );
  for await (const [number, id, value] of rows) {
    const { file, row } = fileOfRow(loaded, number);
    const reason = `${reference.table} has no row with ${reference.fields.join(', ')} ${value}`;
    faults.add('missing_reference', file, reason, {
      table: loaded.table,
      row,
      id,
      pointer: pointerOf(fields),
    });
  }
}

/** Texts compare by their UTF-8 bytes, and null comes last. */
async function checkOrder(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  sortKey: readonly string[],
  faults: FaultLog,
): Promise<void> {
  const rows = query<[number, string | null]>(
    connection,
    `SELECT row_number::INTEGER, ${idOf(loaded.table)}
    FROM (
      SELECT *, row(${sortKey.map(quoteIdentifier).join(', ')}) AS place, lag(place) OVER () AS before
      FROM ${loaded.rows}
    )
    WHERE place < before ORDER BY row_number`,
  );
  for await (const [number, id] of rows) {
    const { file, row } = fileOfRow(loaded, number);
    // Rows are sorted within a partition, not across partitions, and within a part that a cluster made.
    const isStart =
      row === 1 && (isClusterPart(file) || dirname(file) !== dirname(fileOfRow(loaded, number - 1).file));
    if (isStart) continue;
    const reason = `it belongs before the row above: rows are sorted by ${sortKey.join(', ')}`;
    faults.add('unsorted_row', file, reason, { table: loaded.table, row, id });
  }
}

function idOf(table: TableName): string {
  const [id] = definitionOf(table).primaryKey;
  return id === undefined ? 'NULL' : quoteIdentifier(id);
}

const allSet = (columns: readonly string[]): string =>
  columns.map((column) => `${column} IS NOT NULL`).join(' AND ');

/** The values of a key as a person reads them; numbers are doubles here, and shown without a fraction. */
const spelled = (columns: readonly string[]): string =>
  `concat_ws(', ', ${columns.map((column) => `regexp_replace(${column}::VARCHAR, '\\.0$', '')`).join(', ')})`;

const pointerOf = (key: readonly string[]): string | null => (key.length === 1 ? `/${key[0]}` : null);

/** The rows of a query, one by one: there may be as many faults as rows. */
async function* query<Row extends readonly Cell[]>(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<Row> {
  for await (const columns of readColumns(connection, sql)) {
    const rowCount = columns[0]?.length ?? 0;
    for (let row = 0; row < rowCount; row++) yield columns.map((column) => column[row]) as unknown as Row;
  }
}
