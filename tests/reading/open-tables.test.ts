import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenTables, openTables } from '../../pipeline/reading/open-tables.js';
import { pipeline, ROOT, scratchFolder } from '../command.js';

const LAYOUTS = [
  ['parquet'],
  ['jsonl'],
  ['csv'],
  ['csv', '--csv-profile', 'excel', '--csv-delimiter', 'semicolon'],
  ['parquet', '--parquet-writer', 'parquetjs-lite'],
  ['parquet', '--partition-by', 'publisher'],
  ['duckdb'],
];

async function ask(tables: OpenTables, sql: string): Promise<unknown> {
  const reader = await tables.connection.runAndReadAll(sql);
  return reader.getRowsJson();
}

describe('an export', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-tables-'));
    for (const [index, layout] of LAYOUTS.entries())
      pipeline([
        'run',
        join(ROOT, 'seeds'),
        '--quiet',
        '--out',
        join(folder, String(index)),
        '--format',
        ...layout,
      ]);
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('has the same rows, with the types of the schema, in every format and layout', async () => {
    const answers = await Promise.all(
      LAYOUTS.map(async (_, index) => {
        const tables = await openTables(join(folder, String(index)));
        const answer = [
          await ask(tables, 'SELECT * FROM documents ORDER BY doc_id'),
          await ask(tables, 'SELECT * FROM quotes ORDER BY quote_id'),
          await ask(tables, 'SELECT * FROM numbers ORDER BY number_id'),
          await ask(
            tables,
            'SELECT DISTINCT typeof(published_at_utc), typeof(authors), typeof(char_count) FROM documents',
          ),
        ];
        await tables.close();
        return answer;
      }),
    );
    expect(answers[0]?.[3]).toEqual([['TIMESTAMP WITH TIME ZONE', 'VARCHAR[]', 'INTEGER']]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('gives nothing but its tables, whatever is asked', async () => {
    const out = join(folder, '0');
    const tables = await openTables(out);
    const refused = [
      `SELECT * FROM read_text('${out}/run.json')`,
      `SELECT * FROM '${out}/../1/quotes.jsonl'`,
      `SELECT * FROM glob('/*')`,
      `COPY (SELECT 1) TO '${out}/new.csv'`,
      `ATTACH '${out}/new.duckdb'`,
      `SELECT * FROM read_csv('https://example.org/a.csv')`,
      'INSTALL httpfs',
      'LOAD httpfs',
      "SET memory_limit = '9GB'",
      'SET enable_external_access = true',
      'RESET lock_configuration',
    ];
    for (const sql of refused)
      await expect(tables.connection.run(sql), sql).rejects.toThrow(/disabled|locked|Cannot/i);
    await tables.close();
  });

  test('without a file that its package names is none', async () => {
    const out = join(folder, '1');
    rmSync(join(out, 'quotes.jsonl'));
    await expect(openTables(out)).rejects.toThrow(/quotes\.jsonl is no plain file there; `pipeline validate/);
  });
});

test('a database file with a log beside it is none', async () => {
  const out = join(scratchFolder(), 'out');
  pipeline(['run', join(ROOT, 'seeds'), '--quiet', '--out', out, '--format', 'duckdb']);
  writeFileSync(join(out, 'corpus.duckdb.wal'), '');
  await expect(openTables(out)).rejects.toThrow(
    /something writes to corpus\.duckdb, or corpus\.duckdb\.wal was left/,
  );
});

test('a directory that holds none is refused', async () => {
  const folder = scratchFolder();
  await expect(openTables(folder)).rejects.toThrow(/holds no export; name the output directory of a run/);
  await expect(openTables(join(folder, 'none'))).rejects.toThrow(/there is no directory/);
  writeFileSync(join(folder, 'file'), '');
  await expect(openTables(join(folder, 'file'))).rejects.toThrow(/is not a directory/);
});
