import { describe, expect, test } from 'vitest';
import { findDates } from '../../../pipeline/extract/dates/dates.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { outline, read } from './reading.js';

describe('days', () => {
  test.each([
    ['She was born on March 3, 1961.', 'March 3, 1961', '1961-03-03'],
    ['The talks opened on 4 July 2019 in Oslo.', '4 July 2019', '2019-07-04'],
    ['It was signed on Thursday, April 2, 2020, in Rome.', 'Thursday, April 2, 2020', '2020-04-02'],
    ['The fourth of July, 1995, was warm.', 'fourth of July, 1995', '1995-07-04'],
    ['Filed on 2019-01-04 by mail.', '2019-01-04', '2019-01-04'],
    ['Due 1/22/2016 at the latest.', '1/22/2016', '2016-01-22'],
    ['Due 23/08/2016 at the latest.', '23/08/2016', '2016-08-23'],
    ['Printed 23.04.2022 in Bonn.', '23.04.2022', '2022-04-23'],
    ['The company was sold on Dec. 31, 1994.', 'Dec. 31, 1994', '1994-12-31'],
    [
      'The plant opened on fifteen August nineteen ninety three.',
      'fifteen August nineteen ninety three',
      '1993-08-15',
    ],
    ['The log says 20161016 on top.', '20161016', '2016-10-16'],
    ['They married on the 3rd of May of 2001.', '3rd of May of 2001', '2001-05-03'],
    ['It expires on 23/Sep/2020.', '23/Sep/2020', '2020-09-23'],
  ])('%s', (text, span, value) => {
    expect(outline(text, null)).toEqual([['date', span, value]]);
  });

  test('a day without a year is the closest one; without an anchor it stays open', () => {
    expect(read('On to November 3rd, he said.')).toMatchObject([
      { text: 'November 3rd', timex: '2020-11-03', value: '2020-11-03', anchor: '2020-07-15T10:00:00' },
    ]);
    expect(read('The March 31 letter was short.')[0]).toMatchObject({
      text: 'March 31',
      value: '2020-03-31',
    });
    expect(read('On to November 3rd, he said.', null)).toMatchObject([{ value: null, anchor: null }]);
    expect(outline('They met on December 20.', '2020-01-05')).toEqual([
      ['date', 'December 20', '2019-12-20'],
    ]);
  });

  test('a day that the calendar does not have keeps its place and has no value', () => {
    expect(outline('The form said Feb 30, 2019.')).toEqual([['date', 'Feb 30, 2019', null]]);
  });

  test('codes and telephone numbers hold no dates', () => {
    expect(outline('The code is 133-03-03-2020.')).toEqual([]);
    expect(outline('Call +86 138-2010-2015 or write.')).toEqual([]);
    expect(outline('Her number is 123-12-1234.')).toEqual([]);
    expect(outline('2015-1-32 is wrong')).toEqual([]);
  });
});

