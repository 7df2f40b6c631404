import { describe, expect, test } from 'vitest';
import type { QuoteRow } from '../../../pipeline/schema/rows.js';
import { utteranceLines } from '../../../pipeline/tables/corpus-inputs/utterance-lines.js';

const quote = (text: string, speaker: string | null = 'e_1'): QuoteRow =>
  ({ doc_id: 'a', quote_id: 'q_1', speaker_entity_id: speaker, text }) as QuoteRow;

const linesOf = (...quotes: QuoteRow[]): (string | null)[] => utteranceLines(quotes).map(({ line }) => line);

describe('the line of an utterance', () => {
  test('has plain words alone', () => {
    expect(linesOf(quote('“Her RÉSUMÉ” … isn’t long: 2 pages!'))).toEqual(['her resume isn t long 2 pages']);
    expect(linesOf(quote('Her re\u0301sume\u0301 has two long pages'))).toEqual([
      'her resume has two long pages',
    ]);
  });

  test('is not made of fewer than six words', () => {
    expect(linesOf(quote('One two three four five'), quote('One two three four five six'))).toEqual([
      null,
      'one two three four five six',
    ]);
  });

  test('is not made for a speaker who is no entity', () => {
    expect(linesOf(quote('One two three four five six', null))).toEqual([]);
  });
});
