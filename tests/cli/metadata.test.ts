import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const SENTENCE = '“We will not sell the waterworks,” Mayor Ann Lee told the council on Tuesday.';
const TABLE = 'file,title,date,lang\na.txt,Mill,2024-05-01,en\nb,Bridge,,\ngone.txt,X,,\n';
const RUN = ['run', 'in', '--workers', '0', '--format', 'jsonl'];
const METADATA = ['--metadata', 'in/articles.csv', '--metadata-key', 'file'];

function corpus(table = TABLE): string {
  const cwd = scratchFolder();
  const record = JSON.stringify({ id: 7, text: SENTENCE, title: 'Own', publisher: 'The Post' });
  const files = {
    'in/a.txt': SENTENCE,
    'in/b.jsonl': record,
    'in/c.txt': SENTENCE,
    'in/articles.csv': table,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return cwd;
}

const documents = (cwd: string) =>
  readRows(join(cwd, 'out'), 'documents').map(
    ({ title, publisher, published_at, language_declared, metadata_sources }) => [
      title,
      publisher,
      published_at,
      language_declared,
      JSON.parse(metadata_sources ?? 'null'),
    ],
  );

const runIdOf = (cwd: string): unknown => JSON.parse(readFileSync(join(cwd, 'out/run.json'), 'utf8')).run_id;

test('a table gives fields to the records that its rows name, and validate reads it again', async () => {
  const cwd = corpus();
  const { code, stdout, stderr } = await inProcess(
    [...RUN, ...METADATA, '--field', 'title=path:([a-z])\\.txt'],
    cwd,
  );
  expect(code, stderr).toBe(EXIT.ok);
  expect(documents(cwd)).toEqual([
    [
      'Mill',
      null,
      '2024-05-01',
      'en',
      { title: 'metadata', published_at: 'metadata', language_declared: 'metadata' },
    ],
    ['Bridge', 'The Post', null, null, { title: 'metadata' }],
    ['c', null, null, null, { title: 'path' }],
  ]);
  expect(stderr).toContain('1 row of in/articles.csv without a record (gone.txt)');
  expect(stderr).toContain('1 record without a row in in/articles.csv (in/c.txt)');
  expect(stdout + stderr).toContain('1 table of metadata (in/articles.csv)');
  for (const words of [[], ['--input', 'in'], ['--input', 'in', ...METADATA]]) {
    const validated = await inProcess(['validate', 'out', ...words], cwd);
    expect(validated.code, validated.stdout).toBe(EXIT.ok);
  }
  writeFileSync(join(cwd, 'other.csv'), TABLE.replace('Mill', 'Weir'));
  const other = await inProcess(['validate', 'out', '--input', 'in', '--metadata', 'other.csv'], cwd);
  expect([other.code, other.stdout]).toEqual([EXIT.invalid, expect.stringContaining('Weir')]);
});

test('a change of a row makes the documents that it names outdated, and no other', async () => {
  const cwd = corpus();
  await inProcess([...RUN, ...METADATA], cwd);
  const first = runIdOf(cwd);
  const same = await inProcess([...RUN, ...METADATA], cwd);
  expect(same.stdout + same.stderr).toContain('3 unchanged');
  expect(runIdOf(cwd)).toBe(first);

  writeFileSync(
    join(cwd, 'in/articles.csv'),
    TABLE.replace('Mill', 'Weir').replace('gone.txt,X', 'gone.txt,Y'),
  );
  const forecast = await inProcess([...RUN, ...METADATA, '--dry-run'], cwd);
  expect(forecast.stdout).toMatch(/1 outdated: .*metadata.*\n +in\/a\.txt\n/);
  const changed = await inProcess([...RUN, ...METADATA], cwd);
  expect(changed.stdout + changed.stderr).toContain('2 unchanged');
  expect(documents(cwd).map(([title]) => title)).toEqual(['Weir', 'Bridge', null]);
  expect(runIdOf(cwd)).not.toBe(first);

  const without = await inProcess([...RUN, '--max-quarantine', '9'], cwd);
  expect(without.stdout + without.stderr).toContain('1 unchanged');
  expect(documents(cwd).map(([title]) => title)).toEqual([null, 'Own', null]);
});

test('inspect takes it, and with --limit nothing is said of rows and records without each other', async () => {
  const cwd = corpus();
  const { stdout } = await inProcess(['inspect', 'in/a.txt', ...METADATA, '--json'], cwd);
  expect(JSON.parse(stdout)).toMatchObject({
    documents: [{ title: 'Mill', metadata_sources: expect.any(String) }],
  });
  const limited = await inProcess([...RUN, ...METADATA, '--limit', '1'], cwd);
  expect(limited.stderr).not.toContain('without a');
});

test.each([
  [
    ['--metadata', 'in/articles.csv'],
    'the metadata in/articles.csv has no column filename with names of records',
  ],
  [['--metadata', 'none.csv'], 'there is no metadata none.csv: check the path'],
  [['--metadata-key', 'file'], '--metadata-key is for a table of metadata: name it with --metadata'],
])('%j is wrong usage, and nothing is written', async (words, message) => {
  const cwd = corpus();
  const { code, stderr } = await inProcess([...RUN, ...words], cwd);
  expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining(message)]);
  expect(() => readFileSync(join(cwd, 'out/run.json'))).toThrow();
});

test.each([
  ['--metadata', 'm.csv'],
  ['--metadata-key', 'file'],
  ['--field', 'title=t'],
])('%s without inputs is wrong usage of validate', async (...words) => {
  const cwd = corpus();
  await inProcess([...RUN, ...METADATA], cwd);
  const { code, stderr } = await inProcess(['validate', 'out', ...words], cwd);
  expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('name them with --input')]);
});
