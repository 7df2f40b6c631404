import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../../pipeline/ingest/record.js';
import { readFile } from '../../scratch.js';
import { docxOf, rtfOf } from '../documents.js';

const MILL = [
  'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said on Tuesday.',
  'It stood still since 2012.',
];
const BRIDGE = ['“We will not sell the bridge,” she said.'];

/** What was read of each article. */
const outline = ({ fields: { title, publisher, publishedAt, authors }, text }: SourceRecord): unknown[] => [
  title,
  publisher,
  publishedAt,
  authors,
  text,
];

async function read(name: string, content: string | Buffer): Promise<SourceRecord[]> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  return records;
}

describe('the old layout of Nexis', () => {
  const TXT = `Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2020  16:51:31

                               1 of 2 DOCUMENTS


                                  The Post (London)

                            May 11, 2020 Monday
                             Final Edition

Mill to reopen; Town
waited for this

BYLINE: Ann Lee and Tom Roe

SECTION: HOME NEWS; Pg. 4

LENGTH: 23 words

DATELINE: HARLOW

${MILL[0]!.replace('people, Mayor', 'people,\nMayor')}

${MILL[1]}

LOAD-DATE: May 12, 2020

LANGUAGE: ENGLISH

GRAPHIC: The mill. (Picture: Bo Day)

                       Copyright 2020 The Post
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                          Copyright 2020 Der Bote

                                  Der Bote

                            11. Mai 2020 Montag

Die Brücke bleibt

AUTOR: Von Bo Day

RUBRIK: LOKALES; S. 3

LÄNGE: 7 Wörter

${BRIDGE[0]}

UPDATE: 12. Mai 2020

`;
  const MILL_TEXT = `${MILL[0]!.replace('people, Mayor', 'people,\nMayor')}\n\n${MILL[1]}`;

  test('is a document an article, in the order of the file', async () => {
    const records = await read('nexis.TXT', TXT);
    expect(records.map(outline)).toEqual([
      [
        'Mill to reopen; Town waited for this',
        'The Post (London)',
        '2020-05-11',
        ['Ann Lee', 'Tom Roe'],
        MILL_TEXT,
      ],
      ['Die Brücke bleibt', 'Der Bote', '2020-05-11', ['Bo Day'], BRIDGE[0]],
    ]);
    expect(records.map(({ line, mediaType, docId }) => [line, mediaType, docId])).toEqual([
      [7, 'text/plain', expect.stringMatching(/^nexis\.TXT#[\da-f]{12}$/)],
      [39, 'text/plain', expect.stringMatching(/^nexis\.TXT#[\da-f]{12}$/)],
    ]);
  });

  test('gives an article the same id in another download', async () => {
    const ids = async (content: string): Promise<string[]> =>
      (await read('a.txt', content)).map(({ sourceId }) => sourceId);
    const other = TXT.replace('1 of 2 DOCUMENTS', '7 of 9 DOCUMENTS').replace(
      '2 of 2 DOCUMENTS',
      '8 of 9 DOCUMENTS',
    );
    expect(await ids(other)).toEqual(await ids(TXT));
    expect((await ids(TXT.replace('2012', '2013')))[0]).not.toBe((await ids(TXT))[0]);
  });

  test('is read with Windows line ends, as RTF and as a Word document', async () => {
    const texts = [MILL.join('\n\n'), BRIDGE[0]];
    expect((await read('a.txt', TXT.replaceAll('\n', '\r\n'))).map(({ text }) => text)).toEqual([
      MILL_TEXT,
      BRIDGE[0],
    ]);
    const paragraphs = TXT.replace(/people,\n/, 'people, ')
      .split(/\n{2,}/)
      .map((text) => text.trim());
    for (const [name, content] of [
      ['a.rtf', rtfOf(paragraphs)],
      ['a.docx', docxOf(paragraphs)],
    ] as const) {
      const records = await read(name, content);
      expect(
        records.map(({ text }) => text),
        name,
      ).toEqual(texts);
      expect(
        records.map(({ line }) => line),
        name,
      ).toEqual([1, 1]);
    }
  });

  test('is read as pages, highlighted words and all', async () => {
    const div = (...paragraphs: string[]): string =>
      `<BR><DIV CLASS="c3">${paragraphs.map((text) => `<P CLASS="c1"><SPAN CLASS="c2">${text}</SPAN></P>`).join('\n')}</DIV>\n`;
    const label = (name: string, value: string): string =>
      `<BR><DIV CLASS="c4"><P CLASS="c5"><SPAN CLASS="c7">${name}: </SPAN><SPAN CLASS="c2">${value}</SPAN></P>\n</DIV>\n`;
    const html =
      '<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY><A NAME="DOC_ID_1_0"></A><!-- Hide XML section from browser\n' +
      `<DOC NUMBER=1>\n<DOCFULL> -->\n${div('1 of 1 DOCUMENTS')}${div('The Post')}` +
      `<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">11.</SPAN><SPAN CLASS="c2"> Mai 2020 Montag 9:50 PM GMT+1</SPAN></P></DIV>` +
      `${div('Mill &amp; bridge')}${label('AUTOR', 'Lee, Ann')}${label('L&Auml;NGE', '23 W&ouml;rter')}` +
      `${div('The <SPAN CLASS="c4">mill</SPAN> stands.<BR>', 'So does<BR>the bridge.')}${label('LOAD-DATE', 'May 12, 2020')}` +
      '<!-- </DOCFULL></DOC> --></BODY></HTML>';
    const records = await read('nexis.html', html);
    expect(records.map(outline)).toEqual([
      [
        'Mill & bridge',
        'The Post',
        '2020-05-11T21:50',
        ['Ann Lee'],
        'The mill stands.\n\nSo does\nthe bridge.',
      ],
    ]);
    expect(records[0]).toMatchObject({ docId: 'nexis.html', sourceId: 'nexis', mediaType: 'text/plain' });
  });

  test('has an article without labels, title and date', async () => {
    const content =
      'The Post\n\n1 of 2 DOCUMENTS\n\nThe Post\n\nMay 1, 2020\n\nMill opens\n\nIt stands.\n\nLOAD-DATE: May 2, 2020\n\n2 of 2 DOCUMENTS\n\nThe Post\n\nLENGTH: 2 words\n\nIt fell.\n';
    expect((await read('a.txt', content)).map(outline)).toEqual([
      ['Mill opens', 'The Post', '2020-05-01', [], 'It stands.'],
      [null, 'The Post', null, [], 'It fell.'],
    ]);
  });

  test('does not take an edition for the title', async () => {
    const article = (edition: string, title: string): string =>
      `1 of 1 DOCUMENT\n\nThe Post\n\nMay 1, 2020\n\n${edition}${title}\n\nLENGTH: 2 words\n\nIt stands.\n`;
    for (const [content, title] of [
      [article('First Edition\n\n', 'Mill opens'), 'Mill opens'],
      [article('', 'A new edition'), 'A new edition'],
    ] as const)
      expect((await read('a.txt', content)).map(outline)).toEqual([
        [title, 'The Post', '2020-05-01', [], 'It stands.'],
      ]);
  });

  test('an article without a text is a fault, which says so, and hurts no other', async () => {
    const { records, faults } = await readFile('a.txt', TXT.replace(BRIDGE[0]!, ''));
    expect(records).toHaveLength(1);
    expect(faults).toMatchObject([
      {
        code: 'no_text',
        line: 39,
        docId: expect.stringMatching(/^a\.txt#/),
        reason: expect.stringMatching(/“Die Brücke bleibt”.*Nexis.*text/),
      },
    ]);
  });

  test('nothing but the lines that begin its articles is an export without any', async () => {
    const { records, faults } = await readFile('a.txt', '   1 of 2 DOCUMENTS\n\n  2 of 2 DOCUMENTS\n');
    expect(records).toEqual([]);
    expect(faults.map(({ code, reason }) => [code, reason.slice(0, 26)])).toEqual([
      ['no_text', 'It is an export of Nexis, '],
    ]);
    expect((await readFile('a.txt', '1 of 2 DOCUMENTS\n\nThe mill stands.\n')).records).toHaveLength(1);
  });

  test('a page without an article is a fault, which says what is missing', async () => {
    const { records, faults } = await readFile(
      'a.html',
      '<html><body><!-- <DOCFULL> --><p>The Post</p></body></html>',
    );
    expect(records).toEqual([]);
    expect(faults).toMatchObject([{ code: 'no_text', reason: expect.stringContaining('1 of 10 DOCUMENTS') }]);
  });
});

describe('the layout of Nexis Uni', () => {
  const COVER = [
    'Date and Time: Sunday, June 9, 2019 3:58:00 PM JST',
    'Documents (2)',
    '1. Mill to reopen',
    'Search Terms: mill',
  ];
  const ARTICLES = [
    ...[
      'Mill to reopen',
      'The Post (London)',
      'May 17, 2019 Friday 10:55 EST',
      'Copyright 2019 The Post All Rights Reserved',
    ],
    ...[
      'Section:\u00a0BUSINESS; Pg. A4',
      'Length:\u00a023 words',
      'Byline:\u00a0Ann Lee, Post Staff Writer',
      'Highlight:\u00a0Since May 1, 2012, it stood still.',
    ],
    ...[
      'Body',
      ...MILL,
      'Graphic',
      'PHOTO: The mill.',
      'Classification',
      'Language: ENGLISH',
      'Load-Date: May 18, 2019',
      'End of Document',
    ],
    ...[
      'Bridge stays',
      'The Post (London)',
      'Correction Appended',
      'Length: 7 words',
      'Byline: By TOM ROE and BO DAY',
      'Body',
    ],
    ...['ABSTRACT', 'The bridge.', 'FULL TEXT', ...BRIDGE, 'Load-Date: May 18, 2019', 'End of Document'],
  ];
  const EXPECTED = [
    ['Mill to reopen', 'The Post (London)', '2019-05-17T10:55', ['Ann Lee'], MILL.join('\n\n')],
    ['Bridge stays', 'The Post (London)', null, ['TOM ROE', 'BO DAY'], BRIDGE[0]],
  ];

  test('is a document an article, in Word, RTF and text', async () => {
    for (const [name, content] of [
      ['a.docx', docxOf([...COVER, ...ARTICLES])],
      ['a.rtf', rtfOf([...COVER, ...ARTICLES])],
      ['a.txt', [...COVER, ...ARTICLES].join('\n\n')],
    ] as const)
      expect((await read(name, content)).map(outline), name).toEqual(EXPECTED);
  });

  test('of one article keeps the id of its file', async () => {
    const records = await read(
      'mill.docx',
      docxOf(ARTICLES.slice(0, ARTICLES.indexOf('End of Document') + 1)),
    );
    expect(records).toMatchObject([{ docId: 'mill.docx', sourceId: 'mill' }]);
    expect(records.map(outline)).toEqual(EXPECTED.slice(0, 1));
  });

  test('that breaks off gives the article that it breaks off in', async () => {
    const records = await read('a.docx', docxOf(ARTICLES.slice(0, ARTICLES.indexOf(BRIDGE[0]!) + 1)));
    expect(records.map(outline)).toEqual(EXPECTED);
  });

  test('has an article without a text as a fault', async () => {
    const { records, faults } = await readFile(
      'a.docx',
      docxOf(ARTICLES.filter((text, index) => index < 12 || text !== 'Body')),
    );
    expect(records.map(outline)).toEqual(EXPECTED.slice(0, 1));
    expect(faults).toMatchObject([
      { code: 'no_text', reason: expect.stringMatching(/“Bridge stays”.*line “Body”/) },
    ]);
  });
});

test.each([
  ['that says the end of a document', 'The mill stands.\n\nEnd of Document\n'],
  ['that counts documents', 'They found\n\n3 of 4 DOCUMENTS\n\nin the mill.\n'],
  ['that counts them in a line', 'LENGTH: they read 3 of 4 DOCUMENTS in it.\n'],
])('a text %s is an article', async (_, content) => {
  expect((await read('a.txt', content)).map(({ text }) => text)).toEqual([content]);
});

test('the list that Nexis Uni adds to its articles is an export without any', async () => {
  const list =
    'Date and Time: May 1, 2024\n\nJob Number: 12345678\n\nDocuments (2)\n\n1. Mill to reopen\n\n2. Bridge stays\n';
  const { records, faults } = await readFile('a.txt', list);
  expect(records).toEqual([]);
  expect(faults.map(({ reason }) => reason.slice(0, 29))).toEqual(['It is an export of Nexis Uni,']);
  expect((await readFile('a.txt', list.replace('Documents (2)', 'Documents'))).records).toHaveLength(1);
});
