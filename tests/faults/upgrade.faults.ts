import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipeline, ROOT, readRows } from '../command.js';
import { hashes } from './corpus.js';

/*
 * Later versions of the program over outputs of this one. Each is built of a copy of the sources with one change: the
 * same outputs must neither break nor stay as they were.
 */

const ARTICLE = 'Bridge opens\n\nUpdated at noon\n\n“It is done,” Mayor Ann Lee said on Monday.\n';

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'corpusmill-upgrade-'));
  mkdirSync(join(scratch, 'articles'));
  writeFileSync(join(scratch, 'articles', 'a.txt'), ARTICLE);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Builds the program with a change, and gives what runs it. */
function laterVersion(name: string, change: (root: string) => void): (out: string) => { said: string } {
  const root = join(scratch, name);
  const copied = [
    'models',
    'package.json',
    'pipeline',
    'web',
    'schemas',
    'scripts',
    'tsconfig.build.json',
    'tsconfig.json',
  ];
  mkdirSync(root);
  for (const part of [...copied, 'docs', 'biome.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '.bin') symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  change(root);
  const node = (...args: string[]): void =>
    void execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  node('scripts/generate.mjs');
  node('scripts/build.mjs');
  return (out) => {
    const args = [join(root, 'dist/cli/main.js'), 'run', join(scratch, 'articles'), '--out', out];
    return {
      said: execFileSync('sh', ['-c', '"$0" "$@" 2>&1', process.execPath, ...args], { encoding: 'utf8' }),
    };
  };
}

const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const ofThisVersion = (name: string): string => {
  const out = join(scratch, name);
  expect(pipeline(['run', join(scratch, 'articles'), '--out', out, '--quiet']).code).toBe(0);
  return out;
};

test('a changed word list changes the rows of what was processed before', () => {
  const run = laterVersion('other-list', (root) => {
    const list = join(root, 'pipeline/clean/rules/advertisement.txt');
    writeFileSync(list, `${readFileSync(list, 'utf8')}updated at noon\n`);
  });
  const out = ofThisVersion('list-out');
  expect(readRows(out, 'removals')).toEqual([]);
  expect(run(out).said).toMatch(/clean +1 document, 0 unchanged/);
  expect(readRows(out, 'removals').map(({ text }) => text)).toEqual(['Updated at noon']);
  expect(run(out).said).toMatch(/clean +0 documents, 1 unchanged/);
});

test('a new column is there after the next run, and the state is built anew', () => {
  const run = laterVersion('other-schema', (root) => {
    edit(
      join(root, 'schemas/documents.schema.json'),
      '"word_count": {',
      `"line_count": {
      "type": "integer", "format": "int32", "minimum": 0,
      "description": "Lines of the text.", "unit": "line", "examples": [3]
    },
    "word_count": {`,
    );
    edit(join(root, 'schemas/documents.schema.json'), '"word_count",', '"line_count", "word_count",');
    edit(
      join(root, 'pipeline/tables/documents.ts'),
      'char_count: placer.charCount,',
      "char_count: placer.charCount,\n    line_count: clean.text.split('\\n').length,",
    );
  });
  const out = ofThisVersion('schema-out');
  const fresh = join(scratch, 'schema-fresh');
  expect(run(out).said).toContain('the state is rebuilt from the inputs');
  run(fresh);
  expect(readRows(out, 'documents')).toMatchObject([{ line_count: 5 }]);
  expect(hashes(out)).toEqual(hashes(fresh));
});

test('a changed export is published, though no row has changed', () => {
  const run = laterVersion('other-export', (root) =>
    edit(
      join(root, 'pipeline/tables/entities.ts'),
      "'select * from corpus.entities'",
      "'select * replace (upper(name) as name) from corpus.entities'",
    ),
  );
  const out = ofThisVersion('export-out');
  run(out);
  expect(readRows(out, 'entities').map(({ name }) => name)).toContain('ANN LEE');
});
