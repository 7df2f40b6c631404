import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tarMember, tarOf, zipOf } from '../archives.js';
import { outline, type Reading, readFile } from '../scratch.js';

const TEXT = 'The mill stands.';
const LONG = `${'folder/'.repeat(30)}a.txt`;
const END = Buffer.alloc(1024);
const read = (content: Buffer, name = 'a.tar'): Promise<Reading> => readFile(name, content);
const namesOf = ({ records }: Reading): string[] => records.map(({ docId }) => docId);

/** A record of a pax header: its length counts itself. */
function pax(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (`${length}`.length + rest.length !== length) length = `${length}`.length + rest.length;
  return `${length}${rest}`;
}

describe('the files of a tar archive', () => {
  const files = {
    'may/mill.txt': TEXT,
    'wire.jsonl': '{"id":"1","text":"The mill."}\n',
    'in.zip': zipOf({ 'b.txt': TEXT }),
  };
  const ids = ['may/mill.txt', 'wire.jsonl#1', 'in.zip/b.txt'];

  test.each([
    ['as it is', 'a.tar', tarOf(files)],
    ['compressed', 'a.tar.gz', gzipSync(tarOf(files))],
    ['under its short name', 'a.tgz', gzipSync(tarOf(files))],
    ['under another name', 'a.txt', tarOf(files)],
    ['without an end', 'a.tar', tarOf(files).subarray(0, -1024)],
  ])('%s', async (_, name, content) => {
    const reading = await read(content, name);
    expect(reading.faults).toEqual([]);
    expect(namesOf(reading)).toEqual(ids.map((id) => `${name}/${id}`));
    expect(reading.records[0]).toMatchObject({ sourceId: 'mill', text: TEXT });
  });

  test('of archives that were joined', async () => {
    const joined = Buffer.concat([tarOf({ 'a.txt': TEXT }), tarOf({ 'a.txt': TEXT })]);
    expect(namesOf(await read(joined))).toEqual(['a.tar/a.txt', 'a.tar/a.txt~2']);
  });

  test('of any length', async () => {
    const lengths = [1, 511, 512, 513, 600_000];
    const contents = Object.fromEntries(lengths.map((length) => [`${length}.txt`, 'x'.repeat(length)]));
    const { records } = await read(tarOf(contents));
    expect(records.map(({ text }) => text.length)).toEqual(lengths);
  });

  test.each([
    ['POSIX', tarMember('a.txt', TEXT, { prefix: 'long/folder' }), 'long/folder/a.txt'],
    [
      'pax',
      Buffer.concat([
        tarMember('x', pax('mtime', '1.5') + pax('path', LONG), { type: 'x' }),
        tarMember('short.txt', TEXT),
      ]),
      LONG,
    ],
    [
      'GNU',
      Buffer.concat([tarMember('././@LongLink', `${LONG}\0`, { type: 'L' }), tarMember('short.txt', TEXT)]),
      LONG,
    ],
    ['no UTF-8', tarMember(Buffer.from([0xe9, 0x2e, 0x74, 0x78, 0x74]), TEXT), '\\xE9.txt'],
  ])('with names as %s writes them', async (_, members, name) => {
    expect(namesOf(await read(Buffer.concat([members, tarMember('b.txt', TEXT), END])))).toEqual([
      `a.tar/${name}`,
      'a.tar/b.txt',
    ]);
  });

  test('with a size in binary, and one that stands in a pax header', async () => {
    const size = Buffer.alloc(12);
    size[0] = 0x80;
    size[11] = TEXT.length;
    const members = [
      tarMember('a.txt', TEXT, { size: size.toString('latin1') }),
      tarMember('x', pax('size', `${TEXT.length}`), { type: 'x' }),
      tarMember('b.txt', TEXT, { size: '00000000000\0' }),
      tarMember('c.txt', TEXT),
    ];
    const { records, faults } = await read(Buffer.concat(members));
    expect(faults).toEqual([]);
    expect(records.map(({ docId, text }) => [docId, text])).toEqual(
      ['a', 'b', 'c'].map((id) => [`a.tar/${id}.txt`, TEXT]),
    );
  });

  test('but not folders, links and devices', async () => {
    const members = ['5', '1', '2', '3', 'g'].map((type) => tarMember(`${type}.txt`, '', { type }));
    expect(namesOf(await read(Buffer.concat([...members, tarMember('a.txt', TEXT), END])))).toEqual([
      'a.tar/a.txt',
    ]);
  });
});

describe('damage', () => {
  const [first, second, third] = ['a.txt', 'b.txt', 'c.txt'].map((name) => tarMember(name, TEXT));
  const broken = Buffer.from(second!);
  broken[0] = 0x7a;

  test('of a header costs its file alone', async () => {
    const { records, faults } = await read(Buffer.concat([first!, broken, third!, END]));
    expect(records.map(({ docId }) => docId)).toEqual(['a.tar/a.txt', 'a.tar/c.txt']);
    expect(faults.map(outline)).toEqual([
      { docId: null, sourcePath: 'a.tar', line: null, code: 'unreadable' },
    ]);
    expect(faults[0]!.reason).toContain('byte 1024');
  });

  test('that takes bytes away costs one more, as it moves the next header', async () => {
    const last = tarMember('d.txt', TEXT);
    const { records, faults } = await read(
      Buffer.concat([first!, second!.subarray(0, 700), third!, last, END]),
    );
    expect(records.map(({ docId }) => docId)).toEqual(['a.tar/a.txt', 'a.tar/b.txt', 'a.tar/d.txt']);
    expect(faults).toHaveLength(1);
  });

  test.each([
    ['within a file', 1024 + 512 + 8],
    ['within a header', 1024 + 300],
  ])('cut off %s', async (_, length) => {
    const { records, faults } = await read(Buffer.concat([first!, second!]).subarray(0, length));
    expect(records.map(({ docId }) => docId)).toEqual(['a.tar/a.txt']);
    expect(faults.map(({ code }) => code)).toEqual(['unreadable']);
  });

  test('cut off in gzip', async () => {
    const noise = Array.from({ length: 40_000 }, (_, i) => `${Math.imul(i, 2_654_435_761) >>> 0}`).join(' ');
    const packed = gzipSync(tarOf({ 'a.txt': TEXT, 'b.txt': noise, 'c.txt': TEXT }));
    const { records, faults } = await read(packed.subarray(0, packed.length >> 1), 'a.tar.gz');
    expect(records.map(({ docId }) => docId)).toEqual(['a.tar.gz/a.txt']);
    expect(faults.map(outline)).toEqual([
      { docId: 'a.tar.gz/b.txt', sourcePath: 'a.tar.gz/b.txt', line: null, code: 'unreadable' },
    ]);
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['an empty archive', END, 'empty'],
    ['no archive', Buffer.from(`${TEXT} `.repeat(100)), 'unreadable'],
  ])('%s', async (_, content, code) => {
    const { records, faults } = await read(content);
    expect(records).toEqual([]);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });
});
