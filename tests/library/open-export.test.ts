import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Export, openExport } from '../../pipeline/index.js';
import { TABLES } from '../../pipeline/schema/columns.js';
import { ROOT, readRows } from '../command.js';
import { inProcess } from '../in-process.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-export-'));
  mkdirSync(join(folder, 'in'));
  cpSync(join(ROOT, 'seeds'), join(folder, 'in/seeds'), { recursive: true });
  const text = '😀 It was late. “It is done,” Mayor Ann Lee said.';
  writeFileSync(
    join(folder, 'in/a.jsonl'),
    JSON.stringify({ id: '1', text, date: '2021-05-03T10:00:00.5Z' }),
  );
  for (const format of ['parquet,jsonl', 'csv', 'duckdb'])
    await inProcess(
      ['run', 'in', '--quiet', '--workers', '0', '--format', format, '--out', join(folder, format)],
      folder,
    );
});

afterAll(() => rm(folder, { recursive: true }));

const taken = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

describe.each(['parquet,jsonl', 'csv', 'duckdb'])('an export in %s', (format) => {
  test('gives the rows of each table as its JSONL file has them', async () => {
    const corpus = await openExport(join(folder, format));
    for (const table of TABLES)
      expect(
        (await taken(corpus.rows(table))).map((row) => JSON.stringify(row)),
        table,
      ).toEqual(readRows(join(folder, 'parquet,jsonl'), table).map((row) => JSON.stringify(row)));
    expect(corpus.runId).toMatch(/^[0-9a-f]{16}$/);
    expect(corpus.version).toMatch(/^\d+\.\d+\.\d+$/);
    await corpus.close();
  });
});

describe('an open export', () => {
  let corpus: Export;

  beforeAll(async () => {
    corpus = await openExport(join(folder, 'parquet,jsonl'));
  });
  afterAll(() => corpus.close());

  test('leads from a row to its passage, in code points', async () => {
    const quotes = await taken(corpus.rows('quotes'));
    const quote = quotes.find(({ speaker_name }) => speaker_name === 'Ann Lee')!;
    expect(await corpus.passageOf(quote, { context: 15 })).toEqual({
      doc_id: 'in/a.jsonl#1',
      title: null,
      url: null,
      published_at: '2021-05-03T10:00:00.5Z',
      before: ' It was late. “',
      text: 'It is done,',
      after: '” Mayor Ann Lee',
    });
    expect(await corpus.passageOf({ doc_id: quote.doc_id, start: 0, end: 1 }, { context: 3 })).toMatchObject({
      ...{ before: '', text: '😀', after: ' It' },
    });
    expect((await corpus.passageOf(quote)).after).toBe('” Mayor Ann Lee said.');
    expect((await corpus.passageOf(quote, { context: 0 })).before).toBe('');
  });

  test('reads several tables at once, and the passages of rows meanwhile', async () => {
    let count = 0;
    for await (const quote of corpus.rows('quotes')) {
      for await (const { doc_id } of corpus.rows('documents')) if (doc_id === quote.doc_id) count++;
      const { text } = await corpus.passageOf(quote);
      expect(text.length).toBeGreaterThan(0);
      if (count === 3) break;
    }
    expect(count).toBe(3);
  });

  test('says what it has not', async () => {
    await expect(taken(corpus.rows('quote' as 'quotes'))).rejects.toThrow(
      /there is no table quote; did you mean quotes\?; the tables are/,
    );
    await expect(taken(corpus.rows(undefined as unknown as 'quotes'))).rejects.toThrow(
      /no table undefined; the/,
    );
    await expect(corpus.passageOf({ doc_id: 'x', start: 0, end: 1 })).rejects.toThrow(/no document x/);
  });

  test('says that a document ends before a row does', async () => {
    const [{ doc_id, text } = { doc_id: '', text: '' }] = await taken(corpus.rows('documents'));
    const { length } = [...text];
    expect(await corpus.passageOf({ doc_id, start: length, end: length })).toMatchObject({ text: '' });
    for (const [start, end] of [
      [length - 1, length + 1],
      [5e8, 5e8 + 1],
      [0, 2 ** 53 - 1],
      [2 ** 53 - 1, 2 ** 53 - 1],
    ] as const) {
      const refused = corpus.passageOf({ doc_id, start, end });
      await expect(refused).rejects.toThrow(RangeError);
      await expect(refused).rejects.toThrow(`has ${length} code points: there is nothing from ${start} to`);
    }
  });
});

test.each([
  [undefined, {}, 'passageOf takes a row as an object, not undefined'],
  [
    { doc_id: 'x' },
    {},
    'a row with doc_id, start and end, the place of it in a document; this one has "x", undefined',
  ],
  [{ doc_id: 'x', start: 3, end: 1 }, {}, 'this one has "x", 3 and 1'],
  [{ doc_id: 'x', start: -1, end: 1 }, {}, 'this one has "x", -1 and 1'],
  [{ doc_id: 'x', start: 0, end: 1 }, { context: -1 }, 'passageOf: context takes a whole number from 0 to '],
  [
    { doc_id: 'x', start: 0, end: 1 },
    { around: 9 },
    'passageOf has no setting around; the settings are context',
  ],
])('the passage of %j with %j is refused', async (row, options, message) => {
  const corpus = await openExport(join(folder, 'parquet,jsonl'));
  const refused = corpus.passageOf(row as { doc_id: string; start: number; end: number }, options as object);
  await expect(refused).rejects.toThrow(TypeError);
  await expect(refused).rejects.toThrow(message);
  await corpus.close();
});

test('an export is closed once, however often it is asked for, and gives nothing more', async () => {
  const corpus = await openExport(join(folder, 'duckdb'));
  await corpus.close();
  await corpus[Symbol.asyncDispose]();
  await expect(taken(corpus.rows('quotes'))).rejects.toThrow('this export is closed');
  await expect(corpus.passageOf({ doc_id: 'x', start: 0, end: 1 })).rejects.toThrow('this export is closed');
});

test.each([
  [undefined, 'undefined'],
  ['', '""'],
  [new URL('file:///out'), 'an object'],
])('what is no path is refused: %s', async (wrong, shown) => {
  await expect(openExport(wrong as string)).rejects.toThrow(
    `openExport takes the path of the output directory of a run, not ${shown}`,
  );
});

test('a directory without one is refused', async () => {
  await expect(openExport(join(folder, 'in'))).rejects.toThrow(/holds no export; name the output directory/);
});
