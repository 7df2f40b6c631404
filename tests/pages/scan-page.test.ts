import { expect, test } from 'vitest';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';

/** The blocks of a page: their elements and texts. */
const blocksOf = (html: string): string[][] =>
  scanPage(html).blocks.map(({ element, text }) => [element.name, text]);

test('a block ends where a block element begins or ends, and nowhere else', () => {
  expect(blocksOf('<div>The <b>mi</b>ll<p>reopened <a href="/">on</a> Monday</p>to visitors</div>')).toEqual([
    ['div', 'The mill'],
    ['p', 'reopened on Monday'],
    ['div', 'to visitors'],
  ]);
});

test.each([
  [
    'a paragraph',
    '<p>One<p>Two<div>Three</div>',
    [
      ['p', 'One'],
      ['p', 'Two'],
      ['div', 'Three'],
    ],
  ],
  [
    'an item of a list',
    '<ul><li>One<li>Two</ul>',
    [
      ['li', 'One'],
      ['li', 'Two'],
    ],
  ],
  [
    'a cell and a row',
    '<table><tr><td>One<td>Two<tr><td>Three</table>',
    [
      ['td', 'One'],
      ['td', 'Two'],
      ['td', 'Three'],
    ],
  ],
  [
    'a heading',
    '<h2>One<h3>Two</h3>',
    [
      ['h2', 'One'],
      ['h3', 'Two'],
    ],
  ],
  ['the head', '<head><title>Site</title><p>One', [['p', 'One']]],
  [
    'a term',
    '<dl><dt>One<dd>Two</dl>',
    [
      ['dt', 'One'],
      ['dd', 'Two'],
    ],
  ],
])('an end that HTML lets authors leave out: %s', (_, html, blocks) => {
  expect(blocksOf(html)).toEqual(blocks);
});

test('an item in an inner list does not end the item around it', () => {
  const { blocks } = scanPage('<ul><li>One<ul><li>Two</li></ul>Three</ul>');
  expect(blocks.map(({ element }) => element.depth)).toEqual([2, 4, 2]);
});

test('a closing tag leaves the cell that it stands in open', () => {
  const { blocks } = scanPage('<div><table><tr><td>One</div>Two</td></tr></table>');
  expect(blocks.map(({ element, text }) => [element.name, text])).toEqual([['td', 'OneTwo']]);
});

test('a closing inline tag leaves the blocks in it open', () => {
  expect(blocksOf('<b><div>One</b>Two</div>')).toEqual([['div', 'OneTwo']]);
});

test.each([
  ['scripts', '<script>if (a < b) document.write("<p>Two</p>")</script>'],
  ['styles', '<style>p::before { content: "Two" }</style>'],
  ['templates', '<template><p>Two</p></template>'],
  ['options', '<select><option>Two<option>Three</select>'],
  ['comments', '<!-- <p>Two</p> -->'],
  ['what is for browsers without scripts', '<noscript><p>Two</p></noscript>'],
  ['drawings', '<svg><title>Two</title><text>Three</text></svg>'],
])('%s are no text', (_, html) => {
  expect(blocksOf(`<p>One</p>${html}<p>Four</p>`)).toEqual([
    ['p', 'One'],
    ['p', 'Four'],
  ]);
});

test.each([
  ['a paragraph', '<nav><svg><g><path></nav><p>One</p>', ['One']],
  ['a paragraph, in a drawing in another', '<svg><g><svg><path><p>One</p>', ['One']],
  ['a heading', '<svg viewBox="0 0 1 1"><text>Two</text><h2>One</h2>', ['One']],
  ['a list', '<svg><path><ul><li>One</li></ul>', ['One']],
  ['a table', '<svg><path><table><tr><td>One</td></tr></table>', ['One']],
  ['the end of a paragraph', '<p>Three<svg><path></p>One', ['Three', 'One']],
  ['the end of the element around it', '<div><a><svg><path></a>One</div>', ['One']],
])('%s ends a drawing that was not closed', (_, html, texts) => {
  expect(blocksOf(html).map(([, text]) => text)).toEqual(texts);
});

