import { expect, test } from 'vitest';
import { turnsOf } from '../../pipeline/review/allocation.js';
import { effectiveCount, wilson } from '../../pipeline/review/interval.js';

/** Random numbers from 0 to 1, the same in every run (the generator of Numerical Recipes). */
function random(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const SAMPLES = 2000;

/** Rows of each stratum, and the part of them that is right. */
const TABLES: Readonly<Record<string, readonly (readonly [rows: number, right: number])[]>> = {
  'as right as promised': [
    ...[[200, 0.35] as const, [250, 0.45] as const, [300, 0.55] as const, [400, 0.65] as const],
    ...[[600, 0.75] as const, [1200, 0.85] as const, [3000, 0.95] as const],
  ],
  'less right than promised': [
    ...[[200, 0.3] as const, [250, 0.3] as const, [300, 0.4] as const, [400, 0.5] as const],
    ...[[600, 0.6] as const, [1200, 0.7] as const, [3000, 0.8] as const],
  ],
  'nearly all sure': [
    ...[[20, 0.35] as const, [40, 0.55] as const, [60, 0.75] as const, [120, 0.85] as const],
    [9000, 0.98] as const,
  ],
  'right where it is rare': [...Array.from({ length: 6 }, () => [200, 1] as const), [8000, 0.6] as const],
  'one stratum': [[1000, 0.9] as const],
};

test.each(Object.entries(TABLES))(
  'the interval holds the true figure as often as it says: %s',
  (_, strata) => {
    const next = random();
    const all = strata.reduce((sum, [rows]) => sum + rows, 0);
    const truth = strata.reduce((sum, [rows, right]) => sum + (rows / all) * right, 0);
    for (const size of [25, 50, 100, 300]) {
      const turns = turnsOf(
        strata.map(([rows]) => rows),
        size,
      );
      const drawn = strata.map(([rows], stratum) => {
        const count = turns.filter((turn) => turn === stratum).length;
        return { count, weight: rows / count };
      });
      const weights = turns.map((stratum) => drawn[stratum]?.weight as number);
      let held = 0;
      let estimates = 0;
      for (let sample = 0; sample < SAMPLES; sample++) {
        let right = 0;
        for (const [index, stratum] of turns.entries())
          if (next() < (strata[stratum]?.[1] as number)) right += weights[index] as number;
        const precision = Math.min(1, right / all);
        const { low, high } = wilson(precision, effectiveCount(weights));
        if (low <= truth && truth <= high) held++;
        estimates += precision / SAMPLES;
      }
      expect(held / SAMPLES, `${size} rows`).toBeGreaterThan(0.935);
      expect(held / SAMPLES, `${size} rows`).toBeLessThan(0.99);
      expect(Math.abs(estimates - truth)).toBeLessThan(0.005);
    }
  },
);
