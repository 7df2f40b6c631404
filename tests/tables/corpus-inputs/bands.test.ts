import { expect, test } from 'vitest';
import { bandsOf, documentBands } from '../../../pipeline/tables/corpus-inputs/bands.js';
import { shinglesOf } from '../../../pipeline/tables/corpus-inputs/shingles.js';
import { randomNumbers } from '../../../train/tagger/random.js';

const made = (next: () => number, length: number): string[] =>
  Array.from({ length }, () => `w${Math.floor(next() * 5000)}`);

const haveOneInCommon = (a: readonly string[], b: readonly string[]): boolean => {
  const bands = new Set(bandsOf(shinglesOf(a.join(' '))));
  return bandsOf(shinglesOf(b.join(' '))).some((band) => bands.has(band));
};

test('are twenty whole numbers that JSON and the database keep', () => {
  const bands = bandsOf(shinglesOf('The bridge will be open by the end of the year'));
  expect(bands).toHaveLength(20);
  for (const band of bands) expect(Number.isSafeInteger(band) && band >= 0).toBe(true);
});

test('depend on which shingles there are, not on their order or number', () => {
  const shingles = shinglesOf('The bridge will be open by the end of the year');
  expect(bandsOf(shingles.toReversed())).toEqual(bandsOf(shingles));
  expect(bandsOf(Int32Array.of(...shingles, ...shingles))).toEqual(bandsOf(shingles));
});

test('texts of any length that share four fifths of their shingles have one in common', () => {
  const next = randomNumbers(1);
  for (const length of [49, 100, 300, 1000]) {
    // A changed word takes five shingles of each text: as many words are changed as leave four fifths.
    const changes = Math.floor((length - 4) / 45);
    for (let i = 0; i < 50; i++) {
      const text = made(next, length);
      const changed = [...text];
      for (let k = 0; k < changes; k++) changed[Math.floor(((k + 0.5) * length) / changes)] = 'changed';
      expect(haveOneInCommon(text, changed)).toBe(true);
    }
  }
});

test('texts of different words have none in common', () => {
  const next = randomNumbers(2);
  const texts = Array.from({ length: 60 }, (_, i) => made(next, 20 + 20 * i));
  for (const [i, text] of texts.entries())
    for (const other of texts.slice(i + 1)) expect(haveOneInCommon(text, other)).toBe(false);
});

test('a document that is too short has none', () => {
  expect(
    documentBands([
      { doc_id: 'short', text: 'The bridge will be' },
      { doc_id: 'long', text: 'The bridge will be open' },
    ]).map(({ doc_id }) => doc_id),
  ).toEqual(['long']);
});
