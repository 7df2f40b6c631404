import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { pipeline, ROOT, scratchFolder } from '../command.js';

const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');

/** The programs of the page, each with what it says that they print. They are JavaScript, too. */
const EXAMPLES = [...page.matchAll(/^```ts\n(.*?)^```\n.*?prints:\n\n^```\n(.*?)^```$/gms)].map(
  ([, code = '', output = '']) => ({ code, output }),
);

/** The article of the page's first program. */
const ARTICLE = {
  id: 'bridge-1',
  text: '“The bridge is done,” Mayor Ann Lee said on Monday. It cost $2 million.',
  published_at: '2021-05-05',
};

const INDEX = pathToFileURL(join(ROOT, 'dist/index.js')).href;

test('docs/library.md has three programs', () => {
  expect(EXAMPLES.length).toBe(3);
  expect(EXAMPLES[0]?.code).toContain(ARTICLE.text);
});

test.each(EXAMPLES)('a program of docs/library.md prints what the page says: $output', ({ code, output }) => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'in.jsonl'), JSON.stringify(ARTICLE));
  if (code.includes('openExport')) pipeline(['run', 'in.jsonl', '--quiet', '--format', 'parquet'], { cwd });
  writeFileSync(join(cwd, 'example.mjs'), code.replaceAll("'corpusmill'", `'${INDEX}'`));
  const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual([output, '']);
});
