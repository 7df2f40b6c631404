import { expect, test } from 'vitest';
import {
  eachCandidateSpan,
  MAX_CANDIDATE_TOKENS,
} from '../../../pipeline/extract/names/recognise/candidate-spans.js';
import { readCasing } from '../../../pipeline/extract/names/recognise/casing.js';
import { gatherEvidence } from '../../../pipeline/extract/names/recognise/evidence.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

/** The candidate spans of a text. */
function candidatesIn(text: string): string[] {
  const document = textDocument(text);
  const evidence = gatherEvidence(document, readCasing(document));
  const { starts, ends } = document.tokens;
  const candidates: string[] = [];
  for (const sentence of document.sentences)
    eachCandidateSpan(evidence, sentence, (first, end) =>
      candidates.push(text.slice(starts[first], ends[end - 1])),
    );
  return candidates;
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
  ['They asked Hartwell.com about it.', ['Hartwell.com']],
  ['They asked Hartwell. Common sense won.', ['Hartwell.', 'Common']],
  ['They reached auckland and reading.', ['auckland']],
  ['The US left and I stayed.', ['The US']],
])('%s', (text, expected) => {
  expect(candidatesIn(text)).toEqual(expected);
});

test('a hostile line is cut', () => {
  const words = candidatesIn(`${'Paul '.repeat(3 * MAX_CANDIDATE_TOKENS)}`).map(
    (candidate) => candidate.split(' ').length,
  );
  expect(Math.max(...words)).toBeLessThanOrEqual(MAX_CANDIDATE_TOKENS);
  expect(words.reduce((sum, count) => sum + count, 0)).toBe(3 * MAX_CANDIDATE_TOKENS);
});
