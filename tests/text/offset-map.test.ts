import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edit, OffsetMap } from '../../pipeline/text/offset-map.js';
import type { Span } from '../../pipeline/text/span.js';
import { propertyRuns } from '../property-runs.js';

/** A text and ascending, not overlapping edits of it. */
const editedText = fc
  .string({ maxLength: 40 })
  .chain((text) => editsOf(text).map((edits) => ({ text, edits })));

const editsOf = (text: string): fc.Arbitrary<Edit[]> =>
  fc
    .array(fc.record({ cut: fc.nat({ max: text.length }), replacement: fc.string({ maxLength: 3 }) }), {
      maxLength: 6,
    })
    .map((items) => {
      const cuts = items.map(({ cut }) => cut).sort((a, b) => a - b);
      const edits: Edit[] = [];
      for (let i = 0; i + 1 < cuts.length; i += 2) {
        edits.push({ start: cuts[i]!, end: cuts[i + 1]!, replacement: items[i]!.replacement });
      }
      return edits;
    });

/** For each unit of the edited text the span it came from, worked out the slow way. */
function origins(text: string, edits: readonly Edit[]): { unit: string; from: Span }[] {
  const units: { unit: string; from: Span }[] = [];
  let at = 0;
  const keep = (end: number): void => {
    for (; at < end; at++) units.push({ unit: text[at]!, from: { start: at, end: at + 1 } });
  };
  for (const { start, end, replacement } of edits) {
    keep(start);
    const isExact = replacement.length === end - start;
    [...Array(replacement.length).keys()].forEach((i) => {
      const from = isExact ? { start: start + i, end: start + i + 1 } : { start, end };
      units.push({ unit: replacement[i]!, from });
    });
    at = end;
  }
  keep(text.length);
  return units;
}

const spansOf = (length: number): Span[] =>
  [...Array(length).keys()].flatMap((start) =>
    [...Array(length - start).keys()].map((i) => ({ start, end: start + i + 1 })),
  );

describe('OffsetMap.apply', () => {
  test('replaces and takes out', () => {
    const edits = [
      { start: 1, end: 3, replacement: '' },
      { start: 4, end: 5, replacement: 'xyz' },
    ];
    expect(OffsetMap.apply('abcdef', edits).text).toBe('adxyzf');
  });

  test.each(propertyRuns(300))(
    'every span of the new text leads to the part it came from (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(editedText, ({ text, edits }) => {
          const edited = OffsetMap.apply(text, edits);
          const units = origins(text, edits);
          expect(edited.text).toBe(units.map(({ unit }) => unit).join(''));
          for (const span of spansOf(units.length)) {
            expect(edited.map.toSource(span)).toEqual({
              start: units[span.start]!.from.start,
              end: units[span.end - 1]!.from.end,
            });
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test.each([
    [
      'overlapping',
      [
        { start: 0, end: 2, replacement: '' },
        { start: 1, end: 3, replacement: '' },
      ],
    ],
    [
      'out of order',
      [
        { start: 2, end: 3, replacement: '' },
        { start: 0, end: 1, replacement: '' },
      ],
    ],
    ['reversed', [{ start: 2, end: 1, replacement: '' }]],
    ['outside the text', [{ start: 2, end: 9, replacement: '' }]],
  ])('refuses edits that are %s', (_, edits) => {
    expect(() => OffsetMap.apply('abcd', edits)).toThrow(RangeError);
  });
});

describe('OffsetMap.toSource', () => {
  test('what was removed inside a span is part of its source', () => {
    const { map } = OffsetMap.apply('Ann [x] Lee', [{ start: 3, end: 7, replacement: '' }]);
    expect(map.toSource({ start: 0, end: 7 })).toEqual({ start: 0, end: 11 });
  });

  test('what was taken out at the edge of a span is not', () => {
    const { map } = OffsetMap.apply('[x]Ann[x]', [
      { start: 0, end: 3, replacement: '' },
      { start: 6, end: 9, replacement: '' },
    ]);
    expect(map.toSource({ start: 0, end: 3 })).toEqual({ start: 3, end: 6 });
  });

  test('an empty span leads to an empty one', () => {
    const { map } = OffsetMap.apply('abcd', [{ start: 0, end: 2, replacement: '' }]);
    expect(map.toSource({ start: 1, end: 1 })).toEqual({ start: 3, end: 3 });
    expect(map.toSource({ start: 2, end: 2 })).toEqual({ start: 4, end: 4 });
  });

  test('an empty text leads to its beginning', () => {
    const { map } = OffsetMap.apply('abc', [{ start: 0, end: 3, replacement: '' }]);
    expect(map.toSource({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
    expect(OffsetMap.identity(0).fromSource(0)).toBe(0);
  });
});

describe('OffsetMap.fromSource', () => {
  test('an offset inside a removed part is the place of the removal', () => {
    const { map } = OffsetMap.apply('abcdef', [{ start: 2, end: 5, replacement: '' }]);
    expect([0, 1, 2, 3, 5, 6].map((offset) => map.fromSource(offset))).toEqual([0, 1, 2, 2, 2, 3]);
  });

  test.each(propertyRuns(300))(
    'agrees with toSource where the text is the old one (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(editedText, ({ text, edits }) => {
          const { map } = OffsetMap.apply(
            text,
            edits.map((edit) => ({ ...edit, replacement: '' })),
          );
          const kept = text.length - edits.reduce((sum, { start, end }) => sum + end - start, 0);
          for (const span of spansOf(kept)) expect(map.fromSource(map.toSource(span).start)).toBe(span.start);
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(300))('never goes back (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        const { map } = OffsetMap.apply(text, edits);
        const places = [...Array(text.length + 1).keys()].map((offset) => map.fromSource(offset));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
      { seed, numRuns },
    );
  });
});

describe('OffsetMap.after', () => {
  test.each(propertyRuns(400))(
    'is the same as going back in two steps, insertions excepted (seed %i)',
    (seed, numRuns) => {
      const replacing = (edits: readonly Edit[]): Edit[] => edits.filter(({ start, end }) => start < end);
      const twice = editedText.chain(({ text, edits }) => {
        const first = OffsetMap.apply(text, edits);
        return editsOf(first.text).map((more) => ({
          first,
          second: OffsetMap.apply(first.text, replacing(more)),
        }));
      });
      fc.assert(
        fc.property(twice, ({ first, second }) => {
          const composed = second.map.after(first.map);
          for (const span of spansOf(second.text.length)) {
            expect(composed.toSource(span)).toEqual(first.map.toSource(second.map.toSource(span)));
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test('a replacement cut in two leads back whole from either part', () => {
    const first = OffsetMap.apply('ab', [{ start: 0, end: 2, replacement: 'xyz' }]);
    const second = OffsetMap.apply('xyz', [{ start: 2, end: 3, replacement: '' }]);
    expect(second.map.after(first.map).toSource({ start: 1, end: 2 })).toEqual({ start: 0, end: 2 });
  });
});
