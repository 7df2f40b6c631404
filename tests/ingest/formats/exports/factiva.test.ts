import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../../pipeline/ingest/record.js';
import { readFile } from '../../scratch.js';
import { docxOf, rtfOf } from '../documents.js';

const MILL = [
  'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said.',
  'It stood still since 2012.',
];
const BRIDGE = '“We will not sell the bridge,” she said.';

const outline = ({
  sourceId,
  fields: { title, publisher, publishedAt, authors },
  text,
}: SourceRecord): unknown[] => [sourceId, title, publisher, publishedAt, authors, text];

async function read(name: string, content: string | Buffer): Promise<SourceRecord[]> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  return records;
}

const EXPECTED = [
  ['POSTLN0020240501ek5100001', 'Mill to reopen', 'The Post', '2024-05-01', ['Ann Lee'], MILL.join('\n\n')],
  ['POSTLN0020240502ek5200abc', 'Bridge stays', 'The Post', '2024-05-02T09:30', [], BRIDGE],
];

describe('the layout of Factiva without codes', () => {
  test('is a document an article, in pages', async () => {
    const article = (number: string, above: string, paragraphs: readonly string[]): string =>
      `<div id="article-${number}" class="article"><div class="article enArticle"><p>\n</p>${above}<p></p>\n` +
      paragraphs.map((text) => `<p class="articleParagraph enarticleParagraph">${text}  </p>\n`).join('') +
      `<p>Photo: Bo Day</p><p>The Post Ltd</p><p>Document ${number}</p></div></div><br><span></span>`;
    const html =
      '<html><head><title>Factiva</title><style>.enHeadline{}</style></head><body><h1>Dow Jones Factiva</h1>' +
      article(
        'POSTLN0020240501ek5100001',
        '<div>News</div>\n<div id="hd"><span class="enHeadline">Mill to reopen  </span>\n</div><div class="author">By Ann Lee </div>' +
          '<div>1,023 words</div><div>1 May 2024</div><div>The Post</div><div>POSTLN</div><div>Final</div><div>4</div><div>English</div>' +
          '<div>(c) 2024 The Post Ltd </div>',
        [`<b>${MILL[0]!.slice(0, 8)}</b>${MILL[0]!.slice(8)}`, MILL[1]!],
      ) +
      article(
        'POSTLN0020240502ek5200abc',
        '<div id="hd"><span class="enHeadline">Bridge stays</span></div><div>7 Wörter</div><div>2 Mai 2024</div>' +
          '<div>09:30</div><div>The Post</div><div>POSTLN</div><div>Englisch</div>',
        [BRIDGE],
      ) +
      '</body></html>';
    const records = await read('factiva.html', html);
    expect(records.map(outline)).toEqual(EXPECTED);
    expect(records[0]).toMatchObject({
      docId: 'factiva.html#POSTLN0020240501ek5100001',
      mediaType: 'text/plain',
      line: 1,
    });
  });

  test('is a document an article, in RTF, Word and text', async () => {
    const lines = [
      ...[
        'News',
        'Mill to reopen',
        'By Ann Lee',
        '1,023 words',
        '1 May 2024',
        'The Post',
        'POSTLN',
        'Final',
        '4',
        'English',
      ],
      ...['(c) 2024 The Post Ltd', ...MILL, 'The Post Ltd', 'Document POSTLN0020240501ek5100001'],
      ...[
        'Bridge stays',
        '7 words',
        '2 May 2024',
        '09:30',
        'The Post',
        'POSTLN',
        'English',
        'Copyright 2024 The Post',
      ],
      ...[BRIDGE, 'Document POSTLN0020240502ek5200abc'],
      ...['Search Summary', 'Text: mill'],
    ];
    for (const [name, content] of [
      ['a.rtf', rtfOf(lines)],
      ['a.docx', docxOf(lines)],
      ['a.txt', lines.join('\n\n')],
    ] as const)
      expect((await read(name, content)).map(outline), name).toEqual(EXPECTED);
  });

  test.each([
    ['a headline alone', ['Mill to reopen'], 'Mill to reopen', []],
    [
      'names in capitals',
      ['Mill to reopen in May, mayor says', 'ANN LEE'],
      'Mill to reopen in May, mayor says',
      ['ANN LEE'],
    ],
    [
      'a section',
      ['Business; 1', 'Mill to reopen in May, mayor says'],
      'Mill to reopen in May, mayor says',
      [],
    ],
  ])('has above the length %s', async (_, above, title, authors) => {
    const lines = [
      ...above,
      '23 words',
      '1 May 2024',
      'The Post',
      'POSTLN',
      'English',
      'Copyright 2024',
      MILL[0]!,
      'Document POSTLN0020240501ek5100001',
    ];
    expect((await read('a.rtf', rtfOf(lines)))[0]!.fields).toMatchObject({ title, authors });
  });

  test('an article without a length is a fault, which says so', async () => {
    const { records, faults } = await readFile(
      'a.txt',
      `Mill to reopen\n\n${MILL[0]}\n\nDocument POSTLN0020240501ek5100001\n`,
    );
    expect(records).toEqual([]);
    expect(faults).toMatchObject([
      { code: 'no_text', reason: expect.stringMatching(/Factiva.*length and date/) },
    ]);
  });
});

