import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('units', () => {
  test.each<[string, number, string]>([
    ['at 1200 parts per million', 1200, 'part per million'],
    ['at 40 ppb', 40, 'part per billion'],
    ['at 7,000 rpm', 7000, 'revolution per minute'],
    ['a 5,000mAh battery', 5000, 'milliampere-hour'],
    ['a load of 30 MPa', 30, 'megapascal'],
    ['about 661 kt', 661, 'knot'],
    ['a field of 10 kV/cm', 10, 'kilovolt per centimeter'],
    ['about 5 mg per liter', 5, 'milligram per liter'],
    ['pumped 400 gallons per minute', 400, 'gallon per minute'],
    ['cut by 25 basis points', 25, 'basis point'],
    ['cut by 25bps', 25, 'basis point'],
    ['a 352 μm pitch', 352, 'micrometer'],
    ['they rose to 1200 ppm at last', 1200, 'part per million'],
    ['it hums at 50 HZ all day', 50, 'hertz'],
    ['some 20 KM away', 20, 'kilometer'],
    ['a 5 W lamp', 5, 'watt'],
    ['a 12 V battery', 12, 'volt'],
    ['a neck of 25.5″', 25.5, 'inch'],
    ['he is 6\'6" tall', 6.5, 'foot'],
    ['she is 5′6″ tall', 5.5, 'foot'],
    ['a 40-yarder', 40, 'yard'],
    ['it drinks 8.5 litres per 100 km here', 8.5, 'liter per 100 kilometers'],
    ['she stands 5ft 6in here', 5.5, 'foot'],
    ['it is -270C there', -270, 'C'],
    ['some 25 g of fat', 25, 'gram'],
    ['some 25 g/t of gold', 25, 'gram per metric ton'],
    ['a .22-calibre rifle', 0.22, 'caliber'],
    ['some 25 mg/dL of it', 25, 'milligram per deciliter'],
    ['some 25 kg/m3 of it', 25, 'kilogram per cubic meter'],
    ['they ship 25 TEUs a day', 25, 'twenty-foot equivalent unit'],
    ['a well of 25 Bcf in all', 25, 'billion cubic foot'],
    ['they weigh 1.5×10−3 kg', 0.0015, 'kilogram'],
    ['a boiling point of 78 C here', 78, 'C'],
  ])('%s', (text, value, unit) => {
    expect(read(text)).toMatchObject([{ value, unit, counted: null }]);
  });

  test.each([
    ['Ayr 2 V Acme 1', [2, 1]],
    ['at 9 W 57th all day', [9]],
    ['he read "all 6\' of it', [6]],
    ['sets of 3 × 10-12 each', [3]],
    ['from Gate 12 C it left', []],
    ['it lost 12 C players', [12]],
  ])('a letter or sign that is no unit: %s', (text, values) => {
    expect(
      read(text)
        .filter(({ unit }) => unit !== null)
        .map(({ value }) => value),
    ).toEqual([]);
    expect(read(text).map(({ value }) => value)).toEqual(expect.arrayContaining(values));
  });

  test('"sub-" is a comparator', () => {
    expect(read('a sub-7 nanometer chip')).toMatchObject([
      { value: 7, valueHigh: 7, highInclusive: false, unit: 'nanometer' },
    ]);
  });
});

describe('rates of things', () => {
  test.each([
    ['they ran 3,000 lab tests per day', ['lab test per day']],
    ['they sold 20 cars a week then', ['car per week']],
    ['they hired 20 men a year ago', [null]],
    ['they had 22 fires last week, compared with 20 per week.', [null, 'fire per week']],
    ['they ran 3,000 tests in all', [null]],
    ['they saw 7.2 deaths per 100,000', ['death per 100,000']],
    ['the rate was 16 per 100,000 people', ['per 100,000 people']],
  ])('%s', (text, units) => {
    expect(read(text).map(({ unit }) => unit)).toEqual(units);
  });
});

describe('units of scores and seats', () => {
  test.each([
    ['won 45 seats', 'seat'],
    ['hit 3 home runs', 'home run'],
    ['hit 27 career home runs', 'home run'],
    ['a 14-point lead', 'point'],
    ['a 3-pointer', 'point'],
    ['made three bullet points', null],
    ['saw six mills', null],
  ])('%s', (text, unit) => {
    expect(read(text)).toMatchObject([{ kind: 'cardinal', unit, dimension: null }]);
  });
});

