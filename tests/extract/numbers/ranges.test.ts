import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('comparators', () => {
  test.each([
    ['more than 300 people', 'more than 300', 300, null, false, null],
    ['at least 80 of them', 'at least 80', 80, null, true, null],
    ['no fewer than six men', 'no fewer than six', 6, null, true, null],
    ['over 200 coconuts', 'over 200', 200, null, false, null],
    ['up to 500 people', 'up to 500', null, 500, null, true],
    ['as many as 500 people', 'as many as 500', null, 500, null, true],
    ['fewer than 40 men', 'fewer than 40', null, 40, null, false],
    ['no more than 50 men', 'no more than 50', null, 50, null, true],
    ['65 or older', '65 or older', 65, null, true, null],
    ['100+ men', '100+', 100, null, true, null],
    ['x >10 here', '>10', 10, null, false, null],
    ['less than or equal to 30', 'less than or equal to 30', null, 30, null, true],
    ['larger than 10 and smaller than 20', 'larger than 10 and smaller than 20', 10, 20, false, false],
  ])('%s', (text, span, low, high, lowInclusive, highInclusive) => {
    expect(read(text)).toMatchObject([
      { kind: 'range', text: span, value: null, valueLow: low, valueHigh: high, lowInclusive, highInclusive },
    ]);
  });

  test('an amount with a unit keeps its kind and value', () => {
    expect(read('more than $500,000 each')).toMatchObject([
      {
        kind: 'money',
        text: 'more than $500,000',
        value: 500000,
        valueLow: 500000,
        valueHigh: null,
        unit: 'Dollar',
      },
    ]);
    expect(read('up to 5 percent')).toMatchObject([
      { kind: 'percent', value: 5, valueLow: null, valueHigh: 5, highInclusive: true },
    ]);
  });

  test('"a 4-under 68" has no upper end', () => {
    expect(read('He shot a 4-under 68.').map(({ valueHigh }) => valueHigh)).toEqual([null, null]);
  });

  test('a plus between two figures adds them', () => {
    expect(outline('it says =2+5 there').map(([kind]) => kind)).not.toContain('range');
  });

  test('two comparators that cannot hold together are two ranges', () => {
    expect(outline('no less than 194 and less than 12').map(([, text]) => text)).toEqual([
      'no less than 194',
      'less than 12',
    ]);
  });
});

describe('two ends', () => {
  test.each([
    ['between 5 and 10 men', 'between 5 and 10', 5, 10],
    ['five to 10 branches', 'five to 10', 5, 10],
    ['20-30 men', '20-30', 20, 30],
    ['1000 – 5000 men', '1000 – 5000', 1000, 5000],
    ['about 20~100 men', '20~100', 20, 100],
    ['5 to 6 million men', '5 to 6 million', 5e6, 6e6],
  ])('%s', (text, span, low, high) => {
    expect(read(text)).toMatchObject([
      { kind: 'range', text: span, valueLow: low, valueHigh: high, lowInclusive: true, highInclusive: true },
    ]);
  });

  test.each([
    ['$30 million to $40 million', 'money', 3e7, 4e7, 'Dollar'],
    ['$2-3 million', 'money', 2e6, 3e6, 'Dollar'],
    ['10 to 15 percent', 'percent', 10, 15, '%'],
    ['eight to 10 feet', 'dimension', 8, 10, 'foot'],
  ])('%s', (text, kind, low, high, unit) => {
    expect(read(text)).toMatchObject([{ kind, text, value: null, valueLow: low, valueHigh: high, unit }]);
  });

  test('a change is two numbers', () => {
    expect(outline('It rose from 10 percent to 20 percent.')).toEqual([
      ['percent', '10 percent', 10],
      ['percent', '20 percent', 20],
    ]);
  });

  test('unlike things are two numbers', () => {
    expect(outline('3 men to 5 percent').map(([, text]) => text)).toEqual(['3', '5 percent']);
  });
});

