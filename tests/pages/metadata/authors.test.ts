import { expect, test } from 'vitest';
import type { PageMetadata } from '../../../pipeline/pages/metadata/metadata.js';
import { personNames } from '../../../pipeline/pages/metadata/person-names.js';
import { readPage } from '../../../pipeline/pages/read-page.js';

const FILLER =
  '<p>The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.</p>'.repeat(
    3,
  );
const authorsOf = (head: string, byline = ''): readonly string[] | null =>
  readPage(
    `<html><head><title>Mill to be repaired</title>${head}</head><body><article><h1>Mill to be repaired</h1>` +
      `${byline}${FILLER}</article></body></html>`,
    'https://ashford-post.example/mill',
  ).metadata.authors?.value ?? null;

test.each([
  ['By Ann Lee and Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee, Tom Roe & Bo Ruiz', ['Ann Lee', 'Tom Roe', 'Bo Ruiz']],
  ['Von Jörg Müller', ['Jörg Müller']],
  ['Ann Lee, Staff Writer', ['Ann Lee']],
  ['Ann Lee | May 5, 2020', ['Ann Lee']],
  ['Ann Lee May 5, 2020', ['Ann Lee']],
  ['April May', ['April May']],
  ['Tom van der Roe', ['Tom van der Roe']],
  ['Tom Roe Jr.', ['Tom Roe Jr.']],
  ['Posted by Ann Lee on Tuesday', ['Ann Lee']],
  ['ByAnn Lee', ['Ann Lee']],
  ['Byron Lee', ['Byron Lee']],
  ['Ann Lee, PhD, and Tom Roe, MD', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee, Valley Correspondence', ['Ann Lee']],
  ['Ann Lee | Valley Post', ['Ann Lee']],
  ['Ann Lee | ann@post.example', ['Ann Lee']],
  ['Ann Lee @annlee', ['Ann Lee']],
  ['Ann Lee + Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee / Reuters', ['Ann Lee']],
  ['小暮花子', ['小暮花子']],
  ['AP', []],
  ['Reuters', []],
  ['Staff', []],
  ['Newsroom', []],
  ['Ann Lee\nBusiness Columnist', ['Ann Lee']],
  ['Multiple Sources', []],
  ['The Ashford Post', []],
  ['5 min read', []],
  ['ann@post.example', []],
  ['Home and garden', []],
  ['Ann Lee\nAlle Artikel', ['Ann Lee']],
  ['Ann Lee GmbH', []],
  ['Agencia Lee', []],
  ['By Ann Lee. This page has links to shops.', ['Ann Lee']],
  ['By Prof. Ann Lee', ['Prof. Ann Lee']],
  ['Text von Ann Lee Illustration von Tom Roe', ['Ann Lee']],
  ['Ann Lee, DACVB, Tom Roe', ['Ann Lee', 'Tom Roe']],
])('the people in %s', (text, names) => {
  expect(personNames(text, true)).toEqual(names);
});

test('a declared author may be the name of an account, and text of the page may not', () => {
  expect(personNames('ann_lee7')).toEqual(['ann_lee7']);
  expect(personNames('ann_lee7', true)).toEqual([]);
  expect(personNames('https://social.example/ann')).toEqual([]);
  expect(personNames('ann@post.example (Ann Lee)')).toEqual(['Ann Lee']);
  expect(personNames('Ann Lee - Valley Post')).toEqual(['Ann Lee']);
  expect(personNames('AFP')).toEqual([]);
  expect(personNames('Mill Institute for Rivers')).toEqual([]);
  expect(personNames('Lee Mills e.V.')).toEqual([]);
});

test.each([
  ['Lee, Ann', ['Ann Lee']],
  ['Lee, Ann T.', ['Ann T. Lee']],
  ['Ann Lee, Tom', ['Ann Lee', 'Tom']],
  ['Lee, MD', ['Lee']],
])('a declared name with the surname first: %s', (text, names) => {
  expect(personNames(text)).toEqual(names);
});

const ld = (author: string): string =>
  `<script type="application/ld+json">{"@type": "NewsArticle", "author": ${author}}</script>`;

test.each([
  ['people', ld('[{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ruiz"}]'), ['Ann Lee', 'Bo Ruiz']],
  ['a name', ld('"Ann Lee"'), ['Ann Lee']],
  ['an organisation', ld('{"@type": "Organization", "name": "Ashford Radio"}'), ['Ashford Radio']],
  ['an institution', ld('"Centre for Mills and Rivers"'), ['Centre for Mills and Rivers']],
  ['a board', ld('"The Editorial Board"'), ['The Editorial Board']],
  ['a desk', ld('{"@type": "Organization", "name": "Post News Desk"}'), null],
  ['a team', '<meta name="author" content="The Mill Team">', null],
  ['a person after an organisation', `${ld('"AFP"')}<meta name="author" content="Ann Lee">`, ['Ann Lee']],
  [
    'a person who is also an organisation',
    ld('{"@type": ["Person", "Organization"], "name": "Ann Lee"}'),
    ['Ann Lee'],
  ],
  ['the author of a recipe', ld('"Ann Lee"').replace('NewsArticle', 'Recipe'), ['Ann Lee']],
  [
    'the site itself',
    `${ld('"Ashford Post"')}<meta property="og:site_name" content="Ashford Post">`,
    ['Ashford Post'],
  ],
  [
    'a person whose site it is',
    `${ld('"Ann Lee"')}<meta property="og:site_name" content="Ann Lee">`,
    ['Ann Lee'],
  ],
  ['the same twice', ld('["Ann Lee", "ann lee"]'), ['Ann Lee']],
  [
    'a reference',
    '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, ' +
      '{"@type": "Person", "@id": "#a", "name": "Ann Lee"}]}</script>',
    ['Ann Lee'],
  ],
  ['a meta element', '<meta name="author" content="Ann Lee">', ['Ann Lee']],
  [
    'a card',
    '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">',
    ['Ann Lee'],
  ],
  [
    'another card',
    '<meta name="twitter:label1" content="Time"><meta name="twitter:data1" content="5 minutes">',
    null,
  ],
])('declared: %s', (_, head, authors) => {
  expect(authorsOf(head)).toEqual(authors);
});

test.each([
  ['microdata', '<span itemprop="author"><span itemprop="name">Ann Lee</span></span>', ['Ann Lee']],
  [
    'links',
    'By <a rel="author" href="/x">Ann Lee</a> and <a rel="author" href="/y">Bo Ruiz</a>',
    ['Ann Lee', 'Bo Ruiz'],
  ],
  ['an address', '<a href="/authors/ann-lee">Ann Lee</a>', ['Ann Lee']],
  ['a byline', '<div class="byline">By Ann Lee<span>Reporter</span></div>', ['Ann Lee']],
  ['a byline that names a desk', '<div class="byline">By Staff</div>', null],
  ['plain text', '<div>By Ann Lee</div>', ['Ann Lee']],
  ['`By` alone', '<div>By</div><div>Ann Lee</div>', ['Ann Lee']],
  ['a sentence', '<div>By the river they sat down.</div>', null],
  ['a date before it', '<div>5 May 2020 by Ann Lee in Valley</div>', ['Ann Lee']],
  ['a label before it', '<div>Ein Artikel von Ann Lee | 10:15</div>', ['Ann Lee']],
  ['a sentence with it', '<div>A mill built by Ann Lee</div>', null],
  ['a name alone', '<div>Ann Lee</div>', ['Ann Lee']],
  ['two words alone', '<div>Valley News</div>', null],
  ['an account', '<div>Posted by millfan on Tuesday</div>', ['millfan']],
  ['an account in an element for it', '<span class="username">millfan</span>', ['millfan']],
  ['an agency', '<div>By Reuters</div>', ['Reuters']],
  ['an agency in a sentence', '<div>Reuters has pictures of it.</div>', null],
  ['pictures by the same person', '<div>Text &amp; Fotos: Ann Lee</div>', ['Ann Lee']],
  ['a byline after something else', '<div>New! | By Ann Lee | 5 May 2020</div>', ['Ann Lee']],
  ['an agency after a date', '<div>5 May 2020 · 3 min read · By Ashford Radio</div>', ['Ashford Radio']],
  ['a name after a time', '<div>5 May 2020 | 10:15 | Ann Lee</div>', ['Ann Lee']],
  ['a name after a place', '<div>Ashford | Ann Lee | 5 May 2020</div>', null],
  ['a name and a degree', '<div>Ann Lee, DACVB</div>', ['Ann Lee']],
  ['a name and a title', '<div>Ann Lee, mayor</div>', null],
  ['a name and an account', '<div>Ann Lee, @annlee</div>', ['Ann Lee']],
  ['a reviewer', '<p>Reviewed by <a href="/authors/ann-lee">Ann Lee</a></p>', null],
  [
    'a reviewer and an author',
    '<p>Reviewed by <a href="/authors/ann-lee">Ann Lee</a>, written by <a href="/authors/roe">Tom Roe</a></p>',
    ['Tom Roe'],
  ],
  ['a page of a person', '<a href="/people/ann-lee">Ann Lee</a> writes', ['Ann Lee']],
  ['a page of a section', '<a href="/people/real-life/mill">Real Life</a> stories', null],
  ['a licence', '<a href="https://licences.example/licenses/by/4.0">Cee Bee</a>', null],
])('on the page: %s', (_, byline, authors) => {
  expect(authorsOf('', byline)).toEqual(authors);
});

test('what the page names as its publisher is said to be that', () => {
  const site = '<meta property="og:site_name" content="Ashford Post">';
  const found = (head: string, byline = '') =>
    readPage(
      `<html><head><title>Mill to be repaired</title>${head}</head><body><h1>Mill to be repaired</h1>${byline}${FILLER}`,
      null,
    ).metadata.authors;
  expect(found(site + ld('"Ashford Post"'))).toEqual({ value: ['Ashford Post'], source: 'publisher' });
  expect(found(site, '<div class="byline">Ashford Post</div>')?.source).toBe('publisher');
  expect(found(site, '<div class="byline">Mills and rivers</div>')).toBeNull();
  expect(found(ld('{"@type": "Organization", "name": "AFP"}'))).toEqual({
    value: ['AFP'],
    source: 'json-ld',
  });
});

test.each([
  ['a given name', ld('"Ann"'), 'By Ann Lee', ['Ann Lee']],
  ['initials', ld('"AL"'), 'By Ann Lee', ['Ann Lee']],
  ['an account', ld('"millfan7"'), 'By Ann Lee', ['Ann Lee']],
  ['another given name', ld('"Kit"'), 'By Ann Lee', ['Kit']],
])('a byline where %s is declared', (_, head, byline, authors) => {
  expect(authorsOf(head, `<p>${byline}</p>`)).toEqual(authors);
});

test('people named in the last line of the text', () => {
  const { authors } = readPage(
    `<title>Mill to be repaired</title><article><h1>Mill to be repaired</h1>${FILLER.repeat(5)}` +
      '<p>Authors Ann Lee and Tom Roe</p></article>',
    null,
  ).metadata;
  expect(authors?.value).toEqual(['Ann Lee', 'Tom Roe']);
});

test.each([
  ['another person', ld('"Kit Poe"'), 'By Ann Lee', ['Ann Lee']],
  ['more people', ld('"Ann Lee"'), 'By Ann Lee, Tom Roe and Bo Ruiz', ['Ann Lee', 'Tom Roe', 'Bo Ruiz']],
  ['fewer people', ld('["Ann Lee", "Tom Roe"]'), 'By Ann Lee', ['Ann Lee', 'Tom Roe']],
  ['a longer name', ld('"Ann Lee"'), 'By Ann Lee-Roe', ['Ann Lee']],
])('a byline that names %s than what is declared', (_, head, byline, authors) => {
  expect(authorsOf(head, `<p>${byline}</p>`)).toEqual(authors);
  expect(authorsOf(head, `<figure><figcaption>${byline}</figcaption></figure>`)).toEqual(authorsOf(head));
});

test.each([
  ['one heading', '<h5>Ann Lee</h5>', ['Ann Lee']],
  ['one of several headings', '<h5>100 metres</h5><h5>Ann Lee Ashford Diving</h5><h5>Relay</h5>', null],
])('a name alone under the title, in %s', (_, byline, authors) => {
  expect(authorsOf('', byline)).toEqual(authors);
});

test.each([
  ['in an element for authors', ld('"Tom Roe"'), '<div class="authors">Ann Lee</div>', ['Ann Lee']],
  ['in another', ld('"Tom Roe"'), '<div class="mayor">Ann Lee</div>', ['Tom Roe']],
  [
    'in a list with them',
    ld('"Ann Lee"'),
    '<div>Ann Lee, Tom Roe & Bo Ruiz</div>',
    ['Ann Lee', 'Tom Roe', 'Bo Ruiz'],
  ],
  ['in a list without them', ld('"Kit Poe"'), '<div>Ann Lee, Tom Roe & Bo Ruiz</div>', ['Kit Poe']],
])('a name alone under the title, %s, where others are declared', (_, head, byline, authors) => {
  expect(authorsOf(head, byline)).toEqual(authors);
});

test.each([
  ['one of them', '<p>Ann Lee</p>', ['Ann Lee']],
  ['both', '<p>Ann Lee for Zenmar Vost</p>', ['Zenmar Vost', 'Ann Lee']],
  ['neither', '', ['Zenmar Vost', 'Ann Lee']],
])('a person and a name that may be a company, where readers see %s', (_, byline, authors) => {
  const head = '<meta name="author" content="Zenmar Vost"><meta name="article:author" content="Ann Lee">';
  expect(authorsOf(head, byline)).toEqual(authors);
});

test('a byline with which the text begins, where the title is not found', () => {
  const page = (byline: string) => readPage(`${byline}${FILLER}`, null).metadata.authors?.value;
  const head = '<meta name="author" content="Zenmar Vost">';
  expect(page(`${head}<h5>By Ann Lee</h5>`)).toEqual(['Ann Lee']);
  expect(page(`${head}<h5>Ann Lee</h5>`)).toEqual(['Zenmar Vost']);
});

const TEXT = [
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of that year.',
  'The work will cost two million pounds, half of which comes from the county, and will take about eighteen months.',
  'Neighbours had feared that the building would be torn down, as the mill at Barton was in the spring of last year.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const authorsUnder = (after: string, head = '', before = ''): PageMetadata['authors'] =>
  readPage(
    `<html><head><title>Mill to be repaired</title>${head}</head><body>${before}<main>` +
      `<h1>Mill to be repaired</h1>${TEXT}</main>${after}</body></html>`,
    'https://mills.example/mill',
  ).metadata.authors;

test.each([
  ['a name', '<p>Ann Lee</p>', ['Ann Lee']],
  ['a link', '<p><a href="/lee">Ann Lee</a></p>', undefined],
  ['a heading', '<h3>Ann Lee</h3>', undefined],
  ['a name and more', '<p>Ann Lee likes this</p>', undefined],
  ['a name some way down', '<p>Tags</p><p>Mills</p><p>Ann Lee</p>', undefined],
  ['a name with its label', `${'<p>Tags</p>'.repeat(9)}<h3>Author</h3><p>Ann Lee</p>`, ['Ann Lee']],
  ['a label of more', `${'<p>Tags</p>'.repeat(9)}<h3>Author</h3><p>Ann Lee likes mills</p>`, undefined],
  ['another label', `${'<p>Tags</p>'.repeat(9)}<h3>Mayor</h3><p>Ann Lee</p>`, undefined],
  ['an account', '<div>Posted by millfan on Tuesday</div>', ['millfan']],
  ['an account far down', `${'<p>Tags</p>'.repeat(9)}<div>Posted by millfan on Tuesday</div>`, undefined],
  ['one with a day', `${'<p>Tags</p>'.repeat(9)}<div>Posted by millfan on 5 May 2020</div>`, ['millfan']],
  [
    'several accounts with days',
    `${'<p>Tags</p>'.repeat(9)}<div>Posted by millfan on 5 May 2020</div><div>Posted by bo7 on 6 May 2020</div>`,
    undefined,
  ],
  ['a claim without a year', '<footer><p>Menu</p><p>© Ann Lee • Imprint</p></footer>', ['Ann Lee']],
  ['a claim to a picture', '<p>© Ann Lee • Imprint</p>', undefined],
])('under the text, %s', (_, after, names) => {
  expect(authorsUnder(after)?.value).toEqual(names);
});

test.each([
  ['a name', '<p>Ann Lee</p>', ['Ann Lee']],
  ['several names', '<p>Tom Roe</p><p>Ann Lee</p>', undefined],
])('%s above the last notes of a text', (_, signature, names) => {
  const note =
    '<p>The council meets again in June, when it will decide who is to do the work on the old mill.</p>';
  const { authors } = readPage(
    `<title>Mill to be repaired</title><h1>Mill to be repaired</h1>${TEXT}${signature}${note}`,
    null,
  ).metadata;
  expect(authors?.value).toEqual(names);
});

test.each([
  ['alone', '<h4>Ann Lee</h4>', ['Ann Lee']],
  ['alone with a degree', '<h4>Ann Lee, MD</h4>', ['Ann Lee']],
  ['in the first person', '<p>Hi, I’m Ann Lee and I live in a mill.</p>', ['Ann Lee']],
  ['in a sentence', '<p>The mayor, Ann Lee, lives in a mill.</p>', ['Ann']],
  ['of two people', '<h4>Ann Lee</h4><h4>Ann Poe</h4>', ['Ann']],
])('the whole name of who is declared by the given name, %s', (_, after, names) => {
  expect(authorsUnder('<p>Menu</p>'.repeat(9) + after, ld('"Ann"'))?.value).toEqual(names);
});

test('the name of the site before a date', () => {
  const site = '<meta property="og:site_name" content="Ashford Post">';
  const found = (line: string) =>
    readPage(
      `<title>Mill to be repaired</title>${site}<h1>Mill to be repaired</h1><p>${line}</p>${TEXT}`,
      null,
    ).metadata.authors;
  expect(found('Ashford Post | 5 May 2020')).toEqual({ value: ['Ashford Post'], source: 'publisher' });
  expect(found('Ashford Post | Mills')).toBeNull();
});

test.each([
  ['© 2012–2020 Ann Lee. All rights reserved.', ['Ann Lee']],
  ['Copyright (c) 2020 by Ann Lee', ['Ann Lee']],
  ['© 2020 Ann Lee Ltd', undefined],
  ['© 2020 Ashford Post', undefined],
  ['Photo: © Ann Lee', undefined],
  ['Since 2020 Ann Lee', undefined],
])('whose a site is that names no author: %s', (claim, names) => {
  expect(authorsUnder(`<footer><p>Menu</p><p>${claim}</p></footer>`)?.value).toEqual(names);
  expect(authorsUnder(`<figure>${claim}</figure>`)).toBeNull();
});

test.each([
  ['its name', '<meta property="og:site_name" content="Ann Lee">', ''],
  ['the first words of its page', '', '<header><h2><a href="/">Ann Lee</a></h2></header>'],
  ['the first words of its page, with a mark', '', '<header><h2>Ann Lee //</h2></header>'],
  ['the first words of its page, with a degree', '', '<header><h2>Ann Lee, MD</h2></header>'],
])('a site that has the name of a person as %s is that person’s', (_, head, before) => {
  expect(authorsUnder('', head, before)).toEqual({ value: ['Ann Lee'], source: 'publisher' });
  expect(authorsUnder('<p>Written by Tom Roe</p>', head, before)?.value).toEqual(['Tom Roe']);
});
