import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Explorer, startExplorer } from '../../pipeline/explore/server.js';
import { pipeline } from '../command.js';
import { barriers, CHROMIUM, type Look, launch, open, overflow, settled, type Watched } from './browser.js';

const PHONE: Look = { width: 360, colorScheme: 'dark' };
const DESK: Look = { width: 1440, colorScheme: 'light' };

/** Articles that a page might stumble over. */
const HOSTILE = [
  {
    id: 'markup',
    title: '<img src=x onerror=alert(1)>',
    publisher: 'News &amp; <b>more</b>',
    url: 'javascript:alert(1)',
    text: '“Click <a href="javascript:alert(1)">here</a> or &lt;script>alert(2)&lt;/script>,” said Ann Lee.',
  },
  { id: 'wide', title: 'Wide', text: `${'x'.repeat(1_000_000)}\n\n“It was long,” said Ann Lee.` },
  {
    id: 'rtl',
    title: 'אמר ראש העיר',
    text: 'The mayor of Haifa said on May 5, 2024: “שלום עולם”.\n\n“We paid $3 million,” said Ann Lee.',
  },
  {
    id: 'emoji',
    title: '🎉',
    text: `${'😀👩‍👩‍👧 '.repeat(50)}\n\n“It was 🎉 great 👍🏽,” said Ann Lee, 34.`,
  },
  {
    id: 'many',
    title: 'Many',
    text: Array.from({ length: 3_000 }, (_, index) => `“It is number ${index},” said Ann Lee.`).join('\n\n'),
  },
];

let folder: string;
let browser: Browser;
let seeds: Explorer;
let hostile: Explorer;

function run(input: string, out: string): string {
  const { code, stderr } = pipeline(['run', input, '--out', out, '--format', 'parquet', '--quiet']);
  if (code !== 0) throw new Error(stderr);
  return out;
}

