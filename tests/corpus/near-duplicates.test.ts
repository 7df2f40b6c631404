import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunSettings } from '../../pipeline/config/settings.js';
import { attachCorpus } from '../../pipeline/corpus/corpus.js';
import { runSteps } from '../../pipeline/corpus/run-steps.js';
import { similarityOf } from '../../pipeline/corpus/similar-documents.js';
import { duplicateSteps } from '../../pipeline/corpus/steps.js';
import { openState } from '../../pipeline/database/open-state.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { corpus } from '../run/made-corpus.js';

/** A text of so many words, no two alike, with other words at some places. */
const text = (length: number, ...changed: readonly number[]): string =>
  Array.from({ length }, (_, i) => (changed.includes(i) ? `other${i}` : `word${i}`)).join(' ');

const go = (settings: RunSettings): Promise<unknown> =>
  run({ ...settings, formats: ['jsonl'] }, SILENT, new AbortController().signal);

/** What the documents table says of each document, by name. */
async function duplicatesOf(settings: RunSettings): Promise<Record<string, unknown>> {
  await go(settings);
  const lines = readFileSync(join(settings.out, 'documents.jsonl'), 'utf8').trim().split('\n');
  return Object.fromEntries(
    lines
      .map((line) => JSON.parse(line))
      .map(({ source_id, duplicate_of, duplicate_kind, similarity }) => [
        source_id,
        duplicate_of === null ? null : [duplicate_of, duplicate_kind, similarity],
      ]),
  );
}

test('a text with a word changed is a near duplicate, one with two is none', async () => {
  // Of 56 shingles a change takes five: 51 of 61 are shared, after two 46 of 66.
  const settings = corpus({ 'a.txt': text(60), 'b.txt': text(60, 30), 'c.txt': text(60, 20, 40) });
  expect(await duplicatesOf(settings)).toEqual({
    a: null,
    b: ['articles/a.txt', 'near', 0.8361],
    c: null,
  });
});

test('four fifths of the shingles are enough, and no less', async () => {
  // 40 of 50 are shared by texts of 49 words, 39 of 49 by texts of 48.
  const longer = corpus({ 'a.txt': text(49), 'b.txt': text(49, 20) });
  expect(await duplicatesOf(longer)).toEqual({ a: null, b: ['articles/a.txt', 'near', 0.8] });
  const shorter = corpus({ 'a.txt': text(48), 'b.txt': text(48, 20) });
  expect(await duplicatesOf(shorter)).toEqual({ a: null, b: null });
});

test('the similarity has four decimals, and is none below four fifths', () => {
  // 5 of 6, 4 of 5 and 3 of 4 shingles.
  const shingles = Int32Array.of(1, 2, 3, 4, 5);
  expect(similarityOf(shingles, Int32Array.of(1, 2, 3, 4, 5, 6))).toBe(0.8333);
  expect(similarityOf(shingles, shingles.subarray(1))).toBe(0.8);
  expect(similarityOf(shingles.subarray(1), shingles.subarray(2))).toBe(null);
});

test('repeats the first document that repeats none itself', async () => {
  const settings = corpus({
    'a.txt': text(60),
    'b.txt': text(60, 15),
    // Like b, but no longer like a.
    'c.txt': text(60, 15, 45),
    'd.txt': text(60, 30),
    // The very text of b, which is a nearer one than a's.
    'e.txt': text(60, 15),
  });
  expect(await duplicatesOf(settings)).toEqual({
    a: null,
    b: ['articles/a.txt', 'near', 0.8361],
    c: null,
    d: ['articles/a.txt', 'near', 0.8361],
    e: ['articles/b.txt', 'exact', 1],
  });
});

test('--drop-duplicates leaves near ones out, too', async () => {
  const settings = corpus({ 'a.txt': text(60), 'b.txt': text(60, 30), 'c.txt': text(60, 20, 40) });
  expect(Object.keys(await duplicatesOf({ ...settings, dropDuplicates: true }))).toEqual(['a', 'c']);
});

test('what is no more repeats nothing', async () => {
  const settings = corpus({ 'a.txt': text(60), 'b.txt': text(60, 30) });
  await go(settings);
  rmSync(join(settings.inputs[0]!.path, 'a.txt'));
  expect(await duplicatesOf(settings)).toEqual({ b: null });
});

test('are the same in however many shares they are looked for', async () => {
  const files = Array.from({ length: 12 }, (_, i) => [`${i}.txt`, text(60, ...(i % 3 === 0 ? [] : [i]))]);
  const settings = corpus(Object.fromEntries(files));
  await go(settings);
  const state = await openState(settings.out, () => expect.unreachable());
  const { lane } = state.database;
  const { connection } = lane;
  await attachCorpus(connection);
  const rows = async (): Promise<unknown> =>
    (await connection.runAndReadAll('from corpus.duplicates order by all')).getRowsJson();
  await runSteps(lane, duplicateSteps());
  const inOne = await rows();
  await runSteps(lane, duplicateSteps(1));
  const inMany = await rows();
  await state.close();

  expect(inMany).toEqual(inOne);
  // Three exact copies of the first text, and eight texts with a word changed.
  expect((inOne as unknown[]).length).toBe(11);
});
