import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import type { CleanDocument } from '../../../pipeline/clean/clean-document.js';
import { pageOf } from '../../../pipeline/clean/web-page.js';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { spanText } from '../../../pipeline/text/span.js';
import { outline, type Reading, readFile } from '../scratch.js';

const FIRST = 'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said on Tuesday.';
const SECOND =
  'The café across the street will reopen, too, its owner said; she paid $250,000 for the building.';
const THIRD =
  'The town has waited for this since 2012, when the last of its three mills was closed for good.';
const TEXT = [FIRST, SECOND, THIRD].join('\n\n');
const PAGE =
  '<!DOCTYPE html><html><head><title>Mill to reopen</title></head><body><nav><a href="/">Home</a></nav>' +
  `<article><h1>Mill to reopen</h1><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></article></body></html>`;

type Fields = Readonly<Record<string, string>>;

const head = (firstLine: string, fields: Fields): string =>
  [firstLine, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');

/** A record with that block; `fields` are added, or take the place of those that it has. */
function record(type: string, id: number, block: string | Buffer, fields: Fields = {}): Buffer {
  const bytes = Buffer.from(block);
  const all = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${id}>`,
    'WARC-Target-URI': `https://post.example/${id}`,
    'WARC-Date': '2024-05-02T10:00:00Z',
    'Content-Type': 'application/http; msgtype=response',
    'Content-Length': `${bytes.length}`,
    ...fields,
  };
  return Buffer.concat([Buffer.from(head('WARC/1.0', all)), bytes, Buffer.from('\r\n\r\n')]);
}

const http = (body: string | Buffer, fields: Fields = {}, status = '200 OK'): Buffer =>
  Buffer.concat([
    Buffer.from(head(`HTTP/1.1 ${status}`, { 'Content-Type': 'text/html; charset=utf-8', ...fields })),
    Buffer.from(body),
  ]);

const response = (id: number, body: string | Buffer = PAGE, fields?: Fields, status?: string): Buffer =>
  record('response', id, http(body, fields, status));

const read = (...records: readonly Buffer[]): Promise<Reading> => readFile('w.warc', Buffer.concat(records));
const idsOf = ({ records }: Reading): string[] => records.map(({ docId }) => docId);

async function cleaned(source: SourceRecord): Promise<CleanDocument> {
  return clean(source, await pageOf(source));
}

async function onlyRecord(...records: readonly Buffer[]): Promise<SourceRecord> {
  const reading = await read(...records);
  expect(reading.faults).toEqual([]);
  expect(reading.records).toHaveLength(1);
  return reading.records[0]!;
}

describe('the pages of a WARC file', () => {
  const archive = [
    record('warcinfo', 1, 'software: crawler\r\n', { 'Content-Type': 'application/warc-fields' }),
    record('request', 2, 'GET / HTTP/1.1\r\n\r\n', { 'Content-Type': 'application/http; msgtype=request' }),
    response(3),
    record('metadata', 4, 'fetchTimeMs: 12\r\n', { 'Content-Type': 'application/warc-fields' }),
    record('resource', 5, PAGE, { 'Content-Type': 'text/html' }),
  ];

  test('are records, each with its address and the id of its record', async () => {
    const { records, faults } = await read(...archive);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'w.warc#3',
        sourcePath: 'w.warc',
        sourceId: '3',
        mediaType: 'text/html',
        encoding: 'utf-8',
        line: 3,
        text: PAGE,
        httpStatus: 200,
        fields: {
          url: 'https://post.example/3',
          publishedAt: null,
          retrievedAt: '2024-05-02T10:00:00Z',
        },
      },
      { docId: 'w.warc#5', mediaType: 'text/html', line: 5, text: PAGE },
    ]);
  });

  test.each([
    [
      'in one gzip member each',
      (records: readonly Buffer[]) => Buffer.concat(records.map((r) => gzipSync(r))),
    ],
    ['in a single one', (records: readonly Buffer[]) => gzipSync(Buffer.concat(records))],
  ])('%s', async (_, packed) => {
    expect(idsOf(await readFile('w.warc.gz', packed(archive)))).toEqual(['w.warc.gz#3', 'w.warc.gz#5']);
  });

  test('under the name of a text', async () => {
    expect(idsOf(await readFile('w.txt', Buffer.concat(archive)))).toEqual(['w.txt#3', 'w.txt#5']);
  });

  test('are cleaned as pages, each character where the map says', async () => {
    const source = await onlyRecord(response(1));
    const { text, map, title } = await cleaned(source);
    expect(text).toBe(TEXT);
    expect(title).toBe('Mill to reopen');
    const start = text.indexOf('café');
    expect(spanText(source.text, map.toSource({ start, end: start + 4 }))).toBe('café');
  });

  test('fetched twice are two records, and so are two of one id', async () => {
    expect(idsOf(await read(response(1), response(2), response(2)))).toEqual([
      'w.warc#1',
      'w.warc#2',
      'w.warc#2~2',
    ]);
  });

  test('have the beginning of their hash for an id where they have none', async () => {
    const nameless = record('response', 1, http(PAGE), { 'WARC-Record-ID': '' });
    expect((await onlyRecord(nameless)).docId).toMatch(/^w\.warc#[0-9a-f]{12}$/);
  });

  test('and texts that were taken out of pages', async () => {
    const conversion = record('conversion', 1, TEXT, { 'Content-Type': 'text/plain' });
    expect(await onlyRecord(conversion)).toMatchObject({ mediaType: 'text/plain', text: TEXT });
  });

  test('whose lines end in LF, with names in other cases, address and id in other brackets', async () => {
    const block = http(PAGE).toString().replaceAll('\r\n', '\n');
    const warc = `WARC/1.1\nwarc-type: Response\nwarc-record-id: <urn:x:1>\nwarc-target-uri: <https://a.example/>\ncontent-length: ${Buffer.byteLength(block)}\n\n${block}\n\n`;
    expect(await onlyRecord(Buffer.from(warc))).toMatchObject({
      docId: 'w.warc#urn:x:1',
      text: PAGE,
      fields: { url: 'https://a.example/' },
    });
  });
});

