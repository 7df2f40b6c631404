import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportTable, inContainer } from '../../pipeline/export/export.js';
import { EXPORT_FORMATS, loadFormat, USUAL_FORMATS } from '../../pipeline/export/formats/formats.js';
import { commonFile } from '../../pipeline/export/layout.js';
import { VIEWS } from '../../pipeline/export/views.js';
import { columnsOf, definitionOf, TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { COMMAND } from '../command.js';
import { propertyRuns } from '../property-runs.js';
import { exampleRow, type Row, useScratch } from './scratch.js';

const scratch = useScratch();

/** The lines of a `numbers` table in the plain profile, without its header. */
async function plainLines(rows: readonly Row[]): Promise<string> {
  await scratch.load('numbers', rows);
  const path = scratch.path('plain.csv');
  await exportTable(scratch.connection, { table: 'numbers', format: 'csv', path, options: {} });
  const csv = await readFile(path, 'utf8');
  return csv.slice(csv.indexOf('\n') + 1);
}

describe('CSV', () => {
  test('texts stand in marks, the empty text too; null is nothing', async () => {
    const row = exampleRow('numbers', {
      value: 12,
      value_low: 1.5,
      value_high: null,
      low_inclusive: true,
      high_inclusive: false,
      unit: '',
      dimension: null,
    });
    expect(await plainLines([row])).toContain(',12,1.5,,true,false,"",,');
  });

  test('marks are doubled, line ends stay', async () => {
    const row = exampleRow('numbers', { text: 'say "no",\r\nthen go' });
    expect(await plainLines([row])).toContain(',"say ""no"",\r\nthen go",');
  });

  test.each(propertyRuns(30))(
    'lines are those that csv-stringify writes (seed %i)',
    async (seed, numRuns) => {
      const text = fc.string({
        unit: fc.constantFrom('"', ',', '\n', '\r', 'a', "'", '😀', ' ', '='),
        maxLength: 5,
      });
      // Eighths, which every writer of numbers writes alike.
      const number = fc.integer().map((eighths) => eighths / 8);
      const values = fc.record({
        text,
        unit: fc.option(text),
        value: fc.option(number),
        low_inclusive: fc.option(fc.boolean()),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(values, { minLength: 20, maxLength: 60 }), async (some) => {
          const rows = some.map((value, index) => exampleRow('numbers', { ...value, start: index }));
          const names = columnsOf('numbers').map(({ name }) => name);
          const expected = stringify(
            rows.map((row) => names.map((name) => row[name])),
            { quoted_string: true, cast: { number: String, boolean: String } },
          );
          expect(await plainLines(rows)).toBe(expected);
        }),
        { seed, numRuns },
      );
    },
  );

  test('a file of the excel profile has a mark, CRLF and no formula', async () => {
    await scratch.load('numbers', [
      exampleRow('numbers', { kind: 'cardinal', value: -5, text: '=cmd', unit: '@x' }),
    ]);
    const path = scratch.path('excel.csv');
    await exportTable(scratch.connection, {
      table: 'numbers',
      format: 'csv',
      path,
      options: { csvProfile: 'excel' },
    });
    const csv = await readFile(path, 'utf8');
    expect(csv).toMatch(/^\ufeff"number_id",/);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
    expect(csv).toContain(`"'=cmd",-5,`);
    expect(csv).toContain(`"'@x"`);
  });

  test.each([
    ['comma', ',', '12.5'],
    ['semicolon', ';', '12,5'],
    ['tab', '\t', '12.5'],
  ] as const)(
    'of the excel profile with a %s as delimiter writes numbers as its readers expect',
    async (csvDelimiter, mark, number) => {
      await scratch.load('numbers', [
        exampleRow('numbers', { value: 12.5, value_low: 3, text: '12.5; or, so' }),
      ]);
      const path = scratch.path('excel.csv');
      const options = { csvProfile: 'excel', csvDelimiter } as const;
      await exportTable(scratch.connection, { table: 'numbers', format: 'csv', path, options });
      const csv = await readFile(path, 'utf8');
      expect(csv.split('\r\n')[0]).toBe(
        `\ufeff${columnsOf('numbers')
          .map(({ name }) => `"${name}"`)
          .join(mark)}`,
      );
      expect(csv).toContain(`"12.5; or, so"${mark}${number}${mark}3${mark}`);
    },
  );

  test.each([
    ['semicolon', ';'],
    ['tab', '\t'],
  ] as const)(
    'of the plain profile with a %s as delimiter has the data unaltered',
    async (csvDelimiter, mark) => {
      await scratch.load('numbers', [exampleRow('numbers', { value: 12.5, text: '=3-2' })]);
      const path = scratch.path('plain.csv');
      const options = { csvDelimiter } as const;
      await exportTable(scratch.connection, { table: 'numbers', format: 'csv', path, options });
      expect(await readFile(path, 'utf8')).toContain(`"=3-2"${mark}12.5${mark}`);
    },
  );
});

describe('JSONL', () => {
  test('numbers, times and nulls are written as JSON has them', async () => {
    await scratch.load('documents', [
      exampleRow('documents', {
        similarity: 1,
        url: null,
        published_at_utc: '2020-03-03T23:30:00Z',
        authors: [],
      }),
    ]);
    await scratch.connection.run("SET TimeZone = 'America/New_York'");
    const path = scratch.path('documents.jsonl');
    await exportTable(scratch.connection, {
      table: 'documents',
      format: 'jsonl',
      path,
      options: {},
    });
    await scratch.connection.run('RESET TimeZone');
    const line = await readFile(path, 'utf8');
    expect(line).toMatch(/"similarity":1}\n$/);
    expect(line).toContain('"url":null,');
    expect(line).toContain('"authors":[],');
    expect(line).toContain('"published_at_utc":"2020-03-03T23:30:00Z"');
  });
});

