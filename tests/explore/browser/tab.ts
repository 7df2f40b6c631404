import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';

/** A tab that keeps an account of what goes wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Messages of the console, exceptions, answers that are errors, and requests to elsewhere. */
  readonly faults: string[];
  /** All that was asked for. */
  readonly requests: string[];
  /** Opens a view by its address, as from a bookmark. */
  readonly open: (hash: string) => Promise<void>;
  /** Waits until the page shows all that it asked for. */
  readonly settled: () => Promise<void>;
}

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/**
 * Opens a tab of its own, without cookies or history.
 *
 * @param base address of the page, without what stands behind `#`
 */
export async function openTab(
  browser: Browser,
  base: string,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  const waiting = new Set<Request>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    // The browser asks by itself before a page is left that still sends something.
    if (dialog.type() !== 'beforeunload') faults.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  page.on('request', (request) => {
    requests.push(request.url());
    // What the page before it still waited for, nobody waits for.
    if (request.isNavigationRequest()) waiting.clear();
    // Of a verdict, which outlives its page, the browser may not tell that it is answered.
    if (request.method() === 'GET') waiting.add(request);
    if (!isOwn(request.url(), base)) faults.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`answer ${response.status()}: ${response.url()}`);
  });
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => {
    waiting.delete(request);
    const { errorText } = request.failure() ?? { errorText: 'unknown' };
    // A view that is left asks no further.
    if (errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} (${errorText})`);
  });
  const settled = async (): Promise<void> => {
    for (let calm = 0; calm < 2; ) {
      await page.waitForFunction(
        () =>
          new Promise((done) =>
            requestAnimationFrame(() =>
              setTimeout(() =>
                done(
                  document.querySelector('h1') !== null &&
                    document.querySelector('.pending, [aria-busy="true"]') === null,
                ),
              ),
            ),
          ),
      );
      calm = waiting.size === 0 ? calm + 1 : 0;
    }
  };
  return {
    page,
    faults,
    requests,
    settled,
    open: async (hash) => {
      await page.goto('about:blank');
      await page.goto(`${base}${hash}`);
      await settled();
    },
  };
}

/** Whether a request goes to the page's own place; what is written into an address goes nowhere. */
function isOwn(url: string, base: string): boolean {
  return (
    url.startsWith('data:') || url.startsWith('about:') || url.startsWith('blob:') || url.startsWith(base)
  );
}
