import { expect, test } from 'vitest';
import { quotationInList, trimmedAfter, trimmedBefore } from '../../web/excerpt.js';

test('a list shows a quotation whole, and of one without an end the beginning', () => {
  const whole = 'We will go. '.repeat(100);
  expect(quotationInList(whole)).toBe(whole);
  expect(quotationInList('a'.repeat(100_000))).toBe(`${'a'.repeat(2_000)} …`);
  expect(quotationInList(`a${'😀'.repeat(2_000)}`)).toBe(`a${'😀'.repeat(999)} …`);
});

test('contexts begin and end with a word', () => {
  const context = `${'ten letters '.repeat(6)}x`;
  expect(trimmedBefore(context)).toBe(`… ${context.slice('ten '.length)}`);
  expect(trimmedAfter(context)).toBe(`${context.slice(0, -' x'.length)} …`);
  expect([trimmedBefore('short one'), trimmedAfter('short one')]).toEqual(['short one', 'short one']);
});
