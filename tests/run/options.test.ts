import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import { UsageError } from '../../pipeline/errors.js';
import { forecast } from '../../pipeline/run/dry-run.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { readRows, scratchFolder } from '../command.js';

const never = new AbortController().signal;

const article = (number: number): object => ({
  id: `d${number}`,
  text: `“It is done ${number} times,” Mayor Ann Lee said on Monday.`,
  publisher: number % 3 === 0 ? 'The Daily/News' : number % 3 === 1 ? 'Herald' : null,
  published_at: `2021-0${1 + (number % 2)}-15`,
});

function corpus(count: number): RunSettings {
  const scratch = scratchFolder();
  const lines = Array.from({ length: count }, (_, number) => JSON.stringify(article(number)));
  writeFileSync(join(scratch, 'all.jsonl'), `${lines.join('\n')}\n`);
  const inputs = [{ path: join(scratch, 'all.jsonl'), name: null }];
  return { ...DEFAULTS, inputs, out: join(scratch, 'out'), workers: 0 };
}

const ids = (out: string): string[] => readRows(out, 'documents').map(({ source_id }) => source_id);

describe('--limit and --sample', () => {
  test('read the first records, or a share of them that depends on nothing but their ids', async () => {
    const settings = corpus(40);
    await run({ ...settings, limit: 3 }, SILENT, never);
    expect(ids(settings.out)).toEqual(['d0', 'd1', 'd2']);

    const sampled = { ...settings, out: `${settings.out}-sampled`, sample: 0.5 };
    await run(sampled, SILENT, never);
    const half = ids(sampled.out);
    expect(half.length).toBeGreaterThan(10);
    expect(half.length).toBeLessThan(30);
    const larger = corpus(60);
    await run({ ...larger, sample: 0.5 }, SILENT, never);
    expect(ids(larger.out).filter((id) => Number(id.slice(1)) < 40)).toEqual(half);
  });

  test('want an output of their own', async () => {
    const settings = corpus(4);
    await run(settings, SILENT, never);
    await expect(run({ ...settings, limit: 2 }, SILENT, never)).rejects.toThrow(
      /was made from all\.jsonl; use another --out for all\.jsonl --limit 2, or --replace/,
    );
    await expect(run({ ...settings, sample: 0.5 }, SILENT, never)).rejects.toThrow(UsageError);
    await run({ ...settings, limit: 2, replace: true }, SILENT, never);
    expect(ids(settings.out)).toHaveLength(2);
  });
});

test('--keep-missing keeps documents whose records are no more', async () => {
  const settings = corpus(3);
  const path = settings.inputs[0]!.path;
  await run(settings, SILENT, never);
  writeFileSync(path, `${JSON.stringify(article(1))}\n`);
  await run({ ...settings, keepMissing: true }, SILENT, never);
  expect(ids(settings.out)).toEqual(['d0', 'd1', 'd2']);
  await run(settings, SILENT, never);
  expect(ids(settings.out)).toEqual(['d1']);
});

test('a forecast tells what would be processed, and why, and writes nothing', async () => {
  const settings = corpus(3);
  const path = settings.inputs[0]!.path;
  const counts = async (changes: Partial<RunSettings> = {}): Promise<Record<string, number>> =>
    Object.fromEntries(
      Object.entries((await forecast({ ...settings, ...changes })).fates)
        .filter(([, { count }]) => count > 0)
        .map(([fate, { count }]) => [fate, count]),
    );
  expect(await counts()).toEqual({ new: 3 });
  expect(existsSync(settings.out)).toBe(false);

  await run(settings, SILENT, never);
  expect(await counts()).toEqual({ unchanged: 3 });
  expect(await counts({ minConfidence: 0.9 })).toEqual({ outdated: 3 });
  const changed = { ...article(1), text: 'Another text.' };
  writeFileSync(
    path,
    [article(0), changed, article(7)]
      .map((row) => JSON.stringify(row))
      .concat('{')
      .join('\n'),
  );
  expect(await counts()).toEqual({ new: 1, changed: 1, unchanged: 1, vanished: 1, unreadable: 1 });
});

