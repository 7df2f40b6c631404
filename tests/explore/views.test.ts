import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERS } from '../../pipeline/explore/answers.js';
import type { Answers, View } from '../../pipeline/explore/contract.js';
import { NotFoundError } from '../../pipeline/explore/not-found.js';
import { openedArticle } from '../../pipeline/explore/opened-article.js';
import { Asker } from '../../pipeline/reading/ask.js';
import { type OpenTables, openTables } from '../../pipeline/reading/open-tables.js';
import { pipeline } from '../command.js';
import { makeExport } from './made-corpus.js';

let folder: string;
let tables: OpenTables;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'views-'));
  tables = await openTables(makeExport(folder));
});

afterAll(async () => {
  await tables.close();
  await rm(folder, { recursive: true });
});

function ask<Name extends View>(view: Name, asks: Answers[Name]['asks']): Promise<Answers[Name]['gives']> {
  return ANSWERS[view]({ tables, asker: new Asker(tables.instance, 60_000) }, asks);
}

/** The confidence of each quote, and its words, as they stand in the table. */
async function quotesAsTheyStand(): Promise<{ confidence: number; kind: string; text: string }[]> {
  const reader = await tables.connection.runAndReadAll('SELECT confidence, kind, text FROM quotes');
  return reader.getRowObjects() as { confidence: number; kind: string; text: string }[];
}

/** How many values lie in each tenth from 0 to 1. */
const tenths = (values: readonly number[]): number[] =>
  Array.from({ length: 10 }, (_, tenth) => values.filter((value) => Math.floor(10 * value) === tenth).length);

describe('the overview', () => {
  test('counts what the corpus is', async () => {
    const overview = await ask('overview', {});
    expect(overview).toMatchObject({
      articles: 4,
      publishers: 2,
      duplicates: 1,
      quarantined: [],
      period: { first: '2024-05-01', last: '2024-06-16' },
      byPublisher: [
        { name: 'Evening Post', count: 2 },
        { name: 'The Herald', count: 2 },
      ],
      rows: { quotes: 6, mentions: 8, numbers: 4, dates: 2 },
      precision: null,
    });
  });

  test('has a point for each day, those without articles too, and counts what has no day', async () => {
    const { timeline } = await ask('overview', {});
    expect(timeline.unit).toBe('day');
    expect(timeline.series).toEqual(['articles', 'quotes']);
    expect(timeline.points).toHaveLength(47);
    expect(timeline.points[0]).toEqual({ at: '2024-05-01', counts: [1, 3] });
    expect(timeline.points[1]).toEqual({ at: '2024-05-02', counts: [0, 0] });
    expect(timeline.points.at(-1)).toEqual({ at: '2024-06-16', counts: [1, 1] });
    expect(timeline.undated).toEqual([1, 1]);
  });

  test('ranks speakers by utterances, and bins rows by confidence', async () => {
    const { speakers, confidence } = await ask('overview', {});
    expect(speakers.map(({ name, utterances, documents }) => [name, utterances, documents])).toEqual([
      ['Ann Lee', 3, 2],
      ['Peter Voss', 2, 3],
    ]);
    const chances = (await quotesAsTheyStand()).map((quote) => quote.confidence);
    expect(chances).toHaveLength(6);
    expect(confidence[0]).toEqual({ table: 'quotes', bins: tenths(chances), without: 0 });
  });
});

test('rows without a confidence are in no bin', async () => {
  const own = await openTables(join(folder, 'out'));
  await own.connection.run(`
    CREATE TABLE unsure AS SELECT * REPLACE (if(kind = 'direct', NULL, confidence) AS confidence) FROM quotes;
    DROP VIEW quotes_with_documents; DROP VIEW speakers; DROP VIEW quotes;
    ALTER TABLE unsure RENAME TO quotes`);
  const use = { tables: own, asker: new Asker(own.instance, 60_000) };
  const { confidence, rows } = await ANSWERS.overview(use, {});
  const sure = (await quotesAsTheyStand()).filter(({ kind }) => kind !== 'direct');
  expect(confidence[0]).toEqual({
    table: 'quotes',
    bins: tenths(sure.map((quote) => quote.confidence)),
    without: 6 - sure.length,
  });
  expect(rows.quotes).toBe(6);
  await own.close();
});

