import { expect, test } from 'vitest';
import { readPage } from '../../pipeline/pages/read-page.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';

const SENTENCE =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of 1998.';
const PAGE_URL = 'https://post.example/mill';

/** The status of a page, and whether it leaves text. */
function readingOf(
  body: string,
  head = '',
  url: string | null = PAGE_URL,
): { status: string; hasText: boolean } {
  const html = `<html><head>${head}</head><body>${body}</body></html>`;
  const { status, reason, edits } = readPage(html, url);
  expect(reason === '').toBe(status === 'ok');
  return { status, hasText: OffsetMap.apply(html, edits).text !== '' };
}

const article = (times: number): string =>
  `<h1>The mill</h1>${`<p>${SENTENCE}</p>`.repeat(1)}${otherParagraphs(times - 1)}`;
const otherParagraphs = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `<p>${SENTENCE.replace('1998', String(1900 + i))} It was the year ${i}.</p>`,
  ).join('');

test('an article', () => {
  expect(readingOf(article(4))).toEqual({ status: 'ok', hasText: true });
});

test.each([
  ['nothing', ''],
  ['a word', '<p>Mill</p>'],
  ['links', '<ul><li><a href="/a">Mill</a></li><li><a href="/b">Weather</a></li></ul>'],
  ['a comment that never ends', `<!-- ${article(4)}`],
  ['a script that never ends', `<script> ${article(4)}`],
])('no article in %s', (_, body) => {
  expect(readingOf(body)).toEqual({ status: 'no_article', hasText: false });
});

test('the front page of a site has no article, unless it declares one', () => {
  expect(readingOf(article(4), '', 'https://post.example/').status).toBe('no_article');
  const declared = '<meta property="og:type" content="article">';
  expect(readingOf(article(4), declared, 'https://post.example/').status).toBe('ok');
});

test.each(['404 Not Found', 'Page not found', 'Access Denied', 'Just a moment...', 'Seite nicht gefunden'])(
  'an error: %s',
  (title) => {
    const body = `<h1>${title}</h1><p>${SENTENCE}</p>`;
    expect(readingOf(body, `<title>${title}</title>`)).toEqual({ status: 'error_page', hasText: false });
  },
);

test('an article about 404 workers is no error', () => {
  expect(readingOf(article(4), '<title>404 workers lose their jobs at the mill</title>').status).toBe('ok');
});

const LOCKED =
  '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>';

test('behind a wall, what can be read stays', () => {
  const wall = '<div class="paywall"><p>Subscribe to continue reading this article.</p></div>';
  expect(readingOf(article(2) + wall, LOCKED)).toEqual({ status: 'paywall', hasText: true });
  expect(readingOf(wall).status).toBe('paywall');
});

test('a page that is not free and shows its whole article is one', () => {
  expect(readingOf(article(12), LOCKED).status).toBe('ok');
});

test('a notice of consent is no article', () => {
  const notice =
    '<h1>Before you continue</h1><p>We and our partners use cookies and process your personal data, such as the pages ' +
    'that you read, to show advertisements and to measure them. Your consent to cookies can be withdrawn at any time.</p>';
  expect(readingOf(notice)).toEqual({ status: 'consent', hasText: false });
  expect(readingOf(`${article(6)}<div class="cookie-note">${notice}</div>`).status).toBe('ok');
});
