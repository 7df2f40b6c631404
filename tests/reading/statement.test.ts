import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTables } from '../../pipeline/reading/open-tables.js';
import { query, queryToParquet } from '../../pipeline/reading/query.js';
import { makeExport } from '../explore/made-corpus.js';

let folder: string;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statement-'));
  out = makeExport(folder);
});

afterAll(() => rm(folder, { recursive: true }));

const LIMITS = { timeout: 60, signal: new AbortController().signal };

/** Carries a statement out as `query` does, on tables of its own. */
async function rowsOf(sql: string): Promise<number> {
  const tables = await openTables(out);
  try {
    let count = 0;
    for await (const rows of (await query(tables, sql, LIMITS)).rows) count += rows.length;
    return count;
  } finally {
    await tables.close();
  }
}

/** The bytes of all files of the export, and what lies beside it. */
const contents = (): string[] => [
  ...readdirSync(folder),
  ...readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`),
];

// The database may open the files of the tables, so a statement that writes could write them.
const WRITING: readonly ((file: string) => string)[] = [
  (file) => `copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) => `explain analyze copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) => `explain (analyze) copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) => `explain (analyze, format json) copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) => `explain/* /* */ select 1 -- */ analyze copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) =>
    `/* /* */ explain select 1 -- */ explain analyze copy (select 1) to '${file}' (use_tmp_file false)`,
  (file) => `copy (pivot quotes on kind using count(*)) to '${file}' (use_tmp_file false)`,
  (file) => `with a as (copy (select 1) to '${file}' (use_tmp_file false)) from a`,
  () => 'explain analyze create table a as select 1',
  () => 'explain analyze create or replace view quotes as select 1',
  () => 'create table a as pivot quotes on kind using count(*)',
  () => 'create view a as select 1; pivot quotes on kind using count(*)',
  () => 'explain analyze pivot quotes on kind using count(*)',
];

describe('a statement that does more than read is refused, and no file changes', () => {
  test.each(WRITING.map((statement) => statement('FILE')))('%s', async (sql) => {
    const before = contents();
    for (const file of [join(out, 'quotes.parquet'), join(folder, 'new.parquet')])
      await expect(rowsOf(sql.replace('FILE', file))).rejects.toThrow(
        /^a query (?:only )?reads|statements are given|EXPLAIN comes first|^line 1, column|CTE needs a SELECT/,
      );
    expect(contents()).toEqual(before);
  });
});

describe('functions that would write or read a file do not', () => {
  test.each([
    "from enable_logging(level := 'trace', storage := 'file', storage_path := 'FILE'), quotes",
    "from enable_profiling(format := 'json', save_location := 'FILE'), quotes",
    "select write_log('a', level := 'error') from quotes",
    'from force_checkpoint(), quotes',
  ])('%s writes nothing', async (sql) => {
    const before = contents();
    const file = join(folder, 'new.json');
    const statement = sql.replace('FILE', file);
    await rowsOf(statement).catch(() => undefined);
    const tables = await openTables(out, { writable: [join(folder, 'rows.parquet')] });
    await queryToParquet(tables, statement, join(folder, 'rows.parquet'), LIMITS).catch(() => undefined);
    // A log that cannot be written keeps the database from being left in order.
    await tables.close().catch(() => undefined);
    await rm(join(folder, 'rows.parquet'), { force: true });
    expect(contents()).toEqual(before);
  });

  test.each([
    "from query('from read_text(''FILE'')')",
    "from json_execute_serialized_sql(json_serialize_sql('from read_text(''FILE'')'))",
    "from read_text('FILE')",
    "from sniff_csv('FILE')",
    "from parquet_schema('FILE')",
    "from read_duckdb('FILE')",
    "from glob('FILE*')",
    "from 'FILE'",
    "pragma import_database('FILE')",
  ])('%s reads nothing', async (sql) => {
    for (const file of [join(out, 'run.json'), join(folder, 'news.jsonl'), '/etc/hostname'])
      await expect(rowsOf(sql.replace('FILE', file))).rejects.toThrow();
  });
});

test.each([
  ['explain analyze from quotes', 1],
  ['explain (format json) from quotes', 1],
  ['EXPLAIN\n  from quotes; -- with a comment', 1],
  ["from (pivot quotes on kind using count(*) group by doc_id) as a, (select 'b')", 4],
  ['with a as (pivot quotes on kind using count(*) group by doc_id) from a;', 4],
])('%s reads', async (sql, rows) => {
  expect(await rowsOf(sql)).toBe(rows);
});
