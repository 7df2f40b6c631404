import { describe, expect, test } from 'vitest';
import { incomingRowWriter, perBatchTable } from '../../pipeline/database/layout.js';
import { Counts } from '../../pipeline/run/counts.js';
import { resultOf } from '../../pipeline/run/workers/batch-result.js';

const outcome = (docId: string, milliseconds: number, isProcessed = true) => ({
  docId,
  isProcessed,
  quarantined: [],
  unsure: { quotes: 2 },
  notes: [],
  timings: { clean: 0, extract: milliseconds, validate: 0 },
});

describe('Counts', () => {
  test('adds up batches', () => {
    const counts = new Counts();
    const writers = perBatchTable(incomingRowWriter);
    for (const row of [{}, {}]) writers.quotes.push(row);
    counts.addBatch(resultOf(writers, [outcome('a', 5), outcome('b', 7, false)]));
    counts.addBatch(resultOf(writers, [outcome('c', 1)]));
    expect(counts.records).toMatchObject({ processed: 2, unprocessable: 1 });
    expect(counts.rows).toMatchObject({ quotes: 4, dates: 0 });
    expect(counts.unsure).toEqual({ quotes: 6 });
    expect(counts.stageMs.extract).toBe(13);
  });

  test('names the ten slowest documents, the slowest first', () => {
    const counts = new Counts();
    const outcomes = Array.from({ length: 25 }, (_, index) => outcome(`d${index}`, (index * 7) % 25));
    counts.addBatch(resultOf(perBatchTable(incomingRowWriter), outcomes));
    expect(counts.slowest.map(({ milliseconds }) => milliseconds)).toEqual([
      24, 23, 22, 21, 20, 19, 18, 17, 16, 15,
    ]);
  });

  test('keeps the first twenty warnings of a code and counts the others', () => {
    const counts = new Counts();
    const kept = Array.from({ length: 25 }, (_, index) => counts.addWarning('empty', `file ${index}`));
    counts.addWarning('binary', 'x');
    expect(kept.filter((fate) => fate === 'kept')).toHaveLength(20);
    expect(kept.slice(20)).toEqual(['first left out', ...Array(4).fill('left out')]);
    expect(counts.warnings.empty).toMatchObject({ count: 25 });
    expect(counts.warnings.empty?.examples).toHaveLength(20);
    expect(Object.keys(counts.warnings)).toEqual(['binary', 'empty']);
  });
});
