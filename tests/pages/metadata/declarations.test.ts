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
    '<meta property="og:description" content="A <b>mill</b> on the river">';
  expect(metadataOf(shared)).toMatchObject({
    publisher: { value: 'Ashford Post', source: 'opengraph' },
    section: { value: 'Town', source: 'opengraph' },
    dek: { value: 'A mill on the river', source: 'opengraph' },
  });
  expect(metadataOf('<meta name="publisher" content="https://social.example/post">').publisher).toBeNull();
});

const publisherOf = (head: string, url = 'https://www.ashford-post.example/mill'): string | null =>
  metadataOf(head, url).publisher?.value ?? null;
const siteName = (name: string): string => `<meta property="og:site_name" content="${name}">`;

test.each([
  [
    'a system that makes pages',
    ld('{"@type": "Article", "publisher": {"name": "Blogger"}}') + siteName('Post'),
    'Post',
  ],
  ['an edition', siteName('U.S.'), null],
  ['an abbreviation', siteName('AP'), 'AP'],
  ['a slogan after it', siteName('Ashford Post | News of the Valley'), 'Ashford Post'],
  ['a slogan before it', siteName('News of the Valley - Ashford Post'), 'Ashford Post'],
  ['a name of two parts', siteName('Valley - River'), 'Valley - River'],
  [
    'the title of the page',
    `<title>The mill of Ashford is to be repaired</title>${siteName('The mill of Ashford is to be repaired')}`,
    null,
  ],
  ['nothing but the title', '<title>Mill to be repaired | Ashford Post</title>', 'Ashford Post'],
  ['a title without a name', '<title>Mill to be repaired | Town</title>', null],
  ['a title about the place', '<title>Town | The council of ashfordpost and its mill</title>', null],
  ['a title that names the author', '<title>Mill to be repaired - by Ashford-Post</title>', null],
])('publisher: %s', (_, head, name) => {
  expect(publisherOf(head)).toBe(name);
});

test('values in single quotation marks', () => {
  const source = `{"@type": "NewsArticle",\n"description": 'The "old" mill',\n"publisher": {"name": "Ashford Post"}}`;
  expect(readThings([source])[0]).toMatchObject({ description: 'The "old" mill' });
  expect(readThings(['{"@type": "NewsArticle",\n"headline": \'\n}'])).toEqual([]);
});

const sectionOf = (section: string): string | null =>
  metadataOf(
    `<title>Mill to be repaired</title>${siteName('Ashford Post')}<meta property="article:section" content="${section}">`,
  ).section?.value ?? null;

test.each([
  ['Town', 'Town'],
  ['town,news,slider', 'town'],
  ['Home Page,Town,Popular', 'Town'],
  ['Uncategorized', null],
  ['Health, Food and Drink', 'Health, Food and Drink'],
  ['Mills, Rivers, Floods, Ashford, Barton, Town and County Council', 'Mills'],
  ['Town &gt; Council', 'Town'],
  ['Ashford Post', null],
  ['Mill to be repaired', null],
])('section: %s', (declared, section) => {
  expect(sectionOf(declared)).toBe(section);
});

test('one subject is a section, a list of them is none', () => {
  const section = (subject: string) =>
    metadataOf(`<meta name="dc.subject" content="${subject}">`).section?.value;
  expect([section('Town'), section('mill, flood, council')]).toEqual(['Town', undefined]);
});

const LEAD =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.';
const BODY =
  'The work will cost two million pounds, half of which comes from the county, and will take about eighteen months.';
const dekOf = (description: string, dek = ''): string | null =>
  readPage(
    `<title>Mill to be repaired</title><meta property="og:description" content="${description}">` +
      '<meta name="description" content="News and views from the valley of Ashford">' +
      `<article><h1>Mill to be repaired</h1>${dek}<p>ASHFORD (Post) - ${LEAD}</p>${`<p>${BODY}</p>`.repeat(2)}</article>`,
    null,
  ).metadata.dek?.value ?? null;

test.each([
  [
    'its own words',
    'After six years the wheel will turn again.',
    'After six years the wheel will turn again.',
  ],
  ['the first paragraph', LEAD, null],
  ['its beginning', `${LEAD.slice(0, 60)}...`, null],
  ['two paragraphs', `${LEAD} ${BODY}`, null],
  ['many sentences', 'After six years the wheel will turn again. '.repeat(9), null],
  ['the title', 'Mill to be repaired', 'News and views from the valley of Ashford'],
])('a dek of %s', (_, description, dek) => {
  expect(dekOf(description)).toBe(dek);
});

test('a dek that readers see over the text', () => {
  const dek = 'After six years the wheel of the old mill will turn again, says the council.';
  expect(dekOf(dek, `<p class="standfirst">${dek}</p>`)).toBe(dek);
});
