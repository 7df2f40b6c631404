import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const rowsOf = (text: string): unknown[][] =>
  read(text).map((found) => [found.text, found.value, found.unit]);

describe('a number neither begins nor ends inside a numeric token', () => {
  test.each<[string, string, number, string | null]>([
    ['a limit of .08 percent', '.08 percent', 0.08, '%'],
    ['he batted .300 again', '.300', 0.3, null],
    ['it moved by -.25 again', '-.25', -0.25, null],
    ['it sold for $.99 apiece', '$.99', 0.99, 'Dollar'],
    ['they owe $US55,931,000 in all', '$US55,931,000', 55_931_000, 'USD'],
    ['they owe $A1.2bn in all', '$A1.2bn', 1.2e9, 'AUD'],
    ['they owe USD10m in all', 'USD10m', 10e6, 'USD'],
    ['they owe AUD1.5m in all', 'AUD1.5m', 1.5e6, 'AUD'],
    ['they owe RM3.06mil in all', 'RM3.06mil', 3.06e6, 'MYR'],
    ['they owe EUR50m in all', 'EUR50m', 50e6, 'EUR'],
    ['they owe N2.5bn in all', 'N2.5bn', 2.5e9, 'NGN'],
    ['they owe R500,000 in all', 'R500,000', 500_000, 'ZAR'],
    ['they owe PS2.7m in all', 'PS2.7m', 2.7e6, 'Pound'],
    ['they owe #20.1 billion in all', '#20.1 billion', 20.1e9, 'Pound'],
    ['they owe $100t in all', '$100t', 100e12, 'Dollar'],
    ['they owe $8 B in all', '$8 B', 8e9, 'Dollar'],
    ['sales of 1.2b in all', '1.2b', 1.2e9, null],
    ['a site of 8 B users in all', '8 B', 8e9, null],
    ['a site of 30 M monthly users', '30 M', 30e6, null],
    ['up 5pc on the day', '5pc', 5, '%'],
    ['a dose of 50mL a day', '50mL', 50, 'milliliter'],
    ['a 2.4Ghz toy', '2.4Ghz', 2.4, 'gigahertz'],
    ['a sack of 20 Kg here', '20 Kg', 20, 'kilogram'],
    ['some 15 Km away', '15 Km', 15, 'kilometer'],
    ['of 2 × 10⁻³ or so', '2 × 10⁻³', 0.002, null],
    ['of 10⁶ or so', '10⁶', 1e6, null],
    ['a ½ cup of milk', '½ cup', 0.5, 'cup'],
    ['about 3⁄4 of it', '3⁄4', 0.75, null],
    ['some 3 hundred and 21 of it', '3 hundred and 21', 321, null],
    ['two hundred and two thousand of it', 'two hundred and two thousand', 202_000, null],
    ['the one hundred twenty-fifth time', 'one hundred twenty-fifth', 125, null],
    ['a hundred trillionth', 'a hundred trillionth', 100e12, null],
  ])('%s', (text, span, value, unit) => {
    expect(rowsOf(text)).toEqual([[span, value, unit]]);
  });

  test.each([
    ['The film is rated R18.', []],
    ['She is #5 in the world.', []],
    ['Delegates left COP26.', []],
    [
      'They sold 3 USD50 cards.',
      [
        ['3', 3, null],
        ['USD50', 50, 'USD'],
      ],
    ],
    ['between two hundred and two thousand', [['between two hundred and two thousand', null, null]]],
    [
      'two hundred first graders',
      [
        ['two hundred', 200, null],
        ['first', 1, null],
      ],
    ],
  ])('but %s', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('a letter after a figure', () => {
  test.each<[string, number, string | null, string | null]>([
    ['sold 2.7m tickets', 2.7e6, null, 'tickets'],
    ['shipped 35m of its devices', 35e6, null, 'devices'],
    ['has 1.2b users', 1.2e9, null, 'users'],
    ['watched 5m waves', 5, 'meter', null],
    ['laid 35m of cable', 35, 'meter', null],
    ['bought 20t of rice', 20, 'metric ton', null],
  ])('%s', (text, value, unit, counted) => {
    expect(read(text)).toMatchObject([{ value, unit, counted }]);
  });
});

test('a magnitude lies between powers of ten, where the words say which', () => {
  expect(read('tens of thousands of votes')).toMatchObject([
    { value: null, valueLow: 10_000, valueHigh: 100_000, lowInclusive: true, highInclusive: false },
  ]);
  expect(read('scores of votes')).toMatchObject([{ value: null, valueLow: null, valueHigh: null }]);
});

test('a number ends where a cell of a table does', () => {
  expect(rowsOf('12\t000\t$3\tmillion\t5 percent')).toEqual([
    ['12', 12, null],
    ['000', 0, null],
    ['$3', 3, 'Dollar'],
    ['5 percent', 5, '%'],
  ]);
});

test.each(["The class of '85 met.", 'The RS-25 engine burned.', 'A Wi-Fi 6 router failed.'])(
  'no number: %s',
  (text) => {
    expect(rowsOf(text)).toEqual([]);
  },
);

test('a cup is a measure where something is in it', () => {
  expect(rowsOf('Add 2 cups of milk and 1/4 cup sugar. They won two cups in a year.')).toEqual([
    ['2 cups', 2, 'cup'],
    ['1/4 cup', 0.25, 'cup'],
    ['two', 2, null],
  ]);
});
