import { dirname } from 'node:path/posix';
import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import { alteredRows, type LoadedTable, rowJson } from './format-rows.js';
import { shown, shownApart } from './shown-values.js';

type Row = Readonly<Record<string, unknown>>;

/** A row of one format and what stands for it in the other; null where nothing does. */
interface Difference {
  readonly reference: number | null;
  readonly other: number | null;
  readonly id: string | null;
}

/** Checks that a table has in another format the rows that it has in the reference, in the same order. */
export async function compareFormats(
  connection: DuckDBConnection,
  reference: LoadedTable,
  other: LoadedTable,
  faults: FaultLog,
): Promise<void> {
  const { alteration } = other;
  const base =
    alteration === null || reference.alteration !== null
      ? reference
      : await alteredRows(connection, reference, alteration);
  if (await isSame(connection, base, other)) return;
  const differences = await findDifferences(connection, base, other);
  const isPartitioned = [base, other].some(
    ({ files }) => new Set(files.map(({ path }) => dirname(path))).size > 1,
  );
  if (differences.length > 0) await noteDifferences(connection, base, other, differences, faults);
  else if (!isPartitioned) await noteOrder(connection, base, other, faults);
}

async function isSame(connection: DuckDBConnection, a: LoadedTable, b: LoadedTable): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM ${a.rows} AS a POSITIONAL JOIN ${b.rows} AS b WHERE a.fingerprint IS DISTINCT FROM b.fingerprint`,
  );
  return reader.getRowsJS()[0]?.[0] === 0;
}

/** Rows are matched by their key, those of one key in their order; rows without a key by their number. */
const keyOf = (table: TableName): readonly string[] => {
  const { primaryKey } = definitionOf(table);
  return primaryKey.length === 0 ? ['row_number'] : primaryKey.map(quoteIdentifier);
};

async function findDifferences(
  connection: DuckDBConnection,
  a: LoadedTable,
  b: LoadedTable,
): Promise<Difference[]> {
  const key = keyOf(a.table);
  const numbered = ({ rows }: LoadedTable): string =>
    `SELECT *, row_number() OVER (PARTITION BY ${key.join(', ')} ORDER BY row_number) AS occurrence FROM ${rows}`;
  const match = [...key, 'occurrence'].map((name) => `a.${name} IS NOT DISTINCT FROM b.${name}`);
  const id = key[0] === 'row_number' ? 'NULL' : `coalesce(a.${key[0]}, b.${key[0]})`;
  const reader = await connection.runAndReadAll(`
    SELECT a.row_number::INTEGER, b.row_number::INTEGER, ${id}
    FROM (${numbered(a)}) AS a FULL JOIN (${numbered(b)}) AS b ON ${match.join(' AND ')}
    WHERE a.fingerprint IS DISTINCT FROM b.fingerprint
    ORDER BY coalesce(b.row_number, a.row_number), a.row_number`);
  return (reader.getRowsJS() as [number | null, number | null, string | null][]).map(
    ([reference, other, rowId]) => ({ reference, other, id: rowId }),
  );
}

async function noteDifferences(
  connection: DuckDBConnection,
  reference: LoadedTable,
  other: LoadedTable,
  differences: readonly Difference[],
  faults: FaultLog,
): Promise<void> {
  const { table } = other;
  for (const difference of differences) {
    const place = { table, id: difference.id };
    if (difference.other === null) {
      const { file, row } = fileOfRow(reference, difference.reference as number);
      faults.add(
        'formats_differ',
        fileOfRow(other, 1).file,
        `lacks the row that ${file} has as row ${row}`,
        place,
      );
      continue;
    }
    const { file, row } = fileOfRow(other, difference.other);
    if (difference.reference === null) {
      const reason = `${fileOfRow(reference, 1).file} has no such row`;
      faults.add('formats_differ', file, reason, { ...place, row });
      continue;
    }
    const original = fileOfRow(reference, difference.reference);
    const elsewhere = `${original.file} row ${original.row}`;
    if (!faults.isOpen('formats_differ')) {
      faults.add('formats_differ', file, `differs from ${elsewhere}`, { ...place, row });
      continue;
    }
    const was = await rowAt(connection, reference, difference.reference);
    const is = await rowAt(connection, other, difference.other);
    const name = Object.keys(is).find((column) => shown(is[column]) !== shown(was[column])) ?? '';
    const [value, expected] = shownApart(shown(is[name]), shown(was[name]));
    const reason = `is ${value}, in ${elsewhere} ${expected}`;
    faults.add('formats_differ', file, reason, { ...place, row, pointer: `/${name}` });
  }
}

async function noteOrder(
  connection: DuckDBConnection,
  reference: LoadedTable,
  other: LoadedTable,
  faults: FaultLog,
): Promise<void> {
  const [key = ''] = keyOf(other.table);
  const reader = await connection.runAndReadAll(`
    SELECT b.row_number::INTEGER, b.${key}
    FROM ${reference.rows} AS a POSITIONAL JOIN ${other.rows} AS b
    WHERE a.fingerprint IS DISTINCT FROM b.fingerprint
    ORDER BY b.row_number LIMIT 1`);
  const [first] = reader.getRowsJS() as [number, string][];
  if (first === undefined) return;
  const { file, row } = fileOfRow(other, first[0]);
  const reason = `from this row on they stand otherwise than in ${fileOfRow(reference, 1).file}`;
  faults.add('order_differs', file, reason, { table: other.table, row, id: first[1] });
}

async function rowAt(connection: DuckDBConnection, loaded: LoadedTable, row: number): Promise<Row> {
  const reader = await connection.runAndReadAll(
    `SELECT ${rowJson(loaded)} FROM ${loaded.view} WHERE row_number = ${row}`,
  );
  return JSON.parse(reader.getRowsJS()[0]?.[0] as string) as Row;
}
