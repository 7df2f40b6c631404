import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE, type Tab, WIDE } from './tab.js';

/** What must hold of every view that is open: to whatever reader, on a wide screen and on a phone, by day and night. */
export async function checkView(tab: Tab, name: string): Promise<void> {
  const { page } = tab;
  expect.soft(await violations(page), `axe: ${name}`).toEqual([]);
  expect.soft(await emptyValues(page), `empty values: ${name}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, { runOnly: CONTRAST }), `contrast: ${name}, dark`).toEqual([]);
  await page.setViewportSize(PHONE);
  await tab.settled();
  expect.soft(await overhang(page), `wider than the window: ${name}, on a phone`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  // Colours are the same as on a wide screen, and looking at each of them takes long.
  const rules = { 'color-contrast': { enabled: false } };
  expect.soft(await violations(page, { rules }), `axe: ${name}, on a phone`).toEqual([]);
  await page.setViewportSize(WIDE);
  await tab.settled();
  expect.soft(await overhang(page), `wider than the window: ${name}`).toEqual([]);
  expect.soft(tab.faults.splice(0), `faults: ${name}`).toEqual([]);
}

const CONTRAST = ['color-contrast'];

/** What axe finds that is serious or critical. */
async function violations(page: Page, options: axe.RunOptions = {}): Promise<string[]> {
  // Scripts of the tests are not bound by the page's policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (given) =>
      (await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'], ...given }))
        .violations,
    options,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What makes the page scroll sideways; nothing if it does not. */
function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ];
  });
}

/** Words that no reader is to see, where they are seen or told. */
async function emptyValues(page: Page): Promise<string[]> {
  const told = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-label], [title], [placeholder], input')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'value'].map((name) => element.getAttribute(name) ?? ''),
    ),
  );
  const shown = [await page.title(), await page.locator('body').innerText(), ...told].join('\n');
  return shown.match(/.*(?:\b(?:null|undefined|NaN|Infinity|Invalid Date)\b|\[object ).*/g) ?? [];
}
