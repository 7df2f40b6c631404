import { expect, test } from 'vitest';
import { placeOf, placeSql } from '../../pipeline/audit/row-place.js';
import { exampleRow, useScratch } from '../export/scratch.js';

const scratch = useScratch();

test.each([
  ['numbers', { number_id: 'n_4b1f0c7d92ae5538_812_830', start: 12, end: 19 }, '12 19'],
  ['quotes', { quote_id: 'q_4b1f0c7d92ae5538_812_830~2', start: 12, end: 19 }, '12 19~2'],
  [
    'removals',
    { removal_id: 'r_4b1f0c7d92ae5538_812_830', start: 12, end: 12 },
    'r_4b1f0c7d92ae5538_812_830',
  ],
  ['documents', { doc_id: 'articles/a.txt~2' }, 'articles/a.txt~2'],
] as const)('the place of a row of %s is the same in the database', async (table, changes, place) => {
  const row = exampleRow(table, changes);
  await scratch.load(table, [row]);
  expect(placeOf(table, row)).toBe(place);
  expect(await scratch.query(`SELECT ${placeSql(table)} AS place FROM ${table}`)).toEqual([{ place }]);
});