describe('what is no page is passed over', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
  test.each([
    ['an image', response(1, PNG, { 'Content-Type': 'image/png' })],
    ['an image that is said to be a page', response(1, PNG)],
    ['a redirect', response(1, PAGE, {}, '301 Moved Permanently')],
    ['an empty answer', response(1, '')],
    ['plain text', response(1, 'User-agent: *', { 'Content-Type': 'text/plain' })],
    ['an answer without a type that is no page', record('response', 1, 'HTTP/1.1 200 OK\r\n\r\nplain')],
    [
      'a name lookup',
      record('response', 1, '20240502\npost.example. 1 IN A', { 'Content-Type': 'text/dns' }),
    ],
    ['a repeated page', record('revisit', 1, http(''))],
    ['a head without an end', record('response', 1, 'HTTP/1.1 200 OK\r\nContent-Type: text/html')],
    ['a resource that is no page', record('resource', 1, '{}', { 'Content-Type': 'application/json' })],
  ])('%s', async (_, other) => {
    expect((await onlyRecord(other, response(2))).docId).toBe('w.warc#2');
  });

  test('but a page without a type is one', async () => {
    const block = `HTTP/1.1 200 OK\r\nServer: x\r\n\r\n${PAGE}`;
    expect((await onlyRecord(record('response', 1, block))).text).toBe(PAGE);
  });
});

describe('the page of an error', () => {
  test.each(['404 Not Found', '503 Service Unavailable'])('%s has no text, and a note', async (status) => {
    const { text, notes, page } = await cleaned(await onlyRecord(response(1, PAGE, {}, status)));
    expect(text).toBe('');
    expect(page?.status).toBe('error_page');
    expect(notes).toEqual([{ code: 'error_page', message: `The server answered ${status.slice(0, 3)}.` }]);
  });
});

