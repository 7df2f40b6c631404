import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('percent', () => {
  test.each([
    ['up 12 percent', '12 percent', 12, '%'],
    ['up 12.5% again', '12.5%', 12.5, '%'],
    ['up 47.3 per cent', '47.3 per cent', 47.3, '%'],
    ['a 5-percent rise', '5-percent', 5, '%'],
    ['twenty percent of it', 'twenty percent', 20, '%'],
    ['by 3 percentage points', '3 percentage points', 3, 'percentage point'],
    ['it rose a quarter point to 5%', 'a quarter point', 0.25, 'percentage point'],
    ['a half-point cut', 'a half-point', 0.5, 'percentage point'],
  ])('%s', (text, span, value, unit) => {
    expect(read(text)[0]).toMatchObject({ kind: 'percent', text: span, value, unit, counted: null });
  });

  test('half a point of a table is none', () => {
    expect(outline('They led by half a point; a half-point lead.').map(([kind]) => kind)).not.toContain(
      'percent',
    );
  });
});

describe('money', () => {
  test.each([
    ['a $5.4 million gift', '$5.4 million', 5.4e6, 'Dollar'],
    ['US$ 3bn in all', 'US$ 3bn', 3e9, 'USD'],
    ['U.S.$ 3bn in all', 'U.S.$ 3bn', 3e9, 'USD'],
    ['all of MGBP 3 in cash', 'MGBP 3', 3e6, 'GBP'],
    ['all of CZK 300 in cash', 'CZK 300', 300, 'CZK'],
    ['all of Rs. 300 in cash', 'Rs. 300', 300, 'Rupee'],
    ['C$20 each', 'C$20', 20, 'CAD'],
    ['it rose 5c today', '5c', 5, 'Cent'],
    ['it rose 2-1/4 cents today', '2-1/4 cents', 2.25, 'Cent'],
    ['it cost $5.67-1/2 today', '$5.67-1/2', 6.17, 'Dollar'],
    ['it cost Dhs 20 in all', 'Dhs 20', 20, 'AED'],
    ['it cost P5,000 in all', 'P5,000', 5000, 'PHP'],
    ['it cost 5 zł in all', '5 zł', 5, 'PLN'],
    ['it cost 5 soles in all', '5 soles', 5, 'PEN'],
    ['it cost $75 U.S. on Monday', '$75 U.S.', 75, 'USD'],
    ['it cost $20 Canadian in all', '$20 Canadian', 20, 'CAD'],
    ['sold $20 Canadian bonds', '$20', 20, 'Dollar'],
    ['a $20 US visa fee', '$20', 20, 'Dollar'],
    ['a profit of Y=590 billion', 'Y=590 billion', 590e9, 'JPY'],
    ['A$20 each', 'A$20', 20, 'AUD'],
    ['it lost USD115 each', 'USD115', 115, 'USD'],
    ['a £3m deal', '£3m', 3e6, 'Pound'],
    ['€50 each', '€50', 50, 'EUR'],
    ['pay 5 € each', '5 €', 5, 'EUR'],
    ['dlrs 220 million loan', 'dlrs 220 million', 2.2e8, 'Dollar'],
    ['a fine of RM50,000 each', 'RM50,000', 50000, 'MYR'],
    ['pay USD 200 now', 'USD 200', 200, 'USD'],
    ['it lost 75 USD million', '75 USD million', 7.5e7, 'USD'],
    ['five million yen each', 'five million yen', 5e6, 'JPY'],
    ['20 Canadian dollars each', '20 Canadian dollars', 20, 'CAD'],
    ['10,000 Swiss francs each', '10,000 Swiss francs', 10000, 'CHF'],
    ['it cost 50 cents more', '50 cents', 50, 'Cent'],
    ['a 12-cent rise', '12-cent', 12, 'Cent'],
    ['it cost 3 dollars 50 cents.', '3 dollars 50 cents', 3.5, 'Dollar'],
    ['worth 20 million pounds today', '20 million pounds', 2e7, 'Pound'],
    ['worth 50p each', '50p', 50, 'Pence'],
    ['half a million ringgit', 'half a million ringgit', 500000, 'MYR'],
    ['hundreds of millions of dollars', 'hundreds of millions of dollars', null, 'Dollar'],
    ['it made -$20 million', '-$20 million', -2e7, 'Dollar'],
  ])('%s', (text, span, value, unit) => {
    expect(read(text)).toMatchObject([{ kind: 'money', text: span, value, unit }]);
  });

  test.each(['shown in 1080p', 'of 2560 x 1600p', 'shot at 4K/60p'])('lines of a picture: %s', (text) => {
    expect(outline(text).map(([kind]) => kind)).not.toContain('money');
  });

  test('words that are also codes', () => {
    expect(outline('ALL 5 answers and a $41 fee')).toEqual([
      ['cardinal', '5', 5],
      ['money', '$41', 41],
    ]);
  });
});

