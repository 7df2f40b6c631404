import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPage } from '../../pipeline/pages/read-page.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';
import { propertyRuns } from '../property-runs.js';

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

test.each([
  [
    'comments of readers',
    '<section class="comments"><h3>Comments</h3><p>Far too much money for such a small mill.</p></section>',
  ],
  [
    'a newsletter',
    '<div class="newsletter"><h4>Newsletter</h4><p>Sign up for our newsletter and get the news.</p></div>',
  ],
  [
    'related links',
    '<div class="related"><h4>Read more</h4><ul><li><a href="/a">Market opens late</a></li></ul></div>',
  ],
])('%s after the text stay out', (_, extra) => {
  expect(textOf(pageOf(`<article><h1>Mill to be repaired</h1>${paragraphs()}</article>${extra}`))).toBe(
    PARAGRAPHS.join('\n\n'),
  );
});

test('a teaser of another story in the middle of the text stays out, and a section with a linked heading stays', () => {
  const teaser =
    '<div class="box"><h3><a href="/a">Market opens late</a></h3><p>Traders blamed the snow.</p></div>';
  expect(textOf(pageOf(`<article>${paragraphs(0, 2)}${teaser}${paragraphs(2)}</article>`))).toBe(
    PARAGRAPHS.join('\n\n'),
  );
  const section = `<div><h3><a href="#plan">The plan</a></h3>${paragraphs(2)}</div>`;
  expect(textOf(pageOf(`<article>${paragraphs(0, 2)}${section}</article>`))).toContain(PARAGRAPHS[3]);
});

test('a pull quote is there once', () => {
  const quote = '<blockquote>“We have waited twenty years for this,” said the mayor</blockquote>';
  const text = textOf(
    pageOf(`<article><h1>Mill to be repaired</h1>${paragraphs(0, 2)}${quote}${paragraphs(2)}</article>`),
  );
  expect(text).toBe(PARAGRAPHS.join('\n\n'));
});

test('what is not kept is listed with its kind, and what told it', () => {
  const caption = '<figure><img src="mill.jpg"><figcaption>The mill in 1998.</figcaption></figure>';
  const html = pageOf(`<article><h1>Mill to be repaired</h1>${caption}${paragraphs()}</article>`);
  const { removals } = readPage(html, null);
  expect(removals[0]?.text).toBe('Home Sport Weather');
  expect(removals.map(({ start, end, kind, rule }) => [kind, rule, html.slice(start, end)])).toEqual([
    ['navigation', 'navigation-by-element', 'Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather'],
    ['title', 'title-by-text', 'Mill to be repaired'],
    ['caption', 'caption-by-element', 'The mill in 1998.'],
    ['navigation', 'navigation-by-element', 'Copyright Ashford Post. All rights reserved.'],
  ]);
});

test('buttons for passing a page on are no newsletter', () => {
  const kindsOf = (line: string): string[] =>
    readPage(pageOf(`<article>${paragraphs()}</article><div>${line}</div>`), null).removals.map(
      ({ rule }) => rule,
    );
  expect(kindsOf('Share this: <a href="/f">Facebook</a> <a href="/x">X</a>')).toContain('share-by-words');
  expect(kindsOf('Sign up: <a href="/f">By email</a>')).toContain('newsletter-by-words');
});

test('what is hidden is not listed', () => {
  const html = pageOf(`<article>${paragraphs()}</article><div style="display: none"><p>Sign up</p></div>`);
  expect(
    readPage(html, null).removals.some(({ start, end }) => html.slice(start, end).includes('Sign up')),
  ).toBe(false);
});

test.each(propertyRuns(300))(
  'nothing is thrown, and text and removals do not overlap (seed %i)',
  (seed, numRuns) => {
    const pieces = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div>',
        '<table>',
        '<td>',
        '<!--',
        '<script type="application/ld+json">',
        '{"@type": "Article"}',
      ],
      ...[
        '</script>',
        '<meta name="author" content="',
        '">',
        '<time datetime="2020-13-45">',
        '&#xD800;',
        '\u0000',
        '\ud800',
      ],
      ...['<title>', '<a href="//">', '<svg><title>', '404', '5 May 2020', PARAGRAPHS[0]!, PARAGRAPHS[1]!],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
        const html = parts.join('');
        const { edits, removals } = readPage(html, 'https://post.example/mill');
        OffsetMap.apply(html, edits);
        removals.forEach(({ start, end }, i) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(removals[i - 1]?.end ?? 0);
        });
      }),
      { seed, numRuns },
    );
  },
);
