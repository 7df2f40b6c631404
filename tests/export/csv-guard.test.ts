import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardOf } from '../../pipeline/export/formats/csv-guard.js';
import { CSV_DELIMITERS } from '../../pipeline/export/formats/options.js';
import { propertyRuns } from '../property-runs.js';
import { useScratch } from './scratch.js';

const scratch = useScratch();

describe('what begins like a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' \u00a0=1', " \u00a0'=1"],
    ['\r=x', "\r'=x"],
    ['a\n-b', "a\n'-b"],
    ['a=1', 'a=1'],
    ['a - b', 'a - b'],
    ['', ''],
  ])('%j becomes %j, whatever the delimiter', (text, expected) => {
    for (const delimiter of CSV_DELIMITERS) expect(guardOf(delimiter).text(text)).toBe(expected);
  });

  // A spreadsheet that expects another delimiter sees a cell begin after it.
  test.each([
    ['comma', 'a;=1 b,=2 c\t=3', "a;'=1 b,=2 c\t'=3"],
    ['semicolon', 'a;=1 b,=2 c\t=3', "a;=1 b,'=2 c\t'=3"],
    ['tab', 'a;=1 b,=2 c\t=3', "a;'=1 b,'=2 c\t=3"],
    ['comma', 'a; =1', "a; '=1"],
    ['tab', '\t=1', "\t'=1"],
  ] as const)('between cells with a %s, %j becomes %j', (delimiter, text, expected) =>
    expect(guardOf(delimiter).text(text)).toBe(expected),
  );

  test('is found in linear time', () => {
    // A search that went back at every line end would need 10^11 steps.
    const text = '\n \r\t;'.repeat(100_000);
    expect(guardOf('comma').text(text)).toBe(text);
  });
});

describe('what would become a number, a date, a time or a truth value', () => {
  test.each([
    '1843',
    '007',
    '0012345678901234567890',
    '3-2',
    '3/2',
    '1 1/2',
    '12.5',
    '1,000',
    "1'000",
    '12%',
    '$5',
    '€ 1.234,50',
    '(5)',
    '1e5',
    '12E-3',
    '.5',
    'MAR1',
    'Sept. 2',
    '3-May',
    'May 3, 2021',
    'june 2020',
    '10:30',
    '10:30 PM',
    '5 p.m.',
    '2020-05',
    '3.5.2021',
    ' 7',
    'true',
    'FALSE',
  ])('%j gets an apostrophe', (text) => expect(guardOf('comma').text(text)).toBe(`'${text}`));

  test.each([
    '2021-05-03',
    'May',
    'a.m.',
    '()',
    '1843 was a year',
    'Mark 3',
    'Marching 3',
    '3rd',
    '52 years',
    '2e',
    'e5',
    'q_00aa_3_5',
    '3–2',
    'untrue',
    '$',
  ])('%j is left alone', (text) => expect(guardOf('comma').text(text)).toBe(text));

  test('gets one apostrophe where it begins like a formula, too', () => {
    expect(guardOf('comma').text('-5')).toBe("'-5");
    expect(guardOf('comma').text(' -5%')).toBe(" '-5%");
  });

  test('is found in linear time', () => {
    for (const piece of ['1 ', 'a.m.', 'may', 'sept', '1e1', 'june'])
      expect(guardOf('comma').text(`${piece.repeat(100_000)}x`)).toMatch(/x$/);
  });
});

/**
 * What cells begin with, every white space that JavaScript knows, what formulas begin with, and what numbers are made
 * of.
 */
const CHARACTERS = [
  ...',;\t\r\n \v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  ...Array.from({ length: 11 }, (_, index) => String.fromCharCode(0x2000 + index)),
  ...'=+-@\uff1d\uff0b\uff0d\uff20',
  ..."a0'é😀\u200b\u0085",
];
const PIECES = [
  ..."0159 .,:/\\'’()+-%$€eEpaM",
  'may',
  'Sept',
  'sep',
  'JUNE',
  'p.m',
  'AM',
  'true',
  'False',
  '2021-05-03',
];

describe.each(CSV_DELIMITERS)('between cells with a %s', (delimiter) => {
  test.each(propertyRuns(10))(
    'SQL makes of a text what the writer makes of it (seed %i, %i runs)',
    async (seed, numRuns) => {
      const text = fc.oneof(
        fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom(...PIECES), minLength: 1, maxLength: 6 }),
      );
      const starts = [...CHARACTERS.map((character) => `${character}=`), ...PIECES];
      const guard = guardOf(delimiter);
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 100, maxLength: 200 }), async (some) => {
          const texts = [...starts, ...some];
          await scratch.connection.run('CREATE OR REPLACE TEMP TABLE cells (number INTEGER, name VARCHAR)');
          const appender = await scratch.connection.createAppender('cells', null, 'temp');
          texts.forEach((value, index) => {
            appender.appendInteger(index);
            appender.appendVarchar(value);
            appender.endRow();
          });
          appender.closeSync();
          // The full stop keeps the driver from dropping U+FEFF where a text begins with it.
          const rows = await scratch.query(
            `SELECT concat('.', ${guard.sql('name')}) AS cell FROM cells ORDER BY number`,
          );
          expect(rows.map(({ cell }) => (cell as string).slice(1))).toEqual(texts.map(guard.text));
        }),
        { seed, numRuns },
      );
    },
  );
});
