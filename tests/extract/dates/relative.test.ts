import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('against the date of publication, Wednesday 15 July 2020', () => {
  test.each([
    ['It rained today.', 'date', 'today', '2020-07-15'],
    ['It rained yesterday.', 'date', 'yesterday', '2020-07-14'],
    ['It rains tomorrow.', 'date', 'tomorrow', '2020-07-16'],
    ['It rained the day before yesterday.', 'date', 'day before yesterday', '2020-07-13'],
    ['He spoke on Tuesday.', 'date', 'Tuesday', '2020-07-14'],
    ['He spoke on Wednesday.', 'date', 'Wednesday', '2020-07-15'],
    ['He will speak on Friday.', 'date', 'Friday', '2020-07-17'],
    ['He said on Friday it was over.', 'date', 'Friday', '2020-07-10'],
    ['He spoke last Friday.', 'date', 'last Friday', '2020-07-10'],
    ['They meet next Monday.', 'date', 'next Monday', '2020-07-20'],
    ['They meet this Friday.', 'date', 'this Friday', '2020-07-17'],
    ['He spoke two weeks ago.', 'daterange', 'two weeks ago', '2020-06-29/2020-07-06'],
    ['He spoke two days ago.', 'date', 'two days ago', '2020-07-13'],
    ['He spoke two weeks ago today.', 'date', 'two weeks ago today', '2020-07-01'],
    ['He spoke a week ago Friday.', 'date', 'a week ago Friday', '2020-07-03'],
    ['He spoke a year ago Tuesday.', 'date', 'a year ago Tuesday', '2019-07-14'],
    ['It sank 100 years ago this month.', 'daterange', '100 years ago this month', '1920-07-01/1920-08-01'],
    ['She left the week before last.', 'daterange', 'week before last', '2020-06-29/2020-07-06'],
    ['It opens the Sunday after next.', 'date', 'Sunday after next', '2020-07-26'],
    ["The week before last year's vote was calm.", 'daterange', 'last year', '2019-01-01/2020-01-01'],
    ['He left the day before last Tuesday.', 'date', 'day before last Tuesday', '2020-07-06'],
    ['The day after Christmas was quiet.', 'date', 'day after Christmas', '2019-12-26'],
    ['He spoke three months ago.', 'daterange', 'three months ago', '2020-04-01/2020-05-01'],
    ['He spoke five years ago.', 'daterange', 'five years ago', '2015-01-01/2016-01-01'],
    ['He spoke a year and a half ago.', 'daterange', 'a year and a half ago', '2019-01-01/2019-02-01'],
    ['He spoke more than a year ago.', 'daterange', 'a year ago', '../2019-07-15'],
    ['They return in three weeks.', 'daterange', 'in three weeks', '2020-08-03/2020-08-10'],
    ['They return three weeks from tomorrow.', 'date', 'three weeks from tomorrow', '2020-08-06'],
    ['They return 2 weeks before Christmas.', 'date', '2 weeks before Christmas', '2020-12-11'],
    ['They meet on the first Monday of next month.', 'date', 'first Monday of next month', '2020-08-03'],
    ['They meet next week on Tuesday.', 'date', 'next week on Tuesday', '2020-07-21'],
    ['They meet on the 21st.', 'date', '21st', '2020-07-21'],
    ['He left last week.', 'daterange', 'last week', '2020-07-06/2020-07-13'],
    ['In the prior quarter it rained.', 'daterange', 'prior quarter', '2020-04-01/2020-07-01'],
    ['He left last month.', 'daterange', 'last month', '2020-06-01/2020-07-01'],
    ['He left last year.', 'daterange', 'last year', '2019-01-01/2020-01-01'],
    ['The last quarter was weak.', 'daterange', 'last quarter', '2020-04-01/2020-07-01'],
    ['He left last June.', 'daterange', 'last June', '2020-06-01/2020-07-01'],
    ['He left last August.', 'daterange', 'last August', '2019-08-01/2019-09-01'],
    ['Over the past two weeks it rained.', 'daterange', 'past two weeks', '2020-07-01/2020-07-15'],
    ['Over the next 3 days it rains.', 'daterange', 'next 3 days', '2020-07-16/2020-07-19'],
    ['Over the past two decades it rained.', 'daterange', 'past two decades', '2000-07-15/2020-07-15'],
    ['In the next 4 business days it rains.', 'daterange', 'next 4 business days', '2020-07-16/2020-07-22'],
    [
      'The last four months of 2018 were dry.',
      'daterange',
      'last four months of 2018',
      '2018-09-01/2019-01-01',
    ],
    ['Earlier this year it rained.', 'daterange', 'Earlier this year', '2020-01-01/2020-07-15'],
    ['It may rain later this week.', 'daterange', 'later this week', '2020-07-15/2020-07-20'],
    ['Shops close by the end of this year.', 'daterange', 'end of this year', '2020-09-01/2021-01-01'],
    ['Over the weekend it rained.', 'daterange', 'weekend', '2020-07-11/2020-07-13'],
    ['The week of August 10 is free.', 'daterange', 'week of August 10', '2020-08-10/2020-08-17'],
    ['Week 31 is free.', 'daterange', 'Week 31', '2020-07-27/2020-08-03'],
    ['He called half an hour ago.', 'datetime', 'half an hour ago', '2020-07-15T09:30:00'],
    [
      'It closes within 2 hours or so.',
      'datetimerange',
      '2 hours',
      '2020-07-15T10:00:00/2020-07-15T12:00:00',
    ],
    [
      'Over the 13 last minutes it rained.',
      'datetimerange',
      '13 last minutes',
      '2020-07-15T09:47:00/2020-07-15T10:00:00',
    ],
    [
      'It opens within the next day and 5 hours.',
      'datetimerange',
      'next day and 5 hours',
      '2020-07-15T10:00:00/2020-07-16T15:00:00',
    ],
    ['In the last hour it rained.', 'datetimerange', 'last hour', '2020-07-15T09:00:00/2020-07-15T10:00:00'],
    ['In the 5 upcoming years it rains.', 'daterange', '5 upcoming years', '2020-07-16/2025-07-16'],
    ['It opens 3 business days from today.', 'date', '3 business days from today', '2020-07-20'],
    ['They meet on Monday two weeks from now.', 'date', 'Monday two weeks from now', '2020-07-27'],
    ['They meet on Monday of the following week.', 'date', 'Monday of the following week', '2020-07-20'],
    ['Two days hence it rains.', 'date', 'Two days hence', '2020-07-17'],
    ["Next year's first quarter is open.", 'daterange', "Next year's first quarter", '2021-01-01/2021-04-01'],
    ['This quarter is weak.', 'daterange', 'This quarter', '2020-07-01/2020-10-01'],
    ['The next century is far.', 'daterange', 'next century', '2100-01-01/2200-01-01'],
    [
      'In the past 24 hours it rained.',
      'datetimerange',
      'past 24 hours',
      '2020-07-14T10:00:00/2020-07-15T10:00:00',
    ],
    [
      'He spoke on Tuesday night.',
      'datetimerange',
      'Tuesday night',
      '2020-07-14T20:00:00/2020-07-14T23:59:59',
    ],
    ['He spoke last night.', 'datetimerange', 'last night', '2020-07-14T20:00:00/2020-07-14T23:59:59'],
    ['He spoke this morning.', 'datetimerange', 'this morning', '2020-07-15T08:00:00/2020-07-15T12:00:00'],
    ['They sing tonight.', 'datetimerange', 'tonight', '2020-07-15T20:00:00/2020-07-15T23:59:59'],
    ['They sing tomorrow at 8:30 p.m. in town.', 'datetime', 'tomorrow at 8:30 p.m.', '2020-07-16T20:30:00'],
  ])('%s', (text, kind, span, value) => {
    expect(outline(text)).toEqual([[kind, span, value]]);
  });

  test('late and early stay with the day', () => {
    expect(read('Sessions tweeted late Friday night.')).toMatchObject([
      {
        kind: 'datetimerange',
        text: 'late Friday night',
        value: '2020-07-10T22:00:00/2020-07-10T23:59:59',
        modifier: 'end',
      },
    ]);
  });
});

