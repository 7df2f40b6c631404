import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const PUBLISHED = '2020-10-28';

const timexes = (text: string): string[][] => read(text, PUBLISHED).map((found) => [found.text, found.timex]);

describe('periods of business news', () => {
  test.each([
    ['Profit rose 5 percent in the third quarter.', [['third quarter', '2020-Q3']]],
    ['The company expects sales to fall in the fourth quarter.', [['fourth quarter', '2020-Q4']]],
    ['It closes in the second half of the year.', [['second half of the year', '2020-H2']]],
    ['It lost money for two quarters.', [['two quarters', 'P6M']]],
    [
      'The three months to Dec. 1 were good.',
      [
        ['three months', 'P3M'],
        ['Dec. 1', '2019-12-01'],
      ],
    ],
    ['The third-quarter loss was larger.', [['third-quarter', '2020-Q3']]],
    ['Sales rose in the 2018 second quarter.', [['2018 second quarter', '2018-Q2']]],
    [
      'Net income in the third quarter was $5 million, up from $4 million a year earlier.',
      [
        ['third quarter', '2020-Q3'],
        ['a year earlier', '2019-Q3'],
      ],
    ],
    [
      'Third-quarter sales beat the year-earlier quarter. Costs fell in the latest quarter.',
      [
        ['Third-quarter', '2020-Q3'],
        ['year-earlier quarter', '2019-Q3'],
        ['latest quarter', '2020-Q3'],
      ],
    ],
    [
      'Sales will rise in the fourth quarter. In the latest quarter the company lost money.',
      [
        ['fourth quarter', '2020-Q4'],
        ['latest quarter', '2020-Q3'],
      ],
    ],
    [
      'The company will report second-quarter profit soon.',
      [
        ['second-quarter', '2020-Q2'],
        ['soon', 'FUTURE_REF'],
      ],
    ],
    ['Sales were higher than a year earlier.', [['a year earlier', '2019']]],
    [
      'Profit rose in the year that ended June 30.',
      [
        ['year', 'P1Y'],
        ['June 30', '2020-06-30'],
      ],
    ],
    [
      'Third-quarter sales rose to $5 million from $4 million in the same quarter a year earlier.',
      [
        ['Third-quarter', '2020-Q3'],
        ['same quarter a year earlier', '2019-Q3'],
      ],
    ],
    [
      'Third-quarter sales beat the comparable period of last year. Costs fell in the most recent quarter.',
      [
        ['Third-quarter', '2020-Q3'],
        ['comparable period of last year', '2019-Q3'],
        ['recent quarter', '2020-Q3'],
      ],
    ],
    [
      'Third-quarter profit rose. Costs were lower in the latest period, the company said.',
      [
        ['Third-quarter', '2020-Q3'],
        ['latest period', '2020-Q3'],
      ],
    ],
    [
      'Third-quarter profit rose. In the first nine months, profit fell from $5 million a year earlier. The 2019 period was better than the year-earlier quarter.',
      [
        ['Third-quarter', '2020-Q3'],
        ['nine months', 'P9M'],
        ['a year earlier', '2019'],
        ['2019 period', '2019'],
        ['year-earlier quarter', '2019-Q3'],
      ],
    ],
    ['The loss compares with year-ago net income.', [['year-ago', '2019']]],
  ])('%s', (text, expected) => {
    expect(timexes(text)).toEqual(expected);
  });

  test.each([
    'The team led by two points in the third quarter, the coach said.',
    'He scored twice in the third quarter.',
    'Their first win since Week 3 was close.',
    'They cut the cake, and ate a quarter.',
    'The company bought a quarter of the shares.',
  ])('%s', (text) => {
    expect(timexes(text)).toEqual([]);
  });
});

test.each([
  ['For the year ended July 2, it lost money.', ['year', 'P1Y']],
  ['In its fiscal year ended Jan. 31, it lost money.', ['year', 'P1Y']],
  ['In the quarter ended March 31, it lost money.', ['quarter', '2020-Q1']],
  ['In the quarter ended Sept. 30, 2018, it lost money.', ['quarter', '2018-Q3']],
])('a period that a report is on: %s', (text, [span, timex]) => {
  expect(read(text)[0]).toMatchObject({ text: span, timex });
});

test.each(['The year ended with snow.', 'The quarter ended in a draw.', 'It was the year Endor fell.'])(
  'no report: %s',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

test.each([
  ['Sales rose in the first and second quarters of 2018.', ['2018-Q1', '2018-Q2']],
  ['Sales rose in the first and second halves of 2018.', ['2018']],
])('quarters that share their noun: %s', (text, timexes) => {
  expect(read(text).map(({ timex }) => timex)).toEqual(timexes);
});
