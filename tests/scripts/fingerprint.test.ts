import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprintOf, importsOf, RECORD_ROOMS, TABLE_ROOMS } from '../../scripts/fingerprint.mjs';

const FILES = {
  'package.json': '{"dependencies":{"eld":"^2.0.0","hono":"^4.0.0","csv-stringify":"^6.0.0"}}',
  'node_modules/eld/package.json': '{"version":"2.0.1"}',
  'node_modules/hono/package.json': '{"version":"4.0.1"}',
  'node_modules/csv-stringify/package.json': '{"version":"6.0.1"}',
  'pipeline/language/language.ts': "import { eld } from 'eld/large';",
  'pipeline/export/csv.ts': "import { stringify } from 'csv-stringify/sync';",
  'pipeline/explore/server.ts': "import { Hono } from 'hono';",
  'models/words.bin': 'weights',
  'models/words.md': 'a card',
  ...Object.fromEntries([...RECORD_ROOMS, ...TABLE_ROOMS].map((room) => [`pipeline/${room}/a.ts`, room])),
};

/** The names of a program of these files, some changed. */
function namesOf(changed: Record<string, string> = {}): { records: string; tables: string } {
  const root = mkdtempSync(join(tmpdir(), 'corpusmill-fingerprint-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ ...FILES, ...changed })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return fingerprintOf(root);
}

test.each([
  ['a rule', 'pipeline/clean/a.ts', 'other'],
  ['a word list', 'pipeline/extract/names/new.txt', 'Lee'],
  ['a model', 'models/words.bin', 'other'],
  ['the installed version of a library', 'node_modules/eld/package.json', '{"version":"2.0.2"}'],
])('%s changes both names', (_, path, content) => {
  const before = namesOf();
  const after = namesOf({ [path]: content });
  expect(after.records).not.toBe(before.records);
  expect(after.tables).not.toBe(before.tables);
});

test.each([
  ['a corpus-wide step', 'pipeline/corpus/a.ts', 'other'],
  ['a library of the export', 'node_modules/csv-stringify/package.json', '{"version":"6.0.2"}'],
])('%s changes the name of the tables alone', (_, path, content) => {
  const before = namesOf();
  const after = namesOf({ [path]: content });
  expect(after.records).toBe(before.records);
  expect(after.tables).not.toBe(before.tables);
});

test('neither the place of the program, nor what only people read, nor a library of a page changes a name', () => {
  const others = {
    'models/words.md': 'another card',
    'docs/a.md': 'x',
    'node_modules/hono/package.json': '{"version":"4.0.2"}',
  };
  expect(namesOf(others)).toEqual(namesOf());
});

test('a library is found however a module names it', () => {
  const code = `import a from 'a'; export * from "@scope/b/c.js"; await import('d/e'); load('f'); import './g.js';`;
  expect(importsOf(code)).toEqual(['a', '@scope/b', 'd', 'f']);
});
