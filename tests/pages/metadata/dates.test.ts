import { expect, test } from 'vitest';
import { readPage } from '../../../pipeline/pages/read-page.js';

const FILLER =
  '<p>The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.</p>'.repeat(
    3,
  );
const metadataOf = (head: string, note = '', after = '') =>
  readPage(
    `<html><head><title>Mill to be repaired</title>${head}</head><body><article><h1>Mill to be repaired</h1>` +
      `${note}${FILLER}</article>${after}</body></html>`,
    'https://post.example/mill',
  ).metadata;

const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;

test.each([
  [
    'json-ld',
    ld('{"@type": "NewsArticle", "datePublished": "2020-05-05T10:00:00+02:00"}'),
    '2020-05-05T10:00:00+02:00',
  ],
  ['json-ld', ld('{"@type": "WebPage", "datePublished": "2020-05-05"}'), '2020-05-05'],
  [
    'opengraph',
    '<meta property="article:published_time" content="2020-05-05T10:00:00Z">',
    '2020-05-05T10:00:00Z',
  ],
  ['meta', '<meta name="date" content="May 5, 2020">', '2020-05-05'],
])('declared by %s', (source, head, value) => {
  expect(metadataOf(head).publishedAt).toEqual({ value, source });
});

test.each([
  ['microdata', '<span itemprop="datePublished" content="2020-05-05">Tuesday</span>'],
  ['time', '<time datetime="2020-05-05">Tuesday</time>'],
  ['byline', '<p class="post-date">5 May 2020</p>'],
  ['text', '<p>Tuesday 5 May 2020</p>'],
])('shown by the title: %s', (source, note) => {
  expect(metadataOf('', note).publishedAt).toEqual({ value: '2020-05-05', source });
});

test.each([
  ['an offer', '<script>var offer = {"expires": "2031-01-31"}</script>'],
  ['a change', '<meta property="article:modified_time" content="2023-09-01T10:00:00Z">'],
  ['an event', ld('{"@type": "Event", "startDate": "2020-05-05"}')],
])('%s is no publication', (_, head) => {
  expect(metadataOf(head).publishedAt).toBeNull();
});

test.each([
  ['a copyright', '<footer>© 5 May 2020 Ashford Post</footer>'],
  [
    'other stories',
    `<aside>${'<p>Market opens</p>'.repeat(20)}<time datetime="2020-05-05">Tuesday</time></aside>`,
  ],
])('%s after the text is no publication', (_, after) => {
  expect(metadataOf('', '', after).publishedAt).toBeNull();
});

test('the date of publication, not that of a change beside it', () => {
  const note = '<p>Updated May 7, 2020</p><p>Published May 5, 2020</p>';
  expect(metadataOf('', note).publishedAt?.value).toBe('2020-05-05');
  expect(metadataOf('', '<p>Updated May 7, 2020</p>').publishedAt).toBeNull();
});

test('the modified date is its own', () => {
  const head = ld('{"@type": "NewsArticle", "datePublished": "2020-05-05", "dateModified": "2020-05-07"}');
  expect(metadataOf(head)).toMatchObject({
    publishedAt: { value: '2020-05-05' },
    modifiedAt: { value: '2020-05-07' },
  });
});

test('the address, where nothing else tells', () => {
  const { publishedAt } = readPage(FILLER, 'https://post.example/2020/05/05/mill').metadata;
  expect(publishedAt).toEqual({ value: '2020-05-05', source: 'url' });
});