describe('months and years', () => {
  test.each([
    ['It began in May 2019.', 'May 2019', '2019-05-01/2019-06-01'],
    ['It began in October, 1996.', 'October, 1996', '1996-10-01/1996-11-01'],
    ['It began in April of 87.', 'April of 87', '1987-04-01/1987-05-01'],
    ['It began in 2015-3 or so.', '2015-3', '2015-03-01/2015-04-01'],
    ['The 1992 election was close.', '1992', '1992-01-01/1993-01-01'],
    ['The Harbour Act 1965 needs work.', '1965', '1965-01-01/1966-01-01'],
    ['The tower was built in 1865.', '1865', '1865-01-01/1866-01-01'],
    ['The custom dates back to 1750.', '1750', '1750-01-01/1751-01-01'],
    ['The temple is from around 2000 B.C. or so.', '2000 B.C.', '-1999-01-01/-1998-01-01'],
    ['Songs of the 1960s were played.', '1960s', '1960-01-01/1970-01-01'],
    ["Songs of the '60s were played.", "'60s", '1960-01-01/1970-01-01'],
    ['The nineties were loud.', 'nineties', '1990-01-01/2000-01-01'],
    ['A poem of the 19th century hung there.', '19th century', '1800-01-01/1900-01-01'],
    ['The first quarter of 2013 was bad.', 'first quarter of 2013', '2013-01-01/2013-04-01'],
    ['Sales fell in Q3 2019.', 'Q3 2019', '2019-07-01/2019-10-01'],
    ['Sales fell in 2019-Q3 again.', '2019-Q3', '2019-07-01/2019-10-01'],
    ['The 3rd week of 2018 was cold.', '3rd week of 2018', '2018-01-15/2018-01-22'],
    ['The last week of Dec 2016 was cold.', 'last week of Dec 2016', '2016-12-26/2017-01-02'],
    ['The third month of 2021 was dry.', 'third month of 2021', '2021-03-01/2021-04-01'],
    ['They left in October two thousand and five.', 'October two thousand and five', '2005-10-01/2005-11-01'],
  ])('%s', (text, span, value) => {
    expect(outline(text, null)).toEqual([['daterange', span, value]]);
  });

  test.each([
    ['They counted 2000 votes twice over.'],
    ['More than 2018 people came.'],
    ['The room has 1950 square feet.'],
    ['He paid $2019 for it.'],
    ['See page 1999 of the file.'],
    ['The 2000-seat hall was full.'],
    ['About 1800 soldiers left.'],
    ['Her mother is in her 60s.'],
  ])('no year: %s', (text) => {
    expect(outline(text, null)).toEqual([]);
  });

  test('a month without a year is the closest one', () => {
    expect(outline('He endorsed her in March.')).toEqual([['daterange', 'March', '2020-03-01/2020-04-01']]);
    expect(outline('He faces her in November.')).toEqual([
      ['daterange', 'November', '2020-11-01/2020-12-01'],
    ]);
  });

  test('may, march and the given names are months only in their place', () => {
    expect(outline('This may or may not be right.')).toEqual([]);
    expect(outline('You may 20 times ask.')).toEqual([]);
    expect(outline('They march on.')).toEqual([]);
    expect(outline('April Jones and June Miller met.')).toEqual([]);
    expect(outline('It may rain in May.')).toEqual([['daterange', 'May', '2020-05-01/2020-06-01']]);
    expect(outline('One may ask why.')).toEqual([]);
  });

  test('a year about which something began is no count', () => {
    expect(read('It was built around 1895.')).toMatchObject([{ text: '1895', modifier: 'approx' }]);
    expect(outline('It was seen around 1895 times.')).toEqual([]);
  });

  test('fiscal and school years and seasons have no fixed days', () => {
    expect(read('Sales in fiscal year 2008 fell.')).toMatchObject([{ timex: 'FY2008', value: null }]);
    expect(read('Sales in FY19 fell.')).toMatchObject([{ text: 'FY19', timex: 'FY2019', value: null }]);
    expect(read('Sales in fiscal year 2018-19 fell.')).toMatchObject([{ timex: 'FY2019' }]);
    expect(read('They met in the winter of 2018/19.')).toMatchObject([
      { text: 'winter of 2018/19', timex: '2018-WI' },
    ]);
    expect(read('They met in the summer of 2019.', null)).toMatchObject([
      { text: 'summer of 2019', timex: '2019-SU', value: null },
    ]);
    expect(read('Last fall it rained.')).toMatchObject([{ timex: '2019-FA', value: null }]);
    expect(outline('The Winter Palace and a fall from a roof')).toEqual([]);
  });
});

describe('parts of months and years', () => {
  test.each([
    ['It ended in late May 2018.', 'late May 2018', '2018-05-16/2018-06-01', 'end'],
    ['It ended in mid-November 2018.', 'mid-November 2018', '2018-11-10/2018-11-21', 'mid'],
    ['It was founded at the end of 2000.', 'end of 2000', '2000-09-01/2001-01-01', 'end'],
    ['It was founded at the beginning of 2000.', 'beginning of 2000', '2000-01-01/2000-05-01', 'start'],
    ['Mills closed in the early 1990s.', 'early 1990s', '1990-01-01/1993-05-01', 'start'],
  ])('%s', (text, span, value, modifier) => {
    expect(read(text, null)).toMatchObject([{ kind: 'daterange', text: span, value, modifier }]);
  });

  test('without a year they stay open', () => {
    expect(read('He tweeted in late May that it was over.', null)).toMatchObject([
      { text: 'late May', timex: 'XXXX-05', value: null, modifier: 'end' },
    ]);
  });
});