describe('quotes', () => {
  const texts = async (asks: Answers['quotes']['asks']): Promise<string[]> =>
    (await ask('quotes', asks)).items.map(({ text }) => text);

  test('are found in any case, with or without accents', async () => {
    expect(await texts({ text: 'CAFE' })).toEqual(['The café stays open']);
    expect(await texts({ text: 'Café' })).toEqual(['The café stays open']);
    expect(await texts({ text: 'caff' })).toEqual([]);
  });

  test('have every word that is searched for, and a phrase as it stands', async () => {
    expect(await texts({ text: 'people mill' })).toEqual(['The mill will hire 300 people']);
    expect(await texts({ text: '"people mill"' })).toEqual([]);
    expect(await texts({ text: '"will hire"' })).toEqual(['The mill will hire 300 people']);
  });

  test('are searched for signs as they stand', async () => {
    expect(await texts({ text: 'alert(1)' })).toHaveLength(2);
    expect(await texts({ text: '.*' })).toEqual([]);
    expect(await texts({ text: "'; DROP TABLE quotes" })).toEqual([]);
  });

  test('are filtered by speaker, kind, publisher, confidence and time', async () => {
    const { items } = await ask('entities', { text: 'voss' });
    expect(await texts({ speaker: items[0]?.entityId ?? '' })).toHaveLength(3);
    expect(await texts({ speaker: 'none' })).toEqual([]);
    expect(await texts({ speakerName: 'lee', kind: 'direct' })).toEqual([
      'We will not sell,',
      'We will not sell,',
    ]);
    expect(await texts({ publisher: 'The Herald', kind: 'indirect' })).toHaveLength(2);
    const quotes = (await quotesAsTheyStand()).sort((a, b) => a.confidence - b.confidence);
    const [least, next] = [quotes[0]!, quotes.find(({ confidence }) => confidence > quotes[0]!.confidence)!];
    const between = (least.confidence + next.confidence) / 2;
    const unsure = quotes.filter(({ confidence }) => confidence < between).map(({ text }) => text);
    expect((await texts({ most: between })).sort()).toEqual(unsure.sort());
    expect(await texts({ least: between })).toHaveLength(6 - unsure.length);
    expect(await texts({ from: '2024-05-02', to: '2024-06-15' })).toEqual(['We will not sell,']);
    expect((await ask('quotes', { undated: true })).items.map(({ docId }) => docId)).toEqual([
      'news.jsonl#rain',
    ]);
    expect((await ask('articles', { undated: true })).total).toBe(1);
  });

  test('of an utterance are one item when they are grouped', async () => {
    const { total, items } = await ask('quotes', { grouped: true, sort: 'repeated' });
    expect(total).toBe(5);
    expect(items[0]).toMatchObject({ docId: 'news.jsonl#rain', repetitions: 2 });
    expect(await texts({ utterance: items[0]?.utteranceId ?? '' })).toHaveLength(2);
  });

  test('come in pieces, with a query that gives all of them', async () => {
    const { total, items, sql } = await ask('quotes', {
      limit: 2,
      offset: 2,
      sort: 'surest',
      text: "n't or 'x",
    });
    expect([total, items]).toEqual([0, []]);
    const page = await ask('quotes', { limit: 2, offset: 2 });
    expect(page.total).toBe(6);
    expect(page.items.map(({ text }) => text)[0]).toBe('The café stays open');
    for (const query of [sql, page.sql]) await tables.connection.run(query);
    const reader = await tables.connection.runAndReadAll(page.sql);
    expect(reader.currentRowCount).toBe(6);
  });
});