describe('--partition-by and --target-file-mib', () => {
  const rowsOf = async (sql: string): Promise<unknown[][]> => {
    const connection = await (await DuckDBInstance.create()).connect();
    return (await connection.runAndReadAll(sql)).getRowsJS() as unknown[][];
  };

  test('put Parquet into Hive folders that hold the same rows', async () => {
    const settings = { ...corpus(12), partitionBy: 'publisher' as const };
    await run(settings, SILENT, never);
    expect(readdirSync(join(settings.out, 'quotes')).sort()).toEqual([
      'partition=no-publisher',
      'partition=publisher-Herald',
      'partition=publisher-The%20Daily%2FNews',
    ]);
    expect(existsSync(join(settings.out, 'entities.parquet'))).toBe(true);
    const rows = await rowsOf(
      `select publisher, partition, count(*)::integer from '${settings.out}/documents/*/*.parquet' group by all order by all`,
    );
    expect(rows).toEqual([
      ['Herald', 'publisher-Herald', 4],
      ['The Daily/News', 'publisher-The Daily/News', 4],
      [null, 'no-publisher', 4],
    ]);
    const parted = await rowsOf(
      `select quote_id from read_parquet('${settings.out}/quotes/*/*.parquet') order by all`,
    );
    expect(parted.flat()).toEqual(
      readRows(settings.out, 'quotes')
        .map(({ quote_id }) => quote_id)
        .sort(),
    );
  });

  test('by month, and back to one file a table, with no folder left', async () => {
    const settings = corpus(4);
    await run({ ...settings, partitionBy: 'month' }, SILENT, never);
    expect(readdirSync(join(settings.out, 'dates')).sort()).toEqual([
      'partition=month-2021-01',
      'partition=month-2021-02',
    ]);
    await run(settings, SILENT, never);
    expect(existsSync(join(settings.out, 'dates'))).toBe(false);
    expect(existsSync(join(settings.out, 'dates.parquet'))).toBe(true);
  });

  test('by month, where a date names none', async () => {
    const settings = { ...corpus(0), formats: ['parquet' as const], partitionBy: 'month' as const };
    const lines = ['2021', null].map((published_at, number) =>
      JSON.stringify({ ...article(number), published_at }),
    );
    writeFileSync(settings.inputs[0]!.path, lines.join('\n'));
    await run(settings, SILENT, never);
    expect(readdirSync(join(settings.out, 'documents'))).toEqual(['partition=no-month']);
  });

  test('take the place of an output with the folders of version 0.1', async () => {
    const settings = { ...corpus(4), formats: ['parquet' as const], partitionBy: 'month' as const };
    await run(settings, SILENT, never);
    const path = join(settings.out, 'datapackage.json');
    const before = readFileSync(path, 'utf8');
    for (const table of readdirSync(settings.out)) {
      const folder = join(settings.out, table);
      if (table.startsWith('.') || !statSync(folder).isDirectory()) continue;
      for (const name of readdirSync(folder))
        renameSync(join(folder, name), join(folder, name.replace('partition=month-', 'month=')));
    }
    writeFileSync(path, before.replaceAll('partition=month-', 'month='));
    // With another setting, as after an upgrade, everything is published anew.
    await run({ ...settings, parquetCompression: 'snappy' }, SILENT, never);
    expect(readdirSync(join(settings.out, 'dates')).sort()).toEqual([
      'partition=month-2021-01',
      'partition=month-2021-02',
    ]);
    expect((await checkExport(settings.out)).faults).toEqual([]);
  });

  test('cut tables into parts of about the target size', async () => {
    const settings = { ...corpus(300), targetFileBytes: 8 * 1024, formats: ['parquet', 'jsonl'] as const };
    await run(settings, SILENT, never);
    const parts = readdirSync(join(settings.out, 'quotes'));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.sort()[0]).toBe('part-00000.parquet');
    const files = parts.sort().map((part) => `'${join(settings.out, 'quotes', part)}'`);
    const rows = await rowsOf(`select quote_id from read_parquet([${files.join(', ')}])`);
    expect(rows.flat()).toEqual(readRows(settings.out, 'quotes').map(({ quote_id }) => quote_id));
  });

  test.each([
    [{ partitionBy: 'month' }, 'quotes/partition=no-month', 'entities.parquet'],
    [{ targetFileBytes: 1 << 20 }, 'quotes', 'entities/part-00000.parquet'],
    [
      { partitionBy: 'publisher', targetFileBytes: 1 << 20 },
      'quotes/partition=no-publisher',
      'entities/part-00000.parquet',
    ],
  ] as const)('keep the shape of a table that has no rows: %j', async (changes, folder, entities) => {
    const settings = corpus(1);
    writeFileSync(settings.inputs[0]!.path, '{"text": "Nothing to find here."}\n');
    await run({ ...settings, ...changes }, SILENT, never);
    expect(readdirSync(join(settings.out, folder))).toEqual(['part-00000.parquet']);
    expect(existsSync(join(settings.out, 'quotes.parquet'))).toBe(false);
    expect(existsSync(join(settings.out, entities))).toBe(true);
    const [columns] = await rowsOf(
      `select count(*)::integer from (describe from '${settings.out}/quotes/**/*.parquet')`,
    );
    expect(columns?.[0]).toBeGreaterThan(20);
    expect((await checkExport(settings.out)).faults).toEqual([]);
  });
});
