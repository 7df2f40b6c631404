import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const TEXT = 'The mill in Harlow reopened on Tuesday.';

/** Runs over files and gives the folder. */
async function ranOver(files: Readonly<Record<string, string>>, ...words: string[]): Promise<string> {
  const cwd = scratchFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  const run = ['run', ...Object.keys(files), '--workers', '0', '--format', 'jsonl,csv,parquet', ...words];
  const { code, stderr } = await inProcess(run, cwd);
  expect(code, stderr).toBe(EXIT.ok);
  return cwd;
}

const extras = (cwd: string): unknown[] => readRows(join(cwd, 'out'), 'documents').map(({ extra }) => extra);

describe('--keep', () => {
  const LINES = [
    { id: 1, text: TEXT, section: 'News', tags: ['mills', 'jobs'], meta: { desk: 'North' } },
    { id: 2, text: TEXT, section: null },
    { id: 3, text: TEXT, Section: 'Sports', words: 7 },
  ];
  const JSONL = LINES.map((line) => `${JSON.stringify(line)}\n`).join('');

  test('carries fields along as they stand, deep ones by their path, and none that are missing', async () => {
    const cwd = await ranOver({ 'a.jsonl': JSONL }, '--keep', 'section,tags', '--keep', 'meta.desk, words');
    expect(extras(cwd)).toEqual([
      '{"section":"News","tags":["mills","jobs"],"meta.desk":"North"}',
      null,
      '{"section":"Sports","words":7}',
    ]);
    const { code, stdout } = await inProcess(['validate', 'out', '--input', 'a.jsonl'], cwd);
    expect(code, stdout).toBe(EXIT.ok);
  });

  test('takes cells of a table, and nothing of a plain text', async () => {
    const cwd = await ranOver(
      { 'a.csv': `id,text,desk\n1,${TEXT},North\n`, 'b.txt': TEXT },
      '--keep',
      'desk',
    );
    expect(extras(cwd)).toEqual(['{"desk":"North"}', null]);
  });

  test('is null where nothing is to be kept', async () => {
    expect(extras(await ranOver({ 'a.jsonl': JSONL }))).toEqual([null, null, null]);
  });

  test('another list makes the rows anew', async () => {
    const cwd = await ranOver({ 'a.jsonl': JSONL });
    const again = ['run', 'a.jsonl', '--workers', '0', '--format', 'jsonl', '--keep', 'section'];
    expect((await inProcess(again, cwd)).code).toBe(EXIT.ok);
    expect(extras(cwd)).toEqual(['{"section":"News"}', null, '{"section":"Sports"}']);
  });

  test('what an export says otherwise is a fault', async () => {
    const cwd = await ranOver({ 'a.jsonl': JSONL }, '--keep', 'section');
    const other = `${JSON.stringify({ ...LINES[0], section: 'Business' })}\n`;
    writeFileSync(join(cwd, 'a.jsonl'), other + JSONL.slice(JSONL.indexOf('\n') + 1));
    const { code } = await inProcess(['validate', 'out', '--input', 'a.jsonl'], cwd);
    expect(code).not.toBe(EXIT.ok);
  });

  test('keeps a value that is nested too deep out, and the other records whole', async () => {
    const deep = `{"id":0,"text":"${TEXT}","section":"News","deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n`;
    const cwd = await ranOver({ 'a.jsonl': deep + JSONL }, '--keep', 'deep,section');
    expect(extras(cwd)).toEqual(['{"section":"News"}', '{"section":"News"}', null, '{"section":"Sports"}']);
  });

  test('a text in its place that is no object is a fault', async () => {
    const cwd = await ranOver({ 'a.jsonl': JSONL }, '--keep', 'section', '--format', 'jsonl');
    const path = join(cwd, 'out/documents.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"{\\"section\\":\\"News\\"}"', '"[1]"'));
    const { stdout } = await inProcess(['validate', 'out'], cwd);
    expect(stdout).toContain('extra is not the text of a JSON object');
  });
});

describe('--input-format', () => {
  test('reads a file as what it is said to be, whatever its name and beginning', async () => {
    const record = JSON.stringify({ text: TEXT });
    const cwd = await ranOver({ 'a.dat': record }, '--input-format', 'text');
    expect(readRows(join(cwd, 'out'), 'documents')).toMatchObject([
      { doc_id: 'a.dat', media_type: 'text/plain', text: record },
    ]);
    const { code, stdout } = await inProcess(['validate', 'out', '--input', 'a.dat'], cwd);
    expect(code, stdout).toBe(EXIT.ok);
  });

  test('reads a table under a name that nobody knows', async () => {
    const cwd = await ranOver({ 'a.dat': `id,text\n1,${TEXT}\n` }, '--input-format', 'csv');
    expect(readRows(join(cwd, 'out'), 'documents')).toMatchObject([{ doc_id: 'a.dat#1', text: TEXT }]);
  });

  test('that is none is wrong usage, and the names are told', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.txt'), TEXT);
    const { code, stderr } = await inProcess(['run', 'a.txt', '--input-format', 'jsno'], cwd);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/--input-format takes one of .*jsonl.*not jsno/);
  });
});