test('an entity has its aliases, its times, and those beside it', async () => {
  const { items } = await ask('entities', { text: 'voss' });
  const entity = await ask('entity', { id: items[0]?.entityId ?? '' });
  expect(entity.aliases).toEqual([{ text: 'Peter Voss', count: 3 }]);
  expect(entity.beside.map(({ name, together }) => [name, together])).toEqual([['Harlow', 2]]);
  expect(entity.timeline.undated).toEqual([1, 1]);
  await expect(ask('entity', { id: 'e_none' })).rejects.toThrow(NotFoundError);
});

test('mentions stand in their contexts', async () => {
  const { items: entities } = await ask('entities', { text: 'ann' });
  const { items } = await ask('mentions', { entity: entities[0]?.entityId ?? '' });
  expect(items.map(({ text }) => text)).toEqual(['Ann Lee', 'Lee', 'Ann Lee']);
  expect(items[0]?.before).toBe('Mill to reopen  The mill will hire 300 people, ');
  expect(items[0]?.after).toMatch(/^ said on Tuesday\. “We will not sell,” Lee said/);
});

describe('articles', () => {
  const ids = async (asks: Answers['articles']['asks']): Promise<string[]> =>
    (await ask('articles', asks)).items.map(({ docId }) => docId.replace('news.jsonl#', ''));

  test('are found by their titles and texts, filtered and sorted', async () => {
    expect(await ids({ text: 'harlow' })).toEqual(['rain', 'rain-2']);
    expect(await ids({ text: 'no sale' })).toEqual(['sale']);
    expect(await ids({ duplicates: 'only' })).toEqual(['rain-2']);
    expect(await ids({ duplicates: 'none' })).toEqual(['mill', 'rain', 'sale']);
    expect(await ids({ sort: 'newest' })).toEqual(['rain-2', 'sale', 'mill', 'rain']);
    expect(await ids({ sort: 'quotes', limit: 1 })).toEqual(['mill']);
  });

  test('have marks where their rows stand', async () => {
    const { article: packed, previous, next } = await ask('article', { id: 'news.jsonl#sale' });
    const article = openedArticle(packed);
    const marked = article.marks.map(({ role, start, end }) => [role, article.text.slice(start, end)]);
    expect(marked).toEqual([
      ['quotation', 'We will not sell,'],
      ['speaker', 'Ann Lee'],
      ['name', 'Ann Lee'],
      ['cue', 'said'],
      ['number', '$5 million'],
      ['date', '2019'],
    ]);
    expect(article.marks.map(({ row }) => article.rows[row]?.table)).toEqual([
      ...['quotes', 'quotes', 'mentions', 'quotes', 'numbers', 'dates'],
    ]);
    expect([previous?.docId, next]).toEqual(['news.jsonl#rain-2', null]);
    await expect(ask('article', { id: 'none' })).rejects.toThrow(NotFoundError);
  });
});

test('publishers have their articles, words and quotes', async () => {
  const { items, total } = await ask('publishers', {});
  expect(items).toEqual([
    ...[{ name: 'Evening Post', articles: 2, words: 28, quotes: 2, first: '2024-06-16', last: '2024-06-16' }],
    ...[{ name: 'The Herald', articles: 2, words: 43, quotes: 4, first: '2024-05-01', last: '2024-06-15' }],
  ]);
  expect(total).toBe(2);
  expect((await ask('publishers', { sort: 'words' })).items[0]?.name).toBe('The Herald');
  expect((await ask('publishers', { text: 'hérald' })).items.map(({ name }) => name)).toEqual(['The Herald']);
});

