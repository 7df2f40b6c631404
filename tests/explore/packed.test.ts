import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../pipeline/explore/packed.js';

test('what rows have in common is said once', () => {
  const rows = [1, 2, 3, 4].map((id) => ({ id, kind: id < 4 ? 'a' : null, by: ['x'] }));
  const packedRows = packed(['id', 'kind', 'by'], rows);
  expect(packedRows).toEqual({
    count: 4,
    columns: { id: [1, 2, 3, 4], kind: { of: ['a', null], at: [0, 0, 0, 1] }, by: { all: ['x'] } },
  });
  expect(unpacked(packedRows)).toEqual(rows);
});

test('any rows come out as they went in, also by way of JSON', () => {
  const row = fc.record({
    all: fc.oneof(fc.string(), fc.constant(null), fc.array(fc.integer(), { maxLength: 3 })),
    of: fc.constantFrom('a', null, 'b'),
    at: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const sent = JSON.parse(JSON.stringify(packed(['all', 'of', 'at'], rows)));
      expect(JSON.stringify(unpacked(sent))).toEqual(JSON.stringify(rows));
    }),
  );
});
