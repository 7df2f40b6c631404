import { expect, test } from 'vitest';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import type { RecordHash } from '../../pipeline/database/state.js';
import { joinKeys, recordsKeyOf, runIdOf } from '../../pipeline/run/run-id.js';

const SETTINGS: RunSettings = { ...DEFAULTS, inputs: [], out: 'out' };
const RECORDS: readonly RecordHash[] = Array.from({ length: 9 }, (_, i) => [
  `${i}.txt`,
  `${i}`.repeat(64),
  'key',
]);

test('records have the same key in any order, and in any parts', () => {
  const key = recordsKeyOf(RECORDS);
  expect(recordsKeyOf(RECORDS.toReversed())).toBe(key);
  expect(
    joinKeys([recordsKeyOf(RECORDS.slice(4)), recordsKeyOf([]), recordsKeyOf(RECORDS.slice(0, 4))]),
  ).toBe(key);
  expect(key).toBe(BigInt.asUintN(64, key));
});

test('another record, or another value of one, has another key', () => {
  const key = recordsKeyOf(RECORDS);
  expect(recordsKeyOf(RECORDS.slice(1))).not.toBe(key);
  const [[docId, sha256, processKey]] = RECORDS as [RecordHash];
  for (const changed of [
    ['other.txt', sha256, processKey],
    [docId, 'f'.repeat(64), processKey],
    [docId, sha256, 'other'],
  ] as const)
    expect(recordsKeyOf([changed, ...RECORDS.slice(1)])).not.toBe(key);
});

test('a run is named by its records, its settings and what is left out', () => {
  const runId = runIdOf(1n, SETTINGS, null);
  expect(runId).toMatch(/^[0-9a-f]{16}$/);
  expect(runIdOf(1n, { ...SETTINGS, out: 'elsewhere' }, null)).toBe(runId);
  for (const other of [
    runIdOf(2n, SETTINGS, null),
    runIdOf(1n, { ...SETTINGS, minConfidence: 0.5 }, null),
    runIdOf(1n, { ...SETTINGS, dropDuplicates: true }, null),
    runIdOf(1n, SETTINGS, 'wrong'),
  ])
    expect(other).not.toBe(runId);
});
