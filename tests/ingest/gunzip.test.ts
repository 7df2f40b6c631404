import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../pipeline/ingest/decode/gunzip.js';
import { SourceError } from '../../pipeline/ingest/decode/source-error.js';

/** What comes of gzip data in chunks of that length: the bytes between the errors. */
async function pieces(data: Buffer, chunkBytes = 256 * 1024): Promise<string[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < data.length; at += chunkBytes) yield data.subarray(at, at + chunkBytes);
  }
  const iterator = gunzip(chunks());
  const found = [''];
  for (;;) {
    try {
      const next = await iterator.next();
      if (next.done) return found;
      found[found.length - 1] += next.value.toString('latin1');
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      found.push('');
    }
  }
}

const member = (text: string): Buffer => gzipSync(text);
const damaged = (text: string): Buffer => {
  const bytes = member(text);
  bytes[bytes.length - 6]! ^= 0xff;
  return bytes;
};
const cut = (text: string): Buffer => member(text).subarray(0, -12);
const LONG = randomBytes(60_000).toString('hex');

describe('members of gzip data', () => {
  test.each([1, 7, 100, 256 * 1024])('are joined, in chunks of %i bytes', async (chunkBytes) => {
    const data = Buffer.concat([member('a'), member('bc'), member(''), member('d')]);
    expect(await pieces(data, chunkBytes)).toEqual(['abcd']);
  });

  test('of any length, and many of them', async () => {
    expect(await pieces(Buffer.concat([member(LONG), member('a'), member(LONG)]))).toEqual([
      `${LONG}a${LONG}`,
    ]);
    const many = Array.from({ length: 2000 }, (_, i) => `${i} `);
    expect(await pieces(Buffer.concat(many.map(member)))).toEqual([many.join('')]);
  });
});

describe('a member that is broken costs itself alone', () => {
  test.each([
    ['damaged', damaged],
    ['cut off', cut],
  ])('%s', async (_, broken) => {
    for (const chunkBytes of [5, 64, 256 * 1024]) {
      const [before, after, ...others] = await pieces(
        Buffer.concat([member('first '), broken('second second '), member('third '), member('fourth')]),
        chunkBytes,
      );
      expect(others).toEqual([]);
      expect(before).toMatch(/^first /);
      expect(after).toBe('third fourth');
    }
  });

  test('first, last, and two together', async () => {
    expect((await pieces(Buffer.concat([damaged('x'), member('a')]))).slice(1)).toEqual(['a']);
    expect((await pieces(Buffer.concat([member('a'), cut('x')])))[0]).toMatch(/^a/);
    const two = await pieces(Buffer.concat([member('a'), damaged('x'), damaged('y'), member('b')]));
    expect(two.at(-1)).toBe('b');
  });

  test('where it is long, and so are its neighbours', async () => {
    const long = member(LONG);
    const hole = Buffer.concat([long.subarray(0, 20_000), long.subarray(20_100)]);
    const found = await pieces(Buffer.concat([long, hole, long]));
    expect(found).toHaveLength(2);
    expect(found[0]!.startsWith(LONG)).toBe(true);
    expect(found[1]).toBe(LONG);
  });
});

test('what only begins as a member does is none', async () => {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff]);
  const found = await pieces(Buffer.concat([member('a'), cut('x'), header, header, header, member('b')]));
  expect(found).toHaveLength(2);
  expect(found[1]).toBe('b');
});

test('what is no gzip data has no members', async () => {
  expect(await pieces(Buffer.from('The mill.'))).toEqual(['', '']);
});
