import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { pipeline } from '../../command.js';
import { inBrowser } from './browser.js';
import { madeNews, runOf } from './corpora.js';
import { overExport } from './over-export.js';
import type { Tab } from './tab.js';

/** A figure, and where it leads. */
interface Figure {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** Records that are refused, and do not end a run as if something were wrong. */
const EMPTY = ['e1', 'e2', 'e3'].map((id) => ({ id, text: ' ' }));

inBrowser('figures and their rows', () => {
  const opened = overExport((folder) => runOf(folder, [...madeNews(300), ...EMPTY]));
  let tab: Tab;
  let out: string;
  beforeAll(() => {
    ({ tab, out } = opened());
  });

  /** How many rows a list says that it has. */
  async function total(): Promise<number> {
    const told = await tab.page.locator('.pager .shown').first().innerText();
    return numberOf(/([\d,]+) \D+$/.exec(told)?.[1]);
  }

  async function follow(figures: readonly Figure[], count: () => Promise<number> = total): Promise<void> {
    for (const { name, count: expected, href } of figures) {
      await tab.page.evaluate((hash) => {
        location.hash = hash;
      }, href);
      await tab.settled();
      expect.soft(await count(), `${name} leads to ${href}`).toBe(expected);
    }
  }

  describe('of the overview lead to as many', () => {
    beforeAll(() => tab.open('#/overview'));

    test('rows of each table', async () => {
      await tab.open('#/overview');
      const figures = await tab.page.locator('a.figure').evaluateAll((links) =>
        links.map((link) => ({
          name: link.querySelector('.name')?.textContent ?? '',
          told: link.querySelector('.value')?.textContent ?? '',
          href: link.getAttribute('href') ?? '',
        })),
      );
      expect(figures.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          ...[
            'articles',
            'publishers',
            'duplicates',
            'in quarantine',
            'quotes',
            'mentions',
            'numbers',
            'dates',
          ],
        ]),
      );
      await follow(
        figures
          .filter(({ name }) => name !== 'words')
          .map(({ name, told, href }) => ({ name, count: numberOf(told), href })),
      );
    });

    test('rows without a date', async () => {
      await tab.open('#/overview');
      const undated = await tab.page
        .locator('.note a')
        .evaluateAll((links) =>
          links.map((link) => ({ name: link.textContent ?? '', href: link.getAttribute('href') ?? '' })),
        );
      expect(undated.map(({ name }) => name.replace(/^[\d,]+ /, ''))).toEqual(['articles', 'quotes']);
      await follow(
        undated.map(({ name, href }) => ({ name, count: numberOf(/^[\d,]+/.exec(name)?.[0]), href })),
      );
    });

    test('rows of each column of the charts', async () => {
      await tab.open('#/overview');
      const columns = await tab.page.locator('.chart').evaluateAll((charts) =>
        charts.flatMap((chart) =>
          [...chart.querySelectorAll('a.column')].map((column) => ({
            name: column.getAttribute('aria-label') ?? '',
            href: column.getAttribute('href') ?? '',
          })),
        ),
      );
      const some = columns.filter((_, index) => index % 4 === 0 || index > columns.length - 8);
      expect(some.length).toBeGreaterThan(12);
      await follow(
        some.map(({ name, href }) => ({ name, count: numberOf(/: ([\d,]+) \w+$/.exec(name)?.[1]), href })),
      );
    });

    test('articles of publishers and languages, utterances of speakers and mentions of names', async () => {
      await tab.open('#/overview');
      const rows = await tab.page.locator('.ranking tbody tr').evaluateAll((all) =>
        all.map((row) => ({
          name: row.querySelector('th')?.textContent ?? '',
          unit: row.closest('table')?.querySelector('thead th:last-child')?.textContent ?? '',
          told: row.querySelector('td')?.textContent ?? '',
          href: row.querySelector('a')?.getAttribute('href') ?? '',
        })),
      );
      const of = (unit: string): Figure[] =>
        rows
          .filter((row) => row.unit === unit && row.href !== '')
          .map(({ name, told, href }) => ({ name, count: numberOf(told), href }));
      expect(of('articles').map(({ name }) => name)).toEqual(
        expect.arrayContaining(['The Herald', 'no publisher', 'en']),
      );
      await follow(of('articles'));
      expect(of('records and rows').map(({ name, count }) => [name, count])).toEqual([['empty', 3]]);
      await follow(of('records and rows'));
      const counted = (noun: string) => async () =>
        numberOf(new RegExp(`([\\d,]+) ${noun}s?`).exec(await tab.page.locator('.lead').innerText())?.[1]);
      await follow(of('utterances').slice(0, 3), counted('utterance'));
      await follow(of('mentions').slice(0, 3), counted('mention'));
    });
  });

  describe('of a list are those that are taken along', () => {
    test.each([
      ['#/quotes?kind=direct&sort=newest&text=school', 'quote_id'],
      ['#/entities?type=person&sort=name', 'entity_id'],
      ['#/mentions?type=location&publisher=(none)', 'mention_id'],
      ['#/articles?text=denver&sort=longest', 'doc_id'],
      ['#/numbers?sort=largest&leastValue=1000', 'number_id'],
      ['#/dates?sort=unsurest&publisher=The+Herald', 'date_id'],
      ['#/publishers?sort=name', 'publisher', 3],
      ['#/quarantine?text=news.jsonl', 'doc_id', 2],
    ] as const)('%s', async (hash, key, least: number = 5) => {
      await tab.open(hash);
      const { page } = tab;
      const rows = await total();
      expect(rows).toBeGreaterThan(least);
      const csv = parse<Record<string, string>>(readFileSync(await taken('CSV')), { columns: true });
      const ids = csv.map((row) => row[key]);
      const lines = readFileSync(await taken('JSONL'), 'utf8')
        .trim()
        .split('\n');
      const parquet = await column(await taken('Parquet'), key);
      expect(ids).toHaveLength(rows);
      expect(lines.map((line) => (JSON.parse(line) as Record<string, unknown>)[key])).toEqual(ids);
      expect(parquet).toEqual(ids);
      await page.getByText('As SQL').click();
      const { stdout } = pipeline([
        'query',
        await page.locator('.sql pre').innerText(),
        out,
        '--format',
        'csv',
      ]);
      expect(parse<Record<string, string>>(stdout, { columns: true }).map((row) => row[key])).toEqual(ids);
      // What stands first in the list stands first in the file.
      const shown = await page.locator('main').innerText();
      const first = csv[0]!.text ?? csv[0]!.name ?? '';
      expect(shown).toContain(first.slice(0, 40));
    });
  });

  async function taken(name: string): Promise<string> {
    const [download] = await Promise.all([
      tab.page.waitForEvent('download'),
      tab.page.getByRole('link', { name, exact: true }).click(),
    ]);
    return download.path();
  }

  test('the page of a name says that its counts and lists differ by copies', async () => {
    await tab.open('#/entities');
    await tab.page.locator('main a[href^="#/entity?"]').first().click();
    await tab.page.getByText('Counts leave out copies of articles').waitFor();
  });

  test('nothing went wrong on the way', () => {
    expect(tab.faults).toEqual([]);
  });
});

const numberOf = (text: string | undefined): number => Number(text?.replaceAll(',', '') ?? Number.NaN);

/** The values of a column of a Parquet file. */
async function column(path: string, name: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT ${name} FROM read_parquet('${path}')`);
  connection.closeSync();
  instance.closeSync();
  return reader.getRows().flat();
}
