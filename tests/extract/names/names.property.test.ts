import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Names } from '../../../pipeline/extract/findings.js';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { propertyRuns } from '../../property-runs.js';

const PIECES = [
  'Paul',
  'Ortega',
  'Brenda',
  'Walsh',
  'President',
  'Sen',
  '.',
  ',',
  'of',
  'and',
  'the',
  'The',
  'University',
  'Nevada',
  'Ala',
  'NTRB',
  'U.S.',
  '@POrtega',
  '(',
  ')',
  '“',
  '”',
  '"',
  '-',
  '—',
  '&',
  "'s",
  '’',
  'said',
  'in',
  'Inc',
  'World',
  'War',
  'II',
  '😀',
  'é',
  '\n',
  '\n\n',
  'J',
  'GREAT',
  'van',
  'de',
  'Times',
  '12',
];

const newsText = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 60 })
  .map((pieces) => pieces.map(([piece, space]) => piece + space).join(''));

function expectSound(text: string, { mentions, entities }: Names): void {
  let end = 0;
  for (const { span, entity, type } of mentions) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
    expect(entities[entity]?.type).toBe(type);
    end = span.end;
  }
  for (const [index, { name, key }] of entities.entries()) {
    expect(name).not.toBe('');
    expect(key).not.toBe('');
    expect(mentions.some((mention) => mention.entity === index)).toBe(true);
  }
}

test.each(propertyRuns(400))(
  'mentions ascend, do not overlap, and point to an entity of their type (seed %i)',
  (seed, numRuns) => {
    fc.assert(
      fc.property(fc.oneof(newsText, fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        expectSound(text, findNames(textDocument(text)));
      }),
      { seed, numRuns },
    );
  },
);

test.each(propertyRuns(50))('the same text gives the same names (seed %i)', (seed, numRuns) => {
  fc.assert(
    fc.property(newsText, (text) => {
      expect(findNames(textDocument(text))).toEqual(findNames(textDocument(text)));
    }),
    { seed, numRuns },
  );
});

test.each(['Paul ', '“', '@a ', 'A. ', 'University of ', 'X & ', 'de la ', 'Lee-'])(
  'a long line of %j ends',
  (piece) => {
    const text = piece.repeat(20_000);
    expectSound(text, findNames(textDocument(text)));
  },
);
