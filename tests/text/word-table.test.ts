import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordTable } from '../../pipeline/text/word-table.js';
import { propertyRuns } from '../property-runs.js';

test('a word that was never marked has the number 0', () => {
  const table = new WordTable(1);
  table.addBits(7, 1);
  expect([table.get(7), table.get(8), table.get(0)]).toEqual([1, 0, 0]);
});

test.each(propertyRuns(100))(
  'marks of one word are joined, and those of others left alone, however far the table grows (seed %i)',
  (seed, numRuns) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 255 })), { maxLength: 200 }),
        (marks) => {
          const table = new WordTable(1);
          const expected = new Map<number, number>();
          for (const [hash, bits] of marks) {
            table.addBits(hash, bits);
            expected.set(hash, (expected.get(hash) ?? 0) | bits);
          }
          for (const [hash, bits] of expected) expect(table.get(hash)).toBe(bits);
        },
      ),
      { seed, numRuns },
    );
  },
);

test('a table made of the bytes of another is equal to it, and grows', () => {
  const table = new WordTable(3);
  table.addBits(7, 1);
  table.addBits(-8, 2);
  const other = WordTable.of(table.bytes);
  for (let hash = 100; hash < 200; hash++) other.addBits(hash, 4);
  expect([7, -8, 9, 100, 199].map((hash) => other.get(hash))).toEqual([1, 2, 0, 4, 4]);
  expect([7, -8, 100].map((hash) => table.get(hash))).toEqual([1, 2, 0]);
});
