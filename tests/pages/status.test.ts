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

test.each([
  '404 Not Found',
  'Page not found',
  'Access Denied',
  'Just a moment...',
  'Seite nicht gefunden',
  '500 Internal Server Error',
  '451: Unavailable due to legal reasons',
  'Oops! We can’t find that page',
  'Page not found | Ashford Post',
  'Ashford Post – 404',
])('an error: %s', (title) => {
  const body = `<h1>${title}</h1><p>${SENTENCE}</p>`;
  expect(readingOf(body, `<title>${title}</title>`)).toEqual({ status: 'error_page', hasText: false });
});

test.each([
  'Missing hiker not found after third day of search',
  'Forbidden Garden reopens to visitors',
  'Airport security check lines grow',
  'Fog crash: just a moment of inattention',
  'Not found – how a mill was lost for a hundred years',
  '500 jobs at the mill',
])('a headline with the words of an error is none: %s', (title) => {
  const body = `<h1>${title}</h1><p>${SENTENCE}</p><p>Nobody was hurt when the roof of the mill came down at night.</p>`;
  expect(readingOf(body, `<title>${title} | Ashford Post</title>`).status).toBe('ok');
});

test('the title of an error over several paragraphs, or over a declared article, is that of an article', () => {
  const over = (count: number): string => `<h1>Access denied</h1>${otherParagraphs(count)}`;
  expect(readingOf(over(2)).status).toBe('error_page');
  expect(readingOf(over(3)).status).toBe('ok');
  expect(readingOf(over(2), '<meta property="og:type" content="article">').status).toBe('ok');
});

test('an error that its text tells, where the title does not', () => {
  const lost =
    'We could not find what you were looking for. The link may be broken, or the page may have been removed since, so ' +
    'please go back or search for it with other words.';
  expect(readingOf(`<h1>Sorry</h1><p>${lost}</p>`)).toEqual({ status: 'error_page', hasText: false });
  const told = lost.replace('We', 'Rescuers said that they');
  expect(readingOf(`<h1>Sorry</h1><p>${told}</p>`).status).toBe('ok');
  const note = '<p>This content is not available in your country.</p>';
  expect(readingOf(`${article(2)}${note}`).status).toBe('ok');
});

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

test('a text about consent is an article, whatever words it has', () => {
  const about =
    '<h1>Court rules on cookies</h1><p>Sites in the county must make it as easy to refuse cookies as to accept them, the ' +
    'court of Ashford ruled on Tuesday, after privacy groups had complained of hidden buttons for years.</p>';
  expect(readingOf(about).status).toBe('ok');
  const quoting = about.replace('The privacy', '“We use cookies,” the');
  expect(readingOf(quoting).status).toBe('ok');
  const plain =
    '<h1>Cookies</h1><p>Sites in the county have to ask for consent before they set cookies, and most of them hide the ' +
    'button that refuses them. “We use cookies with care,” reads one banner of many. Nobody checks it.</p>';
  expect(readingOf(plain).status).toBe('ok');
  expect(readingOf(plain.replaceAll(/[“”]/g, '')).status).toBe('consent');
});

test('a form to log in is no article, nor a notice of consent', () => {
  const form = (title: string): string =>
    `<h1>${title}</h1><form><label>Password</label><input></form><p>By logging in, you agree to our terms of use and our ` +
    'privacy policy. Forgot your password? Click here to have a new one sent to your address in a moment.</p>';
  expect(readingOf(form('Log in')).status).toBe('no_article');
  expect(readingOf(`<h1>Log in the river</h1>${otherParagraphs(2)}`).status).toBe('ok');
});

const DECLARED = '<meta property="og:type" content="article">';

test('a brief is an article if it declares to be one and has a headline', () => {
  const brief = '<p>A man was held on Tuesday after a fire at the mill of Ashford.</p>';
  const headline = '<h1>Man held after fire</h1>';
  expect(readingOf(headline + brief, DECLARED)).toEqual({ status: 'ok', hasText: true });
  expect(readingOf(headline + brief).status).toBe('no_article');
  expect(readingOf(brief, DECLARED).status).toBe('no_article');
  expect(readingOf(`${headline}<p>A man was held on Tuesday.</p>`, DECLARED).status).toBe('no_article');
});

/** Linked headlines, each with a teaser of some paragraphs. */
const cards = (count: number, paragraphs = 1, href = '/n/'): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<article><h2><a href="${href}${i}">Council votes on the mill of year ${1900 + i}</a></h2>` +
      `${otherParagraphs(20 + i)
        .split('</p>')
        .slice(-1 - paragraphs)
        .join('</p>')}</article>`,
  ).join('');

test('linked headlines with teasers are a list of articles', () => {
  expect(readingOf(`<h1>Business</h1>${cards(4)}`)).toEqual({ status: 'no_article', hasText: false });
  expect(readingOf(`<h1>Business</h1>${cards(4)}`, DECLARED).status).toBe('ok');
  expect(readingOf(`<h1>Five mills</h1>${cards(3)}`).status).toBe('ok');
  expect(readingOf(`<h1>Five mills</h1>${cards(5, 2)}`).status).toBe('ok');
  expect(readingOf(`<h1>Five mills</h1>${cards(5, 1, '#')}`).status).toBe('ok');
  expect(readingOf(`<h1>Five mills</h1>${otherParagraphs(4)}${cards(5)}`).status).toBe('ok');
});

test('results of a search are a list of articles', () => {
  const results = (end: string): string =>
    Array.from(
      { length: 5 },
      (_, i) =>
        `<div><a href="/n/${i}">Council votes on the mill again</a> — ${SENTENCE.replace('1998', `${1900 + i}`).slice(0, -1)}${end}</div>`,
    ).join('');
  expect(readingOf(`<h1>Search results</h1>${results('... <span>2 days ago</span>')}`).status).toBe(
    'no_article',
  );
  expect(readingOf(`<h1>What to read</h1>${results('.')}`).status).toBe('ok');
});