test('without a date of publication the TIMEX value stays open', () => {
  expect(read('He spoke on Tuesday and two weeks ago and last year.', null)).toMatchObject([
    { text: 'Tuesday', timex: 'XXXX-WXX-2', value: null, anchor: null },
    { text: 'two weeks ago', timex: 'XXXX-XX-XX', value: null },
    { text: 'last year', timex: 'XXXX', value: null },
  ]);
});

test('a weekday that something has is no anniversary', () => {
  expect(outline("It came a year ago, Tuesday's report says.")).toMatchObject([
    ['daterange', 'a year ago', expect.anything()],
    ['date', 'Tuesday', '2020-07-14'],
  ]);
  expect(outline("A year ago Tuesday's vote was lost.")).toHaveLength(2);
});

test('a count in the past is no point to come', () => {
  expect(outline('It was the first time in two years.')).toEqual([['duration', 'two years', '63072000']]);
});

test('without a clock in the anchor, hours stay open', () => {
  expect(read('He called three hours ago, and in the past 5 minutes.', '2020-07-15')).toMatchObject([
    { kind: 'datetime', text: 'three hours ago', value: null },
    { kind: 'datetimerange', text: 'past 5 minutes', value: null },
  ]);
});

test('a length that the story counts from a moment of its own is a duration', () => {
  expect(outline('Five days later, the council met.')).toEqual([['duration', 'Five days', '432000']]);
});

