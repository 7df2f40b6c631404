import { expect, test } from 'vitest';
import { readCasing } from '../../../pipeline/extract/names/recognise/casing.js';
import { gatherEvidence } from '../../../pipeline/extract/names/recognise/evidence.js';
import type { RecognisedName } from '../../../pipeline/extract/names/recognise/recognised-name.js';
import { unifyTypes } from '../../../pipeline/extract/names/recognise/uniform-types.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

type Reading = readonly [token: number, type: RecognisedName['type'], chance: number];

/** The types that names of one token have in a text after all. */
function typesIn(text: string, readings: readonly Reading[], isByConvention = false): string[] {
  const document = textDocument(text);
  const names = readings.map(([firstToken, type, chance]) => ({
    firstToken,
    endToken: firstToken + 1,
    type,
    chance,
    isByConvention,
  }));
  return unifyTypes(gatherEvidence(document, readCasing(document)), names).map(({ type }) => type);
}

const TEXT = 'Harrow won. Harrow lost. Harrow slept. Walsh left.';
const [FIRST, SECOND, THIRD, OTHER] = [0, 3, 6, 9];

test('an unsure mention has the type of the others of its form', () => {
  expect(
    typesIn(TEXT, [
      [FIRST, 'organization', 0.8],
      [SECOND, 'location', 0.5],
      [THIRD, 'organization', 0.7],
      [OTHER, 'person', 0.5],
    ]),
  ).toEqual(['organization', 'organization', 'organization', 'person']);
});

test('a sure mention keeps its type, and so does each where none prevails', () => {
  expect(
    typesIn(TEXT, [
      [FIRST, 'organization', 0.9],
      [SECOND, 'location', 0.95],
      [THIRD, 'organization', 0.9],
    ]),
  ).toEqual(['organization', 'location', 'organization']);
  expect(
    typesIn(TEXT, [
      [FIRST, 'organization', 0.5],
      [SECOND, 'location', 0.5],
    ]),
  ).toEqual(['organization', 'location']);
});

test('a name by convention keeps its type', () => {
  const readings: Reading[] = [
    [FIRST, 'organization', 0.8],
    [SECOND, 'misc', 0.5],
    [THIRD, 'organization', 0.8],
  ];
  expect(typesIn(TEXT, readings, true)).toEqual(['organization', 'misc', 'organization']);
});
