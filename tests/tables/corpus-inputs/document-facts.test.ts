import { expect, test } from 'vitest';
import { documentFacts } from '../../../pipeline/tables/corpus-inputs/document-facts.js';

const of = (text: string, published_at: string | null) =>
  documentFacts({ doc_id: 'a', text, published_at, char_count: text.length });

test('tell equal texts, and know none of an empty one', () => {
  // The digest that RFC 1321 gives for `abc`.
  expect(of('abc', null).text_md5).toBe('900150983cd24fb0d6963f7d28e17f72');
  expect(of('', null)).toEqual({ doc_id: 'a', text_md5: null, month: null, char_count: 0 });
});

test('count the months of a date that says one', () => {
  expect(of('a', '2024-05-02').month).toBe(12 * 2024 + 5);
  expect(of('a', '2024-12').month).toBe(12 * 2024 + 12);
  expect(of('a', '2024').month).toBe(null);
});
