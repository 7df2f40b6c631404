import { expect, test } from 'vitest';
import { readPage } from '../../../pipeline/pages/read-page.js';

const FILLER = [
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of that year.',
  'The work will cost two million pounds, half of which comes from the county, and will take about eighteen months.',
  'Neighbours had feared that the building would be torn down, as the mill at Barton was in the spring of last year.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const metadataOf = (head: string, note = '', after = '', url = 'https://post.example/mill', language = '') =>
  readPage(
    `<html lang="${language}"><head><title>Mill to be repaired</title>${head}</head><body><article>` +
      `<h1>Mill to be repaired</h1>${note}${FILLER}</article>${after}</body></html>`,
    url,
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
  ['meta', '<meta name="DC.date.issued" content="2020-05-05">', '2020-05-05'],
  ['meta', '<meta name="cXenseParse:recs:publishtime" content="2020-05-05T10:00Z">', '2020-05-05T10:00:00Z'],
  [
    'json-ld',
    ld('{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2020-05-05"}]}'),
    '2020-05-05',
  ],
  ['json-ld', ld('[{"@type": "Recipe", "datePublished": "2020-05-05"}]'), '2020-05-05'],
  [
    'json-ld',
    '<script>{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2020-05-05"}</script>',
    '2020-05-05',
  ],
  [
    'json-ld',
    '<meta name="script:ld+json" content="{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2020-05-05&quot;}">',
    '2020-05-05',
  ],
  ['meta', '<meta name="date" value="2020-05-05">', '2020-05-05'],
])('declared by %s', (source, head, value) => {
  expect(metadataOf(head).publishedAt).toEqual({ value, source });
});

test.each([
  ['microdata', '<span itemprop="datePublished" content="2020-05-05">Tuesday</span>'],
  ['microdata', '<data itemprop="datePublished" value="2020-05-05">Tuesday</data>'],
  ['time', '<time datetime="2020-05-05">Tuesday</time>'],
  ['byline', '<p class="post-date">5 May 2020</p>'],
  ['text', '<p>Tuesday 5 May 2020</p>'],
  ['text', '<p>Published 5 May 2020 at 10:15</p>'],
  ['time', '<relative-time datetime="2020-05-05">Tuesday</relative-time>'],
  ['time', '<span data-published="2020-05-05">Tuesday</span>'],
  ['byline', '<abbr class="published" title="2020-05-05">Tuesday</abbr>'],
  ['time', '<aside class="meta"><time datetime="2020-05-05">Tuesday</time></aside>'],
])('shown by the title: %s', (source, note) => {
  expect(metadataOf('', note).publishedAt).toEqual({ value: '2020-05-05', source });
});

test.each([
  ['what a form holds', '<input name="date" value="2020-05-05">'],
  ['an offer', '<script>var offer = {"expires": "2031-01-31"}</script>'],
  ['a change', '<meta property="article:modified_time" content="2023-09-01T10:00:00Z">'],
  ['an event', ld('{"@type": "Event", "startDate": "2020-05-05"}')],
  [
    'another story',
    ld('{"@type": "NewsArticle", "hasPart": [{"@type": "NewsArticle", "datePublished": "2020-05-05"}]}'),
  ],
  [
    'an entry of a live blog',
    ld(
      '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2020-05-05"}]}',
    ),
  ],
  ['a review', ld('{"@type": "Product", "review": {"@type": "Review", "datePublished": "2020-05-05"}}')],
  ['a date that no year has', '<meta name="date" content="9999999999">'],
])('%s is no publication', (_, head) => {
  expect(metadataOf(head).publishedAt).toBeNull();
});

test.each([
  ['{"publishedAt":"2020-05-05T10:00:00Z"}', '2020-05-05T10:00:00Z'],
  ["var publication_date = '2020-05-05 10:00:00';", '2020-05-05T10:00:00'],
  ['{"page":"{\\"datePublished\\":\\"2020-05-05\\"}"}', '2020-05-05'],
  ['[{"pubDate":"2020-05-05"},{"pubDate":"2020-05-05T10:00:00Z"}]', '2020-05-05'],
  ['[{"pubDate":"2020-05-05"},{"pubDate":"2020-05-07"}]', undefined],
  ['{"unpublishedAt":"2020-05-05"}', undefined],
  ['{"createdAt":"2020-05-05"}', undefined],
])(
  'the only day that a program calls that of publication, where nothing else tells: %s',
  (program, value) => {
    const script = `<script>${program}</script>`;
    expect(metadataOf(script).publishedAt).toEqual(value === undefined ? null : { value, source: 'script' });
    expect(metadataOf(script, '<p>1 May 2020</p>').publishedAt?.value).toBe('2020-05-01');
  },
);

