import { expect, test } from 'vitest';
import { decode } from '../../pipeline/ingest/decode/decode.js';
import { readPage } from '../../pipeline/pages/read-page.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';

// Kinds of pages that extractors stumble over: what a reader would call the article, and nothing else.

const [FIRST, SECOND, THIRD, FOURTH] = [
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of 1998.',
  'The work will cost two million pounds, half of which comes from the county, and will take about eighteen months.',
  '“We have waited twenty years for this,” said the mayor, who had asked for the money three times before.',
  'Neighbours had feared that the building would be torn down, as the mill at Barton was in the spring of last year.',
] as const;
const ALL = [FIRST, SECOND, THIRD, FOURTH];
const p = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const H1 = '<h1>Mill to be repaired</h1>';

const pageOf = (body: string): string =>
  '<!doctype html><html lang="en"><head><title>Mill to be repaired - Ashford Post</title></head><body>' +
  '<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>' +
  `${body}<footer>Copyright Ashford Post. All rights reserved.</footer></body></html>`;

function readingOf(html: string): { status: string; lines: string[] } {
  const { status, edits } = readPage(html, null);
  return { status, lines: OffsetMap.apply(html, edits).text.split(/\n+/) };
}

const linesOf = (body: string): string[] => readingOf(pageOf(body)).lines;

test('a live blog: its entries with their times, in their order', () => {
  const entry = (time: string, text: string): string =>
    `<div class="entry"><time datetime="2020-05-05T${time}">${time}</time>${p(text)}</div>`;
  const body = `${H1}<div class="liveblog">${entry('11:05', FIRST)}${entry('10:40', SECOND)}${entry('10:15', THIRD)}</div>`;
  expect(linesOf(`<article>${body}</article>`)).toEqual(['11:05', FIRST, '10:40', SECOND, '10:15', THIRD]);
});

test('a gallery: the article without the captions', () => {
  const picture = (year: number): string =>
    `<figure><img src="${year}.jpg"><figcaption>The wheel of the mill in ${year}. Photo: Ann Lee</figcaption></figure>`;
  const gallery = `<div class="gallery">${picture(1991)}${picture(1992)}${picture(1993)}</div>`;
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${gallery}${p(THIRD, FOURTH)}</article>`)).toEqual(ALL);
});

const QUESTION = 'Why did you wait so long?';
const ANSWER = 'Because the county had no money until this spring.';

test.each([
  ['bold questions', `<p><strong>${QUESTION}</strong></p><p>${ANSWER}</p>`],
  ['a list of terms', `<dl><dt>${QUESTION}</dt><dd>${ANSWER}</dd></dl>`],
  ['headings', `<h3>${QUESTION}</h3><p>${ANSWER}</p>`],
])('an interview with %s: questions and answers', (_, turn) => {
  expect(linesOf(`<article>${H1}${p(FIRST)}${turn}${p(SECOND, THIRD)}</article>`)).toEqual([
    FIRST,
    QUESTION,
    ANSWER,
    SECOND,
    THIRD,
  ]);
});

test('an embedded post, with the line that signs it', () => {
  const post =
    '<blockquote class="twitter-tweet"><p lang="en">The mill is saved. Thank you all for your letters!</p>' +
    '&mdash; Ann Lee (@annlee) <a href="https://social.example/1">May 5, 2020</a></blockquote><script src="x.js"></script>';
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${post}${p(THIRD, FOURTH)}</article>`)).toEqual([
    FIRST,
    SECOND,
    'The mill is saved. Thank you all for your letters!',
    '— Ann Lee (@annlee) May 5, 2020',
    THIRD,
    FOURTH,
  ]);
});

test('an embedded post at the end of the page, with its signature', () => {
  const post =
    '<blockquote class="twitter-tweet"><p lang="en">Fair to whom? Forty of us pay more!</p>' +
    '&mdash; Bob Day (@bobday) <a href="https://social.example/1">May 5, 2020</a></blockquote><script></script>';
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${post}</article>`)).toEqual([
    FIRST,
    SECOND,
    'Fair to whom? Forty of us pay more!',
    '— Bob Day (@bobday) May 5, 2020',
  ]);
});

test('two embedded posts, each with its signature', () => {
  const post = (text: string): string =>
    `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; Ann Lee (@annlee) <a href="/1">May 5, 2020</a></blockquote>`;
  const [one, two] = ['The mill is saved, and I thank you all.', 'The mayor was right, and I said so.'];
  expect(
    linesOf(`<article>${H1}${p(FIRST, SECOND)}${post(one)}${p(THIRD)}${post(two)}${p(FOURTH)}</article>`),
  ).toEqual([
    ...[FIRST, SECOND, one, '— Ann Lee (@annlee) May 5, 2020'],
    ...[THIRD, two, '— Ann Lee (@annlee) May 5, 2020', FOURTH],
  ]);
});

test.each([
  ['a box', '<aside class="pullquote"><p>“We have waited twenty years for this”</p></aside>'],
  [
    'a quotation with who said it',
    '<blockquote class="pull-quote"><p>We have waited twenty years for this</p><cite>The mayor</cite></blockquote>',
  ],
  ['a figure', '<figure><blockquote>We have waited twenty years for this</blockquote></figure>'],
])('a pull quote in %s is there once', (_, quote) => {
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${quote}${p(THIRD, FOURTH)}</article>`)).toEqual(ALL);
});

