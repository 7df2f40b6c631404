import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readFile } from '../scratch.js';
import { databaseOf } from './made-database.js';

const ARTICLES =
  "CREATE TABLE articles AS SELECT 7 AS id, 'It stands, Keller said.' AS body, ['Ann Lee'] AS authors";
const AUTHORS = "CREATE TABLE authors AS SELECT 1 AS id, 'Ann Lee' AS name";
const OLD = 'CREATE SCHEMA old; CREATE TABLE old."my posts" AS SELECT 8 AS id, \'Old\' AS text';

const reasons = async (...reading: Parameters<typeof readFile>): Promise<string[]> =>
  (await readFile(...reading)).faults.map(({ code, reason }) => `${code}: ${reason}`);

test('the table of a database that holds texts is read, by its beginning, too, and packed', async () => {
  const content = await databaseOf(AUTHORS, ARTICLES);
  for (const [name, bytes] of [
    ['a.duckdb', content],
    ['a.txt', content],
    ['a.duckdb.gz', gzipSync(content)],
  ] as const) {
    const { records, faults } = await readFile(name, bytes);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        ...{
          docId: `${name}#7`,
          mediaType: 'application/vnd.duckdb',
          line: 1,
          text: 'It stands, Keller said.',
        },
        fields: { authors: ['Ann Lee'] },
      },
    ]);
  }
});

test('several such tables want to be told apart with --records, also by a schema', async () => {
  const content = await databaseOf(AUTHORS, ARTICLES, OLD);
  expect(await reasons('a.duckdb', content)).toEqual([
    'no_text: Several tables in it hold texts: articles, old.my posts. Name one with --records NAME.',
  ]);
  const ids = async (recordsPath: string) =>
    (await readFile('a.duckdb', content, { recordsPath })).records.map(({ sourceId }) => sourceId);
  expect(await ids('Articles')).toEqual(['7']);
  expect(await ids('old.my posts')).toEqual(['8']);
  expect(await reasons('a.duckdb', content, { recordsPath: 'posts' })).toEqual([
    'no_text: It has no table posts; it has articles, authors, old.my posts. Name one with --records NAME.',
  ]);
  expect((await reasons('a.duckdb', content, { recordsPath: 'authors' }))[0]).toMatch(
    /^no_text: .*it has id, name\./,
  );
});

test('a database without such a table is a fault; its views and macros are not run', async () => {
  const view = "CREATE VIEW articles AS SELECT 1 AS id, content AS text FROM read_text('/etc/hostname')";
  const content = await databaseOf(AUTHORS, view, "CREATE MACRO posts() AS TABLE SELECT 'x' AS text");
  expect(await reasons('a.duckdb', content)).toEqual([
    'no_text: No table in it is known to hold texts; it has authors. Name one with --records NAME, and its column with --field text=NAME.',
  ]);
  for (const recordsPath of ['articles', 'posts'])
    expect((await reasons('a.duckdb', content, { recordsPath }))[0]).toContain(
      `It has no table ${recordsPath};`,
    );
  expect(await reasons('a.duckdb', await databaseOf())).toEqual([
    'no_text: There is no table in it: remove it, or fetch it again.',
  ]);
});

test('a database that is cut off or damaged is a fault', async () => {
  const content = await databaseOf(ARTICLES);
  const damaged = Buffer.from(content);
  for (let at = 4096; at < damaged.length; at += 5) damaged[at] = damaged[at]! ^ 0x55;
  for (const bytes of [content.subarray(0, 2000), content.subarray(0, 13_000), damaged])
    expect(await reasons('a.duckdb', bytes)).toEqual([
      'unreadable: It is damaged or cut off: fetch it again.',
    ]);
});

test('an SQLite database is told from other files, and what to do with it', async () => {
  expect(await reasons('a.txt', Buffer.from('SQLite format 3\0\u0010\0\u0001\u0001'))).toEqual([
    'unsupported_format: It is an SQLite database: save its table as CSV first (`sqlite3 -csv -header FILE "select * from TABLE" > TABLE.csv`).',
  ]);
});
