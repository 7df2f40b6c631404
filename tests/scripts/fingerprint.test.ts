import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprintOf, RECORD_ROOMS, TABLE_ROOMS } from '../../scripts/fingerprint.mjs';

const FILES = {
  'package.json': '{"dependencies":{"eld":"^2.0.0"}}',
  'node_modules/eld/package.json': '{"version":"2.0.1"}',
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

test('a corpus-wide step changes the name of the tables alone', () => {
  const before = namesOf();
  const after = namesOf({ 'pipeline/corpus/a.ts': 'other' });
  expect(after.records).toBe(before.records);
  expect(after.tables).not.toBe(before.tables);
});

test('neither the place of the program nor what only people read changes a name', () => {
  expect(namesOf({ 'models/words.md': 'another card', 'docs/a.md': 'x' })).toEqual(namesOf());
});
