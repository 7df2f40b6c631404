import { expect, test } from 'vitest';
import { foldedText, searchedWords } from '../../pipeline/explore/search-words.js';

test('words are parted by white space, and what is quoted is one', () => {
  expect(searchedWords(' Ann  "the mill" Lee')).toEqual(['ann', 'the mill', 'lee']);
  expect(searchedWords('')).toEqual([]);
  expect(searchedWords('"open')).toEqual(['open']);
});

test('case, accents and the form of an apostrophe make no difference', () => {
  expect(searchedWords('CAFÉ’S')).toEqual(["cafe's"]);
  expect(foldedText('cafe\u0301ʼs')).toBe("cafe's");
  expect(foldedText('Straße')).toBe('straße');
});
