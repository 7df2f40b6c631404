import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import { pageOf } from '../../../pipeline/clean/web-page.js';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { spanText } from '../../../pipeline/text/span.js';
import { outline, type Reading, readFile } from '../scratch.js';

const FIRST = 'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said on Tuesday.';
const SECOND =
  'The café across the street will reopen, too, its owner said; she paid $250,000 for the building.';
const THIRD =
  'The town has waited for this since 2012, when the last of its three mills was closed for good.';
const PAGE =
  '<!DOCTYPE html><html><head><title>Mill to reopen</title></head><body>' +
  `<article class="a"><h1>Mill to reopen</h1><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></article></body></html>`;
const FRAME = '<html><body><p>An advertisement for soap.</p></body></html>';
const URL = 'https://post.example/mill';

const joined = (...lines: readonly string[]): string => lines.join('\r\n');

/** As mail has it: bytes beyond ASCII and `=` in hexadecimal, lines broken after 70 characters. */
const quoted = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[=\x80-\xff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/(?:=..|[^=]){70}/g, '$&=\r\n');

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');

const part = (type: string, location: string, encoding: string, body: string): string =>
  joined(
    `Content-Type: ${type}`,
    'Content-ID: <frame@mhtml.blink>',
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Location: ${location}`,
    '',
    body,
  );

const HEAD = joined(
  'From: <Saved by Blink>',
  `Snapshot-Content-Location: ${URL}`,
  'Subject: =?utf-8?Q?Mill=20to=20reopen?=',
  'Date: Thu, 2 May 2024 10:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--x----"',
);

/** A file of these parts. */
const saved = (parts: readonly string[], head = HEAD): string =>
  joined(
    head,
    '',
    '',
    ...parts.map((inner) => `------MultipartBoundary--x----\r\n${inner}`),
    '------MultipartBoundary--x------',
    '',
  );

const page = part('text/html', URL, 'quoted-printable', quoted(PAGE));
const frame = part('text/html', 'https://ads.example/', 'quoted-printable', FRAME);
const image = part('image/png', 'https://post.example/a.png', 'base64', 'iVBORw0KGgo=');

async function only(content: string | Buffer, name = 'mill.mhtml'): Promise<SourceRecord> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
}

describe('a page that a browser saved', () => {
  test('is one record, whose text is the source of the page', async () => {
    expect(await only(saved([page, frame, image]))).toMatchObject({
      docId: 'mill.mhtml',
      sourceId: 'mill',
      mediaType: 'text/html',
      encoding: 'utf-8',
      line: 1,
      text: PAGE,
      fields: {
        url: URL,
        title: null,
        publishedAt: null,
        retrievedAt: 'Thu, 2 May 2024 10:00:00 -0000',
      },
    });
  });

  test.each(['mill.mht', 'mill.txt', 'mill.html'])('is read as one, named %s', async (name) => {
    expect(await only(saved([page]), name)).toMatchObject({ text: PAGE, sourceId: 'mill' });
  });

  test('is cleaned as a page, each character where the map says', async () => {
    const source = await only(saved([page]));
    const { text, map } = clean(source, await pageOf(source));
    expect(text).toBe([FIRST, SECOND, THIRD].join('\n\n'));
    const start = text.indexOf('café');
    expect(spanText(source.text, map.toSource({ start, end: start + 4 }))).toBe('café');
  });

  test.each([
    ['in base64', saved([part('text/html', URL, 'base64', base64(PAGE))])],
    ['as it is', saved([part('text/html', URL, '8bit', PAGE)])],
    ['after its frames', saved([image, frame, page])],
    [
      'in parts of a part',
      saved([`Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n${page}\r\n--in--\r\n`]),
    ],
    ['with line feeds alone', saved([page]).replaceAll('\r\n', '\n')],
    [
      'as the whole message',
      `${joined('From: "Saved by Windows Internet Explorer 11"', part('text/html', URL, 'base64', base64(PAGE)))}`,
    ],
  ])('%s', async (_, content) => {
    expect(await only(content)).toMatchObject({ text: PAGE, fields: { url: URL } });
  });

  test('has no address where it was a file', async () => {
    const local = saved([page]).replaceAll(URL, 'file:///home/ann/mill.html');
    expect((await only(local)).fields.url).toBeNull();
  });

  test('is in the encoding that its part says, before what it says itself', async () => {
    const koi8 = '<html><head><meta charset="windows-1252"></head><p>=F0=D2=C9=D7=C5=D4</p></html>';
    const content = saved([
      part('text/html; charset="koi8-r"', URL, 'quoted-printable', koi8.replace('="', '=3D"')),
    ]);
    expect(await only(content)).toMatchObject({
      encoding: 'koi8-r',
      text: expect.stringContaining('Привет'),
    });
  });

  test('may be short beside its pictures', async () => {
    const large = part('image/png', 'https://post.example/b.png', 'base64', base64('x'.repeat(200_000)));
    const { records } = await readFile('mill.mhtml', saved([page, large]), { maxRecordBytes: 5000 });
    expect(records.map(({ text }) => text)).toEqual([PAGE]);
  });
});

describe('a file without a whole page', () => {
  const codes = ({ faults }: Reading): string[] => faults.map(({ code }) => code);

  test.each([
    ['empty', '', 'empty'],
    ['of pictures', saved([image]), 'no_text'],
    ['without parts', joined(HEAD, '', ''), 'no_text'],
    ['of text', 'The mill stands.', 'no_text'],
    ['of a page without text', saved([part('text/html', URL, '8bit', '')]), 'empty'],
    ['of a page that is no text', saved([part('text/html', URL, 'base64', 'iVBORw0KGgoAAA==')]), 'binary'],
  ])('%s is a fault', async (_, content, code) => {
    const { records, faults } = await readFile('mill.mhtml', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([
      { docId: 'mill.mhtml', sourcePath: 'mill.mhtml', line: null, code },
    ]);
  });

  test('cut off within it has a note', async () => {
    const content = saved([part('text/html', URL, '8bit', PAGE), image]);
    const record = await only(content.slice(0, content.indexOf(THIRD) + 20));
    expect(record.text.endsWith(THIRD.slice(0, 20))).toBe(true);
    expect(record.notes?.map(({ code }) => code)).toEqual(['partial_text']);
  });

  test('whose page is too long', async () => {
    const long = `<html>${'x'.repeat(100_000)}</html>`;
    for (const length of [20_000, 60_000]) {
      const content = saved([part('text/html', URL, '8bit', long)]);
      expect(codes(await readFile('mill.mhtml', content, { maxRecordBytes: length }))).toEqual(['too_large']);
    }
  });

  test('whose parts lie in parts without end', async () => {
    const nested = Array.from(
      { length: 50_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    expect(codes(await readFile('mill.mhtml', nested.join('')))).toEqual(['no_text']);
  });
});