describe('the layout of Factiva with codes', () => {
  const FIELDS = [
    ...[
      ['SE', 'News'],
      ['HD', 'Mill to reopen'],
      ['BY', 'By Ann Lee'],
      ['WC', '23 words'],
      ['PD', '1 May 2024'],
    ],
    ...[
      ['SN', 'The Post'],
      ['SC', 'POSTLN'],
      ['LA', 'English'],
      ['CY', '(c) 2024'],
      ['LP', MILL[0]!],
      ['TD', MILL[1]!],
    ],
    ...[
      ['NS', 'gcat : Political/General News'],
      ['RE', 'uk : United Kingdom'],
      ['AN', 'Document POSTLN0020240501ek5100001'],
    ],
    ...[
      ['HD', 'Bridge stays'],
      ['WC', '7 words'],
      ['PD', '2 May 2024'],
      ['ET', '09:30'],
      ['SN', 'The Post'],
      ['LP', BRIDGE],
    ],
    ['AN', 'Document POSTLN0020240502ek5200abc'],
  ] as const;

  test('is a document an article, in pages', async () => {
    const rows = FIELDS.map(
      ([code, value]) => `<tr><td class="index"><b>${code}</b>&nbsp;</td><td><p>${value}</p></td></tr>`,
    );
    const html = `<html><body><div class="article"><table>${rows.join('\n')}</table></div></body></html>`;
    expect((await read('a.html', html)).map(outline)).toEqual(EXPECTED);
  });

  test('is a document an article, in tables of RTF', async () => {
    const rows = FIELDS.map(
      ([code, value]) =>
        `\\trowd\\pard\\intbl ${code}\\cell ${value.replaceAll('“', '\\ldblquote ').replaceAll('”', '\\rdblquote ')}\\cell\\row`,
    );
    expect((await read('a.rtf', `{\\rtf1\\ansi ${rows.join('\n')}}`)).map(outline)).toEqual(EXPECTED);
  });

  test('is a document an article, in text', async () => {
    const text = FIELDS.map(([code, value]) => `${code}\n${value}`).join('\n\n');
    expect((await read('a.txt', text)).map(outline)).toEqual(EXPECTED);
  });
});

test('a text that names a document is an article', async () => {
  const content = 'The mill stands.\n\nDocument 12345\n';
  expect((await read('a.txt', content)).map(({ text }) => text)).toEqual([content]);
});

describe('a page of Factiva', () => {
  const row = (code: string, value: string): string => `<tr><td>${code}</td><td>${value}</td></tr>`;
  const page = (mark: (code: string) => string, isNumbered = true): string =>
    `<table>${[1, 2]
      .map((id) =>
        [
          row(mark('HD'), `Mill ${id} to reopen`),
          row(mark('PD'), `${id} May 2024`),
          row(mark('SN'), 'The Post'),
          row(mark('LP'), `<p>The mill ${id} stands.</p>`),
          ...(isNumbered ? [row(mark('AN'), `Document POST00002024050${id}ek5100001`)] : []),
        ].join(''),
      )
      .join('')}</table>`;
  const html = (body: string, title = 'News'): string =>
    `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;

  test.each([
    ['in bold', (code: string) => `<b>${code}</b>`],
    ['in capitals', (code: string) => `<B>${code}</B>`],
    ['with blanks', (code: string) => `<strong>${code}&nbsp;</strong>`],
    ['alone', (code: string) => code],
  ])('is known by its codes, %s', async (_, mark) => {
    for (const isNumbered of [true, false]) {
      const { records, faults } = await readFile('a.html', html(page(mark, isNumbered)));
      expect(faults).toEqual([]);
      expect(records.map(({ text, fields }) => [text, fields.title, fields.publisher])).toEqual([
        ['The mill 1 stands.', 'Mill 1 to reopen', 'The Post'],
        ['The mill 2 stands.', 'Mill 2 to reopen', 'The Post'],
      ]);
    }
  });

  test('with one such word is none', async () => {
    const { records } = await readFile('a.html', html('<p><b>HD</b> films</p><p>The mill stands.</p>'));
    expect(records.map(({ mediaType }) => mediaType)).toEqual(['text/html']);
  });

  test('with a class that is another site’s is none', async () => {
    const { records } = await readFile(
      'a.html',
      html('<h1 class="mnheadline">Mill</h1><p>The mill stands.</p>'),
    );
    expect(records.map(({ mediaType }) => mediaType)).toEqual(['text/html']);
  });

  test('without articles is an export without any', async () => {
    const empty = '<p>No results found.</p>';
    const { records, faults } = await readFile('a.html', html(empty, 'Factiva'));
    expect(records).toEqual([]);
    expect(faults.map(({ code, reason }) => [code, reason.slice(0, 28)])).toEqual([
      ['no_text', 'It is an export of Factiva, '],
    ]);
    expect((await readFile('a.html', html(empty, 'Factiva sold'))).records).toHaveLength(1);
  });
});
