import type { Browser } from 'playwright-core';
import { describe } from 'vitest';
import { findChromium, launchChromium } from '../../../scripts/chromium.mjs';

const CHROMIUM = findChromium();

/** Tests in a real browser. Without one they are skipped, and their name says so. */
export function inBrowser(name: string, tests: () => void): void {
  if (CHROMIUM === null) describe.skip(`${name} (no Chromium: install it, or name it with CHROMIUM)`, tests);
  else describe(name, tests);
}

/** Starts the browser, for tests within `inBrowser`. */
export function startBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('There is no Chromium.');
  return launchChromium(CHROMIUM);
}
