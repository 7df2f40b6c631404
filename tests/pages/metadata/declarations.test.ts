import { describe, expect, test } from 'vitest';
import { readThings, typesOf } from '../../../pipeline/pages/metadata/linked-data.js';
import { readPage } from '../../../pipeline/pages/read-page.js';

const metadataOf = (head: string, url: string | null = null, attributes = '') =>
  readPage(`<html ${attributes}><head>${head}</head><body></body></html>`, url).metadata;
const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;

describe('JSON-LD', () => {
  test('things, outer ones first', () => {
    const things = readThings([
      '{"@graph": [{"@type": "https://schema.org/NewsArticle", "author": {"@type": "Person"}}]}',
    ]);
    expect(things.flatMap(typesOf)).toEqual(['NewsArticle', 'Person']);
  });

  test.each([
    ['comments around it', '<!-- {"@type": "Article"} -->'],
    ['a section around it', '//<![CDATA[\n{"@type": "Article"}\n//]]>'],
    ['a line end in a string', '{"@type": "Article", "name": "The\nmill"}'],
    ['a comma too many', '{"@type": "Article",}'],
    ['a semicolon at its end', '{"@type": "Article"};'],
    ['quotation marks as references', '{&quot;@type&quot;: &quot;Article&quot;}'],
  ])('a fault that is forgiven: %s', (_, source) => {
    expect(readThings([source]).flatMap(typesOf)).toEqual(['Article']);
  });

  test.each(['', 'null', '{', '[1, "a", null]', '"Article"'])('nothing in %j', (source) => {
    expect(readThings([source])).toEqual([]);
  });

  test('100,000 lists in one another', () => {
    expect(readThings([`${'['.repeat(100_000)}${']'.repeat(100_000)}`])).toEqual([]);
  });
});

describe('address', () => {
  const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
  const shared = (url: string): string => `<meta property="og:url" content="${url}">`;
  const FOUND = 'https://m.post.example/mill?from=home';

  test.each([
    ['the canonical one', canonical('https://post.example/mill'), FOUND, 'https://post.example/mill', 'link'],
    ['a relative one', canonical('/mill'), FOUND, 'https://m.post.example/mill', 'link'],
    [
      'the front page is none',
      canonical('https://post.example/') + shared('https://post.example/mill'),
      FOUND,
      'https://post.example/mill',
      'opengraph',
    ],
    ['another site is none', canonical('https://other.example.org/x'), FOUND, FOUND, 'url'],
    ['what is no address is none', canonical('javascript:void(0)'), FOUND, FOUND, 'url'],
  ])('%s', (_, head, url, value, source) => {
    expect(metadataOf(head, url).url).toEqual({ value, source });
  });

  test('none, where nothing tells', () => {
    expect(metadataOf('').url).toBeNull();
  });
});

test('language', () => {
  expect(metadataOf('', null, 'lang="en-GB"').language).toEqual({ value: 'en-GB', source: 'html' });
  expect(metadataOf('<meta property="og:locale" content="de_DE">').language).toEqual({
    value: 'de-DE',
    source: 'opengraph',
  });
  expect(metadataOf('', null, 'lang="{{lang}}"').language).toBeNull();
});

test('publisher, section and dek', () => {
  const article =
    '{"@type": "NewsArticle", "publisher": {"name": "Ashford Post"}, "articleSection": ["Town", "News"]}';
  expect(metadataOf(ld(article))).toMatchObject({
    publisher: { value: 'Ashford Post', source: 'json-ld' },
    section: { value: 'Town', source: 'json-ld' },
    dek: null,
  });
  const shared =
    '<meta property="og:site_name" content="Ashford Post"><meta property="article:section" content="Town">' +
    '<meta property="og:description" content="A <b>mill</b>">';
  expect(metadataOf(shared)).toMatchObject({
    publisher: { value: 'Ashford Post', source: 'opengraph' },
    section: { value: 'Town', source: 'opengraph' },
    dek: { value: 'A mill', source: 'opengraph' },
  });
  expect(metadataOf('<meta name="publisher" content="https://social.example/post">').publisher).toBeNull();
});
