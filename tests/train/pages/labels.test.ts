import { expect, test } from 'vitest';
import { scanPage } from '../../../pipeline/pages/page/scan-page.js';
import { labelsBySnippets, labelsByText } from '../../../train/pages/labels.js';

const FIRST = 'The council voted on Tuesday to repair the old mill.';
const SECOND = 'The work will cost two million pounds and take a year.';

/** The texts of the blocks that are labelled as kept. */
function keptOf(html: string, gold: string): string[] {
  const { blocks } = scanPage(html);
  const labels = labelsByText(blocks, gold);
  return blocks.filter((_, i) => labels[i]!.isKept).map(({ text }) => text);
}

test('a block is kept if most of its runs of words are in the gold text', () => {
  const html = `<p>${FIRST}</p><p>Sign up for our free newsletter today.</p><p>${SECOND}</p>`;
  expect(keptOf(html, `${FIRST}\n\n${SECOND}`)).toEqual([FIRST, SECOND]);
});

test('a passage that the gold text has once is kept once, where the others are', () => {
  const html = `<div>${FIRST}</div><nav>Home page of the post</nav><p>Mill</p><p>${FIRST}</p><p>${SECOND}</p>`;
  expect(keptOf(html, `${FIRST}\n\n${SECOND}`)).toHaveLength(2);
});

test('a short block is kept if the gold text has it between its neighbours', () => {
  const html = `<p>Costs</p><p>${FIRST}</p><h2>Costs</h2><p>${SECOND}</p><p>Costs</p>`;
  const { blocks } = scanPage(html);
  const labels = labelsByText(blocks, `${FIRST}\n\nCosts\n\n${SECOND}`);
  expect(labels[2]!.isKept).toBe(true);
  expect(labels[4]!.isKept).toBe(false);
});

test('passages tell of their own blocks alone', () => {
  const { blocks } = scanPage(`<p>${FIRST}</p><p>${SECOND}</p><p>Sign up</p>`);
  const labels = labelsBySnippets(blocks, ['voted on Tuesday'], ['Sign up']);
  expect(labels.map(({ isKept, weight }) => [isKept, weight > 0])).toEqual([
    [true, true],
    [false, false],
    [false, true],
  ]);
});