test.each([
  ['a copyright', '<footer>© 5 May 2020 Ashford Post</footer>'],
  [
    'a signature of a post',
    '<blockquote><p>No.</p>— Ann Lee (@annlee) <a href="/1">May 5, 2020</a></blockquote>',
  ],
  ['a post', '<blockquote>A post shared by Ann Lee (@annlee) on May 5, 2020</blockquote>'],
  [
    'other stories',
    `<aside>${'<p>Market opens</p>'.repeat(20)}<time datetime="2020-05-05">Tuesday</time></aside>`,
  ],
  [
    'a footnote',
    '<div class="references"><a href="/r">County of Ashford (5 May 2020). A report about its mills.</a></div>',
  ],
  [
    'other stories with classes',
    `<ul class="related">${'<li><a href="/market">Market opens</a></li>'.repeat(6)}</ul>` +
      '<div class="related"><a href="/fair">Fair opens</a> <span class="published">5 May 2020</span></div>',
  ],
])('%s after the text is no publication', (_, after) => {
  expect(metadataOf('', '', after).publishedAt).toBeNull();
});

test.each([
  ['a date under it', '<p>5 May 2020</p>'],
  [
    'one that says what it is',
    '<p>Published on 5 May 2020 in the Ashford Post, with three pictures of it.</p>',
  ],
  ['one with its label far from it', `${'<p>Menu</p>'.repeat(20)}<h3>Published</h3><p>5 May 2020</p>`],
])('%s after the text is', (_, after) => {
  expect(metadataOf('', '', after).publishedAt?.value).toBe('2020-05-05');
});

test.each([
  ['posts', '<h2>All posts</h2><p>5 May 2020</p>', '2020-05-05', 'text'],
  [
    'several posts',
    '<h2>All posts</h2><p>7 May 2020</p><h3>Market opens</h3><p>5 May 2020</p>',
    '2020-05-01',
    'modified_at',
  ],
])('what stands over %s under the text is no label of a date', (_, after, day, source) => {
  const { publishedAt } = metadataOf('', '<p>Last modified: 1 May 2020</p>', after);
  expect(publishedAt).toEqual({ value: day, source });
});

test.each([
  ['another day', '29 April 2020', '2020-04-29'],
  ['the day before', '4 May 2020', '2020-05-05T02:00:00Z'],
  ['no day', 'Tuesday', '2020-05-05T02:00:00Z'],
])('an element for times whose text shows %s', (_, text, day) => {
  const note = `<p>Published <time datetime="2020-05-05T02:00:00Z">${text}</time></p>`;
  expect(metadataOf('', note).publishedAt?.value).toBe(day);
});

test('the day when an article first appeared, whatever date stands by its title', () => {
  const after = '<p>This article was originally published on 5 May 2020 and has been changed since.</p>';
  expect(metadataOf('', '<p class="date">7 May 2020</p>', after).publishedAt?.value).toBe('2020-05-05');
});

test('a page that is all in a form, or aside', () => {
  const inAll = (name: string): string | undefined =>
    readPage(`<${name}><h1>Mill to be repaired</h1><p class="date">5 May 2020</p>${FILLER}</${name}>`, null)
      .metadata.publishedAt?.value;
  expect([inAll('form'), inAll('aside')]).toEqual(['2020-05-05', '2020-05-05']);
});

test.each([
  ['its language', 'https://post.example/mill', 'en-GB', '', '2020-06-05'],
  ['its language', 'https://post.example/mill', 'en-US', '', '2020-05-06'],
  ['its language', 'https://post.example/mill', 'de', '', '2020-06-05'],
  ['its address', 'https://post.example/en-gb/mill', 'en', '', '2020-06-05'],
  ['the country of its host', 'https://post.example.co.uk/mill', 'en', '', '2020-06-05'],
  ['another date', 'https://post.example/mill', 'en-GB', '<p>Next market: 06/13/2020</p>', '2020-05-06'],
  ['nothing', 'https://post.example/mill', 'en', '', undefined],
  ['nothing', 'https://post.example/mill', 'en-CA', '', undefined],
])('day and month in the order of %s: %s, %s', (_, url, language, after, day) => {
  const { publishedAt } = metadataOf('', '<p class="date">05/06/2020</p>', after, url, language);
  expect(publishedAt?.value).toBe(day);
});