describe.skipIf(CHROMIUM === undefined)('in Chromium', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
    writeFileSync(join(folder, 'h.jsonl'), HOSTILE.map((article) => JSON.stringify(article)).join('\n'));
    seeds = await startExplorer(run('seeds', join(folder, 'seeds')), 0);
    hostile = await startExplorer(run(join(folder, 'h.jsonl'), join(folder, 'hostile')), 0);
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    await Promise.all([seeds.close(), hostile.close()]);
    rmSync(folder, { recursive: true });
  });

  const VIEWS = [
    ['#/overview', 'Overview'],
    ['#/quotes', 'Quotes'],
    ['#/quotes?grouped=true&sort=repeated', 'Quotes'],
    ['#/quotes?text=no-such-word', 'Quotes'],
    ['#/entities', 'Names'],
    ['#/mentions', 'Names in context'],
    ['#/articles', 'Articles'],
    ['#/numbers', 'Numbers'],
    ['#/dates', 'Dates'],
    ['#/review', 'Review'],
    ['#/review?table=mentions&size=5&seed=1', 'Review of names'],
  ] as const;

  async function expectSound({ page, faults }: Watched): Promise<void> {
    expect(faults).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect((await page.locator('body').innerText()).match(/\b(?:null|undefined|NaN)\b/g)).toBeNull();
  }

  describe.each([PHONE, DESK])('at $width px, $colorScheme', (look) => {
    test.each(VIEWS)('%s', async (hash, heading) => {
      const watched = await open(browser, look);
      await watched.page.goto(seeds.address + hash);
      await settled(watched.page);
      expect(await watched.page.locator('h1').innerText()).toBe(heading);
      expect(await watched.page.title()).toBe(`${heading} – corpusmill`);
      await expectSound(watched);
      await watched.page.context().close();
    });

    test('a name and an article, reached from the overview', async () => {
      const watched = await open(browser, look);
      const { page } = watched;
      await page.goto(seeds.address);
      await page.getByRole('table').getByRole('link', { name: 'Jeff Sessions' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Jeff Sessions' }).waitFor();
      await settled(page);
      await expectSound(watched);
      await page.locator('.quotes .article-link a').first().click();
      await page.locator('.panel').waitFor();
      await settled(page);
      expect(await page.locator('.paper [data-lit].quotation').count()).toBeGreaterThan(0);
      await expectSound(watched);
      await page.context().close();
    });
  });

  const counted = async (page: Page): Promise<string> => {
    await settled(page);
    return page.locator('.pager .shown').first().innerText();
  };

  test('a figure leads to its rows, and Back to the figure', async () => {
    const { page, faults } = await open(browser, DESK);
    await page.goto(seeds.address);
    const figure = page.locator('a.figure', { hasText: 'quotes' });
    const quotes = (await figure.locator('.value').innerText()).trim();
    await figure.click();
    expect(await counted(page)).toContain(`${quotes} quotes`);
    await page.goBack();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const column = page.locator('.charts.small a.column').first();
    const [, range, rows] = /^(.+): (\d+) rows?$/.exec((await column.getAttribute('aria-label')) ?? '') ?? [];
    await column.focus();
    await page.keyboard.press('Enter');
    expect(await counted(page), range).toMatch(new RegExp(`(^|of )${rows} quotes?$`));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('filters stand in the address, and what is shown can be taken along', async () => {
    const { page, faults } = await open(browser, DESK);
    await page.goto(`${seeds.address}#/quotes`);
    await page.getByLabel('Words of the quote').fill('RECUSAL');
    await page.waitForURL(/text=RECUSAL/);
    await page.getByLabel('Kind').selectOption('indirect');
    await page.waitForURL(/kind=indirect/);
    const shown = await counted(page);
    await page.reload();
    expect(await counted(page)).toBe(shown);
    expect(await page.getByLabel('Words of the quote').inputValue()).toBe('RECUSAL');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'JSONL' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(`${lines.length} quote${lines.length === 1 ? '' : 's'}`).toBe(shown);
    await page.getByText('As SQL').click();
    expect(await page.locator('.sql pre').innerText()).toMatch(/select/i);
    await page.getByText('Clear all filters').click();
    expect(await counted(page)).not.toBe(shown);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('an article is read with the keyboard alone', async () => {
    const { page, faults } = await open(browser, DESK);
    await page.goto(`${seeds.address}#/articles`);
    await settled(page);
    await page.locator('table.rows th a').nth(1).press('Enter');
    await page.locator('.paper').waitFor();
    await settled(page);
    // Of a quotation, its speaker and its cue light up.
    const quotation = page.locator('.paper .mark.quotation[role=button]').nth(2);
    await quotation.focus();
    expect(await page.locator('.paper .speaker[data-lit]').count()).toBeGreaterThan(0);
    expect(await page.locator('.paper .cue[data-lit]').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /quote/ }).waitFor();
    expect(await page.locator('.panel').innerText()).toContain('Extractor');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    expect(await quotation.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('n');
    await page.locator('.panel').waitFor();
    const first = page.url();
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.href !== first);
    await page.locator('.panel h2:focus').waitFor();
    await page.keyboard.press('p');
    await page.waitForURL(first);
    await page.getByLabel('What cleaning removed').check();
    expect(await page.locator('.paper .removal').count()).toBeGreaterThan(0);
    await page.getByLabel('Quotations').uncheck();
    expect(await page.locator('.paper .quotation').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the first stop of the Tab key leads past the navigation', async () => {
    const { page } = await open(browser, DESK);
    await page.goto(`${seeds.address}#/quotes`);
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('type')).toBe('search');
    expect(page.url()).toMatch(/#\/quotes$/);
    await page.context().close();
  });

  test('a sample is judged by keys, and its figures are those of the verdicts', async () => {
    const { page, faults } = await open(browser, DESK);
    await page.goto(`${seeds.address}#/review`);
    await page.getByLabel('How many').fill('6');
    await page.getByLabel('Your name').fill('jo');
    await page.keyboard.press('Enter');
    const row = (place: number) => page.getByRole('heading', { name: `Row ${place} of 6` }).waitFor();
    const kept = (): string[] =>
      readFileSync(join(folder, 'seeds', 'reviews.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).verdict);
    await row(1);
    await page.keyboard.press('r');
    await row(2);
    await page.keyboard.press('w');
    await page.keyboard.press('Enter');
    await page.getByText('Say what is wrong first.').waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await row(3);
    await page.keyboard.press('u');
    await row(4);
    await page.keyboard.press('w');
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await row(5);
    // Not wrong after all.
    await page.keyboard.press('Backspace');
    await row(4);
    await page.getByText('Judged wrong (span).').waitFor();
    await page.keyboard.press('r');
    await row(5);
    // What was judged stays so.
    await expect.poll(() => kept().length).toBe(5);
    await page.reload();
    await row(5);
    await page.keyboard.press('r');
    await row(6);
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'All rows of the sample are judged' }).waitFor();
    const cells = page.getByRole('row', { name: /^Quotes/ }).getByRole('cell');
    await cells.first().waitFor();
    // Judged, right, unsure.
    expect((await cells.allInnerTexts()).slice(-3)).toEqual(['6', '4', '1']);
    expect(kept()).toEqual(['right', 'wrong', 'unsure', 'wrong', 'right', 'right', 'right']);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(HOSTILE.map(({ id }) => id))('an article that is hostile: %s', async (id) => {
    const watched = await open(browser, PHONE);
    const { page } = watched;
    page.on('dialog', () => expect.unreachable('a script of the article ran'));
    await page.goto(`${hostile.address}#/article?id=${encodeURIComponent(`h.jsonl#${id}`)}`);
    await settled(page);
    await page.keyboard.press('End');
    await page.locator('.paper [role=button]').last().press('Enter');
    await page.locator('.panel').waitFor();
    expect(await page.locator('a[href^="javascript:" i], .paper a, .paper img, .paper script').count()).toBe(
      0,
    );
    expect(watched.faults).toEqual([]);
    expect(await overflow(page)).toBe(0);
    if (id !== 'many' && id !== 'wide') await expectSound(watched);
    await page.context().close();
  });

  test('a report is read from its file', async () => {
    const file = join(folder, 'report.html');
    const { code, stderr } = pipeline(['report', join(folder, 'seeds'), '--out', file]);
    expect(code, stderr).toBe(0);
    const watched = await open(browser, PHONE);
    const { page } = watched;
    await page.goto(pathToFileURL(file).href);
    await settled(page);
    await expectSound(watched);
    expect(await page.getByRole('navigation', { name: 'Views' }).getByRole('link').allInnerTexts()).toEqual([
      'Overview',
      'Quotes',
      'Names',
      'Articles',
    ]);
    await page.getByRole('link', { name: 'Quotes', exact: true }).click();
    await page.getByLabel('Words of the quote').fill('recusal');
    await page.waitForURL(/text=recusal/);
    await page.locator('.quotes .article-link a').first().click();
    await page.locator('.panel').waitFor();
    await expectSound(watched);
    await page.context().close();
  });
});

test.runIf(CHROMIUM === undefined)('SKIPPED: no Chromium was found, so the pages were not opened', () => {});