describe('what HTTP did to a page is undone', () => {
  const bytes = Buffer.from(PAGE);
  const half = bytes.length >> 1;
  const inChunks = Buffer.concat([
    Buffer.from(`${half.toString(16)};ext=1\r\n`),
    bytes.subarray(0, half),
    Buffer.from(`\r\n${(bytes.length - half).toString(16).toUpperCase()}\r\n`),
    bytes.subarray(half),
    Buffer.from('\r\n0\r\n\r\n'),
  ]);
  const chunk = (body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);

  test.each([
    ['chunks', { 'Transfer-Encoding': 'chunked' }, inChunks],
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(PAGE)],
    ['x-gzip', { 'Content-Encoding': 'X-GZIP' }, gzipSync(PAGE)],
    ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync(PAGE)],
    ['deflate without its frame', { 'Content-Encoding': 'deflate' }, deflateRawSync(PAGE)],
    ['br', { 'Content-Encoding': 'br' }, brotliCompressSync(PAGE)],
    ['gzip in chunks', { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' }, chunk(gzipSync(PAGE))],
    ['br in gzip', { 'Content-Encoding': 'br, gzip' }, gzipSync(brotliCompressSync(PAGE))],
    ['nothing', { 'Content-Encoding': 'identity' }, bytes],
  ])('%s', async (_, fields, body) => {
    const source = await onlyRecord(response(1, body, fields));
    expect(source.text).toBe(PAGE);
    expect(source.notes).toBeUndefined();
  });

  test.each([
    ['chunks', { 'Transfer-Encoding': 'chunked' }],
    ['gzip', { 'Content-Encoding': 'gzip' }],
    ['deflate', { 'Content-Encoding': 'deflate' }],
    ['br', { 'Content-Encoding': 'br' }],
    ['zstd', { 'Content-Encoding': 'zstd' }],
  ])('but not where the crawler has undone it already: %s', async (_, fields) => {
    expect((await onlyRecord(response(1, PAGE, fields))).text).toBe(PAGE);
  });

  test.each([
    ['chunks', { 'Transfer-Encoding': 'chunked' }, inChunks.subarray(0, half)],
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(PAGE).subarray(0, -20)],
    ['br', { 'Content-Encoding': 'br' }, brotliCompressSync(PAGE).subarray(0, -20)],
  ])('as far as they go: %s that are cut off', async (_, fields, body) => {
    const source = await onlyRecord(response(1, body, fields));
    expect(PAGE.startsWith(source.text.slice(0, 100))).toBe(true);
    expect(source.notes?.map(({ code }) => code)).toEqual(['partial_text']);
  });

  test('damage and growth without bound are faults of that page', async () => {
    const damaged = gzipSync(PAGE);
    damaged.fill(0xff, 20, 40);
    const { records, faults } = await readFile(
      'w.warc',
      Buffer.concat([
        response(1, damaged, { 'Content-Encoding': 'gzip' }),
        response(2, gzipSync(Buffer.alloc(100_000)), { 'Content-Encoding': 'gzip' }),
        response(3, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2]), { 'Content-Encoding': 'zstd' }),
        response(4),
      ]),
      { maxRecordBytes: 50_000 },
    );
    expect(faults.map(({ docId, code }) => [docId, code])).toEqual([
      ['w.warc#1', 'unreadable'],
      ['w.warc#2', 'too_large'],
      ['w.warc#3', 'unsupported_format'],
    ]);
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#4']);
  });

  test('a page that its crawler cut off says so', async () => {
    const cut = record('response', 1, http(PAGE), { 'WARC-Truncated': 'length' });
    expect((await onlyRecord(cut)).notes?.map(({ code }) => code)).toEqual(['partial_text']);
  });
});

describe('the encoding of a page', () => {
  const inKoi8 = (charset: string): Buffer =>
    Buffer.concat([
      Buffer.from(`<html><head><meta charset="${charset}"></head><body><p>`),
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
      Buffer.from('</p></body></html>'),
    ]);
  test.each([
    ['is that of the HTTP head', { 'Content-Type': 'text/html; charset=koi8-r' }, 'windows-1252', 'Привет'],
    ['in quotation marks', { 'Content-Type': 'text/html;Charset="KOI8-R"' }, 'windows-1252', 'Привет'],
    ['is that of the page where the head has none', { 'Content-Type': 'text/html' }, 'koi8-r', 'Привет'],
    ['or one that nobody knows', { 'Content-Type': 'text/html; charset=x-none' }, 'koi8-r', 'Привет'],
  ])('%s', async (_, fields, declared, word) => {
    const source = await onlyRecord(response(1, inKoi8(declared), fields));
    expect(source).toMatchObject({ encoding: 'koi8-r', text: expect.stringContaining(word) });
  });

  test('is that of its byte order mark, whatever the head says', async () => {
    const body = Buffer.from(`\ufeff${PAGE}`, 'utf16le');
    const source = await onlyRecord(response(1, body, { 'Content-Type': 'text/html; charset=koi8-r' }));
    expect(source).toMatchObject({ encoding: 'utf-16le', text: PAGE });
  });
});