test.each([
  ['The course will last three weekends.', 'three weekends'],
  ['It cannot last; it should last two hours.', 'two hours'],
])('the verb "last" is no direction: %s', (text, span) => {
  expect(outline(text)).toMatchObject([['duration', span, expect.anything()]]);
});

test.each([
  ['He is the last man of this kind.'],
  ['It was the next best thing.'],
  ['A fall from the ladder in spring water'],
  ['Readers of the Sunday Times know.'],
  ['Fans of Saturday Night Live know.'],
  ['Twentieth Century Pictures and 20th Century Fox know.'],
  ['He sat and the sun shone.'],
  ['He is then a mayor, now that she left, and he came as soon as she called.'],
  ['It surged up to date and to the end of the line.'],
  ['First, second and third came the others.'],
])('no time expression: %s', (text) => {
  expect(outline(text)).toEqual([]);
});

describe('the year that a date leaves out', () => {
  test.each([
    ['She got them in February.', 'February', '2020-02-01/2020-03-01'],
    ['She got them in December.', 'December', '2019-12-01/2020-01-01'],
    ['The vote is on Sept. 8.', 'Sept. 8', '2020-09-08'],
    ['It was agreed in November, then dropped.', 'November', '2019-11-01/2019-12-01'],
    ['In November, the mayor resigned.', 'November', '2019-11-01/2019-12-01'],
    ['She took office in November.', 'November', '2019-11-01/2019-12-01'],
    ['They fear the November election.', 'November', '2020-11-01/2020-12-01'],
    ['It will open in March.', 'March', '2021-03-01/2021-04-01'],
    ['It has been closed since August 1st.', 'August 1st', '2019-08-01/..'],
    ['It was closed between November 1 and June 26.', 'November 1 and June 26', '2019-11-01/2020-06-27'],
    ['They met on June 16th of last year.', 'June 16th of last year', '2019-06-16'],
    ['They met in May last year.', 'May last year', '2019-05-01/2019-06-01'],
  ])('%s', (text, span, value) => {
    expect(read(text)).toMatchObject([{ text: span, value }]);
  });
});