describe('Parquet', () => {
  test.each(['duckdb', 'parquetjs-lite'] as const)(
    '%s: a file says which run and schema it is of',
    async (parquetWriter) => {
      await scratch.load('entities', [exampleRow('entities')]);
      const path = scratch.path('entities.parquet');
      const options = { parquetWriter };
      await exportTable(scratch.connection, { table: 'entities', format: 'parquet', path, options });
      const metadata = await scratch.query(
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${path}')`,
      );
      expect(metadata).toEqual([
        { key: 'schema', value: definitionOf('entities').schemaId },
        { key: 'description', value: definitionOf('entities').description },
      ]);
    },
  );

  test.each([
    ['duckdb', undefined, 'ZSTD'],
    ['duckdb', 'gzip', 'GZIP'],
    ['duckdb', 'snappy', 'SNAPPY'],
    ['parquetjs-lite', undefined, 'SNAPPY'],
    ['parquetjs-lite', 'gzip', 'GZIP'],
  ] as const)('%s compresses with %s', async (parquetWriter, parquetCompression, expected) => {
    await scratch.load('entities', [exampleRow('entities')]);
    const path = scratch.path('entities.parquet');
    const options = { parquetWriter, ...(parquetCompression ? { parquetCompression } : {}) };
    await exportTable(scratch.connection, { table: 'entities', format: 'parquet', path, options });
    expect(await scratch.query(`SELECT DISTINCT compression FROM parquet_metadata('${path}')`)).toEqual([
      { compression: expected },
    ]);
  });

  test('a writer says what it cannot do', async () => {
    await scratch.load('entities', []);
    const request = exportTable(scratch.connection, {
      table: 'entities',
      format: 'parquet',
      path: scratch.path('never.parquet'),
      options: { parquetWriter: 'parquetjs-lite', parquetCompression: 'zstd' },
    });
    await expect(request).rejects.toThrow('cannot compress with zstd; use snappy or gzip');
  });

  test('a reader that skips by statistics finds every text', async () => {
    // In UTF-16 units 😀 comes before the half-width sign, in UTF-8 bytes after it.
    const names = ['a', '\uffee', '😀'];
    await scratch.load(
      'entities',
      names.map((name, at) => exampleRow('entities', { name, entity_id: `e_${String(at).repeat(20)}` })),
    );
    for (const parquetWriter of ['duckdb', 'parquetjs-lite'] as const) {
      const path = scratch.path('skip.parquet');
      await exportTable(scratch.connection, {
        table: 'entities',
        format: 'parquet',
        path,
        options: { parquetWriter },
      });
      for (const name of names) {
        expect(await scratch.query(`SELECT name FROM '${path}' WHERE name = '${name}'`)).toEqual([{ name }]);
      }
    }
  });
});

