import { readFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLines } from '../../pipeline/export/csv.js';
import { exportTable } from '../../pipeline/export/export.js';
import type { Cell } from '../../pipeline/export/row-query.js';
import { definitionOf } from '../../pipeline/tables/columns.js';
import { exampleRow, useScratch } from './scratch.js';

const scratch = useScratch();

const lines = (rows: readonly (readonly Cell[])[], profile: 'plain' | 'excel' = 'plain') =>
  csvLines(rows, profile);

describe('CSV', () => {
  test('texts stand in marks, the empty text too; null is nothing', () => {
    expect(lines([['a', '', null, 1.5, 3n, true, false]])).toBe('"a","",,1.5,3,true,false\n');
  });

  test('marks are doubled, line ends stay', () => {
    expect(lines([['say "no",\r\nthen go']])).toBe('"say ""no"",\r\nthen go"\n');
  });

  test('lines written here are those that the library writes', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', "'", '😀', ' ', '='), maxLength: 5 }),
      fc.double({ noNaN: true }),
      fc.bigInt(),
      fc.boolean(),
      fc.constant(null),
    );
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(rows, (some) => {
        const expected = stringify(some, {
          quoted_string: true,
          cast: { string: (value) => value, number: String, bigint: String, boolean: String },
        });
        expect(lines(some)).toBe(expected);
      }),
      { seed: 4180 },
    );
  });

  test('a file of the excel profile has a mark, CRLF and no formula', async () => {
    await scratch.load('numbers', [
      exampleRow('numbers', { kind: 'cardinal', value: -5, text: '=cmd', unit: '@x' }),
    ]);
    const path = scratch.path('excel.csv');
    await exportTable(scratch.connection, {
      table: 'numbers',
      format: 'csv',
      path,
      options: { runId: 'r', csvProfile: 'excel' },
    });
    const csv = await readFile(path, 'utf8');
    expect(csv).toMatch(/^\ufeff"number_id",/);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
    expect(csv).toContain(`"'=cmd",-5,`);
    expect(csv).toContain(`"'@x"`);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' \u00a0=1', " \u00a0'=1"],
    ['\t=1', "\t'=1"],
    ['\r=1', "\r'=1"],
    // A spreadsheet that expects semicolons, or takes every line end for a new row, sees a cell begin here.
    ['a;=1', "a;'=1"],
    ['a; =1', "a; '=1"],
    ['a\n-b', "a\n'-b"],
    ['a=1', 'a=1'],
    ['a - b', 'a - b'],
    ['a, -b', 'a, -b'],
    ['', ''],
  ])('%j becomes %j for a spreadsheet', (text, expected) => {
    expect(lines([[text]], 'excel')).toBe(`"${expected}"\r\n`);
    expect(lines([[text]])).toBe(`"${text}"\n`);
  });

  test('a long text of line ends takes no long time to disarm', () => {
    // A search that went back at every line end would need 10^11 steps.
    const text = '\n \r\t;'.repeat(100_000);
    expect(lines([[text]], 'excel')).toBe(`"${text}"\r\n`);
  });
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
      options: { runId: 'r' },
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
      const options = { runId: "it's a run", parquetWriter };
      await exportTable(scratch.connection, { table: 'entities', format: 'parquet', path, options });
      const metadata = await scratch.query(
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${path}')`,
      );
      expect(metadata).toEqual([
        { key: 'run_id', value: "it's a run" },
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
    const options = { runId: 'r', parquetWriter, ...(parquetCompression ? { parquetCompression } : {}) };
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
      options: { runId: 'r', parquetWriter: 'parquetjs-lite', parquetCompression: 'zstd' },
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
        options: { runId: 'r', parquetWriter },
      });
      for (const name of names) {
        expect(await scratch.query(`SELECT name FROM '${path}' WHERE name = '${name}'`)).toEqual([{ name }]);
      }
    }
  });
});