describe('measures', () => {
  test.each([
    ['ten miles long', 'ten miles', 10, 'mile', 'length'],
    ['a 3-inch nail', '3-inch', 3, 'inch', 'length'],
    ['47km north', '47km', 47, 'kilometer', 'length'],
    ['1.6ha of land', '1.6ha', 1.6, 'hectare', 'area'],
    ['190 km2 of land', '190 km2', 190, 'square kilometer', 'area'],
    ['200 square feet', '200 square feet', 200, 'square foot', 'area'],
    ['24703m2 of land', '24703m2', 24703, 'square meter', 'area'],
    ['0.9 trillion cubic feet', '0.9 trillion cubic feet', 9e11, 'cubic foot', 'volume'],
    ['over there 5 feet 6 inches', '5 feet 6 inches', 5.5, 'foot', 'length'],
    ['34,500 metric tons', '34,500 metric tons', 34500, 'metric ton', 'weight'],
    ['two pounds of ham', 'two pounds', 2, 'pound', 'weight'],
    ['two cups of flour', 'two cups', 2, 'cup', 'volume'],
    ['60 miles per hour', '60 miles per hour', 60, 'mile per hour', 'speed'],
    ['50 km/h in town', '50 km/h', 50, 'kilometer per hour', 'speed'],
    ['100 MB of it', '100 MB', 100, 'megabyte', 'information'],
    ['turn left 45 degrees', '45 degrees', 45, 'degree', 'angle'],
    ['a 180-degree view', '180-degree', 180, 'degree', 'angle'],
  ])('%s', (text, span, value, unit, dimension) => {
    expect(read(text)).toMatchObject([{ kind: 'dimension', text: span, value, unit, dimension }]);
  });

  test.each([
    ['two cups at breakfast', 'two'],
    ['It took two turns in power.', 'two'],
  ])('no measure: %s', (text, span) => {
    expect(read(text)).toMatchObject([{ kind: 'cardinal', text: span }]);
  });

  test('several miles have no value', () => {
    expect(read('Several inches of snow fell.')).toMatchObject([
      { kind: 'dimension', text: 'Several inches', value: null, unit: 'inch', isApproximate: true },
    ]);
  });
});

describe('temperatures', () => {
  test.each([
    ['it was 98.6 degrees F outside', '98.6 degrees F', 98.6, 'F'],
    ['it was 20 Celsius', '20 Celsius', 20, 'C'],
    ['it was -5 degrees outside', '-5 degrees', -5, 'Degree'],
    ['it was 85° outside', '85°', 85, 'Degree'],
    ['it was minus 5 degrees in Oslo', 'minus 5 degrees', -5, 'Degree'],
    ['a heat of 30C there', '30C', 30, 'C'],
    ['a 90-degree day', '90-degree', 90, 'Degree'],
  ])('%s', (text, span, value, unit) => {
    expect(read(text)).toMatchObject([{ kind: 'temperature', text: span, value, unit }]);
  });

  test.each([
    ['It has a 180 degree field of view.'],
    ['He holds two degrees in law.'],
    ['The SCP-173C file'],
    ['It is 14.7C/ per share.'],
  ])('no temperature: %s', (text) => {
    expect(outline(text).filter(([kind]) => kind === 'temperature')).toEqual([]);
  });
});

