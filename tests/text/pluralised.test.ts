import { expect, test } from 'vitest';
import { pluralised } from '../../pipeline/text/pluralised.js';

test.each([
  [0, 'file', undefined, '0 files'],
  [1, 'file', undefined, '1 file'],
  [2, 'file', undefined, '2 files'],
  [1_234_567, 'row', undefined, '1,234,567 rows'],
  [1, 'entity', 'entities', '1 entity'],
  [2, 'entity', 'entities', '2 entities'],
])('%i %s', (count, noun, plural, expected) => {
  expect(pluralised(count, noun, plural)).toBe(expected);
});
