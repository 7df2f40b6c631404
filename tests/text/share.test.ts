import { expect, test } from 'vitest';
import { shareText } from '../../pipeline/text/share.js';

test.each([
  [1, '100.0'],
  [0.1 + 0.2 + 0.7 - 1e-16, '100.0'],
  [2760 / 2761, 'over 99.9'],
  [0.9995, 'over 99.9'],
  [0.9994, '99.9'],
  [0.923, '92.3'],
  [0.001, '0.1'],
  [1 / 2761, 'under 0.1'],
  [1e-18, '0.0'],
  [0, '0.0'],
])('of a share of %d are told %s percent', (share, text) => {
  expect(shareText(share)).toBe(text);
});
