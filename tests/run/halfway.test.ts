import { expect, test } from 'vitest';
import { Halfway } from '../../pipeline/run/halfway.js';

/** How much of a hundred bytes, of which only those from `changed` on need work, is read when the half is behind. */
function readAtHalf(changed: number, total = 100): number | null {
  const halfway = new Halfway(total);
  for (let read = 1; read <= 100; read++) {
    if (read <= changed) halfway.skip(1);
    else halfway.process(1);
    if (halfway.isBehind) return read;
  }
  return null;
}

test('half is behind when as much was worked on as is left', () => {
  expect(readAtHalf(0)).toBe(50);
  expect(readAtHalf(60)).toBe(80);
});

test('it is never behind where it is not known how much will come', () => {
  expect(readAtHalf(0, Number.POSITIVE_INFINITY)).toBeNull();
});
