import { expect, test } from 'vitest';
import { read } from './reading.js';

/** The words, TIMEX3 value and value of each expression. */
const timexes = (text: string): (string | null)[][] =>
  read(text).map((found) => [found.text, found.timex, found.value]);

test.each([
  ['It closed two to three years ago.', 'two to three years ago', 'PAST_REF', '2017-01-01/2019-01-01'],
  ['He left a year or two ago.', 'a year or two ago', 'PAST_REF', '2018-01-01/2020-01-01'],
  [
    'They open three or four weeks from now.',
    'three or four weeks from now',
    'FUTURE_REF',
    '2020-08-03/2020-08-17',
  ],
  ['In a day or two he will go.', 'In a day or two', 'FUTURE_REF', '2020-07-16/2020-07-18'],
  ['It was done in a day or two.', 'day or two', 'P1D', '86400/172800'],
  ['An hour or two ago he left.', 'An hour or two ago', 'PAST_REF', null],
])('two amounts are a vague distance: %s', (text, span, timex, value) => {
  expect(timexes(text)).toEqual([[span, timex, value]]);
});

test.each([
  ['He left a week or so ago.', 'a week or so ago', '2020-W28', 'approx'],
  ['It takes an hour or so.', 'hour or so', 'PT1H', 'approx'],
  ['It takes two hours or so.', 'two hours', 'PT2H', null],
  ['He decides in the next week or two.', 'next week or two', 'P1W', 'approx'],
  ['Prices fell over the past year or so.', 'past year or so', 'P1Y', 'approx'],
])('a length may have a margin: %s', (text, span, timex, modifier) => {
  expect(read(text)).toMatchObject([{ text: span, timex, modifier }]);
});

test('a period with a margin has the days of its greater amount', () => {
  expect(read('He decides in the next week or two.')[0]?.value).toBe('2020-07-16/2020-07-30');
});

test.each([
  ['He was years ago the favourite.', ['years ago', 'PAST_REF']],
  ['Hours ago he left.', ['Hours ago', 'PAST_REF']],
  ['Taxes fall in future years.', ['future years', 'FUTURE_REF']],
  ['Prices rise in the weeks ahead.', ['weeks ahead', 'FUTURE_REF']],
  ['Prices rise for years to come.', ['years to come', 'FUTURE_REF']],
  ['In years past, it rained.', ['years past', 'PAST_REF']],
  ['Over the years, it has grown.', ['years', 'PXY']],
])('units that nobody counts: %s', (text, [span, timex]) => {
  expect(read(text)).toMatchObject([{ text: span, timex, value: null }]);
});

test.each([
  'In the days ahead of the vote he left.',
  'The ship was days ahead.',
  'It saves for future generations.',
  'Many years past the age of sixty he sang.',
])('no time that lies ahead or behind: %s', (text) => {
  expect(read(text).filter(({ timex }) => timex.endsWith('_REF'))).toEqual([]);
});

test.each([
  ['He stayed there a year and a half.', ['year and a half']],
  ['He pays $5 a year and a fee.', []],
  ['He pays $5 a month or so.', []],
])('what a length is, and what a rate: %s', (text, spans) => {
  expect(read(text).map((found) => found.text)).toEqual(spans);
});

test.each([
  ['She died two days before Christmas.', 'two days before Christmas', '2019-12-23'],
  ['She will sing two days before Christmas.', 'two days before Christmas', '2020-12-23'],
  ["She resigned a day before Tuesday's vote.", 'a day before Tuesday', '2020-07-13'],
  ["She will quit a day before Tuesday's vote.", 'a day before Tuesday', '2020-07-20'],
  ["The day before Friday's vote she quit.", 'day before Friday', '2020-07-09'],
])('the clause tells from which day a distance is counted: %s', (text, span, value) => {
  expect(read(text)).toMatchObject([{ text: span, value }]);
});

test.each([
  ['It fell in the first nine months of 2019.', 'first nine months of 2019', 'P9M', '2019-01-01/2019-10-01'],
  [
    'It fell in the first six months of the year.',
    'first six months of the year',
    'P6M',
    '2020-01-01/2020-07-01',
  ],
  ['It fell in the final three weeks of May.', 'final three weeks of May', 'P3W', '2020-05-11/2020-06-01'],
  ['He left in the summer of last year.', 'summer of last year', '2019-SU', null],
])('a period that a longer one begins or ends with: %s', (text, span, timex, value) => {
  expect(timexes(text)).toEqual([[span, timex, value]]);
});

test('a year after a unit counts nothing', () => {
  expect(read('In the final months of 2019 sales fell.').map(({ timex }) => timex)).toEqual(['2019']);
  expect(read('It was worth 2019 sales.')).toEqual([]);
});

test('minutes from a day without its time are a length', () => {
  const text = 'The match begins in ten minutes.';
  expect(read(text, '2020-07-15')).toMatchObject([{ kind: 'duration', timex: 'PT10M' }]);
  expect(read(text)).toMatchObject([{ kind: 'datetime', timex: '2020-07-15T10:10:00' }]);
});

test.each([
  ['The day after Thanksgiving she left.', '2019-11-29'],
  ['On Thanksgiving she will leave.', '2020-11-26'],
])('the clause tells the year of a movable holiday: %s', (text, value) => {
  expect(read(text)[0]?.value).toBe(value);
});

test.each([
  ['He has until the end of the month.', '../2020-08-01'],
  ['He has until the beginning of next month.', '../2020-08-01'],
])('what lasts until a part of a period: %s', (text, value) => {
  expect(read(text)[0]?.value).toBe(value);
});

test('a comparison of days is no vague time', () => {
  expect(read('It was open as recently as last week.').map(({ text }) => text)).toEqual(['last week']);
});

test.each([
  ['He came two or three times a week.', 'two or three times a week'],
  ['He came three times a week.', 'three times a week'],
])('how often: %s', (text, span) => {
  expect(read(text)).toMatchObject([{ kind: 'set', text: span, timex: 'P1W' }]);
});

test.each([
  ['They met two Sundays ago.', 'two Sundays ago', '2020-07-05'],
  ['He died two years ago in March.', 'two years ago in March', '2018-03'],
  ['It rained in the first days of May.', 'first days of May', '2020-05'],
  ['It was $5 at mid-year.', 'mid-year', '2020'],
  ['It was $5 by midweek.', 'midweek', '2020-W29'],
  ['Long ago he left.', 'Long ago', 'PAST_REF'],
  ['He left one Sunday in May.', 'Sunday', 'XXXX-WXX-7'],
  ['They won Game One Friday.', 'Friday', '2020-07-10'],
  ['In 2016 it fell; the year before, it rose.', 'year before', '2015'],
  ['The night before, it rained.', 'night before', 'XXXX-XX-XXTNI'],
])('by other words: %s', (text, span, timex) => {
  expect(read(text)).toContainEqual(expect.objectContaining({ text: span, timex }));
});

test.each([
  'It was a midweek game.',
  'It rained the year before he left.',
  'In the first days of the war they fled.',
])('no date: %s', (text) => {
  expect(read(text)).toEqual([]);
});
