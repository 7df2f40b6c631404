import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePointOffsets, codePointBefore } from '../../pipeline/text/code-points.js';
import { propertyRuns } from '../property-runs.js';

describe('CodePointOffsets', () => {
  test('counts a surrogate pair as one', () => {
    const offsets = new CodePointOffsets('a😀b');
    expect([0, 1, 3, 4].map((offset) => offsets.at(offset))).toEqual([0, 1, 2, 3]);
    expect(offsets.length).toBe(3);
  });

  test('an offset inside a pair counts as before it', () => {
    expect(new CodePointOffsets('a😀b').at(2)).toBe(1);
  });

  test('lone surrogates count as one each', () => {
    const offsets = new CodePointOffsets('\ud83d\ud83d\ude00\ude00');
    expect([0, 1, 3, 4].map((offset) => offsets.at(offset))).toEqual([0, 1, 2, 3]);
    expect(offsets.length).toBe(3);
  });

  test.each(propertyRuns(50))(
    'agrees with counting the code points before the offset (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
          const offsets = new CodePointOffsets(text);
          let units = 0;
          [...text].forEach((point, index) => {
            expect(offsets.at(units)).toBe(index);
            units += point.length;
          });
          expect(offsets.at(units)).toBe([...text].length);
          expect(offsets.length).toBe([...text].length);
        }),
        { seed, numRuns },
      );
    },
  );
});

describe('codePointBefore', () => {
  test.each([
    ['ab', 2, 'b'],
    ['a😀', 3, '😀'],
    ['a😀', 2, '\ud83d'],
    ['a\ude00', 2, '\ude00'],
    ['\ude00', 1, '\ude00'],
  ])('%j at %i', (text, offset, expected) => {
    expect(codePointBefore(text, offset)).toBe(expected.codePointAt(0));
  });
});
