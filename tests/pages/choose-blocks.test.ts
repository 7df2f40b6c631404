import { expect, test } from 'vitest';
import { chosen } from './chosen.js';

const TEXT =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.';
const LIST =
  'The wheel, the weir and the roof are to be done first, said the mayor, and the barn after that.';

test('a headline over the text is not part of it, a heading with its words further down is', () => {
  const html = `<h1>Mill</h1><h1>Mill</h1><p>${TEXT}</p><h2>Mill</h2><p>${LIST}</p>`;
  expect(chosen(html, 'Mill')).toEqual([TEXT, 'Mill', LIST]);
  expect(chosen(`<p>Mill</p><p>${TEXT}</p>`, 'Mill')).toEqual(['Mill', TEXT]);
});

test('the only heading over the text that calls itself its headline is not part of it', () => {
  const headline = (text: string): string => `<h2 class="headline">${text}</h2>`;
  expect(chosen(`${headline('Mill')}<p>${TEXT}</p>`)).toEqual([TEXT]);
  expect(chosen(`<h2 class="section">Mill</h2><p>${TEXT}</p>`)).toEqual(['Mill', TEXT]);
  expect(chosen(`${headline('Mill')}<p>${TEXT}</p>${headline('Weir')}<p>${LIST}</p>`)).toEqual([
    'Mill',
    TEXT,
    'Weir',
    LIST,
  ]);
});

test.each([
  [
    'the next heading of its level',
    `<h2>More</h2><p>no links</p><h2>Next</h2><p>${LIST}</p>`,
    ['Next', LIST],
  ],
  ['a higher one', `<h3>More</h3><p>no links</p><h2>Next</h2><p>${LIST}</p>`, ['Next', LIST]],
  ['a lower one', `<h2>More</h2><p>no links</p><h3>Next</h3><p>${LIST}</p>`, ['More', 'Next', LIST]],
  ['text', `<h2>More</h2><p>no links</p><p>${LIST}</p>`, ['More', LIST]],
  ['the end', `<p>${LIST}</p><h2>More</h2><p>no links</p>`, [LIST]],
])('a heading of which nothing is kept before %s', (_, html, kept) => {
  expect(chosen(`<p>${TEXT}</p>${html}`)).toEqual([TEXT, ...kept]);
});

test('a heading right over another one stays', () => {
  expect(chosen(`<h2>Part one</h2><h2>The wheel</h2><p>${TEXT}</p>`)).toEqual([
    'Part one',
    'The wheel',
    TEXT,
  ]);
});

test.each([
  ['a heading', '<h3>Read more</h3>'],
  ['a bold line', '<p><b>Read more</b></p>'],
  ['a line with a colon', '<p>Read more:</p>'],
])('links to other stories go with %s that announces them', (_, label) => {
  const link = '<li><a href="/weir">Weir to reopen</a></li>';
  expect(chosen(`<p>${TEXT}</p>${label}<ul>${link}${link}</ul><p>${LIST}</p>`)).toEqual([TEXT, LIST]);
});

test.each([
  [
    'under another line',
    '<h3>The bidders</h3><p><a href="/lee">Lee and Roe</a></p>',
    ['The bidders', 'Lee and Roe'],
  ],
  [
    'under a sentence that begins so',
    '<p>Read more than once.</p><p><a href="/lee">Lee and Roe</a></p>',
    ['Read more than once.', 'Lee and Roe'],
  ],
  [
    'that are a heading of the text',
    `<h3>Read more</h3><h2><a href="/lee">Lee and Roe</a></h2><p>${LIST}</p>`,
    ['Read more', 'Lee and Roe', LIST],
  ],
  ['that are none', '<h3>Read more</h3><p>The bids of Lee.</p>', ['Read more', 'The bids of Lee.']],
  ['that make much of the text', `<h3>Read more</h3><p><a href="/lee">${LIST}</a></p>`, ['Read more', LIST]],
])('links stay %s', (_, html, kept) => {
  expect(chosen(`<p>${TEXT}</p>${html}<p>The vote was close.</p>`)).toEqual([
    TEXT,
    ...kept,
    'The vote was close.',
  ]);
});

test.each([
  ['is a link', '<a href="/weir">Watch: The weir</a>', []],
  ['stands before one', '<b>READ MORE: <a href="/weir">The weir</a></b>', []],
  ['is more than that', '<a href="/weir">Watch the river: The weir</a>', ['Watch the river: The weir']],
  ['has no link', 'Watch: The weir', ['Watch: The weir']],
  [
    'has a link among other words',
    'Watch: the weir, says <a href="/lee">Lee</a>',
    ['Watch: the weir, says Lee'],
  ],
])('a line that announces another story and %s', (_, line, kept) => {
  expect(chosen(`<p>${TEXT}</p><p>${line}</p><p>${LIST}</p>`)).toEqual([TEXT, ...kept, LIST]);
});
