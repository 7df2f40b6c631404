import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
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
      /holds the tables of all\.jsonl; use another --out for all\.jsonl --limit 2, or --replace/,
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
  expect(await counts()).toEqual({ new: 1, changed: 1, unchanged: 1, vanished: 1, faulty: 1 });
});

describe('--partition-by and --target-file-mib', () => {
  const rowsOf = async (sql: string): Promise<unknown[][]> => {
    const connection = await (await DuckDBInstance.create()).connect();
    return (await connection.runAndReadAll(sql)).getRowsJS() as unknown[][];
  };

  test('a value that is too long for the name of a folder is cut, and stays apart from others', async () => {
    const settings = { ...corpus(0), formats: ['parquet' as const], partitionBy: 'publisher' as const };
    // Escaped, a letter takes six bytes; the first name takes 228 and is whole, the others have one letter more.
    const publishers = ['Ж'.repeat(38), `${'Ж'.repeat(38)}А`, `${'Ж'.repeat(38)}Б`];
    const lines = publishers.map((publisher, number) => JSON.stringify({ ...article(number), publisher }));
    writeFileSync(settings.inputs[0]!.path, lines.join('\n'));
    await run(settings, SILENT, never);
    const folders = readdirSync(join(settings.out, 'documents'));
    const cut = folders.filter((name) => /^publisher=(?:%D0%96){36}~[0-9a-f]{12}$/.test(name));
    expect(cut).toHaveLength(2);
    expect(folders.filter((name) => !cut.includes(name))).toEqual([`publisher=${'%D0%96'.repeat(38)}`]);
    const rows = await rowsOf(
      `select publisher from read_parquet('${settings.out}/documents/*/*.parquet', hive_partitioning = false) order by all`,
    );
    expect(rows.flat().sort()).toEqual([...publishers].sort());
  });

  test('put Parquet into Hive folders that hold the same rows', async () => {
    const settings = { ...corpus(12), partitionBy: 'publisher' as const };
    await run(settings, SILENT, never);
    expect(readdirSync(join(settings.out, 'quotes')).sort()).toEqual([
      'publisher=Herald',
      'publisher=The%20Daily%2FNews',
      'publisher=unknown',
    ]);
    expect(existsSync(join(settings.out, 'entities.parquet'))).toBe(true);
    const rows = await rowsOf(
      `select publisher, count(*)::integer from read_parquet('${settings.out}/documents/*/*.parquet', hive_partitioning = true) group by all order by all`,
    );
    expect(rows).toEqual([
      ['Herald', 4],
      ['The Daily/News', 4],
      ['unknown', 4],
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
    expect(readdirSync(join(settings.out, 'dates')).sort()).toEqual(['month=2021-01', 'month=2021-02']);
    await run(settings, SILENT, never);
    expect(existsSync(join(settings.out, 'dates'))).toBe(false);
    expect(existsSync(join(settings.out, 'dates.parquet'))).toBe(true);
  });

  test('cut a table that is larger than the target, and no other', async () => {
    const settings = { ...corpus(300), targetFileBytes: 8 * 1024, formats: ['parquet', 'jsonl'] as const };
    await run(settings, SILENT, never);
    const parts = readdirSync(join(settings.out, 'quotes'));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.sort()[0]).toBe('part-00000.parquet');
    expect(existsSync(join(settings.out, 'quarantine.parquet'))).toBe(true);
    const files = parts.sort().map((part) => `'${join(settings.out, 'quotes', part)}'`);
    const rows = await rowsOf(`select quote_id from read_parquet([${files.join(', ')}])`);
    expect(rows.flat()).toEqual(readRows(settings.out, 'quotes').map(({ quote_id }) => quote_id));
  });

  test('of an empty table is one file', async () => {
    const settings = corpus(1);
    mkdirSync(settings.out);
    rmSync(settings.inputs[0]!.path);
    writeFileSync(settings.inputs[0]!.path, '{"text": "Nothing to find here."}\n');
    await run({ ...settings, partitionBy: 'month' }, SILENT, never);
    expect(existsSync(join(settings.out, 'quotes.parquet'))).toBe(true);
  });
});
