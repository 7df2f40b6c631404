import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { inBrowser, startBrowser } from './browser.js';
import { checkView } from './checks.js';
import { madeNews, runOf, runOfSeeds } from './corpora.js';
import { explore, type RunningExplorer } from './explorer.js';
import { openTab, type Tab } from './tab.js';

inBrowser('every view', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  describe.each([
    ['the seeds', runOfSeeds],
    ['2,000 articles', (folder: string) => runOf(folder, madeNews(2_000))],
  ])('over %s', (_, make) => {
    const folder = mkdtempSync(join(tmpdir(), 'views-'));
    let explorer: RunningExplorer;
    let tab: Tab;
    let entity: string;
    let article: string;

    beforeAll(async () => {
      explorer = await explore(make(folder));
      tab = await openTab(browser, explorer.address);
      await tab.open('#/articles?sort=quotes');
      article = await firstLink(tab, 'article?');
      await tab.open('#/entities');
      entity = await firstLink(tab, 'entity?');
    });
    afterAll(async () => {
      await tab.page.context().close();
      await explorer.end();
      rmSync(folder, { recursive: true });
    });

    test.each([
      ['overview', () => '#/overview'],
      ['quotes', () => '#/quotes'],
      ['quotes, filtered and grouped', () => '#/quotes?kind=direct&grouped=true&sort=repeated&least=0.5'],
      ['quotes, of which there are none', () => '#/quotes?text=zzzz'],
      ['names', () => '#/entities'],
      ['a name', () => entity],
      ['mentions', () => '#/mentions'],
      ['articles', () => '#/articles'],
      ['an article', () => article],
      ['publishers', () => '#/publishers?sort=name'],
      ['quarantine', () => '#/quarantine'],
      ['numbers', () => '#/numbers'],
      ['dates', () => '#/dates'],
      ['review, to begin', () => '#/review'],
      ['review, of quotes', () => '#/review?table=quotes&size=5&seed=1'],
      ['review, of dates', () => '#/review?table=dates&size=5&seed=1'],
      ['an article that the address does not name', () => '#/article'],
      ['an address that is none', () => '#/nonsense?x=1'],
    ])('%s', async (name, hash) => {
      await tab.open(hash());
      await checkView(tab, name);
    });

    test('an article with the panel of a row, and what cleaning removed', async () => {
      await tab.open(article);
      await tab.page.locator('.paper [role=button]').first().click();
      const removed = tab.page.getByLabel('What cleaning removed');
      if (await removed.isEnabled()) await removed.check();
      await tab.page.locator('.panel').waitFor();
      await checkView(tab, 'panel');
    });
  });
});

async function firstLink({ page }: Tab, to: string): Promise<string> {
  const href = await page.locator(`main a[href^="#/${to}"]`).first().getAttribute('href');
  if (href === null) throw new Error(`there is no link to ${to}`);
  return href;
}