describe('holidays', () => {
  test.each([
    ['On Christmas Eve 2019 it snowed.', 'Christmas Eve 2019', '2019-12-24'],
    ['On Easter 2018 it snowed.', 'Easter 2018', '2018-04-01'],
    ['On Thanksgiving 2023 it snowed.', 'Thanksgiving 2023', '2023-11-23'],
    ['On Labor Day 2021 it rained.', 'Labor Day 2021', '2021-09-06'],
    ['On Memorial Day 2022 it rained.', 'Memorial Day 2022', '2022-05-30'],
    ['On Good Friday 2022 it rained.', 'Good Friday 2022', '2022-04-15'],
  ])('%s', (text, span, value) => {
    expect(outline(text, null)).toEqual([['date', span, value]]);
  });

  test.each(['New bridges opened.', 'Washington fell silent.', 'They met at Labor\nDay by day it rained.'])(
    'none: %s',
    (text) => {
      expect(outline(text, null).filter(([kind]) => kind === 'date')).toEqual([]);
    },
  );

  test('without a year the closest one; the one before or after where the text says so', () => {
    expect(outline('Independence Day was loud.')).toEqual([['date', 'Independence Day', '2020-07-04']]);
    expect(outline('The previous Easter was warm.')).toEqual([['date', 'previous Easter', '2020-04-12']]);
    expect(outline('Next Easter will be cold.')).toEqual([['date', 'Next Easter', '2021-04-04']]);
    expect(outline('Labor Day weekend 2021 was busy.', null)).toEqual([
      ['daterange', 'Labor Day weekend 2021', '2021-09-04/2021-09-07'],
    ]);
    expect(outline('Easter Monday was sunny.', null)).toEqual([['date', 'Easter Monday', null]]);
  });
});

test.each([
  ['It opened in mid-2015.', 'mid-2015', '2015-05-01/2015-09-01'],
  ["It was fashion in the 90's.", "90's", '1990-01-01/2000-01-01'],
  ['A film of four-and-a-half hours.', 'four-and-a-half hours', '16200'],
])('%s', (text, span, value) => {
  expect(read(text)).toMatchObject([{ text: span, value }]);
});

test('a date inside a longer name is none', () => {
  const text = 'USA Today wrote on Monday.';
  const document = textDocument(text, { publishedAt: '2020-07-15' });
  const found = findDates(document, [{ span: { start: 0, end: 9 } }]);
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['Monday']);
});

test('a weekday and its number go together', () => {
  expect(read('They met on Friday the 13th no less.')).toMatchObject([{ text: 'Friday the 13th' }]);
});

test('a name that is a date stays one', () => {
  const document = textDocument('Labor Day was hot.', { publishedAt: '2020-07-15' });
  expect(findDates(document, [{ span: { start: 0, end: 9 } }])).toHaveLength(1);
});

