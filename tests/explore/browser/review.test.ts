import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { pipeline, readRows } from '../../command.js';
import { inBrowser } from './browser.js';
import { runOfSeeds } from './corpora.js';
import { overExport } from './over-export.js';
import { PHONE, type Tab, WIDE } from './tab.js';

interface Line {
  readonly row_id: string;
  readonly verdict: 'right' | 'wrong' | 'unsure';
  readonly parts: readonly string[];
  readonly reviewer: string | null;
  readonly seed: number;
}

inBrowser('a review by keys', () => {
  const opened = overExport(runOfSeeds);
  let tab: Tab;
  let out: string;
  beforeAll(() => {
    ({ tab, out } = opened());
  });

  const kept = (): Line[] =>
    readFileSync(join(out, 'reviews.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  /** Presses keys one after the other, and waits for the row that must be shown then. */
  async function press(keys: readonly string[], row: number): Promise<void> {
    for (const key of keys) await tab.page.keyboard.press(key);
    await tab.page.getByRole('heading', { name: `Row ${row} of 8` }).waitFor();
  }

  test('is begun, judged, interrupted and ended', async () => {
    const { page } = tab;
    await tab.open('#/review');
    await page.getByLabel('Rows of').selectOption('quotes');
    await page.getByLabel('How many').fill('8');
    await page.getByLabel('Seed').fill('5');
    await page.getByLabel(/^Your name/).fill('Kim');
    await page.keyboard.press('Enter');
    await press([], 1);
    await press(['r'], 2);
    // One may change one's mind before Enter, and after it.
    await press(['w', 's', 'Escape'], 2);
    await press(['w', 'p', 's', 's', 'Enter'], 3);
    await press(['u'], 4);
    await press(['r'], 5);
    await press(['Backspace'], 4);
    expect(await page.locator('.judging').innerText()).toContain('Judged right');
    await press(['w', 's', 't', 'Enter'], 5);
    await expect.poll(() => kept().length).toBe(5);
    // What is left goes on where it was.
    await page.reload();
    await press([], 5);
    expect(await page.locator('.progress').innerText()).toContain('4 of 8 rows judged');
    // One key is enough where one part is wrong; `b` goes back as Backspace does, and capitals are the same keys.
    await press(['p'], 6);
    await press(['b'], 5);
    expect(await page.locator('.judging').innerText()).toContain('Judged wrong (speaker)');
    await press(['R'], 6);
    await press(['?', '?', 'r'], 7);
    await press(['U'], 8);
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'All rows of the sample are judged' }).waitFor();
    await tab.settled();
    await expect.poll(() => kept().length).toBe(10);
  });

  test('is kept line by line, a changed verdict after the first one', () => {
    expect(kept().map(({ verdict, parts }) => [verdict, ...parts].join(' '))).toEqual([
      'right',
      'wrong speaker',
      'unsure',
      'right',
      'wrong span type',
      'wrong speaker',
      'right',
      'right',
      'unsure',
      'right',
    ]);
    expect(new Set(kept().map(({ row_id }) => row_id)).size).toBe(8);
    expect(kept().map(({ row_id }) => row_id)[4]).toBe(kept()[3]?.row_id);
    expect(new Set(kept().map(({ reviewer, seed }) => `${reviewer} ${seed}`))).toEqual(new Set(['Kim 5']));
  });

  test('shows the figures that a count by hand gives', async () => {
    // Of the whole: each row stands for the rows of its tenth of confidence.
    const verdicts = new Map(kept().map(({ row_id, verdict }) => [row_id, verdict]));
    const tenth = ({ confidence }: { confidence: number | null }): number =>
      Math.min(9, Math.floor((confidence ?? 0) * 10 + 1e-9));
    const quotes = readRows(out, 'quotes');
    let [weight, right] = [0, 0];
    for (let bin = 0; bin < 10; bin++) {
      const rows = quotes.filter((quote) => tenth(quote) === bin);
      const said = rows
        .map(({ quote_id }) => verdicts.get(quote_id))
        .filter((verdict) => verdict !== undefined);
      const judged = said.filter((verdict) => verdict !== 'unsure').length;
      if (judged === 0) continue;
      weight += rows.length;
      right += (rows.length * said.filter((verdict) => verdict === 'right').length) / judged;
    }
    const precision = `${((right / weight) * 100).toFixed(1).replace(/\.0$/, '')} %`;
    const shown = await figures(tab.page);
    expect(shown).toMatchObject({ Rows: 'Quotes', Judged: '8', Right: '4', Unsure: '2' });
    expect(shown.Precision).toMatch(precision);
    await tab.open('#/overview');
    expect(await figures(tab.page)).toEqual(shown);
  });

  test('gives the same figures on the command line', () => {
    const { stdout } = pipeline(['review', out, '--summary', '--format', 'json']);
    const { tables } = JSON.parse(stdout) as { tables: { table: string }[] };
    expect(tables.find(({ table }) => table === 'quotes')).toMatchObject({ right: 4, wrong: 2, unsure: 2 });
  });

  test.each(['quotes', 'mentions', 'numbers', 'dates'])(
    'shows a phone what is judged of %s, and where it stands',
    async (table) => {
      const { page } = tab;
      await page.setViewportSize(PHONE);
      await tab.open(`#/review?table=${table}&size=8&seed=5&reviewer=Phone`);
      for (const place of ['.judged strong', '.passage .mark']) {
        expect(await page.locator(place).first().evaluate(isSeen), place).toBe(true);
      }
      await page.setViewportSize(WIDE);
      expect(await page.locator('.judged').isVisible()).toBe(false);
    },
  );

  test('goes wrong nowhere', () => {
    expect(tab.faults).toEqual([]);
  });
});

/** Whether the beginning of an element is in the window, and nothing lies over it. */
function isSeen(element: Element): boolean {
  const [box] = element.getClientRects();
  const top = box === undefined ? null : document.elementFromPoint(box.left + 2, box.top + box.height / 2);
  return top !== null && element.contains(top);
}

/** The first line of the table of precision, by the names of its columns. */
function figures(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.locator('table.precision').evaluate((element) => {
    const [head, first] = (element as HTMLTableElement).rows;
    const names = [...head!.cells].map(({ innerText }) => innerText.trim());
    return Object.fromEntries(
      [...first!.cells].map(({ innerText }, index) => [names[index], innerText.trim()]),
    );
  });
}
