import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Article, processArticle } from '../../pipeline/index.js';
import { TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { ROOT, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

/** One a text with marks and money, one a seed, one HTML with fields under other names, one another language. */
const ARTICLES: readonly Article[] = [
  {
    id: 'bridge',
    text: 'Council backs new bridge\n\n“We will open it by Friday,” said Mayor Ann Lee 😀. “It costs $2 million,” she added.\n',
    published_at: '2021-05-03T10:00:00+02:00',
    authors: ['Tom Reed'],
    section: 'Local',
  },
  { id: '7', text: readFileSync(join(ROOT, 'seeds/003_aa503f58cbec5d5e.txt'), 'utf8') },
  {
    id: 'html',
    text: '<p>Mr. Diaz said the school in Rivertown would open again on Monday.</p><p>About 300 people came &amp; left.</p>',
    datePublished: '2021-06-01',
    headline: 'School closes for 3 days',
    source: 'Herald',
  },
  { id: 'fr', text: 'Le maire a dit que le pont serait ouvert lundi. Il a coûté deux millions. '.repeat(4) },
];

/** What only a corpus decides, and a run therefore decides anew. */
const OF_CORPUS = new Set(['utterance_id', 'utterance_count']);

/** Rows as texts, so that the order of columns counts, too. */
const textsOf = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(row, (name, value) => (OF_CORPUS.has(name) ? null : value)));

async function rowsOfRun(
  article: Article,
  words: readonly string[],
): Promise<(table: TableName) => object[]> {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'in.jsonl'), `${JSON.stringify(article)}\n`);
  const run = ['run', 'in.jsonl', '--quiet', '--workers', '0', '--format', 'jsonl', '--max-quarantine', '9'];
  const { code, stderr } = await inProcess([...run, ...words], cwd);
  expect([0, 3], stderr).toContain(code);
  return (table) => (code === 3 ? [] : readRows(join(cwd, 'out'), table));
}

const settings = { sourcePath: 'in.jsonl' };

describe('an article has the rows that a run gives for it', () => {
  test.each(ARTICLES)('$id', async (article) => {
    const rows = await processArticle(article, settings);
    const ofRun = await rowsOfRun(article, []);
    // Texts, so that the order of columns counts, too.
    for (const table of TABLES) expect(textsOf(rows[table]), table).toEqual(textsOf(ofRun(table)));
  });

  test('with settings', async () => {
    const [article] = ARTICLES as [Article];
    const given = { minConfidence: 0, include: ['acts'], keep: ['section'] } as const;
    const rows = await processArticle(article, { ...settings, ...given });
    const ofRun = await rowsOfRun(article, [
      '--min-confidence',
      '0',
      '--include',
      'acts',
      '--keep',
      'section',
    ]);
    for (const table of TABLES) expect(rows[table], table).toEqual(ofRun(table));
    expect(rows.documents[0]?.extra).toBe('{"section":"Local"}');
  });
});

describe('processArticle', () => {
  test('finds who said what', async () => {
    const { quotes, documents } = await processArticle(ARTICLES[0] as Article);
    expect(quotes.map(({ speaker_name, kind }) => [speaker_name, kind])).toEqual([
      ['Ann Lee', 'direct'],
      ['Ann Lee', 'direct'],
    ]);
    expect(documents[0]).toMatchObject({ doc_id: '-#bridge', published_at_utc: '2021-05-03T08:00:00Z' });
  });

  test('reads a field under the name that it is told', async () => {
    const article = { id: 'x', text: 'A summary.', copy: 'Ann Lee said no.' };
    const { documents } = await processArticle(article, { fields: { text: 'copy' } });
    expect(documents[0]?.text).toBe('Ann Lee said no.');
  });

  test.each([
    [{ id: 'x', text: ' ' }, 'empty'],
    [{ id: 'x', text: null as unknown as string }, 'no_text'],
  ])('says why %j cannot be processed', async (article, code) => {
    const { documents, quarantine, quotes } = await processArticle(article);
    expect([documents, quotes]).toEqual([[], []]);
    expect(quarantine).toMatchObject([{ code, doc_id: '-#x', table_name: 'documents' }]);
  });

  test.each([
    [{ id: 'x', words: 'Ann Lee said no.' }, {}],
    [{ id: 'x', text: () => 'Ann Lee said no.' }, {}],
    [{ id: 'x', text: 'Ann Lee said no.' }, { fields: { text: 'copy' } }],
    [{ id: 'x', text: false }, {}],
  ])('says with which of its settings the text of %j is found', async (article, settings) => {
    const { quarantine } = await processArticle(article as unknown as Article, settings);
    expect(quarantine[0]?.reason).toMatch(/with the setting fields: \{ text: 'NAME' \}\.$/);
  });

  test.each([
    [{ minConfidence: 2 }, 'processArticle: minConfidence takes a number from 0 to 1, not 2'],
    [{ minConfidence: null }, 'processArticle: minConfidence takes a number from 0 to 1, not null'],
    [
      { include: ['act'] },
      'processArticle: include takes acts, or several of them with commas, not act; did',
    ],
    [{ fields: { txt: 'body' } }, 'processArticle: fields has no key txt; the keys are id, text, '],
    [{ fields: { text: 7.5 } }, 'processArticle: fields takes a text'],
    [{ keep: [{}] }, 'processArticle: keep takes a text'],
    [{ sourcePath: '' }, 'processArticle: sourcePath takes a text that is not empty'],
    [
      { minConfidnce: 0.5 },
      'processArticle has no setting minConfidnce; did you mean minConfidence?; the settings ',
    ],
    [{ min_confidence: 0.5 }, 'did you mean minConfidence?'],
    ['acts', 'processArticle takes settings as an object, not "acts"'],
    [null, 'processArticle takes settings as an object, not null'],
  ])('refuses the settings %j', async (wrong, message) => {
    const refused = processArticle(ARTICLES[0] as Article, wrong as object);
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow(message);
  });

  test.each([
    [undefined, 'processArticle takes the article as an object, not undefined'],
    ['“It is done,” Ann Lee said.', 'processArticle takes the article as an object, not "“It is done,” Ann'],
    [[{ id: '1', text: 'a' }], 'processArticle takes the article as an object, not a list'],
    [
      { id: '1', text: 'a', views: 3n },
      'the article holds what JSON cannot (Do not know how to serialize a BigInt',
    ],
  ])('refuses %s as an article', async (wrong, message) => {
    const refused = processArticle(wrong as unknown as Article);
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow(message);
  });

  test('may be called for several articles at once', async () => {
    const [one, two] = await Promise.all([processArticle(ARTICLES[0]!), processArticle(ARTICLES[2]!)]);
    expect([one.documents[0]?.source_id, two.documents[0]?.source_id]).toEqual(['bridge', 'html']);
  });
});
