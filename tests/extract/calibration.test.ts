import { expect, test } from 'vitest';
import { DEFAULTS } from '../../pipeline/config/settings.js';
import { chanceOf } from '../../pipeline/extract/calibration.js';
import { dateGroup } from '../../pipeline/extract/dates/date-confidence.js';
import { findDates } from '../../pipeline/extract/dates/dates.js';
import { numberGroup } from '../../pipeline/extract/numbers/number-confidence.js';
import { findNumbers } from '../../pipeline/extract/numbers/numbers.js';
import { textDocument } from '../../pipeline/extract/text-document.js';

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

test('two readings of an end make a range less sure than its year', () => {
  const confidences = (text: string): (number | null)[] =>
    findDates(textDocument(text), []).map(({ confidence }) => confidence);
  const [range] = confidences('It ran from 2014 to 2018.');
  const [year] = confidences('It ran in 2014.');
  expect(range).toBeLessThan(year as number);
  expect(range).toBeGreaterThanOrEqual(0.5);
});

test('every number has a chance, with which the default threshold keeps it', () => {
  const text =
    'Three of 5 voters over 65 gave $20, 12 percent, dozens, 3-2, a first vote, 20 miles and more than 300.';
  const found = findNumbers(textDocument(text), [], []);
  expect(found.map((number) => text.slice(number.span.start, number.span.end))).toEqual([
    'Three',
    '5',
    'over 65',
    '$20',
    '12 percent',
    'dozens',
    '3-2',
    'first',
    '20 miles',
    'more than 300',
  ]);
  for (const { confidence } of found) {
    expect(confidence).toBeGreaterThanOrEqual(DEFAULTS.minConfidence);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test.each([
  ['It ran from 2014 to 2018.', 'daterange two-ended'],
  ['It has run since 2014.', 'daterange open'],
  ['It ran last year.', 'daterange relative'],
  ['It ran in late May 2014.', 'daterange part'],
  ['It ran for about three weeks.', 'duration plain'],
])('the trait of a time expression: %s', (text, trait) => {
  const document = textDocument(text, { publishedAt: '2020-07-15' });
  expect(findDates(document, []).map((found) => dateGroup(found, text))).toEqual([trait]);
});

test.each([
  ['They counted 12 votes.', 'cardinal figures'],
  ['They counted twelve votes.', 'cardinal words'],
  ['They counted dozens of votes.', 'cardinal vague'],
  ['They counted more than 300 votes.', 'range figures'],
])('the trait of a number: %s', (text, trait) => {
  const found = findNumbers(textDocument(text), [], []);
  expect(found.map((number) => numberGroup(number, text))).toEqual([trait]);
});
