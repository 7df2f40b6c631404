import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinct, resemblance, shinglesOf } from '../../../pipeline/tables/corpus-inputs/shingles.js';
import { propertyRuns } from '../../property-runs.js';

const of = (text: string): Int32Array => distinct(shinglesOf(text));

test('a text of five words has one shingle, one of four has none', () => {
  expect(shinglesOf('The bridge will be open')).toHaveLength(1);
  expect(shinglesOf('The bridge will be')).toHaveLength(0);
  expect(shinglesOf('')).toHaveLength(0);
});

test('case, marks and white space make no difference', () => {
  expect(shinglesOf('“The BRIDGE”,  will — be\nopen!')).toEqual(shinglesOf('the bridge will be open'));
});

test('words, letters with accents and the order of words do', () => {
  const shingles = shinglesOf('the cafe will be open');
  expect(shinglesOf('the café will be open')).not.toEqual(shingles);
  expect(shinglesOf('the cafe be will open')).not.toEqual(shingles);
  expect(shinglesOf('thec afe will be open')).not.toEqual(shingles);
});

test('texts resemble each other by the shingles that they share, each counted once', () => {
  // abcde and bcdef against abcde and bcdeg: one of three.
  expect(resemblance(of('a b c d e f'), of('a b c d e g'))).toBe(1 / 3);
  expect(resemblance(of('a b c d e a b c d e'), of('a b c d e'))).toBe(1 / 5);
  expect(resemblance(of('a b c d e'), of('A, B, C, D, E.'))).toBe(1);
  expect(resemblance(of('a b c d e'), of('f g h i j'))).toBe(0);
  expect(resemblance(of('a b'), of('a b'))).toBe(0);
});

test.each(propertyRuns(100))('is what sets of runs of words say (seed %i)', (seed, numRuns) => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'é', '7'), { maxLength: 40 });
  const runs = (words: readonly string[]): Set<string> =>
    new Set(words.slice(0, Math.max(0, words.length - 4)).map((_, i) => words.slice(i, i + 5).join(' ')));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [left, right] = [runs(a), runs(b)];
      const shared = [...left].filter((run) => right.has(run)).length;
      const expected = shared === 0 ? 0 : shared / (left.size + right.size - shared);
      expect(resemblance(of(a.join(' ')), of(b.join(' ')))).toBeCloseTo(expected, 12);
    }),
    { seed, numRuns },
  );
});
