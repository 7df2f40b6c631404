import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const values = (text: string): (number | null)[] => read(text).map(({ value }) => value);

describe('figures inside a string without a space', () => {
  test.each([
    'See acme.com/2024/17-and-more for it.',
    'See https://acme.example/list/20 for it.',
    'It lies in /data/user/20/app there.',
    'It calls itself Zeta/5.0 there.',
    'It needs libz.so.6 there.',
    'See 10.1016/j.acme.2007 for it.',
    'It failed at 0x4000000 then.',
    'Its hash is 4fa71942784c9f1d89 there.',
  ])('part of a code: %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ['It ended.20 people left.', [20]],
    ['Walk 5km/3 miles.', [5, 3]],
    ['It took 20/30 of them.', [20 / 30]],
    ['Visit acme.com/list, 20 people did.', [20]],
    ['It has 4,000,000 bees.', [4e6]],
  ])('but %s', (text, counts) => {
    expect(values(text)).toEqual(counts);
  });
});

describe('lines of source code', () => {
  test.each([
    'total = 4',
    'let sizes = [1, 2];',
    'sizes[2] = 4',
    'most_rows = 4 MB',
    'map(total, [1, 2])',
    'Path("a").cut(20)',
    'def total(rows=20):',
    'for size in [1, 2]:',
    'if size == 2 then',
    'return size + 1',
    'client.send(200);',
    'chmod 400 keys',
    '7\tsizes.push(20)',
  ])('%s', (line) => {
    expect(values(`Type this:\n${line}\nThat is all.`)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ['person(s) of 20 towns', [20]],
    ['Total = 20 votes', [20]],
    ['power = 20 votes per head', [20]],
    ['return 20 forms', [20]],
    ['If you own 20 cars:', [20]],
    ['The board (20 members);', [20]],
  ])('but %s', (line, counts) => {
    expect(values(`Read this:\n${line}\nThat is all.`)).toEqual(counts);
  });
});

test.each<[string, number[]]>([
  ['Run this:\n1\n2\n3\tfoo bar', []],
  ['Wins\n7\n8\nLosses', [7, 8]],
  ['Wins\n1\n7\nLosses', [1, 7]],
])('numbers of lines, which count up from one: %j', (text, counts) => {
  expect(values(text)).toEqual(counts);
});
