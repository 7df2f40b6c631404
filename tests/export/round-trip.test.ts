import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { type ExportedFile, type ExportRequest, exportTable } from '../../pipeline/export/export.js';
import { sortRows } from '../../pipeline/export/sort.js';
import { type Column, columnsOf, definitionOf, TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { propertyRuns } from '../property-runs.js';
import { exampleRow, plain, type Row, rowsOf, useScratch } from './scratch.js';

const scratch = useScratch();

const OPTIONS = {};

/** Writes a table, sorted, and gives the path of the file. */
async function write(
  table: TableName,
  format: ExportRequest['format'],
  options: Partial<ExportRequest['options']> = {},
): Promise<string> {
  const path = scratch.path(`${table}.${format}`);
  await sortRows(scratch.connection, table, table, 'sorted');
  await exportTable(scratch.connection, {
    table,
    relation: 'sorted',
    format,
    path,
    options: { ...OPTIONS, ...options },
  });
  return path;
}

/** What the database holds, in no particular order: JSON lines, sorted. */
const asSet = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

function readCell({ type: { kind } }: Column, value: string, quoting: boolean): unknown {
  if (!quoting && value === '') return null;
  if (kind === 'string' || kind === 'timestamp') return value;
  if (kind === 'list' || kind === 'struct') return JSON.parse(value);
  if (kind === 'boolean') return value === 'true';
  return Number(value);
}

function readCsv(table: TableName, csv: string): Row[] {
  const columns = columnsOf(table);
  const names = columns.map(({ name }) => name);
  const [header, ...rows] = parse(csv, {
    record_delimiter: '\n',
    cast: (value, { lines, index, quoting }) =>
      lines === 1 ? value : readCell(columns[index] as Column, value, quoting),
  }) as unknown[][];
  expect(header).toEqual(names);
  return rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index], value])));
}

const readJsonl = (jsonl: string): Row[] =>
  jsonl
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** With a Parquet reader that shares no code with the writers; of a struct that is null it gives nothing. */
async function readParquet(table: TableName, path: string): Promise<Row[]> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  return rows.map((row) =>
    Object.fromEntries(columnsOf(table).map(({ name }) => [name, plain(row[name] ?? null)])),
  );
}

/** What hyparquet makes of texts that begin with U+FEFF. */
const withoutMarks = (rows: readonly Row[]): Row[] =>
  JSON.parse(JSON.stringify(rows), (_, value) =>
    typeof value === 'string' ? value.replace(/^\ufeff/, '') : value,
  );

/** A shrinking counterexample takes its time; what goes on after a time-out would disturb the next test. */
const TIMEOUT_MS = 60_000;

const RUNS = propertyRuns(5).flatMap(([seed, numRuns]) => TABLES.map((table) => ({ table, seed, numRuns })));

describe.each(RUNS)(
  '$table comes back as it was (seed $seed)',
  { timeout: TIMEOUT_MS },
  ({ table, seed, numRuns }) => {
    const property = (check: (rows: readonly Row[]) => Promise<void>) =>
      fc.assert(
        fc.asyncProperty(rowsOf(table), async (rows) => {
          await scratch.load(table, rows);
          await check(rows);
        }),
        { seed, numRuns },
      );

    test('from CSV', () =>
      property(async (rows) => {
        const csv = await readFile(await write(table, 'csv'), 'utf8');
        expect(asSet(readCsv(table, csv))).toEqual(asSet(rows));
      }));

    test('from JSONL', () =>
      property(async (rows) => {
        const jsonl = await readFile(await write(table, 'jsonl'), 'utf8');
        expect(asSet(readJsonl(jsonl))).toEqual(asSet(rows));
      }));

    test('from DuckDB', () =>
      property(async (rows) => {
        // A database holds no key twice.
        const { primaryKey } = definitionOf(table);
        const keyOf = (row: Row): string => JSON.stringify(primaryKey.map((name) => row[name]));
        const keyed =
          primaryKey.length === 0 ? rows : [...new Map(rows.map((row) => [keyOf(row), row])).values()];
        await scratch.load(table, keyed);
        const path = await write(table, 'duckdb');
        await scratch.connection.run(`ATTACH '${path}' AS file (READ_ONLY)`);
        const differences = await scratch.differences(`file.${table}`, table);
        await scratch.connection.run('DETACH file');
        expect(differences).toBe(0);
      }));

    test('from Parquet, by either writer', () =>
      property(async (rows) => {
        const duckdb = await write(table, 'parquet', { parquetCompression: 'snappy' });
        expect(await scratch.differences(`'${duckdb}'`, table)).toBe(0);
        expect(asSet(await readParquet(table, duckdb))).toEqual(asSet(withoutMarks(rows)));

        const parquetjs = await write(table, 'parquet', { parquetWriter: 'parquetjs-lite' });
        expect(await scratch.differences(`'${parquetjs}'`, table)).toBe(0);
        expect(asSet(await readParquet(table, parquetjs))).toEqual(asSet(withoutMarks(rows)));
      }));
  },
);

