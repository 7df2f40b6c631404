import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const timexes = (text: string, publishedAt?: string | null): string[][] =>
  read(text, publishedAt).map((found) => [found.text, found.timex]);

describe('a date that is counted from another one in its sentence', () => {
  test.each([
    ['He fled in 1998 and came back later that year.', ['later that year', '1998']],
    ['He fled in June 1998 and came back that month.', ['that month', '1998-06']],
    ['On May 3, 2010, it rained, and they left the same day.', ['same day', '2010-05-03']],
    ['On May 3, 2010, it rained, and that night they left.', ['that night', '2010-05-03TNI']],
    ['It opened on May 31, 2010, and closed the next day.', ['next day', '2010-06-01']],
    ['It opened on May 31, 2010, and closed the following morning.', ['following morning', '2010-06-01TMO']],
    ['It opened on May 31, 2010, and closed the following week.', ['following week', '2010-W23']],
    ['It sold the unit in 1998 and bought it back the following year.', ['following year', '1999']],
    ['It closed on May 31, 2010, but had opened the previous year.', ['previous year', '2009']],
    ['It opened on May 31, 2010, and closed two days later.', ['two days later', '2010-06-02']],
    ['It opened in May 2010 and closed three months later.', ['three months later', '2010-08']],
    ['It opened on May 31, 2010, and closed two years later.', ['two years later', '2012']],
    ['It closed on May 31, 2010, but had burned a week earlier.', ['a week earlier', '2010-W21']],
  ])('%s', (text, last) => {
    expect(timexes(text, null).at(-1)).toEqual(last);
  });

  test('one that counts from a weekday needs the date of the article', () => {
    const [, next] = read('He came on Monday and left the next day.');
    expect(next).toMatchObject({ timex: '2020-07-14', value: '2020-07-14', anchor: '2020-07-15T10:00:00' });
    const [, absolute] = read('He came on May 3, 2010, and left the next day.');
    expect(absolute).toMatchObject({ value: '2010-05-04', anchor: null });
  });

  test.each([
    ['It opened in 1998. It closed two days later.', ['two days', 'P2D']],
    ['It opened in 1998 and closed two days later.', ['two days', 'P2D']],
    ['It opened in 1998. It closed the following year.', ['following year', 'XXXX']],
    ['It resigned him the next day.', ['next day', 'XXXX-XX-XX']],
    ['It will rain the next day.', ['next day', '2020-07-16']],
    ['It opened in 1998 and took two days longer.', ['two days', 'P2D']],
  ])('another sentence, or a longer unit, tells nothing: %s', (text, last) => {
    expect(timexes(text).at(-1)).toEqual(last);
  });

  test.each(['It opened in 1998. That year it burned.', 'It opened in 1998. He saw that day and night.'])(
    'without a date in the sentence it is none: %s',
    (text) => {
      expect(timexes(text)).toEqual([['1998', '1998']]);
    },
  );
});

describe('the day of a report', () => {
  test.each([
    ['The index ended the day at 7,114.', [['day', '2020-07-15']]],
    ['It fell later in the day.', [['later in the day', '2020-07-15']]],
    [
      'The index fell on Monday and closed the day at 7,114.',
      [
        ['Monday', '2020-07-13'],
        ['day', '2020-07-13'],
      ],
    ],
    ['They saved the day.', []],
  ])('%s', (text, expected) => {
    expect(timexes(text)).toEqual(expected);
  });
});

test.each([
  ['It lost money in the fourth quarter of 2018 and for the entire year.', 'entire year', '2018'],
  ['In May 2018 they left for the whole year.', 'whole year', '2018'],
])('the whole of a year that the sentence has named: %s', (text, span, timex) => {
  expect(read(text).at(-1)).toMatchObject({ text: span, timex });
});

test('the whole of a week or of an unnamed year is no date', () => {
  expect(read('In May 2018 they left for the whole week.').map((found) => found.text)).toEqual(['May 2018']);
  expect(read('They left for the entire year.')).toEqual([]);
});

test.each([
  ['He left on Jan. 5, 2019. The same day, she fled.', '2019-01-05'],
  ['The same night, she fled.', 'XXXX-XX-XXTNI'],
  ['In 2019 he left. The same year, she fled.', 'XXXX'],
])('the same day is that of the sentence before: %s', (text, timex) => {
  expect(read(text).at(-1)).toMatchObject({ text: expect.stringMatching(/^same/), timex });
});

test.each(['They share the same day job.', 'It is the same year after year.'])(
  'no time of a story: %s',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);