test('the date of publication, not that of a change beside it', () => {
  const note = '<p>Updated May 7, 2020</p><p>Published May 5, 2020</p>';
  expect(metadataOf('', note).publishedAt?.value).toBe('2020-05-05');
});

test('a change that readers see, where they see no publication', () => {
  const change = '<p>Updated May 7, 2020</p>';
  expect(metadataOf('', change).publishedAt).toEqual({ value: '2020-05-07', source: 'modified_at' });
  const { publishedAt } = metadataOf('', change, '', 'https://post.example/2020/05/05/mill');
  expect(publishedAt?.value).toBe('2020-05-05');
});

test.each([
  ['alone under the title', '<p>May 5, 2020</p>', '2020-05-05'],
  ['as that of publication', '<p>Published May 5, 2020</p>', '2020-05-05'],
  ['beside one of later', '<p>May 5, 2020</p><p>May 8, 2023</p>', '2023-05-08'],
  ['beside that of a change', '<p>Published May 5, 2020</p><p>Updated May 8, 2023</p>', '2020-05-05'],
  ['under a byline', '<a href="/lee">By Ann Lee, Editor of the Post</a><p>May 5, 2020</p>', '2020-05-05'],
  ['under one of later', '<p>May 8, 2023</p><p>May 5, 2020</p>', '2023-05-08'],
  [
    'under the title of another story',
    '<h3><a href="/b">Mill at Barton to be torn down</a></h3><p>May 5, 2020</p>',
    '2023-05-08',
  ],
  [
    'by a link to another story',
    '<a href="/b">Mill at Barton to be torn down</a><p>May 5, 2020</p>',
    '2023-05-08',
  ],
  [
    'under a line of what it is about',
    '<h2>The council of Ashford repairs what the flood left of the mill</h2><p>May 5, 2020</p>',
    '2020-05-05',
  ],
  ['aside', '<aside><p>May 5, 2020</p></aside>', '2023-05-08'],
  ['as that of something else', '<p>The mill burned on May 5, 2020</p>', '2023-05-08'],
  ['two days before', '<p>May 6, 2023</p>', '2023-05-06'],
  ['the day before', '<p>May 7, 2023</p>', '2023-05-08'],
  ['later', '<p>May 12, 2023</p>', '2023-05-08'],
  ['as that of a change', '<p>Updated May 5, 2020</p>', '2023-05-08'],
  ['in a sentence', '<p>The mill burned on May 5, 2020, and no one has used it since.</p>', '2023-05-08'],
])('a declared day against one that readers see %s', (_, note, day) => {
  const head = ld('{"@type": "NewsArticle", "datePublished": "2023-05-08"}');
  expect(metadataOf(head, note).publishedAt?.value).toBe(day);
});

test.each([
  ['May 7, 2023', '2023-05-08T20:00:00Z', '2023-05-07'],
  ['May 7, 2023', '2023-05-08T02:00:00Z', '2023-05-08T02:00:00Z'],
])('the day before, where it is none in any zone: %s, %s', (shown, declared, day) => {
  const head = `<meta property="article:published_time" content="${declared}">`;
  expect(metadataOf(head, `<p>${shown}</p>`).publishedAt?.value).toBe(day);
});

test.each([
  ['right above the title', '', '2020-05-05'],
  ['above a line over the title', '<p>Ashford</p>', '2023-05-08'],
])('a declared day against one that readers see %s', (_, line, day) => {
  const { publishedAt } = readPage(
    `<title>Mill to be repaired</title>${ld('{"@type": "NewsArticle", "datePublished": "2023-05-08"}')}` +
      `<header><p>May 5, 2020</p></header>${line}<h1>Mill to be repaired</h1>${FILLER}`,
    null,
  ).metadata;
  expect(publishedAt?.value).toBe(day);
});

test.each([
  ['2020/5/5', '2020-05-05'],
  ['2023/5/1', '2023-05-08'],
])('a declared day against one long before, and one that is not, in the address: %s', (day, value) => {
  const head = ld('{"@type": "NewsArticle", "datePublished": "2023-05-08"}');
  expect(metadataOf(head, '', '', `https://post.example/${day}/mill`).publishedAt?.value).toBe(value);
});

test.each([
  ['the same moment', '2020-05-05T20:10:00-05:00', '2020-05-05T20:10:00-05:00'],
  ['another moment', '2020-05-05T20:20:00-05:00', '2020-05-06T01:10:30Z'],
])('a moment in universal time beside %s in another zone', (_, time, value) => {
  const head = '<meta property="article:published_time" content="2020-05-06T01:10:30Z">';
  const note = `<time datetime="${time}">Tuesday</time>`;
  expect(metadataOf(head, note).publishedAt).toEqual({ value, source: 'opengraph' });
});

