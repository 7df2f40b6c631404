import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const SENTENCE = '“We will not sell the waterworks,” Mayor Ann Lee told the council on Tuesday.';
const PAGE =
  '<!DOCTYPE html><html><head><title>Mill</title><meta property="article:section" content="Local"></head><body>' +
  `<article><h1>Mill</h1><p>${SENTENCE}</p><p>The mill in Harlow will hire more than 300 people, and the town has ` +
  'waited for this since 2012, she said on Monday.</p></article></body></html>';

function corpus(): string {
  const cwd = scratchFolder();
  const files = {
    'in/2024-05-01/a.txt': SENTENCE,
    'in/2024-05-02/b.html': PAGE,
    'in/c.txt': SENTENCE,
    'bad.yaml': 'format: jsonl\nfield:\n  title: "path:(\\\\d+"\n',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return cwd;
}

const FIELDS = [
  '--field',
  'published_at=path:(\\d{4}-\\d\\d-\\d\\d)',
  '--field',
  'title=path:/([^/]+)\\.[a-z]+$',
];
const RUN = ['run', 'in', '--workers', '0', '--format', 'jsonl'];

test('a run takes fields from paths and says so; validate reads them again, with and without the records', async () => {
  const cwd = corpus();
  const { code, stderr } = await inProcess([...RUN, ...FIELDS], cwd);
  expect(code, stderr).toBe(EXIT.ok);
  const rows = readRows(join(cwd, 'out'), 'documents');
  expect(
    rows.map(({ published_at, title, section, metadata_sources: sources }) => [
      published_at,
      title,
      section,
      JSON.parse(sources ?? 'null'),
    ]),
  ).toEqual([
    ['2024-05-01', 'a', null, { title: 'path', published_at: 'path' }],
    ['2024-05-02', 'b', 'Local', { title: 'path', published_at: 'path', section: 'opengraph' }],
    [null, 'c', null, { title: 'path' }],
  ]);
  for (const words of [[], ['--input', 'in']]) {
    const validated = await inProcess(['validate', 'out', ...words], cwd);
    expect(validated.code, validated.stdout).toBe(EXIT.ok);
  }
  // The dates of the sentences follow from that of the document.
  expect(readRows(join(cwd, 'out'), 'dates').map(({ text, value }) => [text, value])).toContainEqual([
    'Tuesday',
    '2024-04-30',
  ]);
});

test('another pattern makes the documents outdated', async () => {
  const cwd = corpus();
  await inProcess([...RUN, ...FIELDS], cwd);
  const again = await inProcess([...RUN, ...FIELDS], cwd);
  expect(again.stdout + again.stderr).toContain('3 unchanged');
  const other = await inProcess([...RUN, '--field', 'published_at=path:(\\d{4})'], cwd);
  expect(other.stdout + other.stderr).toContain('0 unchanged');
  expect(readRows(join(cwd, 'out'), 'documents').map(({ published_at: day }) => day)).toEqual([
    '2024',
    '2024',
    null,
  ]);
});

test('inspect matches the path as it is named', async () => {
  const { stdout } = await inProcess(['inspect', './in/2024-05-01/a.txt', ...FIELDS, '--json'], corpus());
  expect(JSON.parse(stdout)).toMatchObject({ documents: [{ doc_id: 'a.txt', published_at: '2024-05-01' }] });
});

test.each([
  [['--field', 'title=path:(\\d+'], '--field title is no regular expression (RE2): missing closing ): (\\d+'],
  [
    ['--field', 'text=path:(a)'],
    '--field text is never in a path: name the field of the records that holds it',
  ],
  [
    ['--config', 'bad.yaml'],
    'bad.yaml:3: field title is no regular expression (RE2): missing closing ): (\\d+',
  ],
])('%j is wrong usage', async (words, message) => {
  const { code, stderr } = await inProcess([...RUN, ...words], corpus());
  expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining(message)]);
});
