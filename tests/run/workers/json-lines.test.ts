import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonLines } from '../../../pipeline/run/workers/json-lines.js';
import { propertyRuns } from '../../property-runs.js';

describe('JSON lines', () => {
  test.each(propertyRuns(100))(
    'are the rows in their order, whatever their length and letters (seed %i)',
    (seed, numRuns) => {
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('x'.repeat(70_000), '“é”😀'.repeat(30_000)),
      );
      fc.assert(
        fc.property(fc.array(fc.record({ text })), (rows) => {
          const lines = new JsonLines();
          for (const row of rows) lines.push(row);
          const expected = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
          expect(new TextDecoder().decode(lines.bytes)).toBe(expected);
          expect(lines.count).toBe(rows.length);
        }),
        { seed, numRuns },
      );
    },
  );

  test('are none without rows', () => {
    expect(new JsonLines().bytes).toEqual(new Uint8Array(0));
  });

  test('that were given do not change when more are added', () => {
    const lines = new JsonLines();
    lines.push({ a: 1 });
    const before = lines.bytes;
    lines.push({ a: 2 });
    expect(new TextDecoder().decode(before)).toBe('{"a":1}\n');
  });
});
