import { expect, test } from 'vitest';
import { chosen } from './chosen.js';

const TEXT =
  'The mill has stood empty since the flood. “I still have my old key to the mill,” said Tom Roe, who lost his job there.';
const LAST =
  'The wheel, the weir and the roof are to be done first, said the mayor, and the barn after that.';
const QUOTE = '“I still have my old key to the mill”';
const OTHER = '“The river was never so low in my whole life”';

const around = (html: string): string[] => {
  const kept = chosen(`<p>${TEXT}</p>${html}<p>${LAST}</p>`);
  expect([kept[0], kept.at(-1)]).toEqual([TEXT, LAST]);
  return kept.slice(1, -1);
};

const BOXES: readonly (readonly [string, (quote: string) => string, readonly string[]])[] = [
  [
    'an aside',
    (quote) => `<aside><blockquote>${quote}</blockquote><cite>Tom Roe</cite></aside>`,
    [OTHER, 'Tom Roe'],
  ],
  [
    'paragraphs in a box that is called a quotation',
    (quote) => `<div class="pull-quote"><p>${quote}</p><p>— Tom Roe</p></div>`,
    [OTHER, '— Tom Roe'],
  ],
  [
    'a line with the name after a dash',
    (quote) => `<div class="pullquote">${quote}<span>— Tom Roe</span></div>`,
    [`${OTHER}— Tom Roe`],
  ],
  [
    'a line with the name under it',
    (quote) => `<div class="quote">${quote}<br>Tom Roe, miller</div>`,
    [`${OTHER}\nTom Roe, miller`],
  ],
  [
    'a figure',
    (quote) => `<figure><blockquote><p>${quote}</p></blockquote><figcaption>Tom Roe</figcaption></figure>`,
    [OTHER, 'Tom Roe'],
  ],
];

test.each(BOXES)(
  'a pull quote goes with who said it, and stays with him if it is the only one: %s',
  (_, box, kept) => {
    expect(around(box(QUOTE))).toEqual([]);
    expect(around(box(OTHER))).toEqual(kept);
  },
);

test('a pull quote of a few words goes, too, but no line of a poem', () => {
  expect(around('<aside class="pullquote"><p>“my old key”</p><p>Tom Roe</p></aside>')).toEqual([]);
  expect(around('<aside class="pullquote"><p>“my new key”</p><p>Tom Roe</p></aside>')).toHaveLength(2);
  expect(around('<blockquote><p>“my old key”</p></blockquote>')).toHaveLength(1);
});

test('who said a quotation goes with it where it is unlikely, and stays with it where he is', () => {
  const speaker = (quote: string, name: string): string =>
    `<aside class="pullquote"><p>${quote}</p><p>${name}</p></aside>`;
  expect(around(speaker(OTHER, 'not Tom Roe'))).toEqual([OTHER, 'not Tom Roe']);
  expect(around(speaker(OTHER, '<a href="/share">not to be shared</a>'))).toEqual([OTHER]);
  expect(around(speaker('“no river was ever so low”', 'Tom Roe'))).toEqual([]);
});

test('a paragraph under a pull quote stays', () => {
  expect(around(`<div class="quote"><p>${QUOTE}</p></div><p>A short line.</p>`)).toEqual(['A short line.']);
});
