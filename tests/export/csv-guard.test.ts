import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excelLines } from '../../pipeline/export/formats/csv.js';
import { guardedSql } from '../../pipeline/export/formats/csv-guard.js';
import { columnsOf } from '../../pipeline/schema/columns.js';
import { useScratch } from './scratch.js';

const scratch = useScratch();

/** What cells begin with, every white space that JavaScript knows, and what formulas begin with. */
const CHARACTERS = [
  ...';\t\r\n \v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  ...Array.from({ length: 11 }, (_, index) => String.fromCharCode(0x2000 + index)),
  ...'=+-@\uff1d\uff0b\uff0d\uff20',
  ..."a0'é😀\u200b\u0085",
];

const textColumn = columnsOf('entities').find(({ name }) => name === 'name') as ReturnType<
  typeof columnsOf
>[0];

test('SQL makes of a text what the CSV profile for spreadsheets makes of it', async () => {
  const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 8 });
  const starts = CHARACTERS.map((character) => `${character}=`);
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
        `SELECT concat('.', ${guardedSql(textColumn)}) AS cell FROM cells ORDER BY number`,
      );
      const written = texts.map((value) => excelLines([[value]]).slice(1, -3));
      expect(rows.map(({ cell }) => (cell as string).slice(1))).toEqual(written);
    }),
    { seed: 20200714, numRuns: 10 },
  );
});