describe('up to the article and from it on', () => {
  test.each([
    ['It grew over the past year.', 'past year', '2019-07-15/2020-07-15'],
    ['It grew over the last month.', 'last month', '2020-06-15/2020-07-15'],
    ['It grew last month.', 'last month', '2020-06-01/2020-07-01'],
    ['It grew this past week.', 'this past week', '2020-07-08/2020-07-15'],
    ['It doubled in the past two decades.', 'past two decades', '2000-07-15/2020-07-15'],
    ['It will grow in the next week.', 'next week', '2020-07-16/2020-07-23'],
    ['It grew in the first half of this year.', 'first half of this year', '2020-01-01/2020-07-01'],
    ['It rained in the second half of June.', 'second half of June', '2020-06-16/2020-07-01'],
    ["It hasn't rained in six months.", 'six months', '15552000'],
    ['It is shut for the rest of the year.', 'rest of the year', '2020-07-16/2021-01-01'],
    ['He left more than a year ago.', 'a year ago', '../2019-07-15'],
    ['He left less than a year ago.', 'a year ago', '2019-07-15/..'],
    ["Following Monday's vote he left.", 'Monday', '2020-07-13'],
    ['He left the following Monday.', 'following Monday', '2020-07-20'],
  ])('%s', (text, span, value) => {
    expect(read(text)).toMatchObject([{ text: span, value }]);
  });

  test('on a Monday this weekend is the one just over, unless the clause looks ahead', () => {
    expect(outline('He told them this weekend.', '2020-07-13')).toEqual([
      ['daterange', 'this weekend', '2020-07-11/2020-07-13'],
    ]);
    expect(outline('He will meet them this weekend.', '2020-07-13')).toEqual([
      ['daterange', 'this weekend', '2020-07-18/2020-07-20'],
    ]);
  });
});

test('a programme of that name is no week', () => {
  expect(outline('He said on “This Week,” a show.')).toEqual([]);
  expect(outline('He said: “This week was hard.”')).toHaveLength(1);
});

test.each(['It is open 24/7.', 'They bought $DEC shares.'])('no date: %s', (text) => {
  expect(outline(text)).toEqual([]);
});

test('something is moved from one day to another', () => {
  expect(outline('The vote was postponed from Tuesday to Friday.')).toEqual([
    ['date', 'Tuesday', '2020-07-14'],
    ['date', 'Friday', '2020-07-17'],
  ]);
});

test('what sold out in ten minutes took as long', () => {
  expect(outline('It sold out in ten minutes.')).toEqual([['duration', 'ten minutes', '600']]);
  expect(outline('It opens in ten minutes.')).toEqual([
    ['datetime', 'in ten minutes', '2020-07-15T10:10:00'],
  ]);
});

test('what things last is a length', () => {
  expect(outline('Good tires last two years.')).toEqual([['duration', 'two years', '63072000']]);
  expect(outline('Sales last year fell.')).toEqual([['daterange', 'last year', '2019-01-01/2020-01-01']]);
});

test.each([
  ['They met on a Friday.', 'XXXX-WXX-5'],
  ['They dance on a Friday night when they can.', 'XXXX-WXX-5TNI'],
  ['They spoke on a Friday call.', '2020-07-10'],
])('any day of the week: %s', (text, timex) => {
  expect(read(text)).toMatchObject([{ timex }]);
});

test('seconds are measured, not counted from now', () => {
  expect(outline('It reaches the shore in 5.0 seconds.')).toEqual([['duration', '5.0 seconds', '5']]);
});

test('a time within which something follows something else is a length', () => {
  expect(outline('Eat within 30 minutes after lunch.')[0]).toEqual(['duration', '30 minutes', '1800']);
  expect(outline('It opens within 30 minutes.')).toMatchObject([
    ['datetimerange', '30 minutes', expect.anything()],
  ]);
});

test.each([
  'He left at the last minute.',
  'They held it to the last minute.',
  'It is for everyday use.',
  'It has 1080 by 1920 pixels.',
])('no time: %s', (text) => {
  expect(outline(text)).toEqual([]);
});

