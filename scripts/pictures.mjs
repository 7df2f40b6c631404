// Takes the pictures of the pages of `pipeline explore` for the docs, over the seeds: docs/images/explore-<view>.png.
// Needs the system's Chromium (or another, whose path CHROMIUM says).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { built } from './built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}docs/images`;

/** What a picture shows, and how a reader comes there. */
const PICTURES = [
  { name: 'overview', address: '#/overview', act: async () => {} },
  { name: 'quotes', address: '#/quotes?text=recusal&sort=surest', act: async () => {} },
  {
    name: 'entity',
    address: '#/entities',
    act: async (/** @type {import('playwright-core').Page} */ page) => {
      await page.locator('table.rows th a').first().click();
      await page.locator('.concordance').waitFor();
    },
  },
  {
    name: 'article',
    address: '#/articles',
    act: async (/** @type {import('playwright-core').Page} */ page) => {
      await page.locator('table.rows th a').nth(1).click();
      await page.locator('.paper .mark.quotation[role=button]').nth(2).press('Enter');
      await page.locator('.panel').waitFor();
    },
  },
  { name: 'dates', address: '#/dates', act: async () => {} },
  {
    name: 'review',
    address: '#/review?table=quotes&size=50&seed=1',
    act: async (/** @type {import('playwright-core').Page} */ page) => {
      await page.locator('.judging').waitFor();
      await page.keyboard.press('w');
    },
  },
];

const out = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  execFileSync(
    process.execPath,
    [`${root}dist/cli/main.js`, 'run', 'seeds', '--out', out, '--format', 'parquet', '--quiet'],
    { cwd: root },
  );
  const { startExplorer } = await built('explore/server.js');
  const explorer = await startExplorer(out, 0);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  mkdirSync(folder, { recursive: true });
  for (const { name, address, act } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, colorScheme: 'light' });
    await page.goto(explorer.address + address);
    await page.waitForLoadState('networkidle');
    await act(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/explore-${name}.png` });
    await page.close();
  }
  await browser.close();
  await explorer.close();
} finally {
  rmSync(out, { recursive: true });
}
