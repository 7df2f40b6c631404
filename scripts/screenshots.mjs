// npm run screenshots: pictures of the explorer over the seeds, for the documents.
//
// Always the same size, colours and fonts, so that a picture changes when the page does.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findChromium, launchChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');
const command = join(root, 'dist/cli/main.js');

const DESK = { viewport: { width: 1440, height: 800 }, colorScheme: /** @type {const} */ ('light') };
/** Text takes more room in a picture than tables do. */
const LOW = { ...DESK, viewport: { width: 1440, height: 600 } };
const HIGH = { ...DESK, viewport: { width: 1440, height: 1100 } };
const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: /** @type {const} */ ('dark') };

/** So large may a picture be, in KiB. */
const LARGEST = 150;

const ARTICLE = `#/article?id=${encodeURIComponent('seeds/003_aa503f58cbec5d5e.txt')}`;

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {string} hash
 * @property {typeof DESK | typeof PHONE} [as] the window; DESK where nothing is said
 * @property {(page: Page) => Promise<void>} [act] what is done before
 */

/** @type {readonly Picture[]} */
const PICTURES = [
  { name: 'overview', hash: '#/overview' },
  { name: 'quotes', hash: '#/quotes?kind=direct&sort=surest' },
  { name: 'names', hash: '#/entities' },
  { name: 'name', hash: '#/entities', act: (page) => page.locator('table.rows a').first().click() },
  { name: 'articles', hash: '#/articles' },
  {
    name: 'article',
    hash: ARTICLE,
    as: LOW,
    act: (page) => page.locator('.paper .quotation[role=button]').nth(3).click(),
  },
  { name: 'numbers', hash: '#/numbers' },
  { name: 'dates', hash: '#/dates' },
  {
    name: 'review',
    hash: '#/review?table=quotes&size=50&seed=1',
    as: HIGH,
    act: (page) => page.keyboard.press('w'),
  },
  { name: 'overview-phone', hash: '#/overview', as: PHONE },
  { name: 'quotes-phone', hash: '#/quotes', as: PHONE },
  { name: 'article-phone', hash: ARTICLE, as: PHONE },
];

const chromium = findChromium();
if (chromium === null) throw new Error('there is no Chromium: install it, or name it with CHROMIUM');
const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-screenshots-'));
try {
  spawnSync(process.execPath, [command, 'run', 'seeds', '--out', scratch, '--quiet', '--replace'], {
    cwd: root,
  });
  mkdirSync(images, { recursive: true });
  await take(chromium);
} finally {
  rmSync(scratch, { recursive: true });
}

/** @param {string} path of the browser */
async function take(path) {
  const explorer = spawn(process.execPath, [command, 'explore', scratch], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const browser = await launchChromium(path);
  try {
    const [base] = await once(createInterface(explorer.stdout), 'line');
    for (const { name, hash, as = DESK, act } of PICTURES) {
      const page = await browser.newPage({ ...as, reducedMotion: 'reduce' });
      await page.goto(`${base}${hash}`);
      await settled(page);
      await act?.(page);
      await settled(page);
      const file = join(images, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      const kib = Math.ceil(statSync(file).size / 1024);
      console.log(`${name}.png: ${kib} KiB`);
      if (kib > LARGEST) process.exitCode = 1;
      await page.close();
    }
  } finally {
    await browser.close();
    explorer.kill('SIGINT');
  }
}

/**
 * Waits until a page shows what it asked for.
 *
 * @param {Page} page
 */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.locator('h1').waitFor();
  await page.locator('.pending, [aria-busy="true"]').first().waitFor({ state: 'detached' });
}
