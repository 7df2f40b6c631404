import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, type LineEncoding, splitLines } from '../../pipeline/ingest/decode/lines.js';
import { propertyRuns } from '../property-runs.js';

async function* chunked(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i]);
}

async function linesOf(
  bytes: Buffer,
  {
    cuts = [],
    maxBytes = 1000,
    encoding = 'ascii',
  }: { cuts?: number[]; maxBytes?: number; encoding?: LineEncoding },
): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of splitLines(chunked(bytes, cuts), { maxBytes, encoding })) lines.push(line);
  return lines;
}

const textsOf = (lines: readonly Line[]): (string | number)[] =>
  lines.map((line) => (line.kind === 'line' ? line.bytes.toString() : line.length));

describe('splitLines', () => {
  test('gives each line without its end', async () => {
    const lines = await linesOf(Buffer.from('one\ntwo\r\n\nfour'), {});
    expect(textsOf(lines)).toEqual(['one', 'two', '', 'four']);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('a final line end begins no further line', async () => {
    expect(textsOf(await linesOf(Buffer.from('one\n'), {}))).toEqual(['one']);
    expect(await linesOf(Buffer.alloc(0), {})).toEqual([]);
  });

  test('a carriage return within a line stays', async () => {
    expect(textsOf(await linesOf(Buffer.from('a\rb\r\r\n'), {}))).toEqual(['a\rb\r']);
  });

  test('a line of exactly the limit is given, one byte more is skipped with its length', async () => {
    const bytes = Buffer.from('12345\n123456\nshort\n12345\r\n');
    expect(textsOf(await linesOf(bytes, { maxBytes: 5 }))).toEqual(['12345', 6, 'short', '12345']);
  });

  test('a long line that comes in many chunks is counted as a whole', async () => {
    const bytes = Buffer.from(`${'x'.repeat(50)}\nnext`);
    expect(textsOf(await linesOf(bytes, { maxBytes: 5, cuts: [3, 7, 20, 21, 49, 50] }))).toEqual([
      50,
      'next',
    ]);
  });

  test('in UTF-16 a line ends at the unit, not at a byte 0A within another character', async () => {
    // U+0A0A holds the byte twice, U+0A00 both bytes of a line feed the other way round, U+0100 U+0A61 put them side by
    // side.
    const text = 'a\u0a0a\u0a00\u0100\u0a61b\r\nsecond';
    const littleEndian = Buffer.from(text, 'utf16le');
    for (const [bytes, encoding] of [
      [littleEndian, 'utf-16le'],
      [Buffer.from(littleEndian).swap16(), 'utf-16be'],
    ] as const) {
      const lines = await linesOf(bytes, { encoding, cuts: [1, 3, 4, 9, 13] });
      const texts = lines.map((line) => {
        const content = line.kind === 'line' ? Buffer.from(line.bytes) : Buffer.alloc(0);
        return (encoding === 'utf-16le' ? content : content.swap16()).toString('utf16le');
      });
      expect(texts).toEqual(['a\u0a0a\u0a00\u0100\u0a61b', 'second']);
    }
  });

  test.each(propertyRuns(300))('any chunks give the lines of the whole (seed %i)', async (seed, numRuns) => {
    const content = fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', '\r', '{"x":1}'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(fc.nat()),
        fc.integer({ min: 1, max: 12 }),
        async (parts, cuts, maxBytes) => {
          const bytes = Buffer.from(parts.join(''));
          const expected = bytes.toString().split('\n');
          if (expected.at(-1) === '') expected.pop();
          const kept = expected.map((line, i) => {
            const hasEnd = i < expected.length - 1 || bytes.at(-1) === 0x0a;
            const content = hasEnd || line.endsWith('\r') ? line.replace(/\r$/, '') : line;
            return Buffer.byteLength(content) <= maxBytes ? content : Buffer.byteLength(line);
          });
          expect(textsOf(await linesOf(bytes, { cuts, maxBytes }))).toEqual(kept);
        },
      ),
      { seed, numRuns },
    );
  });
});
