import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const TEXT = 'Mayor opens bridge\n\n“It is done,” Mayor Ann Lee said on Monday.\n';

function folder(files: Readonly<Record<string, string>>): string {
  const scratch = scratchFolder();
  mkdirSync(join(scratch, 'seeds'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, 'seeds', name), text);
  return scratch;
}

const inMainThread = ['--workers', '0'];

describe('pipeline run', () => {
  test('without words reads seeds/ and writes out/', async () => {
    const cwd = folder({ 'a.txt': TEXT });
    const { code, stderr } = await inProcess(['run', ...inMainThread], cwd);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /ingest {3}1 record from 1 file\n {2}clean {4}1 document, 0 unchanged, 0 removals\n {2}extract {2}2 sentences, 1 entity, 1 mention, 1 quote, 0 numbers, 1 date\n/,
    );
    expect(readRows(join(cwd, 'out'), 'quotes')).toMatchObject([
      { text: 'It is done,', speaker_name: 'Ann Lee' },
    ]);
  });

  test('--max-quarantine and the format of the log do not change the tables', async () => {
    const cwd = folder({ 'a.txt': TEXT, 'b.jsonl': '{}\n' });
    const words = ['run', '--log-format', 'json', '--quiet', ...inMainThread];
    expect((await inProcess(words, cwd)).code).toBe(2);
    expect((await inProcess([...words, '--strict', '--max-quarantine', '1'], cwd)).code).toBe(0);
    expect(readRows(join(cwd, 'out'), 'quarantine')).toHaveLength(1);
  });

  test('--quiet leaves warnings and the line at the end', async () => {
    const cwd = folder({ 'a.txt': TEXT, 'b.txt': '' });
    const { code, stderr } = await inProcess(['run', '--quiet', ...inMainThread], cwd);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: seeds\/b\.txt: [^\n]*\npipeline: finished in [^\n]*\n$/);
  });

  test('--dry-run says what would be processed, and why, and writes nothing', async () => {
    const cwd = folder({ 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': '' });
    const first = await inProcess(['run', '--dry-run'], cwd);
    expect(first.stdout).toMatch(
      /^3 files\n {7}2 new: would be processed.*\n +seeds\/a\.txt\n +seeds\/b\.txt\n {7}1 unreadable: /,
    );
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    await inProcess(['run', '--quiet', ...inMainThread], cwd);
    rmSync(join(cwd, 'seeds/b.txt'));
    const second = await inProcess(['run', '--dry-run'], cwd);
    expect(second.stdout).toContain('1 unchanged: nothing to do\n');
    expect(second.stdout).toMatch(/1 vanished: would be dropped.*\n +seeds\/b\.txt/);
  });

  test('names inputs as told', async () => {
    const cwd = folder({ 'a.txt': TEXT });
    await inProcess(['run', '--name', 'may=seeds', '--quiet', ...inMainThread], cwd);
    expect(readRows(join(cwd, 'out'), 'documents').map(({ doc_id }) => doc_id)).toEqual(['may/a.txt']);
  });

  test('the excel profile guards cells, the plain one leaves them', async () => {
    const cwd = folder({ 'a.txt': `=1+1 is what it says\n\n${TEXT}` });
    await inProcess(['run', '--quiet', '--out', 'plain', ...inMainThread], cwd);
    await inProcess(['run', '--quiet', '--out', 'excel', '--csv-profile', 'excel', ...inMainThread], cwd);
    expect(readFileSync(join(cwd, 'plain/documents.csv'), 'utf8')).toContain('"=1+1');
    expect(readFileSync(join(cwd, 'excel/documents.csv'), 'utf8')).not.toContain('"=1+1');
  });

  test.each([
    [['run', '--format', 'xls'], 1],
    [['run', '--name', 'x'], 1],
    [['run', '--workers', '-1'], 1],
    [['run', '--parquet-writer', 'parquetjs-lite', '--parquet-compression', 'zstd'], 1],
    [['run', 'nowhere'], 1],
    [['walk'], 1],
    [['schema', 'none'], 1],
  ])('%j ends with code %i and a line', async (words, expected) => {
    const { code, stderr } = await inProcess(words, folder({}));
    expect(code).toBe(expected);
    expect(stderr).toMatch(/^pipeline: [^\n]+\n$/);
  });
});

describe('pipeline schema', () => {
  test.each(['json', 'ddl', 'markdown', 'datapackage'])('as %s', async (format) => {
    const one = await inProcess(['schema', 'dates', '--format', format], scratchFolder());
    const all = await inProcess(['schema', '--format', format], scratchFolder());
    expect(one.stdout).toContain('timex');
    expect(all.stdout.length).toBeGreaterThan(one.stdout.length);
  });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect((await inProcess(['--version'], scratchFolder())).stdout.trim()).toBe(version);
});
