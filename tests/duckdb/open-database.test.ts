import { expect, test } from 'vitest';
import { openDatabase, runWithTexts } from '../../pipeline/duckdb/open-database.js';

test.each(['\ufeffx', '\ufeff', `\ufeff${'long '.repeat(10)}`, 'x\ufeff', '\ufeff\ufeffx'])(
  'a text leaves the database as it went in: %j',
  async (text) => {
    const instance = await openDatabase(':memory:', {});
    const connection = await instance.connect();
    const reader = await runWithTexts(connection, 'SELECT unnest($1)', [text]);
    expect(reader.getRowsJS()).toEqual([[text]]);
    connection.closeSync();
    instance.closeSync();
  },
);
