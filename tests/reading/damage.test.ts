import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startExplorer } from '../../pipeline/explore/server.js';
import { openExport } from '../../pipeline/library/open-export.js';
import { pipeline, ROOT, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const made = mkdtempSync(join(tmpdir(), 'damage-'));
afterAll(() => rmSync(made, { recursive: true }));
beforeAll(() => {
  for (const [name, ...layout] of [
    ['parquet', 'parquet'],
    ['parts', 'parquet', '--partition-by', 'publisher'],
    ['duckdb', 'duckdb'],
    ['jsonl', 'jsonl'],
  ])
    pipeline(['run', join(ROOT, 'seeds'), '--quiet', '--out', join(made, name!), '--format', ...layout]);
});

/** A copy of an export in which a file is damaged, and the file's name. */
async function damaged(
  layout: string,
  pattern: string,
  damage: (bytes: Buffer) => Buffer,
): Promise<{ readonly out: string; readonly file: string }> {
  const out = join(scratchFolder(), 'out');
  cpSync(join(made, layout), out, { recursive: true });
  const file = (await glob(pattern, { cwd: out })).sort().at(-1)!;
  writeFileSync(join(out, file), damage(readFileSync(join(out, file))));
  return { out, file };
}

const cut = (bytes: Buffer): Buffer => bytes.subarray(0, 900);
const emptied = (): Buffer => Buffer.alloc(0);
/** The same length, but no reader makes sense of the data pages. */
const garbled = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy.fill(0x5a, 200, 3000);
  return copy;
};

const CASES: readonly (readonly [string, string, string, (bytes: Buffer) => Buffer])[] = [
  ['a cut file', 'parquet', 'quotes.parquet', cut],
  ['an empty file', 'parquet', 'quotes.parquet', emptied],
  ['a garbled file', 'parquet', 'quotes.parquet', garbled],
  ['a cut part', 'parts', 'quotes/**/*.parquet', cut],
  ['a cut database', 'duckdb', 'corpus.duckdb', cut],
  ['an empty database', 'duckdb', 'corpus.duckdb', emptied],
  ['a cut text', 'jsonl', 'quotes.jsonl', cut],
];

describe.each(CASES)('%s', (_, layout, pattern, damage) => {
  test.each([
    ['query', ['from quotes']],
    ['query', ['from quotes', '--file', 'rows.parquet']],
    ['report', []],
    ['review', ['--summary']],
  ])('is told by %s %j, with its own path', async (command, words) => {
    const { out, file } = await damaged(layout, pattern, damage);
    const [first, ...others] = words;
    const line = command === 'query' ? [command, first!, out, ...others] : [command, out, ...words];
    const { code, stderr } = await inProcess(line, scratchFolder());
    expect(stderr).toContain(`${out} is no whole export: ${file}: it`);
    expect(stderr).toContain(`\`pipeline validate ${out}\` says more`);
    expect(code).toBe(1);
  });

  test('is told to a program', async () => {
    const { out, file } = await damaged(layout, pattern, damage);
    const read = async (): Promise<void> => {
      const corpus = await openExport(out);
      try {
        for await (const { text } of corpus.rows('quotes')) expect(text).not.toBe('');
      } finally {
        await corpus.close();
      }
    };
    await expect(read()).rejects.toThrow(`${out} is no whole export: ${file}: it`);
  });

  test('is told by the explorer', async () => {
    const { out, file } = await damaged(layout, pattern, damage);
    const answered = async (): Promise<void> => {
      const explorer = await startExplorer(out, 0);
      try {
        const response = await fetch(`${explorer.address}api/quotes`);
        const { error } = (await response.json()) as { readonly error?: string };
        throw new Error(`${response.status} ${error}`);
      } finally {
        await explorer.close();
      }
    };
    await expect(answered()).rejects.toThrow(new RegExp(`^(?:400 )?${out} is no whole export: .*${file}`));
  });
});

test('what is wrong with a statement is told as that, whatever it speaks of', async () => {
  const { out } = await damaged('parquet', 'dates.parquet', garbled);
  for (const sql of ["select cast('parquet' as int)", "from 'x.parquet'", 'select nothing from quotes']) {
    const { code, stderr } = await inProcess(['query', sql, join(made, 'parquet')], scratchFolder());
    expect([code, stderr]).toEqual([1, expect.not.stringContaining('whole export')]);
  }
  expect(await inProcess(['query', 'select count(*) as n from quotes', out], scratchFolder())).toMatchObject({
    code: 0,
  });
});