test.each([
  ['5 May 2020, 13:15 – 19:00', undefined],
  ['2020年5月5日（火）13:00〜16:40', undefined],
  ['5 May 2020, 1 pm to 4 pm', undefined],
  ['5 May 2020, 13:15', '2020-05-05'],
  ['Deadline: 5 May 2020', undefined],
  ['Antworten bis 5. Mai 2020', undefined],
  ['Ann Lee | 5 May 2020', '2020-05-05'],
])('what takes place, or ends, is no publication: %s', (note, day) => {
  expect(metadataOf('', `<p class="date">${note}</p>`).publishedAt?.value).toBe(day);
});

test.each([
  [
    'in a sentence with which the text begins',
    '<p>The council of the town of Ashford, which had met four times before, voted on 5 May 2020.</p>',
    undefined,
  ],
  [
    'in a line with which the text begins',
    '<p>Ann Lee, our correspondent for the council of the town of Ashford and Barton, 5 May 2020</p>',
    '2020-05-05',
  ],
])('a day %s', (_, note, day) => {
  expect(metadataOf('', note).publishedAt?.value).toBe(day);
});

test.each([
  ['in a note in the text', '5 May 2020, a report of the county on the repair of the mill', undefined],
  ['alone under the text', '5 May 2020', '2020-05-05'],
])('a day %s', (_, note, day) => {
  const more = ['first', 'second', 'third', 'fourth', 'fifth']
    .map(
      (year) =>
        `<p>In the ${year} year after the flood the council of Ashford asked the county for help.</p>`,
    )
    .join('');
  expect(metadataOf('', '', `${more}<ul><li>${note}</li></ul>`).publishedAt?.value).toBe(day);
});

test.each([
  ['under the text', '<p class="date">Tuesday</p>', '2020-05-05'],
  ['in comments', '<p>Ben Roe:</p><p>A good day for the town.</p>'.repeat(4), undefined],
])('a day marked %s', (_, between, day) => {
  const after = `${between}<time itemprop="datePublished" datetime="2020-05-05">Tuesday</time>`;
  expect(metadataOf('', '', after).publishedAt?.value).toBe(day);
});

test.each([
  ['field--changed', 'modified_at'],
  ['field--day', 'text'],
])('a day in an element of the class %s', (name, source) => {
  const note = `<div class="${name}"><span>5 May 2020</span></div>`;
  expect(metadataOf('', note).publishedAt).toEqual({ value: '2020-05-05', source });
});

test('the day of an element that calls it that of both', () => {
  const note = '<p class="entry-date published updated">5 May 2020</p>';
  expect(metadataOf('', note).publishedAt).toEqual({ value: '2020-05-05', source: 'byline' });
});

test.each([
  ['Erschienen am: 05.05.2020', '2020-05-05'],
  ['posted by Ann Lee – published 5 May 2020 at 10:00', '2020-05-05'],
  ['This entry was posted on Tuesday, 5 May 2020 and is filed under Mills.', '2020-05-05'],
  ['Die Mühle wurde am 5. Mai 2020 um 10:15 Uhr von Ann Lee gepostet und unter Orte abgelegt.', '2020-05-05'],
  ['Dieser Artikel wurde am 5. Mai 2020 veröffentlicht.', '2020-05-05'],
  ['Veröffentlicht wird er bald, der Markt wurde am 5. Mai 2020 eröffnet.', undefined],
  ['Market on 5 May 2020', undefined],
  ['Published 5 May 2020</p><p>Published 7 May 2020', undefined],
])('far from the article: %s', (note, day) => {
  const after = `${'<p>Menu</p>'.repeat(20)}<p>${note}</p>`;
  expect(metadataOf('', '', after).publishedAt?.value).toBe(day);
});

test.each([
  '<div>Last changed:</div><div>5 May 2020, 10:00</div>',
  '<div>Mill (last edited 5 May 2020 by millfan)</div>',
])('the day that a page calls that of its change, far from the article: %s', (note) => {
  const after = `${'<p>Menu</p>'.repeat(20)}${note}`;
  expect(metadataOf('', '', after).modifiedAt?.value).toBe('2020-05-05');
});

