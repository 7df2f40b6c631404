import { expect, test } from 'vitest';
import { isInOrder } from '../../pipeline/validate/in-order.js';

test.each([
  ['the text itself', 'Ann Lee', 'Ann Lee'],
  ['with other white space, and something taken out', 'Ann Lee', 'Ann\n <b>Lee</b>'],
  ['a reference as what it stands for', '£10 & more', '&pound10 &amp; more'],
  ['as it is written', '&pound10 &amp; more', '&pound10 &amp; more'],
  ['each as it is', '£10 &amp; more', '&pound10 &amp; more'],
  ['a text of which a reference is taken out', '10 more', '&pound10 &amp; more'],
  ['after an ampersand that was taken out', 'a &lt', 'a <a href="?b&amp;c"> &lt'],
  ['nothing', ' ', ''],
])('in order: %s', (_, text, source) => {
  expect(isInOrder(text, source)).toBe(true);
});

test.each([
  ['another order', 'Lee Ann', 'Ann Lee'],
  ['one character too many', '££10', '&pound10'],
  ['a reference in part as it is written', '10 &pou', '10 &pound'],
  ['twice: as it is written and as what it stands for', '&&amp;', '&amp;'],
  ['text where there is none', 'a', ''],
])('not in order: %s', (_, text, source) => {
  expect(isInOrder(text, source)).toBe(false);
});