test.each(EXPORT_FORMATS)(
  '%s: a file holds all tables where the descriptor makes one of them',
  async (format) => {
    expect((await loadFormat(format)).container === null).toBe(commonFile(format) === null);
  },
);

describe('DuckDB', () => {
  const path = (): string => scratch.path('corpus.duckdb');
  const ask = (sql: string): Promise<Row[]> => scratch.query(sql);

  /** Writes tables into one file, and opens it. */
  async function write(tables: readonly TableName[]): Promise<void> {
    const { container, write } = await loadFormat('duckdb');
    const { connection } = scratch;
    await connection.run('DETACH DATABASE IF EXISTS file');
    await inContainer(
      container,
      path(),
      (step) => step(connection),
      async () => {
        for (const table of tables) await write(connection, { table, relation: table, path: path() }, {});
      },
    );
    await connection.run(`ATTACH '${path()}' AS file (READ_ONLY)`);
  }

  test('a file has every table with its keys, and says what tables, columns and views hold', async () => {
    for (const table of TABLES) await scratch.load(table, []);
    await scratch.load('entities', [exampleRow('entities')]);
    await write(TABLES);
    const [{ comment } = {}] = await ask(
      "SELECT comment FROM duckdb_columns() WHERE database_name = 'file' AND table_name = 'quotes' AND column_name = 'medium'",
    );
    expect(comment).toBe(columnsOf('quotes').find(({ name }) => name === 'medium')?.description);
    const described = await ask(
      "SELECT table_name AS name, comment FROM duckdb_tables() WHERE database_name = 'file' UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'file' AND NOT internal",
    );
    expect(new Map(described.map(({ name, comment }) => [name, comment]))).toEqual(
      new Map([
        ...TABLES.map((table) => [table, definitionOf(table).description] as const),
        ...VIEWS.map(({ name, description }) => [name, description] as const),
      ]),
    );
    const keys = await ask(
      "SELECT table_name, constraint_column_names AS columns FROM duckdb_constraints() WHERE database_name = 'file' AND constraint_type = 'PRIMARY KEY'",
    );
    expect(new Map(keys.map(({ table_name, columns }) => [table_name, columns]))).toEqual(
      new Map(
        TABLES.filter((table) => table !== 'quarantine').map((table) => [
          table,
          definitionOf(table).primaryKey,
        ]),
      ),
    );
    for (const { name, columns } of VIEWS)
      expect((await ask(`DESCRIBE file.${name}`)).map(({ column_name }) => column_name)).toEqual(columns);
    expect(await ask('SELECT name FROM file.entities')).toEqual([{ name: exampleRow('entities').name }]);
  });

  test('a table may be written again, and a file replaces the one before', async () => {
    await scratch.load('numbers', [exampleRow('numbers')]);
    await write(['numbers', 'numbers']);
    expect(await ask('SELECT count(*) AS n FROM file.numbers')).toEqual([{ n: 1 }]);
    await scratch.load('dates', []);
    await write(['dates']);
    expect(await ask("SELECT table_name FROM duckdb_tables() WHERE database_name = 'file'")).toEqual([
      { table_name: 'dates' },
    ]);
  });

  test('an error lets the file go', async () => {
    await scratch.load('numbers', [exampleRow('numbers'), exampleRow('numbers')]);
    await expect(write(['numbers'])).rejects.toThrow(/duplicate key/i);
    await scratch.load('numbers', [exampleRow('numbers')]);
    await write(['numbers']);
    expect(await ask('SELECT count(*) AS n FROM file.numbers')).toEqual([{ n: 1 }]);
  });
});

test('naming the formats loads none of them', () => {
  const compiled = readFileSync(join(dirname(COMMAND), '../export/formats/formats.js'), 'utf8');
  expect(compiled).not.toMatch(/^import /m);
  expect(EXPORT_FORMATS).toEqual(['csv', 'jsonl', 'parquet', 'duckdb']);
  expect(USUAL_FORMATS).toEqual(['csv', 'jsonl', 'parquet']);
});
