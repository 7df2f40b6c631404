import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import type { CleanDocument } from '../../../pipeline/clean/clean-document.js';
import { pageOf } from '../../../pipeline/clean/web-page.js';
import { spanText } from '../../../pipeline/text/span.js';
import { readFile } from '../scratch.js';

const FIRST =
  'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said on Tuesday, and the town has waited for this since 2012.';
const SECOND =
  'The café across the street will reopen, too, its owner said. She paid $250,000 for the building in March and plans to hire twelve people.';
const page = (head: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="en-US"><head>${head}</head><body>\n<nav><a href="/">Home</a></nav>\n` +
  `<article><h1>Mill to reopen</h1>\n${body}</article></body></html>`;
const ARTICLE = `<p>${FIRST}</p>\n<p>${SECOND}</p>`;
const HEAD =
  '<meta charset="utf-8"><title>Mill to reopen - The Post</title><meta property="og:site_name" content="The Post">' +
  '<meta property="article:published_time" content="2024-05-01"><meta property="article:modified_time" content="2024-05-02">' +
  '<link rel="canonical" href="https://post.example/mill">';

async function cleaned(content: string | Buffer, name = 'mill.html'): Promise<CleanDocument> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  return clean(records[0]!, await pageOf(records[0]!));
}

describe('a web page', () => {
  test('is one record, whose text is its source', async () => {
    const content = page(HEAD, ARTICLE);
    const { records } = await readFile('mill.html', content);
    expect(records).toMatchObject([
      {
        docId: 'mill.html',
        sourceId: 'mill',
        mediaType: 'text/html',
        encoding: 'utf-8',
        text: content,
        line: 1,
      },
    ]);
  });

  test.each(['mill.html', 'mill.htm', 'mill.xhtml', 'mill.txt', 'mill.jsonl'])(
    'is read as one, named %s',
    async (name) => {
      expect((await cleaned(page(HEAD, ARTICLE), name)).text).toBe(`${FIRST}\n\n${SECOND}`);
      expect((await readFile(name, page(HEAD, ARTICLE))).records[0]!.sourceId).toBe('mill');
    },
  );

  test('tells what its article is', async () => {
    expect(await cleaned(page(HEAD, ARTICLE))).toMatchObject({
      title: 'Mill to reopen',
      publisher: 'The Post',
      url: 'https://post.example/mill',
      publishedAt: '2024-05-01',
      modifiedAt: '2024-05-02',
      page: { metadata: { language: { value: 'en-US', source: 'html' } } },
    });
  });

  test('has each character of its article where the map says', async () => {
    const html = page(
      HEAD,
      `<p>${FIRST.replace('Tom Roe', '<b>Tom</b> <i>Roe</i>')}</p><p>${SECOND.replace('é', '&eacute;')}</p>`,
    );
    const { text, map } = await cleaned(html);
    expect(text).toBe(`${FIRST}\n\n${SECOND}`);
    for (const [words, source] of [
      ['Mayor Tom Roe said', 'Mayor <b>Tom</b> <i>Roe</i> said'],
      ['The café across', 'The caf&eacute; across'],
    ] as const) {
      const start = text.indexOf(words);
      expect(spanText(html, map.toSource({ start, end: start + words.length }))).toBe(source);
    }
  });

  test('gives what it took out, in the order of the source and without overlaps', async () => {
    const { removals } = await cleaned(
      page(HEAD, `<p>By Ann Lee</p>${ARTICLE}<p>Click here to subscribe to our newsletter.</p>`),
    );
    expect(removals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['navigation', 'title']));
    let end = 0;
    for (const { source } of removals) {
      expect(source.start).toBeGreaterThanOrEqual(end);
      expect(source.end).toBeGreaterThan(source.start);
      end = source.end;
    }
  });

  test('of an error has no text, a note, and no rows', async () => {
    const { text, notes } = await cleaned(
      '<html><head><title>404 Not Found</title></head><body><h1>Not found</h1><p>The page is gone.</p></body></html>',
    );
    expect(text).toBe('');
    expect(notes.map(({ code }) => code)).toEqual(['error_page']);
  });
});

describe('the encoding of a web page', () => {
  const body = `<p>${FIRST}</p><p>“${SECOND}”</p>`;
  const text = `${FIRST}\n\n“${SECOND}”`;

  test('is the one that it declares, as browsers understand it', async () => {
    const cp1252 = page('<meta charset="iso-8859-1">', body)
      .replaceAll('“', '\u0093')
      .replaceAll('”', '\u0094');
    const content = Buffer.from(cp1252, 'latin1');
    expect((await cleaned(content)).text).toBe(text);
    const { records } = await readFile('mill.html', content);
    expect(records[0]!.encoding).toBe('windows-1252');
  });

  test('is UTF-8 where its bytes are, whatever it declares', async () => {
    expect((await cleaned(page('<meta charset="iso-8859-1">', body))).text).toBe(text);
  });

  test('may be Russian', async () => {
    const html = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body><p>',
      ),
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
      Buffer.from('</p></body></html>'),
    ]);
    const { records } = await readFile('mill.html', html);
    expect(records[0]).toMatchObject({ encoding: 'koi8-r', text: expect.stringContaining('Привет') });
  });

  test('of UTF-8 with a broken byte costs that byte, and a note says so', async () => {
    const [before, after] = page(HEAD, `${body}<p class="ad">X</p>`).split('X');
    const content = Buffer.concat([Buffer.from(before!), Buffer.from([0xe9]), Buffer.from(after!)]);
    const { text: read, notes } = await cleaned(content);
    expect(read).toBe(text);
    expect(notes.map(({ code }) => code)).toEqual(['broken_characters']);
  });

  test('is none where it is no text', async () => {
    const { faults } = await readFile('mill.html', Buffer.from('89504e470d0a1a0a0a', 'hex'));
    expect(faults).toMatchObject([{ code: 'binary', docId: 'mill.html' }]);
  });

  test('of UTF-8 with a stray byte that no encoding has costs that byte, too', async () => {
    const [before, after] = page('', `<p>${FIRST}</p><p class="ad">X</p>`).split('X');
    const content = Buffer.concat([Buffer.from(before!), Buffer.from([0x81]), Buffer.from(after!)]);
    const { records } = await readFile('mill.html', content);
    expect(records[0]).toMatchObject({ encoding: 'utf-8', notes: [{ code: 'broken_characters' }] });
  });

  test.each([
    ['within a word', FIRST.slice(0, 5).length],
    ['within a tag', -4],
  ])('a zero byte %s costs nothing else', async (_, at) => {
    const html = page(HEAD, body);
    const place = html.indexOf(FIRST) + at;
    const { text: read, notes } = await cleaned(Buffer.from(`${html.slice(0, place)}\0${html.slice(place)}`));
    expect(read).toBe(text);
    expect(notes.map(({ code }) => code)).toEqual(['broken_characters']);
  });

  test('is none where zero bytes are many', async () => {
    const { faults } = await readFile('mill.html', Buffer.from(page('', body).replaceAll('e', '\0')));
    expect(faults.map(({ code }) => code)).toEqual(['binary']);
  });

  test('that it declares holds where a byte is none of its characters', async () => {
    const letters = Array.from({ length: 40 }, () => [0x93, 0xfa, 0x96, 0x7b]).flat();
    const pageOf = (bytes: readonly number[]): Buffer =>
      Buffer.concat([Buffer.from('<meta charset="shift_jis"><p>'), Buffer.from(bytes), Buffer.from('</p>')]);
    const { records } = await readFile('mill.html', pageOf([...letters, 0xfd, ...letters]));
    expect(records[0]).toMatchObject({
      encoding: 'shift_jis',
      text: expect.stringContaining(`${'日本'.repeat(40)}\ufffd${'日本'.repeat(40)}`),
      notes: [{ code: 'broken_characters' }],
    });
    // As many broken bytes as characters: it is in another encoding.
    const { records: others } = await readFile('mill.html', pageOf([0x93, 0xfa, 0xfd, 0xff]));
    expect(others.map(({ encoding }) => encoding)).not.toContain('shift_jis');
  });

  test('of UTF-16 that is cut off within a character costs that one', async () => {
    const content = Buffer.from(`\ufeff${page('', body)}`, 'utf16le').subarray(0, -1);
    const { records } = await readFile('mill.html', content);
    expect(records[0]).toMatchObject({ encoding: 'utf-16le', notes: [{ code: 'broken_characters' }] });
  });

  test('cannot be known where the bytes are of none', async () => {
    const utf16 = Buffer.from(`\ufeff${page('', body)}`, 'utf16le');
    const noise = Buffer.from(Array.from({ length: 500 }, (_, i) => 0x81 + ((i * 37) % 0x7e)));
    for (const content of [
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from(utf16.swap16())]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.alloc(200, 0xd8)]),
      Buffer.concat([Buffer.from('<html><p>'), noise, Buffer.from('</p></html>')]),
    ]) {
      const { records, faults } = await readFile('mill.html', content);
      expect(records).toEqual([]);
      expect(faults.map(({ code }) => code)).toEqual(['undecodable']);
    }
  });
});
