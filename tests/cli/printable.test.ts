import { expect, test } from 'vitest';
import { printable, shortened } from '../../pipeline/cli/printable.js';

test.each([
  ['a\u001b[2Jb', 'a\\u{1b}[2Jb'],
  ['a\rb', 'a\\u{d}b'],
  ['\u202ereversed', '\\u{202e}reversed'],
  ['tab\tand 😀 é', 'tab\tand 😀 é'],
  ['two\nlines', 'two\\u{a}lines'],
  ['a\u0085b\u2028c\u2029d', 'a\\u{85}b\\u{2028}c\\u{2029}d'],
  ['\u009b31m', '\\u{9b}31m'],
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