test.each([
  ['Feed it every 2–3 hours.', 'every 2–3 hours', 'PTXH'],
  ['They meet every four to six weeks.', 'every four to six weeks', 'PXW'],
  ['They meet every second Tuesday.', 'every second Tuesday', 'XXXX-WXX-2'],
  ['They meet every second day.', 'every second day', 'P2D'],
  ['They meet on the first Friday of each month.', 'first Friday of each month', 'P1M'],
  ['They meet on the 3rd Friday night of the month.', '3rd Friday night of the month', 'P1M'],
  ['They run everyday.', 'everyday', 'P1D'],
])('a repetition: %s', (text, span, timex) => {
  expect(read(text)).toMatchObject([{ kind: 'set', text: span, timex }]);
});

test.each([
  ['Bonds would be redeemed in five years.', 'in five years', '2025'],
  ['He redeemed the bonds in five years.', 'five years', 'P5Y'],
  ['It is the scandal of the past century.', 'past century', 'P100Y'],
  ['It is the scandal of the last century.', 'last century', '19'],
  ['It came barely a month after.', 'month', 'P1M'],
  ['It cost $5 a month after.', undefined, undefined],
  ['Eight trading days passed.', 'Eight trading days', 'P8BD'],
  ['They prayed in Easter week.', 'Easter week', '2020-W15'],
  ['Easter weeks are quiet.', 'Easter', '2020-04-12'],
  ['They vote on Election Day.', 'Election Day', '2020-11-03'],
  ['They vote on election day.', 'election day', 'XXXX-XX-XX'],
])('%s', (text, span, timex) => {
  const [found] = read(text);
  expect([found?.text, found?.timex]).toEqual([span, timex]);
});

test.each([
  ['It flies on Monday and Tuesday nights.', ['XXXX-WXX-1TNI', 'XXXX-WXX-2TNI']],
  ['It flies on Monday, Friday and Sunday mornings.', ['XXXX-WXX-1TMO', 'XXXX-WXX-5TMO', 'XXXX-WXX-7TMO']],
  ['It flies on Monday and Tuesday night.', ['2020-07-13', '2020-07-14TNI']],
])('weekdays share the parts of their days: %s', (text, timexes) => {
  expect(read(text).map(({ timex }) => timex)).toEqual(timexes);
});

test.each([
  ['It sold 3 million more than a year ago.', null],
  ['It cost 5% less than a year ago.', null],
  ['He left more than a year ago.', 'before'],
])('an amount may be compared with a time: %s', (text, modifier) => {
  expect(read(text)).toMatchObject([{ text: 'a year ago', modifier }]);
});

test.each([
  ['He left Monday, a day after the vote.', ['2020-07-13', 'P1D']],
  ['A decade earlier, he had left.', ['P10Y']],
  ['Minutes later, police came.', ['PTXM']],
  ['He was killed hours before the vote.', ['PTXH']],
  ['In the weeks before the vote it rained.', ['PXW']],
  ['They met in the months leading up to the vote.', ['PXM']],
  ['It was decades in the making.', ['PXY']],
  ['In the weeks he was there it rained.', []],
  ['It sold 300 a day later.', []],
  ['On sunny days before the storm they swam.', []],
  ['She left, months earlier than planned.', []],
])('a length between two events: %s', (text, timexes) => {
  expect(read(text).map(({ timex }) => timex)).toEqual(timexes);
});

test.each([
  ['Tickets go on sale Friday.', '2020-07-17'],
  ['Tickets went on sale Friday.', '2020-07-10'],
  ['The strike enters its fourth week on Friday.', '2020-07-17'],
  ['The strike entered its fourth week on Friday.', '2020-07-10'],
  ['The law takes effect on Friday.', '2020-07-17'],
  ['The law took effect on Friday.', '2020-07-10'],
])('what begins tells the side of time: %s', (text, timex) => {
  expect(read(text)).toMatchObject([{ timex }]);
});