describe('ages', () => {
  test.each([
    ['Sessions, 73, tweeted.', '73', 73],
    ['said Ann Lee, 50.', '50', 50],
    ['a 24-year-old man', '24-year-old', 24],
    ['he is ten years old', 'ten years old', 10],
    ['children of 3 years of age', '3 years of age', 3],
    ['a man aged 41 fell', '41', 41],
    ['players aged under 23', 'under 23', 23],
    ['he died at age 99', '99', 99],
    ['at the age of 28 he left', '28', 28],
    ['his wife, 29, left', '29', 29],
    ['The gold medalist, 29, and her husband left.', '29', 29],
    ['she turned 50.', '50', 50],
    ['Josie was 7. She left.', '7', 7],
    ['Perlow, now 79, left.', '79', 79],
    ['he died at 87.', '87', 87],
    ['Record Win at 41\n\nThe mother won.', '41', 41],
  ])('%s', (text, span, value) => {
    expect(read(text)).toMatchObject([{ kind: 'age', text: span, value, unit: 'year' }]);
  });

  test('months, open hyphens, decades', () => {
    expect(read('a boy ten months old')).toMatchObject([{ kind: 'age', value: 10, unit: 'month' }]);
    expect(read('7- and 8-year-old boys')).toMatchObject([
      { kind: 'age', text: '7', value: 7 },
      { kind: 'age', text: '8-year-old', value: 8 },
    ]);
    expect(read('a man in his early 50s')).toMatchObject([
      { kind: 'age', text: '50s', value: null, valueLow: 50, valueHigh: 59 },
    ]);
    expect(read('people aged 18 to 24')).toMatchObject([
      { kind: 'age', text: '18 to 24', valueLow: 18, valueHigh: 24, lowInclusive: true, highInclusive: true },
    ]);
  });

  test.each([
    ['On March, 12, it rained.'],
    ['In Section, 12, it says so.'],
    ['The index closed at 41.'],
    ['It was 7. She left.'],
    ['There were 12, 13 and 14.'],
    ['They sat in Room 5, 29, and 31.'],
    ['The rooms of the coach, 29, and 31 are closed.'],
    ['He has a wife, 29 goats and a mill.'],
  ])('no age: %s', (text) => {
    expect(outline(text).filter(([kind]) => kind === 'age')).toEqual([]);
  });
});

test.each([
  ['Half of 1 percent of them left.', 'percent', 'Half of 1 percent', 0.5, '%'],
  ['It fell by half a percent.', 'percent', 'half a percent', 0.5, '%'],
  ['She won the 50K race.', 'dimension', '50K', 50, 'kilometer'],
  ['Temperatures climbed to near 60 in the hills.', 'temperature', '60', 60, 'Degree'],
  ['Use 3 and 1/2 cups of milk.', 'dimension', '3 and 1/2 cups', 3.5, 'cup'],
  ['He stands 6 foot 2 tall.', 'dimension', '6 foot 2', 6 + 2 / 12, 'foot'],
  ['A boy 2 yrs old sang.', 'age', '2 yrs old', 2, 'year'],
  ['It was 37.5 ºC there.', 'temperature', '37.5 ºC', 37.5, 'C'],
  ['They paid five quid.', 'money', 'five quid', 5, 'Pound'],
  ['They paid 300 Icelandic kronur.', 'money', '300 Icelandic kronur', 300, 'ISK'],
  ['A bribe of PLN 500 was paid.', 'money', 'PLN 500', 500, 'PLN'],
])('%s', (text, kind, span, value, unit) => {
  expect(read(text)).toMatchObject([{ kind, text: span, value, unit }]);
});

test('thousands stay thousands away from races', () => {
  expect(read('He owes the bank 50K.')).toMatchObject([{ kind: 'cardinal', value: 50_000 }]);
});

test.each([
  ['The women, aged 23 and 25, left.', [23, 25]],
  ['Girls aged 5, 7 and 9 sang.', [5, 7, 9]],
  ['Girls aged 9, 11, and 12 won.', [9, 11, 12]],
  ['A man aged 23 and 25 others left.', [23]],
  ['Of those aged 60, 25 died.', [60]],
  ['A woman aged 30, and 5 ran away.', [30]],
  ['A man aged 23 and 25 friends left.', [23]],
])('ages in a list: %s', (text, values) => {
  const ages = read(text).filter(({ kind }) => kind === 'age');
  expect(ages.map(({ value }) => value)).toEqual(values);
});

test('nautical miles may be written as their symbol', () => {
  expect(outline('It flies 8,000 nmi.')).toEqual([['dimension', '8,000 nmi', 8000]]);
});

test.each([
  ['He turned 60 last month.', 'age'],
  ['They turned 60 people away.', 'cardinal'],
])('what somebody turned: %s', (text, kind) => {
  expect(read(text)).toMatchObject([{ kind, value: 60 }]);
});