describe('what was refused', () => {
  let own: string;
  let refused: OpenTables;

  beforeAll(async () => {
    own = join(folder, 'refused');
    mkdirSync(own);
    writeFileSync(
      join(own, 'a.jsonl'),
      '{"id":"1","text":"Ann Lee left."}\n{"id":"2",\n{"id":"3","text":" "}\n',
    );
    writeFileSync(join(own, 'b.txt'), '');
    pipeline(['run', own, '--out', join(own, 'out'), '--format', 'parquet', '--quiet']);
    refused = await openTables(join(own, 'out'));
  });
  afterAll(() => refused.close());

  const quarantine = (asks: Answers['quarantine']['asks']): Promise<Answers['quarantine']['gives']> =>
    ANSWERS.quarantine({ tables: refused, asker: new Asker(refused.instance, 60_000) }, asks);

  test('is listed file by file, with its line and the reason', async () => {
    const { items, total, sql } = await quarantine({});
    expect(items.map(({ file, line, code, docId }) => [file, line, code, docId])).toEqual([
      ['refused/a.jsonl', 2, 'invalid_json', expect.stringMatching(/^refused\/a\.jsonl#/)],
      ['refused/a.jsonl', 3, 'empty', 'refused/a.jsonl#3'],
      ['refused/b.txt', null, 'empty', 'refused/b.txt'],
    ]);
    expect(items[0]?.reason).toMatch(/^Column \d+: /);
    expect(items.map(({ hasArticle, row, pointer }) => [hasArticle, row, pointer])).toEqual(
      Array(3).fill([false, null, null]),
    );
    expect(total).toBe(3);
    expect((await refused.connection.runAndReadAll(sql)).currentRowCount).toBe(3);
  });

  test('is found by its fault, its table, its file and its reason', async () => {
    expect((await quarantine({ code: 'empty' })).total).toBe(2);
    expect((await quarantine({ table: 'documents' })).total).toBe(3);
    expect((await quarantine({ table: 'quotes' })).total).toBe(0);
    expect((await quarantine({ text: 'b.txt' })).total).toBe(1);
    expect((await quarantine({ text: 'COLUMN' })).total).toBe(1);
    expect((await quarantine({ offset: 1, limit: 1 })).items.map(({ line }) => line)).toEqual([3]);
  });
});

describe('numbers and dates', () => {
  test('are listed in context', async () => {
    const { items } = await ask('numbers', { sort: 'largest', limit: 1 });
    expect(items[0]).toMatchObject({ text: '$5 million', value: 5_000_000, after: ' for the land in 2019.' });
    const { items: dates } = await ask('dates', { about: '2024-01-01' });
    expect(dates.map(({ text }) => text)).toEqual(['Tuesday']);
  });

  test('are spread over powers of ten where they span many', async () => {
    const histogram = await ask('numbers/histogram', {});
    expect(histogram.isLogarithmic).toBe(true);
    expect(histogram.bounds).toEqual([0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]);
    expect(histogram.counts).toEqual([0, 2, 0, 1, 0, 0, 0, 1]);
  });

  test('are spread over equal steps where they do not', async () => {
    const histogram = await ask('numbers/histogram', { kind: 'cardinal', mostValue: 1 });
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(histogram.isLogarithmic).toBe(false);
    expect(await ask('numbers/histogram', { kind: 'ordinal' })).toEqual({
      ...{ bounds: [], counts: [], isLogarithmic: false },
    });
  });

  test('may be larger than any whole number of 64 bits', async () => {
    expect((await ask('numbers', { leastValue: 1e30 })).total).toBe(0);
    expect((await ask('numbers', { mostValue: 1e19 })).total).toBe(4);
    expect((await ask('quotes', { least: -1e300 })).total).toBe(6);
  });

  test('are put on a timeline by the days that texts speak of', async () => {
    const { unit, points } = await ask('dates/timeline', {});
    expect(unit).toBe('month');
    expect(points[0]).toEqual({ at: '2019-01-01', counts: [1] });
    expect(points.at(-1)).toEqual({ at: '2024-04-01', counts: [1] });
    expect((await ask('dates/timeline', { kind: 'set' })).points).toEqual([]);
    const { undated } = await ask('dates/timeline', {});
    expect(undated).toEqual([(await ask('dates', { unresolved: true })).total]);
  });
});

test('a sample has each row in its passage', async () => {
  const { items } = await ask('review', { table: 'quotes', size: 10, seed: 1 });
  expect(items).toHaveLength(6);
  for (const { passage, marks, row } of items) {
    const spoken = marks
      .filter(({ role }) => role === 'quotation')
      .map(({ start, end }) => passage.slice(start, end));
    expect(spoken.join(' … ')).toBe(row.row.text);
  }
});