describe('a year of two digits', () => {
  test.each([
    ["It began in '69.", "'69", '1969'],
    ['Sales since ’15 have risen.', '’15', '2015'],
    ['The summer of ’69 was hot.', 'summer of ’69', '1969-SU'],
    ["It snowed in the winter of '03.", "winter of '03", '2003-WI'],
  ])('%s', (text, span, timex) => {
    expect(read(text)).toMatchObject([{ text: span, timex }]);
  });

  test.each([["The class of '69 met."], ["He wore the '69 shirt."], ['It fell by 69.']])(
    'is none: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

test.each([
  ['Guidance for 1H19 was cut.', '1H19', '2019-01-01/2019-07-01'],
  ['Sales in H2 2019 rose.', 'H2 2019', '2019-07-01/2020-01-01'],
])('half a year has a code: %s', (text, span, value) => {
  expect(outline(text)).toEqual([['daterange', span, value]]);
});

test.each([
  ['The post-1959 politics split families.', '1959', 'after', '1960-01-01/..'],
  ['Pre-2008 loans were cheap.', '2008', 'before', '../2008-01-01'],
])('a prefix leaves one end open: %s', (text, span, modifier, value) => {
  expect(read(text)).toMatchObject([{ text: span, modifier, value }]);
});

describe('the days of a list share their month', () => {
  test.each([
    ['They met on Feb. 3 and 4.', ['2020-02-03', '2020-02-04']],
    ['They met on Feb. 3, 4 and 5 in Bonn.', ['2020-02-03', '2020-02-04', '2020-02-05']],
    ['The show ran May 5, 6 and 7.', ['2020-05-05', '2020-05-06', '2020-05-07']],
    ['They met on May 3 and 5, 2019.', ['2019-05-03', '2019-05-05']],
    ['On Feb. 3 and 5 people came.', ['2020-02-03']],
    ['On Feb. 3, 500 came.', ['2020-02-03']],
    ['They won 3 and 4 games.', []],
  ])('%s', (text, days) => {
    expect(read(text).map(({ value }) => value)).toEqual(days);
  });
});

test.each([
  ['The 2007-08 crisis hit.', '2007-08', '2007-01-01/2009-01-01'],
  ['The 2009/10 season began.', '2009/10', '2009-01-01/2011-01-01'],
  ['It rose in 2016-12.', '2016-12', '2016-12-01/2017-01-01'],
  ['The January-to-March period was weak.', 'January-to-March', '2020-01-01/2020-04-01'],
  ['The club was founded 1888.', '1888', '1888-01-01/1889-01-01'],
])('years and months with hyphens, and old years: %s', (text, span, value) => {
  expect(outline(text)).toEqual([['daterange', span, value]]);
});

test('a weekend that has days is not the last one', () => {
  expect(outline('It opened on the weekend of 5-6 June.')).toEqual([
    ['daterange', '5-6 June', '2020-06-05/2020-06-07'],
  ]);
});

test.each([
  ['It fell 32 percent below 2005 levels.', ['2005']],
  ['It is back to 2019 levels.', ['2019']],
  ['They count 2005 levels.', []],
])('a year of which a level is: %s', (text, timexes) => {
  expect(read(text).map(({ timex }) => timex)).toEqual(timexes);
});

test('a prefix keeps the year from counting years', () => {
  expect(read('The post-2015 years were good.')).toMatchObject([{ timex: '2015', modifier: 'after' }]);
});

test.each([
  ['In April and June 1955 it rained.', ['1955-04', '1955-06']],
  ['In April, May and June 2018 it rained.', ['2018-04', '2018-05', '2018-06']],
  ['On March 3 and April 5, 2018, they met.', ['2018-03-03', '2018-04-05']],
  ['On Feb. 2, 3 and 4, 2018, it rained.', ['2018-02-02', '2018-02-03', '2018-02-04']],
  ['On Dec. 30 and Jan. 2, 2018, they met.', ['2017-12-30', '2018-01-02']],
  ['On 15 April and 3 May 2018 they met.', ['2018-04-15', '2018-05-03']],
  ['He left in May and came in June 2018.', ['2020-05', '2018-06']],
  ['In January, February 2018 was discussed.', ['2020-01', '2018-02']],
])('dates of a list share its year: %s', (text, timexes) => {
  expect(read(text).map(({ timex }) => timex)).toEqual(timexes);
});

test.each([
  ['In 149 BC it fell.', '149 BC', '-0148'],
  ['In 79 AD it fell.', '79 AD', '0079'],
])('a year of few digits with its era: %s', (text, span, timex) => {
  expect(read(text)).toMatchObject([{ text: span, timex }]);
});

test.each(['They sold 79 AD units.', 'In 149 bays it fell.'])('no year: %s', (text) => {
  expect(read(text)).toEqual([]);
});
