import { beforeAll, expect, test } from 'vitest';
import { inBrowser } from './browser.js';
import { checkView } from './checks.js';
import { runOfSeeds } from './corpora.js';
import { overExport } from './over-export.js';
import type { Tab } from './tab.js';

inBrowser('addresses', () => {
  const opened = overExport(runOfSeeds);
  let tab: Tab;
  beforeAll(() => {
    tab = opened().tab;
  });

  test.each(['#/nowhere', '#/name?id=x', '#/articles/x'])('%s is told to be none', async (hash) => {
    await tab.open(hash);
    expect(await tab.page.locator('h1').innerText()).toBe('No such view');
    expect(await tab.page.locator('nav [aria-current]').count()).toBe(0);
    await checkView(tab, hash);
    await tab.page.getByRole('link', { name: 'Overview' }).last().click();
    await tab.settled();
    expect(await tab.page.locator('h1').innerText()).not.toBe('No such view');
    await tab.page.goBack();
    await tab.settled();
    expect(await tab.page.locator('h1').innerText()).toBe('No such view');
  });

  test('a view is left for an address that names none, and reached from there', async () => {
    await tab.open('#/quotes');
    await tab.page.evaluate(() => {
      location.hash = '#/quote';
    });
    await expect.poll(() => tab.page.locator('h1').innerText()).toBe('No such view');
    await tab.page.getByRole('link', { name: 'Quotes' }).click();
    await expect.poll(() => tab.page.locator('h1').innerText()).toBe('Quotes');
  });

  test.each(['#/quotes?offset=999999', '#/mentions?offset=999999'])(
    '%s shows the last page',
    async (hash) => {
      const shown = '.pager .shown';
      await tab.open(hash);
      await expect.poll(() => new URL(tab.page.url()).hash).not.toContain('999999');
      await tab.settled();
      const text = await tab.page.locator(shown).first().innerText();
      const [, first, last, total] = /^([\d,]+) to ([\d,]+) of ([\d,]+) /.exec(text) ?? [];
      expect(last).toBe(total);
      expect(Number(first?.replace(',', '')) % 50).toBe(1);
      expect(await tab.page.locator('main li, main tbody tr').count()).toBeGreaterThan(0);
      await tab.page.getByLabel('Previous page').first().click();
      await tab.settled();
      expect(await tab.page.locator(shown).first().innerText()).not.toBe(text);
      await tab.page.goBack();
      await tab.settled();
      expect(await tab.page.locator(shown).first().innerText()).toBe(text);
    },
  );

  test('a page beyond a list that fits on one shows all of it', async () => {
    await tab.open('#/quotes?kind=direct&offset=50');
    await expect.poll(() => new URL(tab.page.url()).hash).toBe('#/quotes?kind=direct');
    await tab.settled();
    expect(await tab.page.locator('.pager .shown').first().innerText()).toMatch(/^\d+ quotes$/);
    expect(await tab.page.locator('main li').count()).toBeGreaterThan(0);
  });

  test('nothing went wrong on the way', () => {
    expect(tab.faults).toEqual([]);
  });
});
