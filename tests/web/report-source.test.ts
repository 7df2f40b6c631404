import { describe, expect, test } from 'vitest';
import type {
  ArticleFilter,
  EntityFilter,
  EntityItem,
  QuoteFilter,
  QuoteItem,
  ReportData,
} from '../../pipeline/explore/contract.js';
import { reportSource } from '../../web/report-source.js';

const quote = (quoteId: string, changes: Partial<QuoteItem>): QuoteItem => ({
  docId: 'a.txt',
  title: 'A mill',
  publisher: 'AP',
  publishedAt: '2024-05-14T08:00:00Z',
  quoteId,
  kind: 'direct',
  nature: 'statement',
  medium: 'speech',
  text: 'We will open the café',
  speakerText: 'she',
  speakerName: 'Zoë Lee',
  speakerEntityId: 'e_1',
  resolution: 'pronoun',
  cue: 'said',
  confidence: 0.9,
  utteranceId: quoteId,
  repetitions: 1,
  ...changes,
});

const QUOTES = [
  quote('q1', {}),
  quote('q2', { text: 'Never a MILL again', kind: 'indirect', confidence: 0.5, publishedAt: '2023-01-01' }),
  quote('q3', { publisher: null, publishedAt: null, confidence: null, text: 'A café? We will open one' }),
  quote('q4', {
    speakerEntityId: null,
    speakerName: null,
    utteranceId: 'q1',
    confidence: 0.7,
    publishedAt: '2024-06',
  }),
];

const entity = (name: string, mentions: number, utterances: number): EntityItem => ({
  entityId: name,
  name,
  type: 'person',
  wikidataId: null,
  mentions,
  documents: 1,
  utterances,
});

type Article = ReportData['articles'][number];

const article = (docId: string, changes: Partial<Article>): Article => ({
  docId,
  title: 'A mill',
  publisher: 'AP',
  publishedAt: '2024-05-14',
  authors: [],
  words: 3,
  quotes: 0,
  status: 'ok',
  language: 'en',
  duplicateOf: null,
  text: 'It opens.',
  marks: [],
  rows: [],
  removals: [],
  document: {} as Article['document'],
  ...changes,
});

const source = reportSource({
  overview: {} as ReportData['overview'],
  choices: {} as ReportData['choices'],
  entities: [entity('Zoë Lee', 2, 5), entity('Ann Park', 9, 0), entity('Émile', 1, 7)],
  quotes: QUOTES,
  articles: [
    article('a.txt', { words: 9 }),
    article('b.txt', { title: null, text: 'Straße im Süden', language: 'de', duplicateOf: 'a.txt' }),
    article('c.txt', { publisher: null, quotes: 4, status: 'partial_text' }),
  ],
  leftOut: 7,
});

const quotesFor = async (filter: QuoteFilter): Promise<string[]> =>
  (await source.ask('quotes', filter)).items.map(({ quoteId }) => quoteId);

describe('quotes of a report', () => {
  test.each<[QuoteFilter, string[]]>([
    [{}, ['q1', 'q2', 'q3', 'q4']],
    [{ text: 'cafe OPEN' }, ['q1', 'q3', 'q4']],
    [{ text: '"open the cafe"' }, ['q1', 'q4']],
    [{ text: 'mill' }, ['q2']],
    [{ speakerName: 'zoe' }, ['q1', 'q2', 'q3']],
    [{ speaker: 'e_1', kind: 'indirect' }, ['q2']],
    [{ speaker: 'none' }, ['q4']],
    [{ publisher: '' }, ['q3']],
    [{ publisher: 'AP' }, ['q1', 'q2', 'q4']],
    [{ least: 0.5, most: 0.7 }, ['q2', 'q4']],
    [{ least: 0 }, ['q1', 'q2', 'q4']],
    [{ from: '2024-05-14' }, ['q1', 'q4']],
    [{ from: '2023-01-01', to: '2024-05-14' }, ['q1', 'q2']],
    [{ utterance: 'q1' }, ['q1', 'q4']],
    [{ grouped: true }, ['q1', 'q2', 'q3']],
    [{ sort: 'unsurest' }, ['q2', 'q4', 'q1', 'q3']],
    [{ sort: 'surest' }, ['q1', 'q4', 'q2', 'q3']],
    [{ sort: 'newest' }, ['q4', 'q1', 'q2', 'q3']],
    [{ sort: 'oldest' }, ['q2', 'q1', 'q4', 'q3']],
    [{ sort: 'longest' }, ['q3', 'q1', 'q4', 'q2']],
  ])('for %j', async (filter, expected) => {
    expect(await quotesFor(filter)).toEqual(expected);
  });

  test('come in pages', async () => {
    const page = await source.ask('quotes', { offset: 1, limit: 2 });
    expect(page.items.map(({ quoteId }) => quoteId)).toEqual(['q2', 'q3']);
    expect(page).toMatchObject({ total: 4, offset: 1, sql: '' });
  });
});

test.each<[EntityFilter, string[]]>([
  [{}, ['Ann Park', 'Zoë Lee', 'Émile']],
  [{ sort: 'utterances' }, ['Émile', 'Zoë Lee', 'Ann Park']],
  [{ sort: 'name' }, ['Ann Park', 'Émile', 'Zoë Lee']],
  [{ text: 'emile' }, ['Émile']],
  [{ type: 'location' }, []],
])('names of a report for %j', async (filter, expected) => {
  const { items } = await source.ask('entities', filter);
  expect(items.map(({ name }) => name)).toEqual(expected);
});

test.each<[ArticleFilter, string[]]>([
  [{}, ['a.txt', 'b.txt', 'c.txt']],
  [{ text: 'suden' }, ['b.txt']],
  [{ text: 'mill' }, ['a.txt', 'c.txt']],
  [{ duplicates: 'only' }, ['b.txt']],
  [{ duplicates: 'none' }, ['a.txt', 'c.txt']],
  [{ language: 'de' }, ['b.txt']],
  [{ publisher: '' }, ['c.txt']],
  [{ status: 'partial_text' }, ['c.txt']],
  [{ sort: 'quotes' }, ['c.txt', 'a.txt', 'b.txt']],
  [{ sort: 'longest' }, ['a.txt', 'b.txt', 'c.txt']],
])('articles of a report for %j', async (filter, expected) => {
  const { items } = await source.ask('articles', filter);
  expect(items.map(({ docId }) => docId)).toEqual(expected);
});

test('an article of a report stands between its neighbours', async () => {
  const { previous, next, text } = await source.ask('article', { id: 'b.txt' });
  expect([previous?.docId, next?.docId, text]).toEqual(['a.txt', 'c.txt', 'Straße im Süden']);
  expect((await source.ask('article', { id: 'a.txt' })).previous).toBeNull();
});

test('what a report does not have is not offered', async () => {
  expect(source.has('quotes')).toBe(true);
  expect(source.has('review')).toBe(false);
  expect([source.judge, source.exportUrl('quotes', {}, 'csv'), source.leftOut]).toEqual([null, null, 7]);
  await expect(source.ask('numbers', {})).rejects.toThrow('A report does not have this.');
  await expect(source.ask('article', { id: 'd.txt' })).rejects.toThrow('not in the report');
});
