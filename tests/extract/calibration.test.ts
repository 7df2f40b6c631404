import { expect, test } from 'vitest';
import { chanceOf } from '../../pipeline/extract/calibration.js';
import { findDates } from '../../pipeline/extract/dates/dates.js';
import { textDocument } from '../../pipeline/extract/document.js';
import { findNumbers } from '../../pipeline/extract/numbers/numbers.js';

test('a trait that was never seen has the chance of its kind, a kind that of any row', () => {
  const chances = new Map([
    ['any', 0.8],
    ['money', 0.9],
    ['money words', 0.7],
  ]);
  expect(chanceOf(chances, 'money words')).toBe(0.7);
  expect(chanceOf(chances, 'money vague')).toBe(0.9);
  expect(chanceOf(chances, 'score words')).toBe(0.8);
  expect(chanceOf(new Map(), 'score words')).toBeNull();
});

test('two readings of an end make a stretch less sure than its year', () => {
  const confidences = (text: string): (number | null)[] =>
    findDates(textDocument(text), []).map(({ confidence }) => confidence);
  const [stretch] = confidences('It ran from 2014 to 2018.');
  const [year] = confidences('It ran in 2014.');
  expect(stretch).toBeLessThan(year as number);
  expect(stretch).toBeGreaterThanOrEqual(0.5);
});

test('every number has a chance, with which the default threshold keeps it', () => {
  const text =
    'Three of 5 voters over 65 gave $20, 12 percent, dozens, 3-2, first, 20 miles and more than 300.';
  for (const { confidence } of findNumbers(textDocument(text), [], [])) {
    expect(confidence).toBeGreaterThanOrEqual(0.5);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});
