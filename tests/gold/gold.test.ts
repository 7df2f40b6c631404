import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FINISHED, pipeline, readRows } from '../command.js';
import {
  type Article,
  compareDates,
  compareNames,
  compareNumbers,
  compareQuotes,
  compareRemovals,
  type Found,
  type NameComparison,
  readArticles,
} from './gold.js';

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-gold-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs the built command on a folder and gathers what it found in each article. */
function runOn(folder: string): ReadonlyMap<string, Found> {
  const out = join(scratch, folder.replaceAll('/', '-'));
  const { code, stderr } = pipeline(['run', folder, '--out', out, '--format', 'jsonl', '--quiet']);
  expect(stderr).toMatch(FINISHED);
  expect(code).toBe(0);
  const entities = new Map(readRows(out, 'entities').map((row) => [row.entity_id, row]));
  const of = <Row extends { readonly doc_id: string }>(rows: readonly Row[], docId: string): Row[] =>
    rows.filter((row) => row.doc_id === docId);
  const tables = {
    removals: readRows(out, 'removals'),
    quotes: readRows(out, 'quotes'),
    mentions: readRows(out, 'mentions'),
    numbers: readRows(out, 'numbers'),
    dates: readRows(out, 'dates'),
  };
  return new Map(
    readRows(out, 'documents').map((document) => [
      document.source_id,
      {
        document,
        entities,
        removals: of(tables.removals, document.doc_id),
        quotes: of(tables.quotes, document.doc_id),
        mentions: of(tables.mentions, document.doc_id),
        numbers: of(tables.numbers, document.doc_id),
        dates: of(tables.dates, document.doc_id),
      },
    ]),
  );
}

const foundIn = (found: ReadonlyMap<string, Found>, article: Article): Found => {
  const rows = found.get(article.name);
  if (rows === undefined) throw new Error(`no document ${article.name}`);
  return rows;
};

describe('the five seeds', () => {
  const articles = readArticles(
    new URL('../../seeds/', import.meta.url),
    new URL('./seeds/', import.meta.url),
  );
  const found = runOn('seeds');

  describe.each(articles.map((article) => [article.name, article] as const))('%s', (_, article) => {
    const rows = foundIn(found, article);

    test('title, dek, dateline and what the text says of its origin', () => {
      const { title, publisher, authors, published_at } = article.gold;
      expect(rows.document).toMatchObject({ title, publisher, authors, published_at });
    });

    test('boilerplate is removed, prose is not', () => {
      expect(compareRemovals(article, rows)).toEqual({ stayed: [], lost: [] });
      const bySource = rows.removals.toSorted((a, b) => a.source_start - b.source_start);
      expect(bySource.map(({ kind, text }) => ({ kind, text }))).toEqual(article.gold.removals);
    });

    test('direct and mixed quotations: all, with exact text and speaker, and no others', () => {
      expect(compareQuotes(article.gold, rows, ['direct', 'mixed'])).toMatchObject({
        missed: [],
        wrongSpeaker: [],
        extra: [],
      });
    });

    test('numbers', () => {
      expect(compareNumbers(article, rows)).toEqual({ missed: [], extra: [] });
    });

    test('dates', () => {
      expect(compareDates(article, rows)).toEqual({ missed: [], extra: [] });
    });
  });

  test('names with the right entity: at least 95 % precision and recall', () => {
    const names = articles.map((article) => compareNames(article, foundIn(found, article)));
    const sum = (value: (one: NameComparison) => number): number =>
      names.reduce((total, one) => total + value(one), 0);
    const misses = names.flatMap(({ missed, extra }) => [
      ...missed.map((text) => `- ${text}`),
      ...extra.map((text) => `+ ${text}`),
    ]);
    expect(sum(({ right }) => right) / sum(({ gold }) => gold), misses.join('\n')).toBeGreaterThanOrEqual(
      0.95,
    );
    expect(sum(({ right }) => right) / sum((one) => one.found), misses.join('\n')).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});

describe('ten made-up articles', () => {
  const articles = readArticles(
    new URL('./articles/', import.meta.url),
    new URL('./articles/', import.meta.url),
  );
  const found = runOn('tests/gold/articles');

  test.each(articles.map((article) => [article.name, article] as const))(
    '%s: boilerplate is removed, prose is not',
    (_, article) => {
      expect(compareRemovals(article, foundIn(found, article))).toEqual({ stayed: [], lost: [] });
    },
  );

  test('at least 90 % of the direct and mixed quotations with the right speaker', () => {
    const compared = articles.map((article) =>
      compareQuotes(article.gold, foundIn(found, article), ['direct', 'mixed']),
    );
    const total = compared.reduce((sum, one) => sum + one.total, 0);
    const faults = compared.flatMap(({ missed, wrongSpeaker, extra }) => [
      ...missed.map((text) => `missed ${text}`),
      ...wrongSpeaker.map((text) => `speaker ${text}`),
      ...extra.map((text) => `extra ${text}`),
    ]);
    const wrong = compared.reduce((sum, one) => sum + one.missed.length + one.wrongSpeaker.length, 0);
    const extra = compared.reduce((sum, one) => sum + one.extra.length, 0);
    expect((total - wrong) / total, faults.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(extra / total, faults.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
