import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('ranges between two dates', () => {
  test.each([
    ['He served from 2014 to 2018.', '2014 to 2018', '2014-01-01/2019-01-01'],
    ['He served 2014-2018.', '2014-2018', '2014-01-01/2019-01-01'],
    ['The 1997-98 season was long.', '1997-98', '1997-01-01/1999-01-01'],
    ['Between March 3 and March 12, 2019, it rained.', 'March 3 and March 12, 2019', '2019-03-03/2019-03-13'],
    ['Between 3 and 12 of September 2019 it rained.', '3 and 12 of September 2019', '2019-09-03/2019-09-13'],
    ['From Nov. 20 to Jan. 5, 2017, it rained.', 'Nov. 20 to Jan. 5, 2017', '2016-11-20/2017-01-06'],
    ['It lasted from January to April 2015.', 'January to April 2015', '2015-01-01/2015-05-01'],
    ['Off from April 9th through 17th.', 'April 9th through 17th', '2020-04-09/2020-04-18'],
    ['From Monday to Friday it rained.', 'Monday to Friday', '2020-07-13/2020-07-18'],
    ['The period is 10/1-11/2/2017.', '10/1-11/2/2017', '2017-10-01/2017-11-03'],
    [
      'It was closed from April until the end of June.',
      'April until the end of June',
      '2020-04-01/2020-07-01',
    ],
    ['It runs Nov. 9–12, 2021.', 'Nov. 9–12, 2021', '2021-11-09/2021-11-13'],
    ['It ran from Friday to Sunday.', 'Friday to Sunday', '2020-07-10/2020-07-13'],
    ['It will run Friday through Sunday.', 'Friday through Sunday', '2020-07-17/2020-07-20'],
    ['From March to date it rained.', 'March to date', '2020-03-01/2020-07-15'],
  ])('%s', (text, span, value) => {
    expect(outline(text)).toEqual([['daterange', span, value]]);
  });

  test('"until" stops where its date begins', () => {
    expect(outline('He is away from Monday until Friday.')).toEqual([
      ['daterange', 'Monday until Friday', '2020-07-13/2020-07-17'],
    ]);
  });

  test('days of their own that "and" or a dash only puts side by side', () => {
    expect(outline('Sales of 2007 and 2009 fell.', null).map(([, text]) => text)).toEqual(['2007', '2009']);
    expect(outline('It rained on Tuesday – March was dry.').map(([, text]) => text)).toEqual([
      'Tuesday',
      'March',
    ]);
  });
});

test('ranges between two moments', () => {
  expect(outline('Off between 2:00 tomorrow and 4:00 or so')).toEqual([
    ['datetimerange', '2:00 tomorrow and 4:00', '2020-07-16T02:00:00/2020-07-16T04:00:00'],
  ]);
  expect(outline('On 14 Feb from 9:30am for 7 hours')).toEqual([
    ['datetimerange', '14 Feb from 9:30am for 7 hours', '2020-02-14T09:30:00/2020-02-14T16:30:00'],
  ]);
});

describe('open ends', () => {
  test.each([
    ['It has risen since 2019.', '2019', '2019-01-01/..', 'since'],
    ['It fell before 2010.', '2010', '../2010-01-01', 'before'],
    ['It fell after 2016.', '2016', '2017-01-01/..', 'after'],
    ['It goes on until March 4, 2021.', 'March 4, 2021', '../2021-03-04', 'until'],
    ['It must be paid no later than May 1, 2021.', 'May 1, 2021', '../2021-05-01', 'before'],
    ['It sold after January 1, 2007.', 'January 1, 2007', '2007-01-01/..', 'after'],
    ['It comes in 2022 or later.', '2022 or later', '2022-01-01/..', 'since'],
    ['It began as early as 2012.', '2012', '2012-01-01/..', 'since'],
  ])('%s', (text, span, value, modifier) => {
    expect(read(text, null)).toMatchObject([{ kind: 'daterange', text: span, value, modifier }]);
  });

  test('times too', () => {
    expect(read('Come after 3 p.m. please', null)).toMatchObject([
      { kind: 'timerange', value: '15:00:00/..', modifier: 'after' },
    ]);
  });

  test('"after Tuesday\'s vote" is about the vote', () => {
    expect(read("They left after Tuesday's vote.")).toMatchObject([
      { kind: 'date', text: 'Tuesday', modifier: null },
    ]);
  });
});

describe('lengths between two amounts', () => {
  test.each([
    ['It takes two to three weeks.', 'two to three weeks', '1209600/1814400'],
    ['It takes between one and two months.', 'one and two months', '2592000/5184000'],
    ['It takes 5-10 minutes.', '5-10 minutes', '300/600'],
    ['It takes 5 – 10 minutes.', '5 – 10 minutes', '300/600'],
    ['He faces a 10- to 15-year term.', '10- to 15-year', '315360000/473040000'],
    ['Ten or twelve days later, he left.', 'Ten or twelve days', '864000/1036800'],
    ['It takes a day or two.', 'day or two', '86400/172800'],
    ['He stayed another week or two.', 'week or two', '604800/1209600'],
  ])('%s', (text, span, value) => {
    expect(outline(text)).toEqual([['duration', span, value]]);
  });

  test('the last digits of an amount are no length', () => {
    expect(outline('A fine of RM50,000 or two years follows.')).toEqual([
      ['duration', 'two years', '63072000'],
    ]);
  });

  test('an age is none', () => {
    expect(outline('Toddlers two to three years old sang.')).toEqual([]);
  });

  test('the second amount has no unit of its own', () => {
    expect(outline('It takes a week or two months.').map(([, span]) => span)).toEqual(['week', 'two months']);
  });
});

test('two ends without a year lie in the same one', () => {
  expect(outline('It ran from Feb 28th to March 1st.')).toEqual([
    ['daterange', 'Feb 28th to March 1st', '2020-02-28/2020-03-02'],
  ]);
});

test('a length between two amounts in one compound', () => {
  expect(read('He is sick for one-to-seven days.')).toMatchObject([
    { kind: 'duration', text: 'one-to-seven days', value: '86400/604800' },
  ]);
});

test.each([
  ['It was cold. From April to June 2018 it rained.', 'April to June 2018'],
  ['It was cold. Between June and July 2018 it rained.', 'June and July 2018'],
])('a range may begin a sentence: %s', (text, span) => {
  expect(outline(text).map(([, found]) => found)).toEqual([span]);
});

test('a given name is no month', () => {
  expect(outline('It was cold. From April Jones to June Smith all sang.')).toEqual([]);
});
