import type { DuckDBConnection } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import { REVIEWED_TABLES } from '../../pipeline/review/parts.js';
import { columnsOf, quoteIdentifier, quoteLiteral } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Tables as `openTables` gives them, with these values; all other columns are null. */
export async function madeTables(
  rows: Readonly<Partial<Record<TableName, readonly Values[]>>>,
): Promise<DuckDBConnection> {
  const instance = await openDatabase(':memory:', {});
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  for (const table of ['documents', 'entities', ...REVIEWED_TABLES] as const) {
    const columns = columnsOf(table);
    const types = columns.map(({ name, duckdbType }) => `${quoteIdentifier(name)} ${duckdbType}`);
    await connection.run(`CREATE TABLE ${table} (${types.join(', ')})`);
    const lines = (rows[table] ?? []).map(
      (row) => `(${columns.map(({ name }) => literal(row[name] ?? null)).join(', ')})`,
    );
    for (let first = 0; first < lines.length; first += 500)
      await connection.run(`INSERT INTO ${table} VALUES ${lines.slice(first, first + 500).join(', ')}`);
  }
  return connection;
}

const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? quoteLiteral(value) : String(value);

/** A number, with the place and the maker that every row has. */
export const numberRow = (id: string, confidence: number | null, others: Values = {}): Values => ({
  number_id: id,
  kind: 'cardinal',
  confidence,
  extractor: 'numbers-rules@4',
  doc_id: 'a.txt',
  start: 0,
  end: 1,
  text: '1',
  value: 1,
  is_approximate: false,
  ...others,
});
