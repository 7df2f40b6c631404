import { expect, test } from 'vitest';
import { textDocument } from '../../../pipeline/extract/document.js';
import { documentWords } from '../../../pipeline/extract/names/recognise/document-words.js';
import { gatherEvidence } from '../../../pipeline/extract/names/recognise/evidence.js';
import { eachStretch, LONGEST_STRETCH } from '../../../pipeline/extract/names/recognise/stretches.js';

/** The stretches of a text that can hold names. */
function stretchesIn(text: string): string[] {
  const document = textDocument(text);
  const evidence = gatherEvidence(document, documentWords(document));
  const { starts, ends } = document.tokens;
  const stretches: string[] = [];
  for (const sentence of document.sentences)
    eachStretch(evidence, sentence, (first, end) => stretches.push(text.slice(starts[first], ends[end - 1])));
  return stretches;
}

test.each([
  ['The rain fell on the old town.', []],
  ['The rain reached Hartwell yesterday.', ['Hartwell']],
  ['They visited Hartwell of the South there.', ['Hartwell of the South']],
  ['Later Paul Ortega and Brenda Walsh left.', ['Later Paul Ortega and Brenda Walsh']],
  ['They met Sen. Paul Ortega there.', ['Paul Ortega']],
  ['They asked Yahoo! about it.', ['Yahoo!']],
  ['They asked van der Berg about it.', ['van der Berg']],
  ['They asked @captain_paws about it.', ['@captain_paws']],
  ['The US left and I stayed.', ['The US']],
])('%s', (text, expected) => {
  expect(stretchesIn(text)).toEqual(expected);
});

test('a hostile line is cut', () => {
  const words = stretchesIn(`${'Paul '.repeat(3 * LONGEST_STRETCH)}`).map(
    (stretch) => stretch.split(' ').length,
  );
  expect(Math.max(...words)).toBeLessThanOrEqual(LONGEST_STRETCH);
  expect(words.reduce((sum, count) => sum + count, 0)).toBe(3 * LONGEST_STRETCH);
});
