import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { turnsOf } from '../../pipeline/review/allocation.js';
import { propertyRuns } from '../property-runs.js';

const countsOf = (turns: readonly number[], strata: number): number[] =>
  Array.from({ length: strata }, (_, stratum) => turns.filter((turn) => turn === stratum).length);

describe('the turns of strata', () => {
  test('go to each stratum once first, the largest before the others', () => {
    expect(turnsOf([10, 0, 30, 20], 3)).toEqual([2, 3, 0]);
  });

  test('are three quarters proportional and one quarter equal', () => {
    // Weights: 0.75 × 0.9 + 0.125 = 0.8, and 0.2.
    expect(countsOf(turnsOf([900, 100], 100), 2)).toEqual([80, 20]);
  });

  test('end where all rows are taken', () => {
    expect(countsOf(turnsOf([2, 1], 10), 2)).toEqual([2, 1]);
    expect(turnsOf([], 10)).toEqual([]);
    expect(turnsOf([0], 10)).toEqual([]);
  });

  const sizes = fc.array(fc.nat(400), { maxLength: 11 });

  test.each(propertyRuns(200))(
    'of a larger sample extend those of a smaller one (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(sizes, fc.nat(300), fc.nat(100), (strata, size, more) => {
          expect(turnsOf(strata, size + more).slice(0, size)).toEqual(turnsOf(strata, size));
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(200))(
    'give no stratum more than it has, and each its share (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(sizes, fc.nat(300), (strata, size) => {
          const all = strata.reduce((sum, rows) => sum + rows, 0);
          const counts = countsOf(turnsOf(strata, size), strata.length);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Math.min(size, all));
          const filled = strata.filter((rows) => rows > 0).length;
          for (const [stratum, rows] of strata.entries()) {
            const count = counts[stratum] as number;
            expect(count).toBeLessThanOrEqual(rows);
            // The first turns are one for each: the rest is shared out.
            const share = 0.75 * (rows / all) * (size - filled);
            expect(count).toBeGreaterThanOrEqual(Math.min(rows, Math.floor(share)) || 0);
            if (rows > 0 && size >= filled) expect(count).toBeGreaterThan(0);
          }
        }),
        { seed, numRuns },
      );
    },
  );
});
