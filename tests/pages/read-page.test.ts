import { expect, test } from 'vitest';
import { readPage } from '../../pipeline/pages/read-page.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';

const PARAGRAPHS = [
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of 1998.',
  'The work will cost two million pounds, half of which comes from the county, and will take about eighteen months.',
  '“We have waited twenty years for this,” said the mayor, who had asked for the money three times before.',
  'Neighbours had feared that the building would be torn down, as the mill at Barton was in the spring of last year.',
];
const paragraphs = (from = 0, to = PARAGRAPHS.length): string =>
  PARAGRAPHS.slice(from, to)
    .map((text) => `<p>${text}</p>`)
    .join('\n');

/** A page of a small newspaper around a body. */
const pageOf = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Mill to be repaired - Ashford Post</title>${head}</head><body>` +
  '<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>' +
  `${body}<footer>Copyright Ashford Post. All rights reserved.</footer></body></html>`;

function textOf(html: string): string {
  return OffsetMap.apply(html, readPage(html, null).edits).text;
}

test('an article is its paragraphs, without its headline and what is around it', () => {
  const html = pageOf(`<article><h1>Mill to be repaired</h1>${paragraphs()}</article>`);
  expect(textOf(html)).toBe(PARAGRAPHS.join('\n\n'));
});

test.each([
  ['text in divs alone', `<div><div>${PARAGRAPHS.join('</div><div>')}</div></div>`],
  ['paragraphs ended by line breaks', `<div id="story">${PARAGRAPHS.join('<br><br>')}</div>`],
  [
    'a first paragraph in another element',
    `<div class="intro">${paragraphs(0, 1)}</div><div>${paragraphs(1)}</div>`,
  ],
  ['an article in what is called an aside', `<aside class="main-col">${paragraphs()}</aside>`],
  [
    'a class that means something else, around everything',
    `<div class="comments sidebar">${paragraphs()}</div>`,
  ],
  ['two bodies', `<p></p></body><body><main>${paragraphs()}</main>`],
  ['an empty article before the text', `<article></article><div>${paragraphs()}</div>`],
])('%s', (_, body) => {
  expect(textOf(pageOf(`<h1>Mill to be repaired</h1>${body}`))).toBe(PARAGRAPHS.join('\n\n'));
});
