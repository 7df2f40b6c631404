import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8 } from '../../pipeline/text/utf8-order.js';
import { propertyRuns } from '../property-runs.js';

test.each(propertyRuns(500))('compares as the UTF-8 bytes do (seed %i)', (seed, numRuns) => {
  const text = fc.array(fc.constantFrom('a', 'b', 'é', '\uff01', '\ud7ff', '\ue000', '🙂', '𐀀'), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [x, y] = [a.join(''), b.join('')];
      expect(Math.sign(compareUtf8(x, y))).toBe(Math.sign(Buffer.compare(Buffer.from(x), Buffer.from(y))));
    }),
    { seed, numRuns },
  );
});
