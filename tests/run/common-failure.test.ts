import { describe, expect, test } from 'vitest';
import { CommonFailure } from '../../pipeline/run/common-failure.js';
import type { QuarantineRow } from '../../pipeline/schema/rows.js';

const row = (code: QuarantineRow['code'], reason: string): QuarantineRow => ({
  table_name: 'documents',
  doc_id: 'a',
  source_path: 'a',
  line: 1,
  code,
  reason,
  json_pointer: null,
  row_json: null,
});

const MODEL = row('stage_failure', 'Error: no model');

/** What is thought of so many documents that fail so, and so many that do not. */
function judged(failures: readonly QuarantineRow[], successes: number): CommonFailure {
  const failure = new CommonFailure();
  failures.forEach((fault, index) => {
    failure.add({ docId: `bad-${index}`, isProcessed: false, quarantined: [fault] });
  });
  for (let i = 0; i < successes; i++) failure.add({ docId: `good-${i}`, isProcessed: true, quarantined: [] });
  return failure;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('documents that fail', () => {
  test('more than half of ten or more: a common failure, whatever the reasons', () => {
    const mixed = [
      ...times(3, MODEL),
      ...times(2, row('timeout', 'took longer')),
      row('worker_crash', 'gone'),
    ];
    expect(judged(mixed, 4).final(0)?.message).toMatch(
      /^6 of 10 documents.*3 times stage_failure: Error: no model/,
    );
    expect(judged(mixed.slice(1), 5).final(0)).toBeNull();
    expect(judged(mixed, 3).final(0)).toBeNull();
  });

  test('all of a few, in one stage and with the same words: a common failure', () => {
    expect(judged(times(2, MODEL), 0).final(0)?.message).toMatch(/^2 of 2 documents/);
    expect(judged(times(2, MODEL), 0).final(1)).toBeNull();
    expect(judged([MODEL], 0).final(0)).toBeNull();
    expect(judged(times(5, MODEL), 1).final(0)).toBeNull();
    expect(judged([MODEL, row('stage_failure', 'Error: other')], 0).final(0)).toBeNull();
    expect(judged(times(2, row('timeout', 'took longer')), 0).final(0)).toBeNull();
  });

  test('the first hundred, all: no need to go on', () => {
    expect(judged(times(100, MODEL), 0).early?.message).toMatch(/^100 of 100/);
    expect(judged(times(99, MODEL), 0).early).toBeNull();
    expect(judged(times(100, MODEL), 1).early).toBeNull();
  });

  test('in one row each, and no more: nothing is wrong', () => {
    const failure = new CommonFailure();
    for (let number = 0; number < 100; number++)
      failure.add({ docId: `${number}`, isProcessed: true, quarantined: [row('invalid_row', 'too long')] });
    expect(failure.early).toBeNull();
    expect(failure.final(0)).toBeNull();
  });

  test('none: nothing is wrong', () => {
    expect(judged([], 20).final(0)).toBeNull();
    expect(judged([], 0).final(0)).toBeNull();
    expect(judged([], 0).early).toBeNull();
  });

  test('are named with the others, so that all can be forgotten', () => {
    expect(judged(times(2, MODEL), 1).tried).toEqual(['bad-0', 'bad-1', 'good-0']);
  });
});
