import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const values = (text: string): (number | null)[] => read(text).map(({ value }) => value);

describe('figures that label and do not count', () => {
  test.each([
    'They (1) eat and (2) drink.',
    'It is small.[4] It is new.',
    'Read sections 15 and 16 of it.',
    'It runs on Windows 10, 8.1 and 7.',
    'See PMID: 5550123 there.',
    'They closed Bug 5550123 then.',
    'Rest on Day 7.',
    'Step 3: Rest.',
    'The art of 3-D printing grew.',
    'They joined the 4-H club.',
    'Those 4K textures are large.',
    'It needs Zeta 6.0 there.',
    'It has the Free Art License 3.0 now.',
    'He wrote The Fifty One Wars.',
    'It has a 5300M or 5500M.',
  ])('%s', (text) => {
    expect(values(text)).toEqual([]);
  });

  test.each<[string, (number | null)[]]>([
    ['They met Marsh (1) and Lee (2).', [1, 2]],
    ['They met a man (1) who left.', [1]],
    ['Readers like it★★(1)\nViewers like it★★(2) Others', [1, 2]],
    ['We have [4] children.', [4]],
    ['Read section 15 and 16 letters.', [16]],
    ['Read page 15, 20 of them did.', [20]],
    ['Note: 5550123 there.', [5550123]],
    ['On Election Day 20 voters left.', [20]],
    ['They bought a 60-W bulb.', [60]],
    ['They sold 5500M cards.', [5500e6]],
    ['Those 4K textbooks are old.', [4000]],
    ['Zeta 6.0 $195 Acme', [6, 195]],
    ['They rated the Zeta 6.0/10 there.', [6, 10]],
    ['He has Fifty one cars.', [51]],
  ])('but %s', (text, counts) => {
    expect(values(text)).toEqual(counts);
  });
});

test.each([
  ['It has four (4) size options.', [[4, 'size options']]],
  [
    'It has four (5) size options.',
    [
      [4, null],
      [5, null],
    ],
  ],
])('a figure that repeats the word before it: %s', (text, rows) => {
  expect(read(text).map(({ value, counted }) => [value, counted])).toEqual(rows);
});
