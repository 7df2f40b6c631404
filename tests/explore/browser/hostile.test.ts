import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inBrowser, startBrowser } from './browser.js';
import { checkView } from './checks.js';
import { madeNews, runOf } from './corpora.js';
import { explore, type RunningExplorer } from './explorer.js';
import { ATTACK, BEHIND_EMOJI, EMOJI, HOSTILE_IDS, runOfHostile } from './hostile-news.js';
import { openTab, type Tab } from './tab.js';

inBrowser('articles that would break a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  let browser: Browser;
  let explorer: RunningExplorer;
  let tab: Tab;

  beforeAll(async () => {
    browser = await startBrowser();
    explorer = await explore(await runOfHostile(folder));
    tab = await openTab(browser, explorer.address);
  });
  afterAll(async () => {
    await browser.close();
    await explorer.end();
    rmSync(folder, { recursive: true });
  });

  const articleAt = (id: string): string => `#/article?${new URLSearchParams({ id })}`;

  test.each([
    ['#/overview'],
    ['#/quotes'],
    ['#/quotes?grouped=true'],
    ['#/entities'],
    ['#/mentions'],
    ['#/articles'],
    ['#/publishers'],
    ['#/quarantine'],
    ['#/numbers'],
    ['#/dates'],
    ['#/review?table=quotes&size=6&seed=1'],
    ...HOSTILE_IDS.map((id) => [articleAt(id)]),
    [`#/quotes?text=${encodeURIComponent(ATTACK)}`],
    [`#/quotes?speaker=${encodeURIComponent(ATTACK)}&publisher=${encodeURIComponent(ATTACK)}`],
    [`#/entities?type=${encodeURIComponent(ATTACK)}`],
  ])('are only text in %s', async (hash) => {
    await tab.open(hash);
    const { page } = tab;
    await checkView(tab, hash.slice(0, 60));
    for (const element of await page
      .locator('main [data-rows], main a')
      .all()
      .then((all) => all.slice(0, 8)))
      await element.hover();
    expect(await page.evaluate(() => (window as { attacked?: unknown }).attacked)).toBeUndefined();
    expect(await page.evaluate(() => (Object.prototype as { attacked?: unknown }).attacked)).toBeUndefined();
    // Nothing but what the page itself is made of.
    expect(
      await page.locator('main :is(script, img, style, iframe, object, b, [onclick], [onerror])').count(),
    ).toBe(0);
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    expect(tab.faults.splice(0)).toEqual([]);
  });

  test('are shown as they are written', async () => {
    await tab.open(articleAt(`news.jsonl#planted ${ATTACK}`));
    expect(await tab.page.locator('h1').innerText()).toBe(`${ATTACK} to speak`);
    expect(await tab.page.locator('.paper').innerText()).toContain(`“The ${ATTACK} is a plan`);
    expect(await tab.page.locator('.lead').innerText()).toContain(`${ATTACK} ·`);
    await tab.open('#/quotes?text=plan');
    expect(await tab.page.locator('.quotes').innerText()).toContain(`Ann ${ATTACK}`);
  });

  test('have their marks on the right characters, behind emoji and letters with marks', async () => {
    await tab.open('#/quotes?text=today');
    const { page } = tab;
    expect(await page.locator('blockquote').first().innerText()).toContain(BEHIND_EMOJI);
    await page.locator('.quotes a[href^="#/article"]').first().click();
    await tab.settled();
    const lit = await page.locator('.paper .quotation').allInnerTexts();
    expect(lit.join('')).toBe(`${BEHIND_EMOJI},`);
    expect((await page.locator('.paper .number').allInnerTexts()).join('|')).toContain('$7 million');
    expect(await page.locator('h1').innerText()).toBe(EMOJI);
    expect(await page.locator('.panel .quoted').innerText()).toBe(`${BEHIND_EMOJI},`);
  });

  test('of 3,000 quotes have a way to the last one', async () => {
    await tab.open('#/quotes?text=%22number+2999%22');
    const { page } = tab;
    await page.locator('.quotes a[href^="#/article"]').first().click();
    await page.locator('.panel').waitFor();
    const lit = page.locator('.paper [data-lit].quotation');
    expect((await lit.allInnerTexts()).join('')).toContain('number 2999');
    const top = (): Promise<number> => lit.first().evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(900);
    expect(await top()).toBeGreaterThan(0);
  });

  test('of right-to-left letters are set from right to left', async () => {
    await tab.open(articleAt('news.jsonl#right-to-left'));
    const direction = await tab.page.locator('h1').evaluate((element) => getComputedStyle(element).direction);
    expect(direction).toBe('rtl');
  });

  test('went wrong nowhere', () => {
    expect(tab.faults).toEqual([]);
  });
});

inBrowser('corpora with nothing in them', () => {
  describe.each([
    ['articles of which nothing was found', [{ id: 'a', text: 'It is what it is, and so on and so forth.' }]],
    ['articles without any metadata', madeNews(5).map(({ id, text }) => ({ id, text }))],
  ])('%s', (_, articles) => {
    const folder = mkdtempSync(join(tmpdir(), 'empty-'));
    let browser: Browser;
    let explorer: RunningExplorer;
    let tab: Tab;
    beforeAll(async () => {
      browser = await startBrowser();
      explorer = await explore(runOf(folder, articles));
      tab = await openTab(browser, explorer.address);
    });
    afterAll(async () => {
      await browser.close();
      await explorer.end();
      rmSync(folder, { recursive: true });
    });

    test.each([
      ['#/overview'],
      ['#/quotes'],
      ['#/entities'],
      ['#/mentions'],
      ['#/articles'],
      ['#/publishers'],
      ['#/quarantine'],
      [`#/article?id=${encodeURIComponent(`news.jsonl#${articles[0]!.id}`)}`],
      ['#/numbers'],
      ['#/dates'],
      ['#/review'],
      ['#/review?table=numbers&size=5&seed=1'],
    ])('%s says what is missing', async (hash) => {
      await tab.open(hash);
      await checkView(tab, hash);
      expect((await tab.page.locator('main').innerText()).length).toBeGreaterThan(30);
    });
  });
});
