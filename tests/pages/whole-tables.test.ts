import { expect, test } from 'vitest';
import { chosen } from './chosen.js';

const TEXT =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.';
const LONG = 'The wheel is to be done first. '.repeat(10).trim();

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `<tr><td>${cells.join('</td><td>')}</td></tr>`).join('');
const ROWS = table([
  ['2012', '310'],
  ['2024', '300'],
]);
const FIGURES = ['2012', '310', '2024', '300'];

const around = (html: string): string[] => chosen(`<p>${TEXT}</p>${html}`).slice(1);

test.each([
  ['its head', `<thead><tr><th>no year</th><th>no workers</th></tr></thead>${ROWS}`, 'no year no workers'],
  ['a row of another length', `${ROWS}<tr><td colspan="2">no source</td></tr>`, 'no source'],
  ['its caption', `<caption>no workers</caption>${ROWS}`, 'no workers'],
])('a table of data is kept with %s', (_, rows, others) => {
  const kept = around(`<table>${rows}</table>`);
  expect(kept.filter((text) => !text.startsWith('no'))).toEqual(FIGURES);
  expect(kept.filter((text) => text.startsWith('no')).join(' ')).toBe(others);
});

test('the caption of the figure around a table goes with it', () => {
  const figure = (rows: string): string =>
    `<figure><table>${rows}</table><figcaption>Workers</figcaption></figure>`;
  expect(around(figure(ROWS))).toEqual([...FIGURES, 'Workers']);
  const unlikely = table([
    ['no 1', 'no 2'],
    ['no 3', '4'],
  ]);
  expect(around(figure(unlikely))).toEqual([]);
});

test.each([
  ['has prose in its cells', `<tr><td>${LONG}</td><td>no ads</td></tr><tr><td>Mill</td><td>no</td></tr>`],
  ['has one row', '<tr><td>Mill</td><td>no ads</td></tr>'],
  ['is a list of links', table(Array(2).fill(['Mill', '<a href="/">no more of it</a>', 'no']))],
  ['is a form', table(Array(2).fill(['Mill', '<input> no name']))],
  ['holds another table', table(Array(2).fill(['Mill', `no <table>${ROWS}</table>`]))],
])('the cells of a table that %s are judged one by one', (_, rows) => {
  const kept = around(`<table>${rows}</table>`);
  expect(kept).toContain(rows.includes(LONG) ? LONG : 'Mill');
  expect(kept.filter((text) => text.startsWith('no'))).toEqual([]);
});