test.each([
  ['an element of drawings', '<svg><g><a href="/"><text>Two</text></a></g><text>Three</text></svg>'],
  ['a link in a drawing in a link', '<a><svg><a><text>Two</text></a><text>Three</text></svg></a>'],
  [
    'HTML in a part that may hold it',
    '<svg><foreignObject><p>Two</p></foreignObject><text>Three</text></svg>',
  ],
  ['HTML in a description', '<svg><desc><b>Two</b></desc><text>Three</text></svg>'],
  ['a closing tag of an element that is not open', '<svg><path></section><text>Three</text></svg>'],
])('%s does not end a drawing', (_, html) => {
  expect(blocksOf(`${html}<p>One</p>`).map(([, text]) => text)).toEqual(['One']);
});

test.each([
  ['', '<![CDATA[Two<p>One</p>'],
  ['that ends', '<![CDATA[<b>One ]]>'],
])('a section of XML is a comment up to the next bracket %s', (_, html) => {
  expect(blocksOf(`${html}`).map(([, text]) => text!.replace(' ]]>', ''))).toEqual(['One']);
});

test('50,000 drawings that were not closed', () => {
  const html = `<div>${'<svg>'.repeat(50_000)}${'</b>'.repeat(50_000)}<p>One</p></div>`;
  expect(blocksOf(html)).toEqual([['p', 'One']]);
});

test('two line breaks end a paragraph, and one does not', () => {
  expect(blocksOf('<div>One<br>Two<br> <br/>Three</div>')).toEqual([
    ['div', 'One\nTwo'],
    ['div', 'Three'],
  ]);
});

test('text is read as it is shown', () => {
  expect(blocksOf('<p> The&nbsp;mill\n &amp; the&#32;dam&hellip; </p>')).toEqual([
    ['p', 'The mill & the dam…'],
  ]);
});

test('how much of a block is in links', () => {
  const [block] = scanPage('<p>abc <a href="/">de</a> <strong>f</strong></p>').blocks;
  expect(block).toMatchObject({ size: 6, linkSize: 2, strongSize: 1, linkCount: 1 });
});

test.each([
  ['', '<p>The <ruby>水車<rp>(</rp><rt>すいしゃ</rt><rp>)</rp></ruby> turns</p>'],
  ['with ends left out', '<p>The <ruby>水<rt>すい<rb>車<rt>しゃ</ruby> turns</p>'],
])('how a word is read is no part of the text %s', (_, html) => {
  expect(blocksOf(`${html}<p>again</p>`)).toEqual([
    ['p', 'The 水車 turns'],
    ['p', 'again'],
  ]);
});

test('a character that stands for a syllable or a word counts as three letters', () => {
  const [block] = scanPage('<p>mill <a href="/">水車</a></p>').blocks;
  expect([block!.size, block!.linkSize]).toEqual([10, 6]);
});

test('what the page declares', () => {
  const page = scanPage(
    '<html lang="en-GB"><head><title>Mill &amp; dam</title><meta property="og:title" content="The &quot;mill&quot;">' +
      '<link rel="canonical" href="/mill"><script type="application/ld+json">{"a": "<p>"}</script></head>' +
      '<body><time datetime="2020-05-05">Tuesday</time></body></html>',
  );
  expect(page.language).toBe('en-GB');
  expect(page.title).toBe('Mill & dam');
  expect(page.declarations).toMatchObject([
    { property: 'og:title', content: 'The "mill"' },
    { rel: 'canonical', href: '/mill' },
  ]);
  expect(page.linkedData).toEqual(['{"a": "<p>"}']);
  expect(page.marks).toMatchObject([{ name: 'time', attributes: { datetime: '2020-05-05' } }]);
});

test('a title in a drawing is not that of the page', () => {
  expect(scanPage('<body><svg><title>Logo</title></svg></body>').title).toBe('');
});

test('50,000 elements in one another', () => {
  const { blocks } = scanPage(`${'<div>'.repeat(50_000)}One${'</div>'.repeat(50_000)}`);
  expect(blocks.map(({ text }) => text)).toEqual(['One']);
});

test('pictures and fields since the block before, and links to places on the page', () => {
  const html =
    '<p>a <a href="#b">b</a> <a href="/c">c</a></p><img src="d"><iframe></iframe><p>e</p>' +
    '<form><input type="hidden"><input><select><option>f</select><button>g</button></form>';
  expect(
    scanPage(html).blocks.map(({ text, anchorCount, pictureCount, fieldCount }) => [
      text,
      anchorCount,
      pictureCount,
      fieldCount,
    ]),
  ).toEqual([
    ['a b c', 1, 0, 0],
    ['e', 0, 2, 0],
    ['g', 0, 0, 2],
  ]);
});
