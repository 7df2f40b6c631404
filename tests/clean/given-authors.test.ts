import { expect, test } from 'vitest';
import { givenAuthors } from '../../pipeline/clean/given-authors.js';

test.each([
  ['Ann Lee, Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee & Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee and Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee | Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['By Ann Lee and Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['ann@post.example (Ann Lee)', ['Ann Lee']],
  ['Ann Lee in Paris', ['Ann Lee']],
  ['https://post.example/ann', []],
  ['Valley Post Staff', []],
  ['Staff', []],
])('a text that names people gives each, and no others: %s', (text, authors) => {
  expect(givenAuthors([text])).toEqual(authors);
});

test.each([
  'Lee, Ann',
  'Lee, Ann T.',
  'Smith, Jones & Co.',
  'Ann Lee, Jr.',
  'Ann Lee',
  'Ann',
  'annlee',
  'Reuters',
  'María José de la Cruz García Pérez',
  '李安',
])('any other is one author as it stands: %s', (author) => {
  expect(givenAuthors([author])).toEqual([author]);
});
