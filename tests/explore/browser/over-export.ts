import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from './browser.js';
import { explore } from './explorer.js';
import { openTab, type Tab } from './tab.js';

/** What tests over one export share, from their first test on. */
export interface Opened {
  readonly tab: Tab;
  /** The export's directory. */
  readonly out: string;
}

/**
 * For the tests of a block: makes an export, and opens a tab of a browser of its own on the explorer over it. All of it
 * is gone after the last test.
 *
 * @param make is given a folder for the export, and gives its directory
 * @returns what is there once the tests run
 */
export function overExport(make: (folder: string) => string): () => Opened {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  let opened: Opened;
  let end: () => Promise<unknown>;

  beforeAll(async () => {
    const browser = await startBrowser();
    const out = make(folder);
    const explorer = await explore(out);
    end = () => Promise.all([browser.close(), explorer.end()]);
    opened = { tab: await openTab(browser, explorer.address), out };
  });
  afterAll(async () => {
    await end();
    rmSync(folder, { recursive: true });
  });
  return () => opened;
}
