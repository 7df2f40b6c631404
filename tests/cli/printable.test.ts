import { expect, test } from 'vitest';
import { printable, shortened } from '../../pipeline/cli/printable.js';

test.each([
  ['a\u001b[2Jb', 'a\\u{1b}[2Jb'],
  ['a\rb', 'a\\u{d}b'],
  ['\u202ereversed', '\\u{202e}reversed'],
  ['two\n\tlines, 😀 é', 'two\n\tlines, 😀 é'],
])('printable %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test.each([
  ['abcdefghi', 9, 'abcdefghi'],
  ['abcdefghij', 9, 'abcde…hij'],
  ['one\n  two\tthree', 20, 'one two three'],
  ['😀😀😀😀😀😀😀', 6, '😀😀😀…😀😀'],
])('shortened %j to %d', (text, length, expected) => {
  expect(shortened(text, length)).toBe(expected);
});
