import { expect, test } from 'vitest';
import { readPage } from '../../pipeline/pages/read-page.js';

const SENTENCE = 'The council of Ashford voted on Tuesday to repair the old mill.';

const reasonOf = (body: string, head = ''): string => {
  const { status, reason } = readPage(`<html><head><title>Post</title>${head}</head>${body}</html>`, null);
  expect(status).toBe('no_article');
  return reason;
};
const links = (count: number): string =>
  `<ul>${Array.from({ length: count }, (_, i) => `<li><a href="/${i}">The ${i} mills of Ashford</a></li>`).join('')}</ul>`;
const linkedData = (body: string): string =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill","articleBody":"${body}"}</script>`;

test('a page without text says what it is', () => {
  expect(reasonOf('<frameset cols="20,80"><frame src="a"><frame src="b"></frameset>')).toMatch(/frame set/);
  expect(reasonOf(`<body>${links(40)}</body>`)).toBe(
    'It is a list of links: it has 40, and little other text.',
  );
  expect(reasonOf('<body><div id="root"></div></body>', linkedData(SENTENCE))).toMatch(/linked data/);
});

test('a page of few links or an empty declaration has no text', () => {
  expect(reasonOf('<body></body>')).toBe('There is no text in it.');
  expect(reasonOf(`<body>${links(9)}</body>`)).not.toMatch(/list of links/);
  expect(reasonOf('<body></body>', linkedData(''))).toBe('There is no text in it.');
});