test.each([
  ['it turned over $5 million last year', '$5 million', 5e6],
  ['by plus or minus 3 miles', '3 miles', 3],
])('no bound and no sign: %s', (text, span, value) => {
  expect(read(text)).toMatchObject([{ text: span, value, valueLow: null, valueHigh: null }]);
});

describe('scores', () => {
  test.each([
    ['They beat Rome 3-2.', [['3-2', 3, 2]]],
    ['a 51-49 vote', [['51-49', 51, 49]]],
    [
      'won 6-4, 5-7, 6-2',
      [
        ['6-4', 6, 4],
        ['5-7', 5, 7],
        ['6-2', 6, 2],
      ],
    ],
    ['They voted 12 to 3 for it.', [['12 to 3', 12, 3]]],
    ['lost 1–4 at home', [['1–4', 1, 4]]],
    ['At 2-0 down it was easy.', [['2-0', 2, 0]]],
    ['At 0-2 behind it was hard.', [['0-2', 0, 2]]],
    ['They levelled the series 1-1 at home.', [['1-1', 1, 1]]],
    ['won 7-6 (5) at home', [['7-6', 7, 6]]],
  ] as [string, [string, number, number][]][])('%s', (text, sides) => {
    expect(read(text).map((found) => [found.kind, found.text, found.valueLow, found.valueHigh])).toEqual(
      sides.map((side) => ['score', ...side]),
    );
  });

  test.each([['ages 10-15 minutes'], ['a 3-4 inch nail'], ['5-10 people came'], ['from 9 to 1']])(
    'no score: %s',
    (text) => {
      expect(outline(text).filter(([kind]) => kind === 'score')).toEqual([]);
    },
  );
});

test.each([
  ['Male 18- to 24-year-olds voted.', 'age', '18- to 24-year-olds', 18, 24],
  ['People under 30 voted.', 'age', 'under 30', null, 30],
  ['She led among those 45 and over.', 'age', '45 and over', 45, null],
  ['Pupils aged between 5 and 10 sang.', 'age', 'between 5 and 10', 5, 10],
  ['Voters between the ages of 18 and 29 stayed.', 'age', '18 and 29', 18, 29],
  ['It took 90-plus shots.', 'range', '90-plus', 90, null],
  ['It passed by a two-to-one margin.', 'score', 'two-to-one', 2, 1],
])('%s', (text, kind, span, valueLow, valueHigh) => {
  expect(read(text)).toMatchObject([{ kind, text: span, valueLow, valueHigh }]);
});

test('a comparator before something that is counted makes no age', () => {
  expect(read('People over 100 miles away heard it.')).toMatchObject([{ kind: 'dimension' }]);
});

test.each([
  ['It raised its forecast for sales in the two big towns from $2 billion to $3 billion.', [2e9, 3e9]],
  [
    'They will increase the swap lines with one bank from $5 to $11 and with the other from $1 to $2.',
    [5, 11, 1, 2],
  ],
])('the amounts before and after a change: %s', (text, values) => {
  expect(read(text).filter(({ kind }) => kind === 'money')).toMatchObject(values.map((value) => ({ value })));
});

test.each([
  'Prices rose and range from $5 to $10.',
  'It raised a fee that is from $5 to $10.',
  'They raised the price for tickets that cost from $5 to $10.',
  'It revised its forecast from $5 to $10 to $6 to $12.',
  'It cut its forecast from $5-$10.',
  'Drawn up in haste, the law has a scale of fines from $5 to $10.',
])('ends of a range: %s', (text) => {
  expect(read(text)[0]).toMatchObject({ value: null, valueLow: 5, valueHigh: 10 });
});

test.each([
  ['It rose 5 to-6 percent.', 'percent', 5, 6],
  ['It is the 18-to-24 group.', 'range', 18, 24],
  ['A 200 to-260 year-old bone lay there.', 'age', 200, 260],
])('hyphens around `to`: %s', (text, kind, valueLow, valueHigh) => {
  expect(read(text)).toMatchObject([{ kind, valueLow, valueHigh }]);
});

test('a minus sign is no such hyphen', () => {
  expect(read('It fell from 5 to -6 degrees.').map(({ value }) => value)).toEqual([5, -6]);
});
