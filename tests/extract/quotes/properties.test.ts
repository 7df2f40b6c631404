import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../pipeline/extract/quotes/quotes.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { propertyRuns } from '../../property-runs.js';
import { annotated } from './annotated.js';

const PIECES = [
  '⟨Ann Lee⟩',
  '⟨Bo Kim⟩',
  '⟨org:Acme⟩',
  'said',
  'told',
  'saying',
  'called',
  'that',
  'according to',
  'he',
  'she',
  'who',
  'the president',
  'was',
  'and',
  'but',
  'will fall',
  'taxes',
  '“',
  '”',
  '"',
  "'",
  '’s',
  "''",
  '«',
  '»',
  ',',
  '.',
  '?',
  ':',
  '—',
  '(',
  ')',
  '\n',
  '…',
  ' ',
  '(@lee) May 3, 2020',
  '6\'2"',
  '😀',
];

const newsLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' '));
const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('for any text', () => {
  test.each(propertyRuns(400))(
    'content is never empty, ascends, does not overlap and stays inside the text (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(fc.oneof(newsLike, anyText), (marked) => {
          const { document, names } = annotated(marked);
          let before = 0;
          for (const { content, speaker, cue, speakerEntity, speakerName } of findQuotes(document, names)) {
            expect(content.length).toBeGreaterThan(0);
            expect(content[0]!.start).toBeGreaterThanOrEqual(before);
            before = content[0]!.start;
            let end = 0;
            for (const span of content) {
              expect(span.start).toBeGreaterThanOrEqual(end);
              expect(span.end).toBeGreaterThan(span.start);
              end = span.end;
            }
            for (const span of [...content, ...speaker, ...cue]) {
              expect(span.end).toBeLessThanOrEqual(document.text.length);
              expect(document.text.slice(span.start, span.end)).toBe(
                document.text.slice(span.start, span.end).trim(),
              );
            }
            if (speakerEntity !== null) expect(speakerName).toBe(names.entities[speakerEntity]!.name);
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(400))('two quotes never share their content (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(newsLike, (marked) => {
        const { document, names } = annotated(marked);
        const spans = findQuotes(document, names).flatMap(({ content }) => content);
        const sorted = [...spans].sort((a, b) => a.start - b.start);
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i]!.start).toBeGreaterThanOrEqual(sorted[i - 1]!.end);
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(50))('the same text gives the same quotes (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(newsLike, (marked) => {
        const { document, names } = annotated(marked);
        expect(findQuotes(document, names)).toEqual(findQuotes(document, names));
      }),
      { seed, numRuns },
    );
  });
});

test.each([
  ['marks', '“a '],
  ['cues', 'he said '],
  ['participles and commas', ', saying '],
  ['attributions', '“We won,” she said. '],
  ['colons', 'a: '],
  ['relative clauses', ', who '],
  ['according to', 'according to '],
  ['questions', '“Why?” Lee '],
])('a line of nothing but %s is read to its end', (_, piece) => {
  const text = piece.repeat(30_000);
  expect(() => findQuotes(textDocument(text), { mentions: [], entities: [] })).not.toThrow();
});
