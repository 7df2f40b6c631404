import { expect, test } from 'vitest';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import { Asker, TooSlowError } from '../../pipeline/reading/ask.js';
import { sql } from '../../pipeline/reading/sql.js';

test('a question has a limit of time, and the next one is answered', async () => {
  const instance = await openDatabase(':memory:', {});
  const asker = new Asker(instance, 200);
  await expect(asker.rows(sql`SELECT count(*) FROM range(10000000000000)`)).rejects.toThrow(TooSlowError);
  expect(await asker.row(sql`SELECT ${'a'} AS text, ${1} AS number`)).toEqual({ text: 'a', number: 1 });
  instance.closeSync();
});

test('what a question has wrong is told', async () => {
  const instance = await openDatabase(':memory:', {});
  await expect(new Asker(instance, 10_000).rows(sql`SELECT nothing`)).rejects.toThrow(/Binder Error/);
  instance.closeSync();
});

test('values are as JSON has them, also within lists', async () => {
  const instance = await openDatabase(':memory:', {});
  const query = sql`SELECT 9007199254740991::BIGINT AS large, [{'a': 1::BIGINT, 'b': NULL}] AS list, ${"it's; --"} AS text`;
  expect(await new Asker(instance, 10_000).rows(query)).toEqual([
    { large: 9007199254740991, list: [{ a: 1, b: null }], text: "it's; --" },
  ]);
  expect(query.shown).toContain("'it''s; --'");
  instance.closeSync();
});
