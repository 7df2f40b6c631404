import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERS } from '../../pipeline/explore/answers.js';
import { ORDERS } from '../../pipeline/explore/asked-values.js';
import type { Answers, ReportData, View } from '../../pipeline/explore/contract.js';
import { makeReport } from '../../pipeline/explore/report.js';
import { Asker } from '../../pipeline/reading/ask.js';
import { type OpenTables, openTables } from '../../pipeline/reading/open-tables.js';
import { reportSource } from '../../web/report-source.js';
import type { Source } from '../../web/source.js';
import { pipeline, ROOT } from '../command.js';

const ARTICLES = [
  {
    id: 'b',
    title: 'Mill to reopen',
    publisher: 'The Herald',
    published_at: '2024-07-01',
    text: 'The mill will hire 300 people, Zoë Lee said. “We will not sell the café,” Ms. Lee said. “Never,” said Émile Roy.',
  },
  {
    id: 'a',
    title: 'No sale',
    publisher: 'the Evening Post',
    published_at: '2024-06-15T08:00:00Z',
    text: '“We will not sell the café,” Zoë Lee said. émile Roy’s mill paid $5 million, Ann Park said on Monday.',
  },
  {
    id: '😀',
    publisher: 'Ärzteblatt',
    text: '😀😀 “We will not sell the café,” Zoë Lee said. An official said that nobody knew. “Rain,” Ann Park told the NATO Association.',
  },
  {
    id: '\uff01',
    title: 'Copy',
    published_at: '2023',
    text: '😀😀 “We will not sell the café,” Zoë Lee said. An official said that nobody knew. “Rain,” Ann Park told the NATO Association.',
  },
];

let folder: string;
let tables: OpenTables;
let source: Source;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-source-'));
  const input = join(folder, 'news.jsonl');
  writeFileSync(input, ARTICLES.map((article) => JSON.stringify(article)).join('\n'));
  const out = join(folder, 'out');
  pipeline([
    'run',
    input,
    join(ROOT, 'seeds'),
    '--out',
    out,
    '--format',
    'parquet',
    '--quiet',
    '--min-confidence',
    '0',
  ]);
  tables = await openTables(out);
  const { html } = await makeReport(out, 1e8);
  const [, json = ''] = /id="report-data">(.*?)<\/script>/s.exec(html) ?? [];
  source = reportSource(JSON.parse(json) as ReportData);
});

afterAll(async () => {
  await tables.close();
  await rm(folder, { recursive: true });
});

const served = <Name extends View>(
  view: Name,
  asks: Answers[Name]['asks'],
): Promise<Answers[Name]['gives']> =>
  ANSWERS[view]({ tables, asker: new Asker(tables.instance, 60_000) }, asks);

const QUOTES: readonly Answers['quotes']['asks'][] = [
  ...ORDERS.quotes.flatMap((sort) => [{ sort }, { sort, grouped: true }]),
  { text: 'CAFE sell' },
  { text: '"the cafe"' },
  { text: 'nobody' },
  { speakerName: 'zoe' },
  { speakerName: 'lee zoe', grouped: true, sort: 'newest' },
  { speaker: 'none' },
  { kind: 'indirect', nature: 'statement' },
  { publisher: '' },
  { publisher: 'The Herald' },
  { least: 0.5, most: 0.9 },
  { most: 0.5, sort: 'unsurest' },
  { from: '2024-05-01', to: '2024-06-15' },
  { docId: 'news.jsonl#a' },
  { undated: true },
  { offset: 2, limit: 3, sort: 'longest' },
];

const LISTS: readonly { readonly [Name in View]: readonly [Name, Answers[Name]['asks']] }[View][] = [
  ...QUOTES.map((asks) => ['quotes', asks] as const),
  ...ORDERS.entities.map((sort) => ['entities', { sort, limit: 500 }] as const),
  ['entities', { text: 'GOP' }],
  ['entities', { text: '@REALDONALD' }],
  ['entities', { text: 'EMILE' }],
  ['entities', { text: "roy's" }],
  ['entities', { type: 'person', sort: 'name' }],
  ...ORDERS.articles.map((sort) => ['articles', { sort }] as const),
  ['articles', { text: 'cafe rain' }],
  ['articles', { text: '"sale | "' }],
  ['articles', { duplicates: 'only' }],
  ['articles', { duplicates: 'none' }],
  ['articles', { publisher: '' }],
  ['articles', { language: 'en', status: 'ok' }],
  ['articles', { from: '2024' }],
  ['articles', { undated: true }],
  ...ORDERS.publishers.map((sort) => ['publishers', { sort }] as const),
  ['publishers', { text: 'arzte' }],
];

describe('a report gives what the server gives', () => {
  test.each(LISTS)('%s for %j', async (view, asks) => {
    const { sql: _, ...page } = (await served(view, asks as never)) as Answers['quotes']['gives'];
    const { sql: none, ...own } = (await source.ask(view, asks as never)) as Answers['quotes']['gives'];
    expect(own).toEqual(page);
    expect(none).toBe('');
  });

  test('of the overview, of each article and its neighbours', async () => {
    expect(await source.ask('overview', {})).toEqual(await served('overview', {}));
    expect(await source.ask('choices', {})).toEqual(await served('choices', {}));
    const { items } = await source.ask('articles', {});
    expect(items).toHaveLength(9);
    for (const { docId: id } of items)
      expect(await source.ask('article', { id })).toEqual(await served('article', { id }));
  });
});

test('the lists are not all alike', async () => {
  const orders = await Promise.all(
    ORDERS.quotes.map(async (sort) =>
      (await source.ask('quotes', { sort, limit: 500 })).items.map(({ quoteId }) => quoteId).join(),
    ),
  );
  expect(new Set(orders).size).toBe(ORDERS.quotes.length);
  const { items: party } = await source.ask('entities', { text: 'gop' });
  expect(party.map(({ name }) => name)).toEqual(['Republican Party']);
  const { items } = await source.ask('publishers', { sort: 'name' });
  expect(items.map(({ name }) => name)).toEqual([
    'AP',
    'Ärzteblatt',
    'CNN',
    'the Evening Post',
    'The Herald',
  ]);
});

test('what a report does not have is not offered', async () => {
  expect(source.has('quotes')).toBe(true);
  expect(source.has('review')).toBe(false);
  expect([source.judge, source.exportUrl('quotes', {}, 'csv'), source.leftOut]).toEqual([null, null, 0]);
  await expect(source.ask('numbers', {})).rejects.toThrow('A report does not have this.');
  await expect(source.ask('article', { id: 'd.txt' })).rejects.toThrow('not in the report');
});