test.each([
  ['(5 May 2020) ', '2020-05-05'],
  ['05.05.2020 ', '2020-05-05'],
  ['Ashford, (05.05.2020). ', '2020-05-05'],
  ['It burned in Ashford (05.05.2020). ', undefined],
  ['May 5, 2020 – ', '2020-05-05'],
  ['On 5 May 2020, ', undefined],
  ['5 May 2020 was the day. ', undefined],
])('with which the text begins: %s', (date, day) => {
  const long =
    'The council of Ashford voted to repair the old mill, which has stood empty since the flood. '.repeat(2);
  expect(metadataOf('', `<p>${date}${long}</p>`).publishedAt?.value).toBe(day);
});

test('the day when an article first appeared, said after it', () => {
  const after = '<h6>5 May 2020 | Originally published</h6>';
  expect(metadataOf('', '<p class="date">7 May 2020</p>', after).publishedAt?.value).toBe('2020-05-05');
});

test.each([
  [
    'the header of the article',
    '<header><footer>5 May 2020 | 3 min read</footer></header>',
    '',
    '2020-05-05',
  ],
  ['the page', '', `<footer>${'<p>Menu</p>'.repeat(3)}<p>5 May 2020</p></footer>`, undefined],
])('in a footer of %s', (_, note, after, day) => {
  expect(metadataOf('', note, after).publishedAt?.value).toBe(day);
});

test('a note of who wrote it when, some way under the text', () => {
  const after = `${'<p>Tags</p>'.repeat(5)}<p>Gespeichert von millfan am 5. Mai 2020 - 18:55</p>`;
  expect(metadataOf('', '', after).publishedAt?.value).toBe('2020-05-05');
});

test.each([
  ['in one line', '<p>Updated May 7, 2020 | Published May 5, 2020</p>'],
  ['in one line, the other way round', '<p>Published May 5, 2020, updated May 7, 2020</p>'],
  ['in elements for times', '<p>Updated <time>May 7, 2020</time> Published <time>May 5, 2020</time></p>'],
  [
    'under labels',
    '<dl><dt>Last updated</dt><dd class="date">May 7, 2020</dd><dt>Published</dt><dd class="date">May 5, 2020</dd></dl>',
  ],
])('a publication and a change that readers see %s', (_, note) => {
  expect(metadataOf('', note)).toMatchObject({
    publishedAt: { value: '2020-05-05' },
    modifiedAt: { value: '2020-05-07' },
  });
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

test.each([
  ['the first day of a clock', '1970-01-01T00:00:00Z'],
  ['the same in a zone behind it', '1969-12-31T19:00:00-05:00'],
  ['the seconds of it', '0000000000'],
  ['a year that no page is from', '2099-01-01'],
])('%s is no date of publication', (_, date) => {
  const meta = `<meta property="article:published_time" content="${date}">`;
  expect(metadataOf(meta).publishedAt).toBeNull();
  expect(metadataOf(`${meta}<meta name="date" content="2024-05-01">`).publishedAt?.value).toBe('2024-05-01');
});

test('the day after the first of a clock, and days of archives, are dates', () => {
  for (const date of ['1970-01-02', '1965-05-05', '2050-05-05'])
    expect(metadataOf(`<meta property="article:published_time" content="${date}">`).publishedAt?.value).toBe(
      date,
    );
});

test('of two declared dates of publication, one that is more than ten years later does not count', () => {
  const both = (date: string): string =>
    `${ld(`{"@type": "NewsArticle", "datePublished": "${date}"}`)}<meta name="date" content="2024-05-01">`;
  expect(metadataOf(both('2040-01-01')).publishedAt?.value).toBe('2024-05-01');
  expect(metadataOf(both('2030-01-01')).publishedAt?.value).toBe('2030-01-01');
  expect(metadataOf(ld('{"@type": "NewsArticle", "datePublished": "2040-01-01"}')).publishedAt?.value).toBe(
    '2040-01-01',
  );
});

test.each([
  'Event date: June 5, 2025',
  'When: June 5, 2025, 7 p.m.',
  'When: Thursday, June 5, 2025',
  'Start: June 5, 2025',
  'Wann: 5. Juni 2025',
])('the day of an event is not that of publication: %s', (line) => {
  expect(metadataOf('', `<p>${line}</p>`).publishedAt).toBeNull();
});

test('a day called a date is that of an event where the place stands under it', () => {
  expect(metadataOf('', '<p>Date: June 5, 2025</p><p>Where: Town hall</p>').publishedAt).toBeNull();
  expect(metadataOf('', '<p>Date: June 5, 2025</p>').publishedAt?.value).toBe('2025-06-05');
  expect(metadataOf('', '<p>Whenever, June 5, 2025</p>').publishedAt?.value).toBe('2025-06-05');
});
