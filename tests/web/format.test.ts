import { describe, expect, test } from 'vitest';
import { trimmedAfter, trimmedBefore } from '../../web/excerpt.js';
import { amount, counted, day, lastDay, percent, time, unitLabel, unitName } from '../../web/format.js';

test.each([
  [0, '0 quotes'],
  [1, '1 quote'],
  [12_345, '12,345 quotes'],
])('%d is counted as %s', (value, text) => {
  expect(counted(value, 'quote')).toBe(text);
});

test.each([
  ['2024-05-14', '14 May 2024'],
  ['2024-05-14T18:30:00-05:00', '14 May 2024'],
  ['2024-05', 'May 2024'],
  ['2024', '2024'],
  ['2024-13-01', '2024-13-01'],
  ['soon', 'soon'],
])('the day %s is written %s', (iso, text) => {
  expect(day(iso)).toBe(text);
});

test.each([
  ['day', '2024-05-14', '14 May 2024', '2024-05-14'],
  ['month', '2024-02-01', 'February 2024', '2024-02-29'],
  ['month', '1900-02-01', 'February 1900', '1900-02-28'],
  ['month', '2024-12-01', 'December 2024', '2024-12-31'],
  ['year', '2024-01-01', '2024', '2024-12-31'],
  ['decade', '1990-01-01', '1990s', '1999-12-31'],
] as const)('a %s from %s is %s, up to %s', (unit, first, name, last) => {
  expect(unitName(unit, first)).toBe(name);
  expect(lastDay(unit, first)).toBe(last);
});

test('axes have short names', () => {
  expect(unitLabel('month', '2024-02-01')).toBe('Feb 2024');
  expect(unitLabel('day', '2024-09-03')).toBe('3 Sep 2024');
  expect(unitLabel('decade', '1990-01-01')).toBe('1990s');
});

describe('values of dates', () => {
  test.each([
    ['2020-03-03', '3 March 2020'],
    ['2020-03-03T20:00:00', '2020-03-03 20:00:00'],
    ['2017-01-01/2018-01-01', '1 January 2017 to 31 December 2017'],
    ['2017-01-01/2017-01-02', '1 January 2017'],
    ['2017-01-01/..', 'from 1 January 2017'],
    ['../2017-01-01', 'until 31 December 2016'],
    ['1814400', '21 days'],
    ['86400', '1 day'],
    ['630720000', '20 years'],
    ['5400', '90 minutes'],
    ['86400/172800', '1 day to 2 days'],
  ])('%s is written %s', (value, text) => {
    expect(time(value)).toBe(text);
  });
});

test.each([
  [{ value: 2_000_000, low: null, high: null }, '2,000,000'],
  [{ value: 0.25, low: null, high: null }, '0.25'],
  [{ value: null, low: 300, high: 400 }, '300 to 400'],
  [{ value: null, low: 300, high: null }, '300 or more'],
  [{ value: null, low: null, high: 400 }, 'up to 400'],
  [{ value: null, low: null, high: null }, undefined],
])('the number %j is written %s', (number, text) => {
  expect(amount(number)).toBe(text);
});

test.each([
  [1, '100 %'],
  [0.99996, 'over 99.9 %'],
  [0.923, '92.3 %'],
  [0.0004, 'under 0.1 %'],
  [0, '0 %'],
])('the share %d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

describe('contexts', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve thirteen';

  test('that were cut begin and end with a whole word', () => {
    expect(trimmedBefore(`hrown away, ${words}`)).toBe(`… away, ${words}`);
    expect(trimmedAfter(`${words} and thr`)).toBe(`${words} and …`);
  });

  test('that are whole stay as they are', () => {
    expect(trimmedBefore('At first ')).toBe('At first ');
    expect(trimmedAfter(', she said.')).toBe(', she said.');
    expect(trimmedBefore('x'.repeat(80))).toBe('x'.repeat(80));
  });
});
