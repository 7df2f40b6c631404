import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from './reading.js';

/** The entries of a list of the product, without comments. */
const entries = (path: string): string[] =>
  readFileSync(new URL(`../../../pipeline/${path}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const attached = entries('extract/numbers/currencies.txt')
  .map((line) => line.split('\t'))
  .filter(([, form]) => form === 'attached')
  .map(([, , letters]) => (letters as string).toUpperCase());

test.each([...entries('language/currency-letters.txt'), ...attached])(
  'letters that the tokenizer cuts off an amount are a currency: %s',
  (letters) => {
    expect(read(`they owe ${letters}5bn in all`)).toMatchObject([
      { kind: 'money', text: `${letters}5bn`, value: 5e9, unit: expect.any(String) },
    ]);
  },
);
