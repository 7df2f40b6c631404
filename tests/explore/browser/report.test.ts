import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipeline } from '../../command.js';
import { inBrowser, startBrowser } from './browser.js';
import { checkView } from './checks.js';
import { madeNews, runOf, runOfSeeds } from './corpora.js';
import { BEHIND_EMOJI, runOfHostile } from './hostile-news.js';
import { openTab, type Tab } from './tab.js';

inBrowser('a report, opened as a file', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  describe.each([
    ['the seeds', runOfSeeds, []],
    ['hostile articles', runOfHostile, []],
    [
      '2,000 articles, as many as fit in 1 MiB',
      (folder: string) => runOf(folder, madeNews(2_000)),
      ['--max-mib', '1'],
    ],
  ])('of %s', (name, make, options) => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    const file = join(folder, 'report.html');
    let tab: Tab;
    let said: string;

    beforeAll(async () => {
      const { code, stderr } = pipeline(['report', await make(folder), '--out', file, ...options]);
      if (code !== 0) throw new Error(stderr);
      said = stderr;
      tab = await openTab(browser, pathToFileURL(file).href);
    });
    afterAll(async () => {
      await tab.page.context().close();
      rmSync(folder, { recursive: true });
    });

    test.each([['#/overview'], ['#/quotes'], ['#/entities'], ['#/articles?sort=longest'], ['#/review']])(
      '%s',
      async (hash) => {
        await tab.open(hash);
        await checkView(tab, `${hash} of a report of ${name}`);
      },
    );

    test('each article', async () => {
      await tab.open('#/articles');
      const links = await tab.page
        .locator('main a[href^="#/article?"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThan(4);
      for (const [index, href] of [...new Set(links)].slice(0, 8).entries()) {
        await tab.open(href);
        if (index < 2) await checkView(tab, `${href} of a report of ${name}`);
        expect(await tab.page.locator('.paper').textContent()).not.toBe('');
      }
      expect(await tab.page.evaluate(() => (window as { attacked?: unknown }).attacked)).toBeUndefined();
      expect(await tab.page.locator('main :is(script, img, iframe, b, [onclick])').count()).toBe(0);
    });

    test('finds quotes by their words, and marks them in their article', async () => {
      await tab.open('#/quotes');
      const { page } = tab;
      const first = await page.locator('blockquote').first().innerText();
      await page.getByLabel('Words of the quote').fill(`"${first.split('"')[0]?.slice(0, 30)}"`);
      await page.keyboard.press('Enter');
      await tab.settled();
      expect(await page.locator('blockquote').allInnerTexts()).toContain(first);
      await page.locator('.quotes a[href^="#/article"]').first().click();
      await page.locator('.panel').waitFor();
      const lit = await page.locator('.paper [data-lit].quotation').allInnerTexts();
      expect(lit.join('').slice(0, 10)).toBe((await page.locator('.panel .quoted').innerText()).slice(0, 10));
    });

    test('asks for nothing but itself', () => {
      expect(tab.faults).toEqual([]);
      const others = tab.requests.filter(
        (url) => !url.startsWith(pathToFileURL(file).href) && url !== 'about:blank',
      );
      expect(others.filter((url) => !url.startsWith('data:'))).toEqual([]);
    });

    if (options.length > 0) {
      test('is no larger than it may be, and says what it left out', async () => {
        expect(statSync(file).size).toBeLessThan(1.05 * 1024 * 1024);
        expect(said).toMatch(
          /a report of \d+ articles; [\d,]+ articles, most of them older, would have made it larger/,
        );
        await tab.open('#/quotes');
        expect(await tab.page.locator('.notice').innerText()).toMatch(/^[\d,]+ articles .* left out/);
      });
    }

    if (name === 'hostile articles') {
      test('has its marks on the right characters', async () => {
        await tab.open('#/quotes?text=today');
        await tab.page.locator('.quotes a[href^="#/article"]').first().click();
        await tab.page.locator('.panel').waitFor();
        expect((await tab.page.locator('.paper .quotation').allInnerTexts()).join('')).toBe(
          `${BEHIND_EMOJI},`,
        );
      });
    }
  });
});
