import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type FileEffects, nodeFiles } from '../../../pipeline/ingest/inputs/effects.js';
import { type Packed, tarOf, zipOf } from '../archives.js';
import { outline, type Reading, readFile, readInputs, scratch } from '../scratch.js';

const TEXT = 'The mill stands.';
const record = (id: string): string => `${JSON.stringify({ id, text: TEXT })}\n`;
const read = (content: Buffer, name = 'a.zip'): Promise<Reading> => readFile(name, content);
const namesOf = ({ records }: Reading): string[] => records.map(({ docId }) => docId);

/** Reads an archive and tells what was skipped in it. */
async function skippedIn(content: Buffer): Promise<unknown[]> {
  const skipped: unknown[] = [];
  await readFile('a.zip', content, { onSkipped: (...what) => skipped.push(what) });
  return skipped;
}

describe('the files of a ZIP archive', () => {
  const files = {
    'may/mill.txt': TEXT,
    'may/wire.jsonl': record('1') + record('2'),
    'june.csv.gz': gzipSync(`id,text\n7,${TEXT}\n`),
    'page.html': '<html><body><p>The mill.</p></body></html>',
    'w.warc':
      'WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:9>\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nThe mill.',
  };
  const ids = [
    'may/mill.txt',
    'may/wire.jsonl#1',
    'may/wire.jsonl#2',
    'june.csv.gz#7',
    'page.html',
    'w.warc#9',
  ];

  test('are read as files in a folder of its name', async () => {
    const reading = await read(zipOf(files));
    expect(reading.faults).toEqual([]);
    expect(namesOf(reading)).toEqual(ids.map((id) => `a.zip/${id}`));
    expect(reading.records[0]).toMatchObject({
      sourcePath: 'a.zip/may/mill.txt',
      sourceId: 'mill',
      mediaType: 'text/plain',
      text: TEXT,
    });
  });

  test.each([
    ['stored', (name: string, content: string | Buffer): Packed => ({ name, content, method: 0 })],
    [
      'with sizes after them, as streams write them',
      (name: string, content: string | Buffer): Packed => ({ name, content, flags: 8 }),
    ],
  ])('%s', async (_, packed) => {
    const archive = zipOf(Object.entries(files).map(([name, content]) => packed(name, content)));
    expect(namesOf(await read(archive))).toEqual(ids.map((id) => `a.zip/${id}`));
  });

  test('under another name', async () => {
    expect(namesOf(await read(zipOf({ 'a.txt': TEXT }), 'a.txt'))).toEqual(['a.txt/a.txt']);
  });

  test('whose bytes only come in their order: from standard input, or compressed', async () => {
    const effects: FileEffects = {
      ...nodeFiles,
      async *standardInput() {
        yield zipOf({ 'a.txt': TEXT });
      },
    };
    expect(namesOf(await readInputs(scratch(), ['-'], { effects }))).toEqual(['-/a.txt']);
    expect(namesOf(await read(gzipSync(zipOf({ 'a.txt': TEXT })), 'a.zip.gz'))).toEqual(['a.zip.gz/a.txt']);
  });

  test('of a WACZ archive, whose indexes are no articles', async () => {
    const wacz = zipOf({
      'archive/data.warc.gz': gzipSync(files['w.warc']),
      'pages/pages.jsonl': '{"format":"json-pages-1.0"}\n',
      'indexes/index.cdx': 'x',
      'datapackage.json': '{"profile":"data-package"}',
    });
    const reading = await read(wacz, 'a.wacz');
    expect(reading.faults).toEqual([]);
    expect(namesOf(reading)).toEqual(['a.wacz/archive/data.warc.gz#9']);
  });

  test('in archives of their own', async () => {
    const inner = zipOf({ 'b.txt': TEXT });
    const reading = await read(zipOf({ 'in.zip': inner, 'in.tar': tarOf({ 'c.txt': TEXT }) }));
    expect(reading.faults).toEqual([]);
    expect(namesOf(reading)).toEqual(['a.zip/in.zip/b.txt', 'a.zip/in.tar/c.txt']);
  });

  test('many, and large ones', async () => {
    const large = `${TEXT} `.repeat(100_000);
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.txt`, TEXT]));
    const { records, faults } = await read(zipOf({ ...many, 'large.txt': large }));
    expect(faults).toEqual([]);
    expect(records).toHaveLength(3001);
    expect(records.at(-1)!.text).toBe(large);
  });
});

describe('names in an archive', () => {
  test.each([
    ['in UTF-8, said or not', Buffer.from('é.txt'), 'é.txt'],
    ['in code page 437', Buffer.from([0x82, 0x2e, 0x74, 0x78, 0x74]), 'é.txt'],
    ['with the separator of Windows', Buffer.from('may\\a.txt'), 'may/a.txt'],
    ['that lead out of it', Buffer.from('../../etc/passwd.txt'), '../../etc/passwd.txt'],
    ['that begin at the root', Buffer.from('/etc/passwd.txt'), '/etc/passwd.txt'],
    ['that begin at the folder itself', Buffer.from('./a.txt'), 'a.txt'],
    ['that would name a record of another file', Buffer.from('w.jsonl#7.txt'), 'w.jsonl\\x237.txt'],
  ])('%s', async (_, name, shown) => {
    const reading = await read(zipOf([{ name, content: TEXT }]));
    expect(reading.faults).toEqual([]);
    expect(namesOf(reading)).toEqual([`a.zip/${shown}`]);
  });

  test('that are there twice are told apart', async () => {
    const twice = { name: 'a.txt', content: TEXT };
    const { records } = await read(zipOf([twice, { ...twice, content: 'Another.' }]));
    expect(records.map(({ docId, sourceId, text }) => [docId, sourceId, text])).toEqual([
      ['a.zip/a.txt', 'a', TEXT],
      ['a.zip/a.txt~2', 'a', 'Another.'],
    ]);
  });
});

describe('what is not read', () => {
  test('is told of as in folders', async () => {
    const archive = zipOf({
      'a.txt': TEXT,
      'b.epub': 'x',
      'c.xyz': 'x',
      '.hidden.txt': TEXT,
      '.git/a.txt': TEXT,
      '__MACOSX/a.txt': TEXT,
      'empty/': '',
    });
    expect(namesOf(await read(archive))).toEqual(['a.zip/a.txt']);
    expect(await skippedIn(archive)).toEqual([
      ['unknown_extension', 'a.zip/b.epub', '.epub'],
      ['unknown_extension', 'a.zip/c.xyz', null],
      ['hidden', 'a.zip/.hidden.txt', null],
      ['hidden', 'a.zip/.git/a.txt', null],
      ['hidden', 'a.zip/__MACOSX/a.txt', null],
    ]);
  });

  test.each([
    ['an empty one', zipOf({})],
    ['one of other files', zipOf({ 'word/document.xyz': 'x' })],
  ])('an archive without anything else is empty: %s', async (_, archive) => {
    const { records, faults } = await read(archive);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: null, sourcePath: 'a.zip', line: null, code: 'empty' }]);
  });
});

describe('a file in an archive that cannot be had costs itself alone', () => {
  const damaged = Buffer.alloc(20, 0xff);
  test.each([
    ['encrypted', { flags: 1 }, /encrypted/],
    ['packed in a way that nobody reads', { method: 9 }, /method 9/],
    ['damaged', { packed: damaged }, /damaged/],
    ['of another length than the index says', { method: 0, packed: Buffer.from(`${TEXT} `) }, /damaged/],
    ['of another checksum', { method: 0, packed: Buffer.from(TEXT.replace('m', 'n')) }, /damaged/],
  ])('%s', async (_, odd, reason) => {
    const archive = zipOf([
      { name: 'a.txt', content: TEXT },
      { name: 'b.txt', content: TEXT, ...odd },
      { name: 'c.txt', content: TEXT },
    ]);
    const { records, faults } = await read(archive);
    expect(records.map(({ docId }) => docId)).toEqual(['a.zip/a.txt', 'a.zip/c.txt']);
    expect(faults.map(outline)).toEqual([
      { docId: 'a.zip/b.txt', sourcePath: 'a.zip/b.txt', line: null, code: 'unreadable' },
    ]);
    expect(faults[0]!.reason).toMatch(reason);
  });

  test('too long for one article', async () => {
    const archive = zipOf({ 'a.txt': 'x'.repeat(2000), 'b.txt': TEXT });
    const { records, faults } = await readFile('a.zip', archive, { maxRecordBytes: 1000 });
    expect(faults.map(({ docId, code }) => [docId, code])).toEqual([['a.zip/a.txt', 'too_large']]);
    expect(records.map(({ docId }) => docId)).toEqual(['a.zip/b.txt']);
  });
});

describe('an archive that is', () => {
  const whole = zipOf({ 'a.txt': TEXT, 'b.txt': TEXT });
  const withEntryBroken = Buffer.from(whole);
  withEntryBroken.write('XX', whole.lastIndexOf('PK\u0001\u0002'));
  test.each([
    ['cut off', whole.subarray(0, -30), []],
    ['of nothing but its signature', whole.subarray(0, 4), []],
    ['broken in its index', withEntryBroken, ['a.zip/a.txt']],
    ['no archive', Buffer.from(TEXT), []],
  ])('%s is one fault, after what can be read', async (_, content, ids) => {
    const { records, faults } = await read(content);
    expect(records.map(({ docId }) => docId)).toEqual(ids);
    expect(faults.map(outline)).toEqual([
      { docId: null, sourcePath: 'a.zip', line: null, code: 'unreadable' },
    ]);
  });

  test('packed in itself over and over is opened four times', async () => {
    let archive = zipOf({ 'a.txt': TEXT });
    for (let depth = 0; depth < 3; depth++) archive = zipOf({ 'in.zip': archive });
    expect(namesOf(await read(archive))).toEqual(['a.zip/in.zip/in.zip/in.zip/a.txt']);
    const { records, faults } = await read(zipOf({ 'in.zip': archive }));
    expect(records).toEqual([]);
    expect(faults).toMatchObject([
      { sourcePath: 'a.zip/in.zip/in.zip/in.zip/in.zip', code: 'unsupported_format' },
    ]);
  });

  test('a bomb is given up, what came before it is kept', async () => {
    const line = Buffer.alloc(24 << 20, 'x');
    const bombs = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.jsonl`, content: line }));
    const { records, faults } = await read(zipOf([{ name: 'a.txt', content: TEXT }, ...bombs]));
    expect(records.map(({ docId }) => docId)).toEqual(['a.zip/a.txt']);
    expect(faults.filter(({ reason }) => reason.includes('200-fold'))).toHaveLength(1);
    expect(new Set(faults.map(({ sourcePath }) => sourcePath)).size).toBeLessThan(6);
  });
});