describe('what a price is per', () => {
  test.each([
    ['oil at $58.24 a barrel', 'Dollar per barrel'],
    ['rent of $21.25 per square foot', 'Dollar per square foot'],
    ['it earned 63 cents per diluted share', 'Cent per share'],
    ['they pay €900 a month', 'EUR per month'],
    ['it sold for $20 per widget', 'Dollar per widget'],
    ['it had $13 billion a year earlier', 'Dollar'],
    ['it cost $5 a lot', 'Dollar'],
    ['it cost $5/loaf there', 'Dollar per loaf'],
    ['it cost $5/Ann there', 'Dollar'],
    ['it cost $500 per 100 ml', 'Dollar per 100 milliliter'],
    ['gas at $2.10 per million Btu', 'Dollar per million British thermal unit'],
    ['a rent of £900 pcm', 'Pound per month'],
    ['they ask $1,500 psf', 'Dollar per square foot'],
    ['a $15 hourly wage', 'Dollar per hour'],
    ['a $15 hourly show', 'Dollar'],
    ['a $9 monthly fee', 'Dollar per month'],
  ])('%s', (text, unit) => {
    expect(read(text)).toMatchObject([{ kind: 'money', unit }]);
  });
});

describe('a number shares the unit of another', () => {
  const units = (text: string): unknown[][] =>
    read(text).map((found) => [found.value, found.unit, found.counted]);

  test.each<[string, unknown[][]]>([
    [
      'It costs 8 or $9.',
      [
        [8, 'Dollar', null],
        [9, 'Dollar', null],
      ],
    ],
    [
      'He raised 280 million of the 1.5 billion shekels.',
      [
        [280e6, 'ILS', null],
        [1.5e9, 'ILS', null],
      ],
    ],
    [
      'It sold 3.4 million, up 12 percent to 3.6 million cars, from 3.1 million.',
      [
        [3.4e6, null, null],
        [12, '%', null],
        [3.6e6, null, 'cars'],
        [3.1e6, null, 'cars'],
      ],
    ],
    [
      'His blood pressure was 140/90 mmHg.',
      [
        [140, 'millimeter of mercury', null],
        [90, 'millimeter of mercury', null],
      ],
    ],
    [
      'They let in 2 in 5 matches.',
      [
        [2, null, null],
        [5, null, 'matches'],
      ],
    ],
    [
      'It slowed from 4.8 to 4.7 percent.',
      [
        [4.8, '%', null],
        [4.7, '%', null],
      ],
    ],
    [
      'Thieves took 460 cars, compared with 63 last year.',
      [
        [460, null, 'cars'],
        [63, null, 'cars'],
      ],
    ],
    [
      'He made 35 saves, including 15 in Leeds.',
      [
        [35, null, 'saves'],
        [15, null, 'saves'],
      ],
    ],
    [
      'He made 35 saves in 10 games, including 15 in Leeds.',
      [
        [35, null, 'saves'],
        [10, null, 'games'],
        [15, null, null],
      ],
    ],
    [
      'It sold 2.4 million, up 1.1 million from 3.9 million headsets.',
      [
        [2.4e6, null, null],
        [1.1e6, null, 'headsets'],
        [3.9e6, null, 'headsets'],
      ],
    ],
    [
      'Screens run at 60, 90, and 120 Hz.',
      [
        [60, 'hertz', null],
        [90, 'hertz', null],
        [120, 'hertz', null],
      ],
    ],
    [
      'It won prizes of 9,000, 8,000 and 7,000 yen.',
      [
        [9000, 'JPY', null],
        [8000, 'JPY', null],
        [7000, 'JPY', null],
      ],
    ],
    [
      'They built four- and six-cylinder engines.',
      [
        [4, null, 'cylinder'],
        [6, null, 'cylinder'],
      ],
    ],
    [
      'It climbed from 21 mpg to 23.',
      [
        [21, 'mile per gallon', null],
        [23, 'mile per gallon', null],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  test.each<[string, unknown[][]]>([
    [
      'It rose 5 percent to 340.',
      [
        [5, '%', null],
        [340, null, null],
      ],
    ],
    [
      'They sold 460 cars. He came with 63.',
      [
        [460, null, 'cars'],
        [63, null, null],
      ],
    ],
  ])('but not in %s', (text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  test.each<[string, (number | null)[]]>([
    ['It dropped by 1 to 1.5 degrees Celsius.', [1, 1.5]],
    ['It costs $7 - $9 now.', [7, 9]],
    ['It raised US$89 to $93 billion.', [89e9, 93e9]],
    ['It counted between two hundred and two thousand.', [200, 2000]],
  ])('one range: %s', (text, [low, high]) => {
    expect(read(text)).toMatchObject([{ valueLow: low, valueHigh: high }]);
  });

  test('"up to" after a movement names where it ends', () => {
    expect(read('It inched back up to 4.8 percent.')).toMatchObject([{ value: 4.8, valueHigh: null }]);
    expect(read('It takes up to 4.8 percent.')).toMatchObject([{ value: 4.8, valueHigh: 4.8 }]);
  });

  test('the number of a rate is a number', () => {
    expect(read('It beats 78,000 times a minute.')).toMatchObject([{ value: 78_000, counted: 'times' }]);
    expect(read('She runs three times a week.')).toEqual([]);
  });

  test('an increase and the level after it are two amounts', () => {
    expect(units('It increased by $43.6bn to $419.2bn.')).toEqual([
      [43.6e9, 'Dollar', null],
      [419.2e9, 'Dollar', null],
    ]);
    expect(units('Oil climbed $1.20 to $83.45 a barrel.')).toEqual([
      [1.2, 'Dollar', null],
      [83.45, 'Dollar per barrel', null],
    ]);
    expect(read('It rose $2 to $4.')).toMatchObject([{ valueLow: 2, valueHigh: 4 }]);
    expect(read('It fell 2 to 10 percent.')).toMatchObject([{ valueLow: 2, valueHigh: 10 }]);
  });
});

test.each([
  ['They gave up 517 rushing yards.', '517 rushing yards', 'yard'],
  ['He ran for 300 all-purpose yards.', '300 all-purpose yards', 'yard'],
  ['It is 5 more miles.', '5 more miles', 'mile'],
])('a word before the unit says what is measured: %s', (text, span, unit) => {
  expect(read(text)).toMatchObject([{ kind: 'dimension', text: span, unit }]);
});

test.each([
  ['The index closed at 4,210, up 12 points.', ['point', 'point']],
  ['The index (4,210 down 12 points) fell.', ['point', 'point']],
  ['The index fell 12 points to 4,210.', ['point', 'point']],
  ['The index fell 12 points, or 0.6%, to 4,210.', ['point', '%', 'point']],
  ['Votes fell 0.6%, to 4,210.', ['%', null]],
  ['He won 4,210, up 12 bullet points.', [null, null]],
  ['It sold 4,210, then 12 points.', [null, 'point']],
])('the level of an index is in points, too: %s', (text, units) => {
  expect(read(text).map((found) => found.unit)).toEqual(units);
});

test.each([
  ['It is a $2,000-a-month flat.', 'Dollar per month'],
  ['They pay a £5-per-head tax.', 'Pound per head'],
  ['It is a $2,000-apiece flat.', 'Dollar'],
])('what a price is per, in one compound: %s', (text, unit) => {
  expect(read(text)[0]).toMatchObject({ unit });
});

test.each([
  ['Output rose from 2.4 to 3.1 million barrels.', [2_400_000, 3_100_000]],
  ['Sales rose from 5 to 10 million units.', [5_000_000, 10_000_000]],
  ['Sales rose from 900 to 1.2 million units.', [900, 1_200_000]],
])('the ends of a change share a scale: %s', (text, values) => {
  expect(read(text).map(({ value }) => value)).toEqual(values);
});

test.each([
  ['They cut the staff from 500 to 300 people.', ['people', 'people']],
  ['They walked from 5 to 10 Mill Road.', [null]],
])('the ends of a change count the same: %s', (text, counted) => {
  expect(read(text).map((found) => found.counted)).toEqual(counted);
});

test.each([
  ['The index fell 200 points, to close at 5,600.', 'point'],
  ['The index rose 45 points or 0.6 percent to 7,234.', 'point'],
  ['The index rose 45 points, and a lot sold at 7,234.', null],
  ['He finished 3 points behind, standing at 8.', null],
])('the level of an index: %s', (text, unit) => {
  expect(read(text).at(-1)?.unit).toBe(unit);
});

test.each([
  ['It has a 6.7in screen.', ['dimension', '6.7in', 6.7]],
  ['It weighs 5lb 3oz.', ['dimension', '5lb 3oz', 5.1875]],
  ['It weighs 7 pounds, 8 ounces.', ['dimension', '7 pounds, 8 ounces', 7.5]],
  ['It cost 72.3 US cents.', ['money', '72.3 US cents', 72.3]],
])('small units: %s', (text, row) => {
  expect(outline(text)).toEqual([row]);
});

test('seven in May are no inches', () => {
  expect(outline('About 1in 5 people came.')).not.toContainEqual(['dimension', '1in', 1]);
  expect(outline('He saw 7 in May.')).toEqual([['cardinal', '7', 7]]);
});
