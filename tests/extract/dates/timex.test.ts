import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

/** The texts and TIMEX3 values. */
const timexes = (text: string, publishedAt?: string | null): string[][] =>
  read(text, publishedAt).map((found) => [found.text, found.timex]);

describe('the TIMEX3 value is resolved where the date of publication is known, and open otherwise', () => {
  test.each([
    ['He spoke on Tuesday.', 'Tuesday', '2020-07-14', 'XXXX-WXX-2'],
    ['He spoke on Tuesday night.', 'Tuesday night', '2020-07-14TNI', 'XXXX-WXX-2TNI'],
    ['He spoke on Tuesday at 8:30 p.m.', 'Tuesday at 8:30 p.m.', '2020-07-14T20:30', 'XXXX-WXX-2T20:30'],
    ['He spoke in May.', 'May', '2020-05', 'XXXX-05'],
    ['He spoke in early May.', 'early May', '2020-05', 'XXXX-05'],
    ['He spoke on May 4.', 'May 4', '2020-05-04', 'XXXX-05-04'],
    ['He spoke on Labor Day.', 'Labor Day', '2020-09-07', 'XXXX-09-WXX-1-#1'],
    ['He spoke last quarter.', 'last quarter', '2020-Q2', 'XXXX-QX'],
    ['He spoke this decade.', 'this decade', '202', 'XXX'],
    ['Over the summer he spoke.', 'summer', '2020-SU', 'SU'],
    ['He ran from May to July.', 'May to July', '(2020-05-01,2020-08-01,P3M)', '(XXXX-05-01,XXXX-07-01,PX)'],
    ['He spoke five years ago.', 'five years ago', '2015', 'XXXX-XX-XX'],
    ['He spoke six weeks ago.', 'six weeks ago', '2020-W23', 'XXXX-XX-XX'],
  ])('%s', (text, span, resolved, open) => {
    expect(timexes(text)).toEqual([[span, resolved]]);
    expect(timexes(text, null)).toEqual([[span, open]]);
  });

  test.each([
    ['Over the past two weeks it rained.', 'past two weeks', 'P2W'],
    ['It rained in the past 24 hours.', 'past 24 hours', 'PT24H'],
    ['It grew in the 1990s.', '1990s', '199'],
    ['It grew in the 19th century.', '19th century', '18'],
    ['It grew in the first half of 2016.', 'first half of 2016', '2016-H1'],
    ['It grew in the last half of 2016.', 'last half of 2016', '2016-H2'],
    ['It grew in the third quarter of 2016.', 'third quarter of 2016', '2016-Q3'],
    ['It was cold in the winter of nineteen ninety-four.', 'winter of nineteen ninety-four', '1994-WI'],
  ])('%s', (text, span, timex) => {
    expect(timexes(text)).toEqual([[span, timex]]);
  });
});

describe('a time of day has the day that its sentence named, or that of the article', () => {
  test.each([
    ['It closed at 8:30 p.m.', [['8:30 p.m.', '2020-07-15T20:30']]],
    [
      'They met on Monday and left at 8 p.m.',
      [
        ['Monday', '2020-07-13'],
        ['8 p.m.', '2020-07-13T20'],
      ],
    ],
    [
      'They met on Monday. The shop closed at 8 p.m.',
      [
        ['Monday', '2020-07-13'],
        ['8 p.m.', '2020-07-15T20'],
      ],
    ],
    ['It closed at 20:30 UTC.', [['20:30 UTC', '2020-07-15T20:30Z']]],
  ])('%s', (text, expected) => {
    expect(timexes(text)).toEqual(expected);
  });

  test('without a date of publication it stands alone', () => {
    expect(timexes('It closed at 8:30 p.m.', null)).toEqual([['8:30 p.m.', 'T20:30']]);
  });
});

describe('a vague time has a side and no value', () => {
  test.each([
    ['He is now a judge.', 'now', 'PRESENT_REF'],
    ['The bridge is currently closed.', 'currently', 'PRESENT_REF'],
    ['There is nothing at the moment.', 'moment', 'PRESENT_REF'],
    ['He recently moved.', 'recently', 'PAST_REF'],
    ['It was so in the past.', 'past', 'PAST_REF'],
    ['It will open soon.', 'soon', 'FUTURE_REF'],
    ['It may change in the near future.', 'near future', 'FUTURE_REF'],
    ['They blame recent losses.', 'recent', 'PAST_REF'],
    ['It fell under the current rules.', 'current', 'PRESENT_REF'],
    ['It fell several years ago.', 'several years ago', 'PAST_REF'],
    ['It fell in recent days.', 'recent days', 'PAST_REF'],
    ['It will fall in the coming months.', 'coming months', 'FUTURE_REF'],
  ])('%s', (text, span, timex) => {
    expect(read(text)).toMatchObject([{ text: span, timex, value: null }]);
  });

  test.each([
    'Now that he left, they sing.',
    'Now the mayor sings.',
    'She was soon released.',
    'It soon became a flood.',
    'It is the most recent sale.',
    'The current account fell.',
    'The current was strong.',
    'He came as soon as he could.',
    'Soon after the war they left.',
    'He met the past chairman.',
    'They talked of the future mayor.',
    'He found the present at the door.',
    'It was the moment of truth.',
  ])('%s', (text) => {
    expect(timexes(text)).toEqual([]);
  });
});
