import { expect, test } from 'vitest';
import { chosen } from './chosen.js';

const TEXT =
  'The council of Ashford voted on Tuesday to repair the old mill on the river, which has stood empty since the great flood of that year.';
const LAST =
  'The wheel, the weir and the roof of the building are to be done first, said the mayor, and the barn by the river after that.';
const CAPTION = 'The mill on Tuesday';

const top = (html: string): string[] =>
  chosen(`<h1>Mill</h1>${html}<p>${TEXT}</p><p>${LAST}</p>`, 'Mill').slice(0, -2);
const inside = (html: string): string[] => chosen(`<p>${TEXT}</p>${html}<p>${LAST}</p>`).slice(1, -1);
const end = (html: string): string[] => chosen(`<p>${TEXT}</p><p>${LAST}</p>${html}`).slice(2);

test.each([
  ['figcaption', `<figure><img><figcaption>${CAPTION}</figcaption></figure>`],
  ['a class', `<div class="wp-caption"><img><p class="wp-caption-text">${CAPTION}</p></div>`],
  ['a class, over the picture', `<p class="photo-caption">${CAPTION}</p><img>`],
  ['the class of its box', `<img><div class="caption"><p>${CAPTION}</p></div>`],
])('a caption by %s', (_, html) => {
  expect(inside(html)).toEqual([]);
});

test.each([
  ['a program', `<figure><pre>x = 1</pre><figcaption>${CAPTION}</figcaption></figure>`, ['x = 1', CAPTION]],
  ['no picture', `<p class="caption">${CAPTION}</p>`, [CAPTION]],
  ['what is called otherwise', `<img><p class="captioned-text">${CAPTION}</p>`, [CAPTION]],
])('a caption of %s stays', (_, html, kept) => {
  expect(inside(html)).toEqual(kept);
});

test('captions that are much of the text stay', () => {
  const figure = `<figure><img><figcaption>${TEXT}</figcaption></figure>`;
  expect(chosen(`<p>${LAST}</p>${figure}`)).toEqual([LAST, TEXT]);
});

test.each([
  ['a line', '<p class="byline">By Jo Park</p>'],
  ['a name', '<p class="author">Jo Park</p>'],
  ['a box', '<div class="post-author"><p>Jo Park</p><p>Reporter</p></div>'],
])('%s over the text that calls itself a byline', (_, html) => {
  expect(top(html)).toEqual([]);
});

test.each([
  ['of all posts of one author', '<p class="author-jo-park">The mill</p>', 1],
  ['of a quotation', '<blockquote><p>A mill is a mill.</p><p class="author">Jo Park</p></blockquote>', 2],
])('a line that is %s stays', (_, html, count) => {
  expect(top(html)).toHaveLength(count);
});

test('what calls itself about the author goes under the text, not inside it', () => {
  const bio = '<div class="author-bio"><p>Jo Park is a reporter. She covers the river.</p></div>';
  expect(end(bio)).toEqual([]);
  expect(inside(bio)).toHaveLength(1);
  expect(chosen(`<div class="author"><p>${TEXT}</p><p>${LAST.repeat(6)}</p></div>`)).toHaveLength(2);
});

test.each([
  '05/06/2024',
  '1er mai 2024',
  'Le 1er mai 2024 à 10h15',
  'Posted on Monday, May 6, 2024, 10:15 am',
  '06.05.2024 10:15 Uhr',
])('the day of the article under its title: %s', (line) => {
  expect(top(`<p>${line}</p>`)).toEqual([]);
});

test.each([
  ['with a place', '<p>Ashford, 6 May 2024</p>'],
  ['as a heading', '<h2>6 May 2024</h2>'],
  ['that is no day', '<p>05/2024</p>'],
])('a line %s under the title stays', (_, html) => {
  expect(top(html)).toHaveLength(1);
});

test('a day stays without a title over it, inside the text, and as the first of several', () => {
  expect(chosen(`<p>6 May 2024</p><p>${TEXT}</p>`)).toHaveLength(2);
  expect(inside('<p>6 May 2024</p>')).toHaveLength(1);
  const days = `<h1>Mill</h1><p>6 May 2024</p><p>${TEXT}</p><p>7 May 2024</p><p>${LAST}</p>`;
  expect(chosen(days, 'Mill')).toHaveLength(4);
});
