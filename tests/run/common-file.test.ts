import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { TABLES } from '../../pipeline/schema/columns.js';
import { editTable, kindsOf, remeasure } from '../audit/made-export.js';
import { readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

let cwd: string;
let out: string;

const article = (words: string): string =>
  `“It is ${words},” Mayor Ann Lee said on May 3, 2021. The bridge in Rivertown cost $2 million.\n`;

beforeEach(() => {
  cwd = scratchFolder();
  out = join(cwd, 'out');
  mkdirSync(join(cwd, 'in'));
  writeFileSync(join(cwd, 'in/a.txt'), article('done'));
  writeFileSync(join(cwd, 'in/b.txt'), article('too late'));
});

async function run(...words: readonly string[]): Promise<void> {
  const { code, stderr } = await inProcess(['run', 'in', '--workers', '0', '--quiet', ...words], cwd);
  expect(code, stderr).toBe(0);
}

async function rowsOf(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(out, 'corpus.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

const visible = (): string[] =>
  readdirSync(out)
    .filter((name) => !name.startsWith('.'))
    .sort();
const faults = async (): Promise<object> => kindsOf(await checkExport(out));

describe('a database file of all tables', () => {
  test('stands alone, or beside the other formats, and has the same rows', async () => {
    await run('--format', 'duckdb');
    expect(visible()).toEqual(['corpus.duckdb', 'datapackage.json', 'run.json']);
    expect(await faults()).toEqual({});
    const { bytes } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { bytes: object };
    expect(bytes).toEqual({ 'corpus.duckdb': statSync(join(out, 'corpus.duckdb')).size });
    await run('--format', 'csv,jsonl,parquet,duckdb');
    expect(visible()).toHaveLength(3 * TABLES.length + 3);
    expect(await faults()).toEqual({});
    expect(await rowsOf('from quotes select quote_id')).toEqual(
      readRows(out, 'quotes').map(({ quote_id }) => [quote_id]),
    );
  });

  test('goes when its format is no longer asked for', async () => {
    await run('--format', 'duckdb,jsonl');
    await run('--format', 'jsonl');
    expect(existsSync(join(out, 'corpus.duckdb'))).toBe(false);
  });

  test('stays as it is where nothing changed, and follows what did', async () => {
    await run('--format', 'duckdb');
    const { ino } = statSync(join(out, 'corpus.duckdb'));
    await run('--format', 'duckdb');
    expect(statSync(join(out, 'corpus.duckdb')).ino).toBe(ino);
    writeFileSync(join(cwd, 'in/c.txt'), article('a shame'));
    rmSync(join(cwd, 'in/a.txt'));
    await run('--format', 'duckdb');
    expect(await rowsOf('from documents select doc_id order by doc_id')).toEqual([
      ['in/b.txt'],
      ['in/c.txt'],
    ]);
    expect(await faults()).toEqual({});
  });

  test('is written anew where it was damaged or is gone', async () => {
    await run('--format', 'duckdb');
    writeFileSync(join(out, 'corpus.duckdb'), 'short');
    await run('--format', 'duckdb');
    expect(await faults()).toEqual({});
  });

  test('has what the settings of a run leave in its tables', async () => {
    writeFileSync(join(cwd, 'in/c.txt'), article('done'));
    const settings = ['--drop-duplicates', '--min-confidence', '0.999', '--partition-by', 'month'];
    await run('--format', 'duckdb,parquet', ...settings);
    expect(await rowsOf('select count(*)::integer from documents')).toEqual([[2]]);
    expect(await rowsOf('select count(*)::integer from quotes where confidence < 0.999')).toEqual([[0]]);
    expect(await rowsOf('select count(*)::integer from quarantine')).toEqual([[0]]);
    expect(existsSync(join(out, 'quotes/partition=no-month'))).toBe(true);
    expect(await faults()).toEqual({});
  });

  test('is completed by the next run after a publish that was cut off', async () => {
    await run('--format', 'duckdb');
    const before = readFileSync(join(out, 'corpus.duckdb'));
    mkdirSync(join(out, '.staging'));
    for (const file of ['corpus.duckdb', 'datapackage.json', 'run.json'])
      writeFileSync(join(out, '.staging', file), readFileSync(join(out, file)));
    rmSync(join(out, 'corpus.duckdb'));
    const files = ['corpus.duckdb', 'run.json', 'datapackage.json'];
    writeFileSync(join(out, '.staging/complete.json'), JSON.stringify({ files, obsolete: [] }));
    await run('--format', 'duckdb');
    expect(readFileSync(join(out, 'corpus.duckdb')).equals(before)).toBe(true);
  });
});

describe('validate', () => {
  beforeEach(() => run('--format', 'jsonl,duckdb'));

  test('finds a cell that was changed', async () => {
    await editTable(out, 'numbers', 'duckdb', (rows) =>
      rows.map((row, index) => (index === 0 ? { ...row, value: 7 } : row)),
    );
    const report = await checkExport(out);
    expect(kindsOf(report)).toEqual({ formats_differ: 1 });
    expect(report.faults[0]?.examples[0]).toMatchObject({
      table: 'numbers',
      file: 'corpus.duckdb',
      row: 1,
      pointer: '/value',
    });
  });

  test('finds bytes that were changed once, though every table stands in them', async () => {
    const path = join(out, 'corpus.duckdb');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1)]));
    expect(await faults()).toEqual({ changed_file: 1 });
    rmSync(path);
    expect(await faults()).toEqual({ missing_file: 1 });
  });

  test('finds what is no database', async () => {
    const path = join(out, 'corpus.duckdb');
    writeFileSync(path, 'nothing');
    remeasure(out, 'corpus.duckdb');
    const report = await checkExport(out);
    expect(Object.keys(kindsOf(report))).toContain('unreadable_file');
  });

  test('finds a log beside it, whose rows a reader would take for its own', async () => {
    writeFileSync(join(out, 'corpus.duckdb.wal'), '');
    expect(await faults()).toEqual({ stray_file: 1 });
  });
});
