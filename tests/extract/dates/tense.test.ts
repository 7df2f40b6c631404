import { describe, expect, test } from 'vitest';
import { speaksOfFuture, tenseAround } from '../../../pipeline/extract/dates/grammar/tense.js';
import { TimeReader } from '../../../pipeline/extract/dates/grammar/time-reader.js';
import { tokenize } from '../../../pipeline/language/tokens.js';

/** A reader of a text that is one paragraph, and where its word `May` stands. */
function around(text: string): { reader: TimeReader; at: number } {
  const tokens = tokenize(text);
  const reader = new TimeReader(tokens, null);
  reader.enterParagraph(0, tokens.count);
  return { reader, at: tokens.texts.indexOf('May') };
}

describe('tenseAround', () => {
  test.each([
    ['It will open in May', 'future'],
    ['It could open in May', 'future'],
    ['It opened in May', 'past'],
    ['It fell in May', 'past'],
    ['It was in May', 'past'],
    ['It will, he said in May', 'past'],
    ['It will, he said, open in May', 'future'],
    ['In May it fell', 'past'],
    ['In May he said it would', 'future'],
    ['It fell. In May', null],
    ['In May; it fell', null],
    ['The red bed of May', null],
  ])('%s', (text, tense) => {
    const { reader, at } = around(text);
    expect(tenseAround(reader, at, at + 1)).toBe(tense);
  });
});

describe('looksAhead', () => {
  test.each([
    ['It will open in May', true],
    ['It will, he said, open in May', false],
    ['It could open in May', false],
    ['It will. In May', false],
    ['It fell as they will in May', true],
  ])('%s', (text, isAhead) => {
    const { reader, at } = around(text);
    expect(speaksOfFuture(reader, at)).toBe(isAhead);
  });
});