describe('a damaged record costs itself alone', () => {
  const withLength = (id: number, length: number): Buffer =>
    record('response', id, http(PAGE), { 'Content-Length': `${length}` });
  const whole = http(PAGE).length;

  test.each([
    ['its length is too small', withLength(2, whole - 100)],
    ['its length is too large', withLength(2, whole + 200)],
    ['its length goes past the end of the file', withLength(2, 10_000_000)],
    ['its length is larger than a record may be', withLength(2, 10_000_000_000)],
    ['it is cut off', response(2).subarray(0, 700)],
  ])('where %s', async (_, damaged) => {
    const { records, faults } = await read(response(1), damaged, response(3), response(4));
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#1', 'w.warc#3', 'w.warc#4']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ docId: 'w.warc#2', sourcePath: 'w.warc', line: 2 });
  });

  test.each([
    ['it has no length', record('response', 2, http(PAGE), { 'Content-Length': '' })],
    ['its length is no number', record('response', 2, http(PAGE), { 'Content-Length': '-1' })],
    ['its head is broken', Buffer.from(`WARX/1.0\r\nno head\r\n\r\n${PAGE}\r\n\r\n`)],
  ])('where %s', async (_, damaged) => {
    const { records, faults } = await read(response(1), damaged, response(3));
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#1', 'w.warc#3']);
    expect(faults.map(outline)).toEqual([{ docId: null, sourcePath: 'w.warc', line: 2, code: 'unreadable' }]);
    expect(faults[0]!.reason).toContain(`byte ${response(1).length}`);
  });

  test.each([
    ['damaged', (member: Buffer) => Buffer.from(member).fill(0xff, 30, 60)],
    ['cut off', (member: Buffer) => member.subarray(0, -30)],
  ])('in a member of gzip that is %s', async (_, broken) => {
    const [first, second, third] = [response(1), response(2), response(3)].map((bytes) => gzipSync(bytes));
    const { records, faults } = await readFile('w.warc.gz', Buffer.concat([first!, broken(second!), third!]));
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc.gz#1', 'w.warc.gz#3']);
    expect(faults).toMatchObject([{ sourcePath: 'w.warc.gz', code: 'unreadable' }]);
    expect(faults[0]!.reason).toContain('gzip');
  });

  test('at the end of the file', async () => {
    const { records, faults } = await read(response(1), response(2).subarray(0, -50));
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#1']);
    expect(faults.map(outline)).toEqual([
      { docId: 'w.warc#2', sourcePath: 'w.warc', line: 2, code: 'unreadable' },
    ]);
    const packed = Buffer.concat([gzipSync(response(1)), gzipSync(response(2)).subarray(0, -50)]);
    const cut = await readFile('w.warc.gz', packed);
    expect(idsOf(cut)).toEqual(['w.warc.gz#1']);
    expect(cut.faults).toHaveLength(1);
  });

  test('not even that where only the blank lines after it are missing, or too many', async () => {
    const reading = await read(response(1).subarray(0, -4), Buffer.from('\r\n'.repeat(100)), response(2));
    expect(reading.faults).toEqual([]);
    expect(idsOf(reading)).toEqual(['w.warc#1', 'w.warc#2']);
  });

  test('and one that tells of WARC files is whole', async () => {
    const page = `${PAGE}<pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</pre>`;
    expect((await onlyRecord(response(1, page))).text).toBe(page);
  });
});

describe('a record that is too large', () => {
  const large = `<html><body>${'x'.repeat(100_000)}</body></html>`;
  const readSmall = (...records: readonly Buffer[]): Promise<Reading> =>
    readFile('w.warc', Buffer.concat(records), { maxRecordBytes: 50_000 });

  test('is a fault where it is a page, and the next one is read', async () => {
    const { records, faults } = await readSmall(response(1, large), response(2));
    expect(faults.map(outline)).toEqual([
      { docId: 'w.warc#1', sourcePath: 'w.warc', line: 1, code: 'too_large' },
    ]);
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#2']);
  });

  test('is passed over where it is none', async () => {
    const { records, faults } = await readSmall(
      response(1, large, { 'Content-Type': 'video/mp4' }),
      response(2),
    );
    expect(faults).toEqual([]);
    expect(records.map(({ docId }) => docId)).toEqual(['w.warc#2']);
  });
});

describe('a file without records', () => {
  test.each([
    ['empty', '', 'empty'],
    ['of blank lines', '\r\n\r\n', 'empty'],
    ['of anything', 'The mill.', 'unreadable'],
  ])('%s', async (_, content, code) => {
    const { records, faults } = await readFile('w.warc', content);
    expect(records).toEqual([]);
    expect(faults).toMatchObject([{ docId: null, code }]);
  });

  test('of pages has nothing to tell', async () => {
    expect(await read(record('warcinfo', 1, 'software: crawler'))).toEqual({ records: [], faults: [] });
  });
});

test('work grows with the length of the file, whatever its records say', async () => {
  // Records of one length, each of which says to end within the head of a later one.
  const fields = (length: number): Fields => ({ 'Content-Length': `${length}` });
  const size = record('request', 10_000, 'x', fields(1_000_000)).length;
  const lying = Array.from({ length: 40_000 }, (_, i) =>
    record('request', 10_000 + i, 'x', fields(20_000 * size + 10)),
  );
  // Believed, each would have megabytes read again: more than the test has time for.
  const { faults } = await read(...lying);
  expect(faults).toHaveLength(40_000);
});
