import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inBrowser } from './browser.js';
import { runOfSeeds } from './corpora.js';
import { overExport } from './over-export.js';
import type { Tab } from './tab.js';

inBrowser('without a mouse', () => {
  const opened = overExport(runOfSeeds);
  let tab: Tab;
  beforeAll(() => {
    tab = opened().tab;
  });

  const ARTICLE = '#/article?id=seeds%2F003_aa503f58cbec5d5e.txt';

  test.each([
    ['#/overview'],
    ['#/quotes?grouped=true'],
    ['#/entities'],
    ['#/mentions?type=location'],
    ['#/articles'],
    [ARTICLE],
    ['#/numbers'],
    ['#/dates'],
    ['#/review'],
    ['#/review?table=quotes&size=3&seed=1'],
  ])('Tab reaches everything that can be used in %s, and shows where it is', async (hash) => {
    await tab.open(hash);
    const { page } = tab;
    const wanted = await usable(page);
    const reached = new Set<number>();
    for (let presses = 0; reached.size < wanted.length && presses < wanted.length * 2 + 20; presses++) {
      await page.keyboard.press('Tab');
      const { index, isShown, html } = await focused(page);
      if (index === -1) continue;
      if (!reached.has(index)) expect.soft(isShown, `focus is seen on ${html}`).toBe(true);
      reached.add(index);
    }
    expect(wanted.filter((_, index) => !reached.has(index))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(8);
  });

  test('the first stop leads past the navigation', async () => {
    await tab.open('#/quotes');
    await tab.page.keyboard.press('Tab');
    const skip = tab.page.getByText('Skip to the content');
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await tab.page.keyboard.press('Enter');
    expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(await tab.page.evaluate(() => location.hash)).toBe('#/quotes');
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('a view that is come to is told by its heading', async () => {
    await tab.open('#/overview');
    await tab.page.getByRole('link', { name: 'Dates', exact: true }).press('Enter');
    await tab.settled();
    expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Dates');
    expect(await tab.page.title()).toBe('Dates – corpusmill');
  });

  test('Enter opens the row of a mark, Escape closes it, and the focus is where it was', async () => {
    await tab.open(ARTICLE);
    const { page } = tab;
    const mark = page.locator('.paper [role=button]').nth(2);
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.locator('.panel').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('.panel') !== null)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => location.hash)).toBe(ARTICLE);
  });

  test('n and p go through the unsure rows, round and round', async () => {
    await tab.open(ARTICLE);
    const { page } = tab;
    const told = await page.locator('.unsure-rows').innerText();
    const rows = Number(/^(\d+) unsure rows?/.exec(told)?.[1]);
    const row = (): Promise<string> =>
      page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('row') ?? '');
    const seen: string[] = [];
    for (let presses = 0; presses < rows; presses++) {
      await page.keyboard.press('n');
      await expect.poll(row).not.toBe(seen.at(-1) ?? '');
      seen.push(await row());
      await expect.poll(() => page.locator('.paper [data-lit]').count()).toBeGreaterThan(0);
    }
    expect(new Set(seen).size).toBe(rows);
    await page.keyboard.press('n');
    await expect.poll(row).toBe(seen[0]);
    await page.keyboard.press('p');
    await expect.poll(row).toBe(seen.at(-1));
  });

  test('Back brings the filters and the place in the list back', async () => {
    await tab.open('#/quotes');
    const { page } = tab;
    await page.getByLabel('Words of the quote').fill('will');
    await page.keyboard.press('Enter');
    await tab.settled();
    await page.getByLabel('Kind').selectOption('direct');
    await tab.settled();
    const address = await page.evaluate(() => location.hash);
    const texts = await page.locator('blockquote').allInnerTexts();
    await page.locator('.quotes .name').first().press('Enter');
    await tab.settled();
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/entity/);
    await page.goBack();
    await tab.settled();
    expect(await page.evaluate(() => location.hash)).toBe(address);
    expect(await page.getByLabel('Words of the quote').inputValue()).toBe('will');
    expect(await page.getByLabel('Kind').inputValue()).toBe('direct');
    expect(await page.locator('blockquote').allInnerTexts()).toEqual(texts);
    await page.getByText('Clear all filters').press('Enter');
    await tab.settled();
    expect(await page.getByLabel('Words of the quote').inputValue()).toBe('');
  });

  test('nothing moves for those who want less motion', async () => {
    await tab.page.emulateMedia({ reducedMotion: 'reduce' });
    for (const hash of ['#/overview', '#/quotes', ARTICLE]) {
      await tab.open(hash);
      expect(await moving(tab.page), hash).toEqual([]);
    }
    await tab.page.emulateMedia({ reducedMotion: null });
  });

  test('nothing went wrong on the way', () => {
    expect(tab.faults).toEqual([]);
  });
});

/** Marks all that can be used and is seen, and describes each. The stops of a chart are one. */
function usable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'a[href], button:not(:disabled), input:not(:disabled), select, summary, [tabindex="0"]';
    const elements = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.checkVisibility() && element.getAttribute('tabindex') !== '-1',
    );
    for (const [index, element] of elements.entries()) element.dataset.stop = String(index);
    return elements.map((element) => element.outerHTML.slice(0, 120));
  });
}

/** What has the focus, and whether one can see that; its place among what can be used, or -1. */
function focused(page: Page): Promise<{ index: number; isShown: boolean; html: string }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const hasLine = (of: Element | null): boolean => {
      if (of === null) return false;
      const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(of);
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
        (of instanceof SVGElement && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2)
      );
    };
    const { top, bottom } = element.getBoundingClientRect();
    return {
      index: Number(element.dataset.stop ?? -1),
      isShown:
        (hasLine(element) || hasLine(element.querySelector('.hit'))) && bottom > 0 && top < innerHeight,
      html: element.outerHTML.slice(0, 120),
    };
  });
}

/** What has a transition, an animation or smooth scrolling. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return !/^0s/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
