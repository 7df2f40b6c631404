import { beforeAll, expect, test } from 'vitest';
import { inBrowser } from './browser.js';
import { checkView } from './checks.js';
import { runOfSeeds } from './corpora.js';
import { overExport } from './over-export.js';
import type { Tab } from './tab.js';

inBrowser('filters', () => {
  const opened = overExport(runOfSeeds);
  let tab: Tab;
  beforeAll(() => {
    tab = opened().tab;
  });

  const asked = (): Promise<Readonly<Record<string, string>>> =>
    tab.page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.split('?')[1])));

  test('a rest between two words keeps the space', async () => {
    await tab.open('#/quotes');
    const field = tab.page.getByLabel('Words of the quote');
    await field.pressSequentially('regrets ');
    await expect.poll(asked).toEqual({ text: 'regrets' });
    await tab.settled();
    await field.pressSequentially('no');
    expect(await field.inputValue()).toBe('regrets no');
    await expect.poll(asked).toEqual({ text: 'regrets no' });
  });

  test('words, and a choice right after them, are both asked', async () => {
    await tab.open('#/quotes');
    await tab.page.getByLabel('Words of the quote').fill('the');
    await tab.page.getByLabel('Kind').selectOption('direct');
    await expect.poll(asked).toEqual({ text: 'the', kind: 'direct' });
    await tab.settled();
    expect(await tab.page.getByLabel('Words of the quote').inputValue()).toBe('the');
    expect(await tab.page.getByLabel('Kind').inputValue()).toBe('direct');
  });

  test('two fields, one right after the other, are both asked', async () => {
    await tab.open('#/quotes');
    await tab.page.getByLabel('Words of the quote').fill('the');
    await tab.page.getByLabel('Speaker', { exact: true }).fill('a');
    await expect.poll(asked).toEqual({ text: 'the', speakerName: 'a' });
  });

  test('what is typed, but not asked yet, is cleared with the others', async () => {
    await tab.open('#/quotes?kind=direct');
    const field = tab.page.getByLabel('Words of the quote');
    await field.fill('the');
    await tab.page.getByText('Clear all filters').click();
    await tab.page.waitForTimeout(400);
    expect(await asked()).toEqual({});
    expect(await field.inputValue()).toBe('');
  });

  test('Back brings back what was typed before', async () => {
    await tab.open('#/quotes?text=will');
    await tab.page.getByText('Clear all filters').click();
    await tab.settled();
    await tab.page.goBack();
    await tab.settled();
    expect(await tab.page.getByLabel('Words of the quote').inputValue()).toBe('will');
  });

  test('a confidence that is no number is told, and does not count', async () => {
    await tab.open('#/quotes?kind=direct');
    const field = tab.page.getByRole('group', { name: /^Confidence/ }).getByLabel('from');
    await field.fill('abc');
    await tab.page.getByText('No number, so it leaves all rows').waitFor();
    expect(await tab.page.locator('summary', { hasText: 'Filters' }).innerText()).toBe('Filters (1 set)');
    await checkView(tab, 'a filter that is not understood');
    await field.fill('0.5');
    await expect
      .poll(() => tab.page.locator('summary', { hasText: 'Filters' }).innerText())
      .toBe('Filters (2 set)');
    expect(await tab.page.getByText('No number').count()).toBe(0);
  });

  test('nothing went wrong on the way', () => {
    expect(tab.faults).toEqual([]);
  });
});
