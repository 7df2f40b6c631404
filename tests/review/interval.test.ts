import { describe, expect, test } from 'vitest';
import { effectiveCount, wilson } from '../../pipeline/review/interval.js';

describe('the interval of Wilson', () => {
  // Published: Newcombe (1998), Statistics in Medicine 17, 857, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('of %i of %i', (right, all, low, high) => {
    const interval = wilson(right / all, all);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

test('equal weights count one each, unequal ones less', () => {
  expect(effectiveCount([7, 7, 7, 7])).toBeCloseTo(4);
  // (1 + 3)² / (1 + 9)
  expect(effectiveCount([1, 3])).toBeCloseTo(1.6);
  expect(effectiveCount([])).toBe(0);
});