describe('every format', { timeout: TIMEOUT_MS }, () => {
  test.each(['csv', 'jsonl', 'parquet'] as const)(
    '%s: rows are sorted by code points, whatever the order they came in',
    async (format) => {
      const ids = ['a/Z.txt', 'a/a.txt', 'a/é.txt', 'a/\uffee.txt', 'a/😀.txt'];
      await scratch.load(
        'documents',
        [3, 0, 4, 2, 1].map((at) => exampleRow('documents', { doc_id: ids[at] })),
      );
      const path = await write('documents', format);
      const read = await scratch.query(`SELECT doc_id FROM '${path}'`);
      expect(read.map((row) => row.doc_id)).toEqual(ids);
    },
  );

  test.each(['csv', 'jsonl', 'parquet'] as const)(
    '%s: start, then end, then id decide within a document',
    async (format) => {
      const row = (start: number, end: number, digit: number) =>
        exampleRow('dates', { start, end, date_id: `d_${String(digit).repeat(16)}_0_${digit}` });
      await scratch.load('dates', [row(10, 12, 1), row(9, 12, 2), row(9, 10, 4), row(9, 10, 3)]);
      const read = await scratch.query(`SELECT date_id FROM '${await write('dates', format)}'`);
      expect(read.map((found) => String(found.date_id).at(-1))).toEqual(['3', '4', '2', '1']);
    },
  );

  test('documents of much text, sorted a part at a time, are all there and in order', async () => {
    const ids = ['q', 'a', "o'", 'é', 'c', 'b', 'z', '', 'Z', '\u{1f600}'];
    await scratch.load(
      'documents',
      ids.map((doc_id, index) =>
        exampleRow('documents', { doc_id, char_count: 9_000_000 * (1 + (index % 4)) }),
      ),
    );
    const read = await scratch.query(`SELECT doc_id FROM '${await write('documents', 'parquet')}'`);
    const byBytes = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(read.map((row) => row.doc_id)).toEqual(byBytes);
  });

  test('a view can stand for the table', async () => {
    await scratch.load('numbers', [exampleRow('numbers'), exampleRow('numbers', { confidence: 0.2 })]);
    await scratch.connection.run(
      'CREATE OR REPLACE VIEW "sure numbers" AS SELECT * FROM numbers WHERE confidence > 0.5',
    );
    const path = scratch.path('sure.jsonl');
    const { measured } = await exportTable(scratch.connection, {
      table: 'numbers',
      relation: 'sure numbers',
      format: 'jsonl',
      path,
      options: OPTIONS,
    });
    expect((await measured).rows).toBe(1);
  });

  test.each([
    ['csv', {}],
    ['csv', { csvProfile: 'excel' }],
    ['jsonl', {}],
    ['parquet', {}],
    ['parquet', { parquetWriter: 'parquetjs-lite' }],
  ] as const)('%s %j: the same bytes twice, with their measure', async (format, options) => {
    const rows = Array.from({ length: 2100 }, (_, index) =>
      exampleRow('quotes', {
        start: (index * 7919) % 2100,
        text: `"${index}"`,
        quote_id: `q_${String(index).padStart(16, '0')}_0_1`,
      }),
    );
    const written = async (name: string, some: readonly Row[]): Promise<ExportedFile> => {
      await scratch.load('quotes', some);
      await sortRows(scratch.connection, 'quotes', 'quotes', 'sorted');
      const path = scratch.path(name);
      const request = { table: 'quotes', relation: 'sorted', format, path } as const;
      const settings = { ...OPTIONS, ...options };
      return (await exportTable(scratch.connection, { ...request, options: settings })).measured;
    };
    const first = await written('first', rows);
    const second = await written('second', rows.toReversed());
    const bytes = await readFile(first.path);
    expect(first.rows).toBe(2100);
    expect(first.bytes).toBe(bytes.length);
    expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(second).toEqual({ ...first, path: second.path });
  });
});

describe.each(TABLES)('%s without rows', (table) => {
  const names = columnsOf(table).map(({ name }) => name);

  test('is a header line of CSV and an empty JSONL file', async () => {
    await scratch.load(table, []);
    const header = await readFile(await write(table, 'csv'), 'utf8');
    expect(header.replaceAll('"', '')).toBe(`${names.join()}\n`);
    expect(await readFile(await write(table, 'jsonl'), 'utf8')).toBe('');
  });

  test.each(['duckdb', 'parquetjs-lite'] as const)(
    'is a Parquet file with its full schema (%s)',
    async (parquetWriter) => {
      await scratch.load(table, []);
      const path = await write(table, 'parquet', { parquetWriter });
      const described = await scratch.query(`DESCRIBE SELECT * FROM '${path}'`);
      const types = await scratch.query(`DESCRIBE ${table}`);
      const pairs = (rows: readonly Row[]) =>
        // The second writer's timestamps have no zone.
        rows.map(({ column_name, column_type }) => [
          column_name,
          String(column_type).replace(' WITH TIME ZONE', ''),
        ]);
      expect(pairs(described)).toEqual(pairs(types));
      expect(await scratch.query(`SELECT * FROM '${path}'`)).toEqual([]);
    },
  );
});