test('a quotation that the text does not have stays, with who said it', () => {
  const quote =
    '<blockquote><p>The mill is the heart of this town and always was.</p><cite>The mayor</cite></blockquote>';
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${quote}${p(FOURTH)}</article>`)).toEqual([
    FIRST,
    SECOND,
    'The mill is the heart of this town and always was.',
    'The mayor',
    FOURTH,
  ]);
});

test.each([
  [
    'a first paragraph outside of the body',
    `${H1}<p class="lead">${FIRST}</p><div class="body">${p(SECOND, THIRD, FOURTH)}</div>`,
  ],
  [
    'a first paragraph in the header',
    `<header>${H1}<p>${FIRST}</p></header><main>${p(SECOND, THIRD, FOURTH)}</main>`,
  ],
  ['a headline in the header', `<article><header>${H1}</header>${p(...ALL)}</article>`],
  ['text in divs alone', `<div>${H1}<div>${ALL.join('</div><div>')}</div></div>`],
  ['an empty article', `<article></article><div>${H1}${p(...ALL)}</div>`],
  [
    'tables that are not closed',
    `<table><tr><td><table><tr><td>${H1}${p(FIRST, SECOND)}<td><tr><table><td>${p(THIRD, FOURTH)}</table></table>`,
  ],
  [
    'a frame in the text',
    `<article>${H1}${p(FIRST, SECOND)}<iframe src="/v">No frames here.</iframe>${p(THIRD, FOURTH)}</article>`,
  ],
  ['50,000 tags in one another', `${'<b>'.repeat(50_000)}${H1}${p(...ALL)}`],
  ['a page cut off in a tag', `<article>${H1}${p(...ALL)}<p class="x`],
])('%s', (_, body) => {
  expect(linesOf(body)).toEqual(ALL);
});

test('items in spans are lines', () => {
  const list =
    '<ul><li><span>The roof will be made new.</span></li><li><span>The wheel will turn.</span></li></ul>';
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}${list}${p(THIRD)}</article>`)).toEqual([
    FIRST,
    SECOND,
    'The roof will be made new.',
    'The wheel will turn.',
    THIRD,
  ]);
});

test('two bodies are one', () => {
  const html = `<html><body><nav><a href="/">Home</a></nav></body><body>${H1}${p(...ALL)}</body></html>`;
  expect(readingOf(html).lines).toEqual(ALL);
});

test('frames have their text elsewhere', () => {
  const html = `<html><frameset><frame src="a.html"><noframes><body>${p(...ALL)}</body></noframes></frameset></html>`;
  expect(readingOf(html)).toEqual({ status: 'no_article', lines: [''] });
});

test('50,000 blocks in one another', () => {
  const { lines } = readingOf(`${'<div>'.repeat(50_000)}${p(...ALL)}${'</div>'.repeat(50_000)}`);
  expect(lines).toEqual(ALL);
});

test('a comment that is never closed hides what follows, as in a browser', () => {
  expect(linesOf(`<article>${H1}${p(FIRST, SECOND)}<!-- more ${p(THIRD, FOURTH)}</article>`)).toEqual([
    FIRST,
    SECOND,
  ]);
});

test('a page cut off in its text leaves what is there', () => {
  const html = pageOf(`<article>${H1}${p(...ALL)}`);
  expect(readingOf(html.slice(0, html.indexOf('torn down'))).lines).toEqual([
    FIRST,
    SECOND,
    THIRD,
    'Neighbours had feared that the building would be',
  ]);
});

test.each([
  ['UTF-8 that declares Latin-1', 'iso-8859-1', 'utf8'],
  ['Latin-1 that declares UTF-8', 'utf-8', 'latin1'],
] as const)('%s', (_, declared, encoding) => {
  const text =
    'Für die Mühle gibt der Kreis eine Million, den Rest zahlt das Dorf selbst, wie es am Dienstag beschloss.';
  const html = `<html><head><meta charset="${declared}"></head><body><h1>Mühle</h1>${p(text, ...ALL.slice(0, 2))}</body></html>`;
  const decoded = decode(Buffer.from(html, encoding));
  expect(decoded.kind === 'text' && readingOf(decoded.text).lines[0]).toBe(text);
});
