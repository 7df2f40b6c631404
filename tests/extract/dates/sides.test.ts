import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('on which side of the article a weekday lies', () => {
  test.each([
    ['The deadline was extended until Friday.', '../2020-07-17'],
    ['The shop remains closed until Friday.', '../2020-07-17'],
    ['She stayed until Friday.', '../2020-07-10'],
    ['It could open as early as Friday.', '2020-07-17/..'],
    ['They must pay by Friday.', '2020-07-17'],
    ['He resigned effective Friday.', '2020-07-17'],
    ['They met ahead of Friday’s vote.', '2020-07-17'],
    ['They heard of Friday’s vote.', '2020-07-10'],
    ['The vote was postponed to Friday.', '2020-07-17'],
    ['He said the father would travel Friday.', '2020-07-17'],
    ['He would not comment Friday.', '2020-07-10'],
    ['He could not be reached Friday.', '2020-07-10'],
    ['He said Friday.', '2020-07-10'],
    ['Until Friday, they had not called him.', '../2020-07-10'],
    ['Until Friday, they will not call him.', '../2020-07-17'],
    ['He is chairman, effective Feb. 1.', '2021-02-01'],
    ['It beat the record set on Jan. 6.', '2020-01-06'],
    ['The vote is set for Jan. 6.', '2021-01-06'],
    ['The strike resumes Friday.', '2020-07-17'],
    ['The council meets Friday.', '2020-07-17'],
    ['The hearing is Friday.', '2020-07-17'],
    ['The hearing is on Friday.', '2020-07-17'],
    ['The hearing was on Friday.', '2020-07-10'],
    ['It is Friday.', '2020-07-10'],
    ['The law takes effect Friday.', '2020-07-17'],
    ['The law took effect Friday.', '2020-07-10'],
    ['The vote is in January.', '2021-01-01/2021-02-01'],
    ['The school that closed Aug. 31 was good.', '2019-08-31'],
    ['On Friday, the council of the city plans to vote.', '2020-07-17'],
    ['It sits again. Friday, the court will rule.', '2020-07-17'],
    ['On Friday, he said he will vote.', '2020-07-10'],
    ['The shop is to open in Dover Friday.', '2020-07-17'],
    ['The road is to Dover what it was Friday.', '2020-07-10'],
    ['The loan was extended through January.', '2021-01-01/2021-02-01'],
    ['Sales fell through January.', '2020-01-01/2020-02-01'],
    ['It is to be signed Aug. 31.', '2020-08-31'],
    ['It was due to be signed Aug. 31.', '2020-08-31'],
    ['It should be completed in October.', '2020-10-01/2020-11-01'],
    ['It was completed in October.', '2019-10-01/2019-11-01'],
  ])('%s', (text, value) => {
    expect(read(text).map((found) => found.value)).toEqual([value]);
  });
});

describe('the end of a year or month', () => {
  test.each([
    ['It should close by year-end.', 'year-end', '2020-09-01/2021-01-01'],
    ["It should close by year's end.", "year's end", '2020-09-01/2021-01-01'],
    ['It should close by month end.', 'month end', '2020-07-16/2020-08-01'],
  ])('%s', (text, span, value) => {
    expect(outline(text)).toEqual([['daterange', span, value]]);
  });

  test('is none as an adjective', () => {
    expect(outline('They hold a year-end party.')).toEqual([]);
  });
});

describe('what only looks like a time', () => {
  test.each([
    'The index fell by 3.41%.',
    'The bank cut the rate from 5.25% to 5.00%.',
    'It stood at 1200 parts per million.',
    'They plan from 1000 to 2000 hires.',
    'It rose by 1.20 dollars.',
    'They march on the capital.',
    'The Russell 2000 fell.',
    'The Acme 2000 Index fell.',
    'He spoke on “60 Minutes.”',
    'She won despite coming second.',
    'They gave it 5/5 and 10/10.',
    'The Berlin daily Die Welt wrote it.',
  ])('%s', (text) => {
    expect(outline(text)).toEqual([]);
  });

  test.each([
    ['They voted 7-2 Thursday.', 'Thursday'],
    ['The court ruled 6-3 on Thursday.', 'Thursday'],
    ['It was a 3-2 win on Thursday.', 'Thursday'],
    ['It fell Thursday 5.5%.', 'Thursday'],
    ['He presented Thursday the first engine.', 'Thursday'],
  ])('%s', (text, day) => {
    expect(outline(text)).toEqual([['date', day, '2020-07-09']]);
  });

  test('hours joined by a hyphen are a time where nothing is counted', () => {
    expect(outline('It is open from 3-5 on Thursday.')).toMatchObject([
      ['datetimerange', '3-5 on Thursday', '2020-07-09T03:00:00/2020-07-09T05:00:00'],
    ]);
  });

  test('the time of a race is a length', () => {
    expect(read('She ran the marathon in 3:07:35.')).toMatchObject([
      { kind: 'duration', timex: 'PT3H7M35S', value: '11255' },
    ]);
    expect(outline('It began at 3:07:35.')).toEqual([['time', '3:07:35', '03:07:35']]);
  });
});

test('a result before a day is no range of hours', () => {
  expect(outline('They lifted the Bears over the Lions 5-4 Tuesday night.')).toEqual([
    ['datetimerange', 'Tuesday night', '2020-07-14T20:00:00/2020-07-14T23:59:59'],
  ]);
  expect(outline('It is open 9-5 Friday.')).toMatchObject([
    ['datetimerange', '9-5 Friday', expect.anything()],
  ]);
});

describe('a day that an event is named after is of the year of the event', () => {
  test.each([
    ['He died in the Sept. 11 attacks.', '2001-09-11'],
    ['He died in the Sept. 11 terrorist attacks.', '2001-09-11'],
    ['He took part in the Jan. 6 riot.', '2021-01-06'],
    ['He came on Sept. 11.', '2019-09-11'],
    ['He came on Jan. 6.', '2020-01-06'],
    ['He spoke of the Sept. 11, 2012, attack.', '2012-09-11'],
  ])('%s', (text, value) => {
    expect(read(text).map((found) => found.value)).toEqual([value]);
  });
});
