import { expect, test } from 'vitest';
import { outline } from '../../extract/numbers/reading.js';

test.each([
  ['It holds 6.02 x 10^23 atoms.', '6.02 x 10^23', 6.02e23],
  ['It holds 6.02×10^23 atoms.', '6.02×10^23', 6.02e23],
  ['It holds 1.1e6 atoms.', '1.1e6', 1_100_000],
  ['It holds 2e+3 atoms.', '2e+3', 2000],
  ['The factor is 2.5^-1 here.', '2.5^-1', 0.4],
  ['The factor is 2^10 here.', '2^10', 1024],
])('%s', (text, span, value) => {
  expect(outline(text)).toEqual([['cardinal', span, value]]);
});

test('what is too large for a number is none', () => {
  expect(outline('It is 99^999 here.')).toEqual([
    ['cardinal', '99', 99],
    ['cardinal', '999', 999],
  ]);
});

test('a sign of multiplication alone is no power', () => {
  expect(outline('A board of 2 x 10 inches.')).toEqual([
    ['cardinal', '2', 2],
    ['dimension', '10 inches', 10],
  ]);
});
