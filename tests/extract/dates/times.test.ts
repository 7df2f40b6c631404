import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('times', () => {
  test.each([
    ['It opens at 8 p.m. sharp.', 'time', '8 p.m.', '20:00:00'],
    ['It opens at 7:56:30 am.', 'time', '7:56:30 am', '07:56:30'],
    ['It opens at 1140 a.m. today or never', 'datetime', '1140 a.m. today', '2020-07-15T11:40:00'],
    ['They leave at noon.', 'time', 'noon', '12:00:00'],
    ['They leave at midnight.', 'time', 'midnight', '00:00:00'],
    ['They leave at half past seven.', 'time', 'half past seven', '07:30:00'],
    ['They leave at ten past nine in the evening.', 'time', 'ten past nine in the evening', '21:10:00'],
    ['They leave at quarter to six.', 'time', 'quarter to six', '05:45:00'],
    ["They leave at five o'clock.", 'time', "five o'clock", '05:00:00'],
    ['They rise at 6 in the morning.', 'time', '6 in the morning', '06:00:00'],
    ['They leave at 17.30 with us.', 'time', '17.30', '17:30:00'],
    ['Open from 9 a.m. to 5 p.m. only', 'timerange', '9 a.m. to 5 p.m.', '09:00:00/17:00:00'],
    ['Open from 5 to 6pm only', 'timerange', '5 to 6pm', '17:00:00/18:00:00'],
    ['Open between 3 and 8am only', 'timerange', '3 and 8am', '03:00:00/08:00:00'],
    ['Open 11 to 2 p.m. only', 'timerange', '11 to 2 p.m.', '11:00:00/14:00:00'],
    ['They sing in the evening.', 'timerange', 'evening', '16:00:00/20:00:00'],
    ['It begins at 3 p.m. GMT.', 'time', '3 p.m. GMT', '15:00:00Z'],
    ['It began at 0100 GMT.', 'time', '0100 GMT', '01:00:00Z'],
    ['It begins at 8 p.m. ET.', 'time', '8 p.m. ET', '20:00:00'],
    [
      'They met on Tuesday from 2:00 to 2:30 pm.',
      'datetimerange',
      'Tuesday from 2:00 to 2:30 pm',
      '2020-07-14T14:00:00/2020-07-14T14:30:00',
    ],
    ['They met at 13:00 February 28, 2013.', 'datetime', '13:00 February 28, 2013', '2013-02-28T13:00:00'],
  ])('%s', (text, kind, span, value) => {
    expect(outline(text)).toEqual([[kind, span, value]]);
  });

  test('an open end between the date and the time', () => {
    expect(read('Be back Thursday before 5pm.')).toMatchObject([
      {
        kind: 'datetimerange',
        text: 'Thursday before 5pm',
        value: '../2020-07-09T17:00:00',
        modifier: 'before',
      },
    ]);
  });

  test.each([
    ['They talked 1:1 for long.'],
    ['It closed at 41 and sold 12.5 percent.'],
    ['The “midnight zone” is cold.'],
    ['At 70 he ran; at 25 he sang.'],
    ['The code is 1140 or 0930.'],
    ['They scored 2:55 into overtime.'],
    ['They led with 1:07 to go.'],
    ['They led with 0:30 left.'],
  ])('no time: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });
});

describe('durations', () => {
  test.each([
    ['He served for 20 years.', '20 years', '630720000', 'P20Y'],
    ['A five-year term began.', 'five-year', '157680000', 'P5Y'],
    ['They run it in 9.5 seconds.', '9.5 seconds', '9.5', 'PT9.5S'],
    [
      'It took 2 hours, 32 minutes and 25.3 seconds.',
      '2 hours, 32 minutes and 25.3 seconds',
      '9145.3',
      'PT2H32M25.3S',
    ],
    ['A day-long meeting ended.', 'day-long', '86400', 'P1D'],
    ['A yearlong study ended.', 'yearlong', '31536000', 'P1Y'],
    ['It took half an hour.', 'half an hour', '1800', 'PT0.5H'],
    ['It took one and a half hours.', 'one and a half hours', '5400', 'PT1.5H'],
    ['It took one hour and a half.', 'one hour and a half', '5400', 'PT1.5H'],
    ['They stayed two nights.', 'two nights', '172800', 'P2D'],
    ['They stayed for a week.', 'week', '604800', 'P1W'],
    ['They stayed several days.', 'several days', null, 'PXD'],
    ['They stayed for months.', 'months', null, 'PXM'],
    ['They argued all day.', 'all day', '86400', 'P1D'],
    ['She won in 4:07.13 on ice.', '4:07.13', '247.13', 'PT4M7.13S'],
    ['It lasts three decades.', 'three decades', '946080000', 'P30Y'],
    ['They waited ten business days.', 'ten business days', '864000', 'P10BD'],
  ])('%s', (text, span, value, timex) => {
    expect(read(text, null)).toMatchObject([{ kind: 'duration', text: span, value, timex }]);
  });

  test('"about" stays outside', () => {
    expect(read('He spoke about three weeks after that.', null)).toMatchObject([
      { text: 'three weeks', modifier: 'approx' },
    ]);
  });

  test.each([
    ['A 24-year-old man fell.'],
    ['She is 73 years old.'],
    ['The child of 3 years of age fell.'],
    ['They earn $5 a day.'],
    ['They paid $1 billion.'],
    ['He asked a second question.'],
    ['The Six-Day War began.'],
    ["The Hundred Years' War began."],
  ])('no duration: %s', (text) => {
    expect(outline(text, null)).toEqual([]);
  });
});

describe('sets', () => {
  test.each([
    ['They sing every Monday.', 'every Monday', 'XXXX-WXX-1'],
    ['They sing every other Friday.', 'every other Friday', 'XXXX-WXX-5'],
    ['They sing each two days.', 'each two days', 'P2D'],
    ['The daily count rose.', 'daily', 'P1D'],
    ['They pay once a year.', 'once a year', 'P1Y'],
    ['They pay four times a year.', 'four times a year', 'P1Y'],
    ['They sing on Tuesdays at 9am.', 'Tuesdays at 9am', 'XXXX-WXX-2T09'],
    ['They sing on Friday mornings.', 'Friday mornings', 'XXXX-WXX-5TMO'],
    ['They sing every day at 7:13 p.m. here', 'every day at 7:13 p.m.', 'T19:13'],
    ['They sing 3pm each day.', '3pm each day', 'T15'],
    ['The bi-monthly drill began.', 'bi-monthly', 'P2M'],
    ['They sing every weekday.', 'every weekday', 'P1WD'],
  ])('%s', (text, span, timex) => {
    expect(read(text)).toMatchObject([{ kind: 'set', text: span, timex, value: null }]);
  });

  test.each([['The Daily Mail wrote.'], ['Every man sings, any time at all.'], ['Once upon a hill']])(
    'no set: %s',
    (text) => {
      expect(outline(text)).toEqual([]);
    },
  );
});

test('lengths of some units are open', () => {
  expect(read('A months-long strike ended.')).toMatchObject([
    { text: 'months-long', timex: 'PXM', value: null },
  ]);
});

test('a time by another clock stands in brackets', () => {
  expect(outline('It struck at 5:32 a.m. (0532 GMT) Tuesday.')).toEqual([
    ['datetime', '5:32 a.m. (0532 GMT) Tuesday', '2020-07-14T05:32:00'],
  ]);
});

test('four digits before a zone are a time, not a year', () => {
  expect(outline('It struck (1900 GMT).')).toEqual([['time', '1900 GMT', '19:00:00Z']]);
  expect(outline('It struck in 1900.')).toEqual([['daterange', '1900', '1900-01-01/1901-01-01']]);
});

describe('a part of the day before its day', () => {
  test.each([
    ['He died on the night of July 3.', 'night of July 3', '2020-07-03TNI'],
    ['In mid-afternoon on Monday it rained.', 'mid-afternoon on Monday', '2020-07-13TAF'],
    ['It snowed overnight Monday.', 'overnight Monday', '2020-07-13TNI'],
  ])('%s', (text, span, timex) => {
    expect(read(text)).toMatchObject([{ text: span, timex }]);
  });

  test('is none without one', () => {
    expect(outline('He died on the night of the fire.')).toEqual([]);
  });
});

test('the middle of a part of the day takes the day after it', () => {
  expect(read('By mid-afternoon Friday it was down.')).toMatchObject([
    { text: 'mid-afternoon Friday', timex: '2020-07-10TAF', modifier: 'mid' },
  ]);
  expect(read('By afternoon Friday fell.').map((found) => found.text)).not.toContain('afternoon Friday');
});
