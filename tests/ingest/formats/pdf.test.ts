import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../pipeline/ingest/formats/documents/page-lines.js';
import { readPdf } from '../../../pipeline/ingest/formats/documents/pdf-thread.js';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { outline, readFile } from '../scratch.js';
import { type Line, pdfOf } from './pdf-file.js';

async function recordOf(content: Buffer, name = 'mill.pdf'): Promise<SourceRecord> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
}

const textOf = async (...pages: readonly (readonly Line[])[]): Promise<string> =>
  (await recordOf(pdfOf(pages))).text;

/** Lines below one another, 12 points apart. */
const column = (x: number, y: number, ...texts: readonly string[]): Line[] =>
  texts.map((text, index) => [x, y - 12 * index, text]);

describe('a PDF document', () => {
  test('is one record, with its information as fields', async () => {
    const info = { Title: 'Mill & caf\u00e9', Author: 'Ann Lee', CreationDate: "D:20240501100000+02'00'" };
    expect(await recordOf(pdfOf([[[50, 700, 'The mill (in Harlow) stands.']]], info))).toMatchObject({
      docId: 'mill.pdf',
      sourceId: 'mill',
      mediaType: 'application/pdf',
      encoding: 'utf-8',
      line: 1,
      text: 'The mill (in Harlow) stands.',
      fields: { title: 'Mill & café', authors: ['Ann Lee'], publishedAt: '2024-05-01T10:00:00+02:00' },
    });
  });

  test('has no title that a program gave, and no time that it does not say', async () => {
    for (const Title of ['Microsoft Word - mill.doc', 'untitled', 'mill.indd'])
      expect((await recordOf(pdfOf([[[50, 700, 'The mill.']]], { Title }))).fields.title, Title).toBeNull();
    const { fields } = await recordOf(pdfOf([[[50, 700, 'The mill.']]], { CreationDate: 'D:20240501' }));
    expect(fields.publishedAt).toBe('2024-05-01');
  });

  test('is read whatever it is named', async () => {
    for (const name of ['mill.txt', 'mill.html', 'mill.docx'])
      expect((await recordOf(pdfOf([[[50, 700, 'The mill.']]]), name)).text, name).toBe('The mill.');
  });
});

describe('the text of a PDF document', () => {
  test('has lines joined, and words that they break', async () => {
    expect(
      await textOf(
        column(50, 700, 'The mill in Har-', 'low will hire many', 'people in Ho-', 'Chi-Minh City.'),
      ),
    ).toBe('The mill in Harlow will hire many people in Ho- Chi-Minh City.');
  });

  test('has a line of several pieces, and the spaces between them', async () => {
    expect(
      await textOf([
        [50, 700, 'The'],
        [68, 700, 'mi'],
        [78, 700, 'll.'],
      ]),
    ).toBe('The mill.');
  });

  test.each([
    [
      'with a gap between',
      [
        ...column(50, 700, 'The mill stands', 'in Harlow town.'),
        ...column(50, 658, 'The bridge fell', 'in the spring.'),
      ],
    ],
    [
      'with an indent',
      [
        [62, 700, 'The mill is'],
        [50, 688, 'in Harlow town'],
        [62, 676, 'The bridge'],
        [50, 664, 'in the spring.'],
      ],
    ],
    [
      'with a short last line',
      column(50, 700, 'The mill stands in Harlow', 'now.', 'The bridge fell in spring', 'they say.'),
    ],
    [
      'in a list',
      column(50, 700, '\u2022 The mill stands here', '\u2022 The bridge fell there').map(([x, y, text]) => [
        x,
        y,
        text.replace('\u2022', '\x95'),
      ]),
    ],
  ] as readonly (readonly [string, readonly Line[]])[])('has paragraphs %s', async (_, lines) => {
    expect((await textOf(lines)).split('\n\n')).toHaveLength(2);
  });

  test('does not mix columns, in whatever order their lines are drawn', async () => {
    const left = column(50, 700, 'The mill in Harlow', 'will hire people', 'in the spring,', 'they say.');
    const right = column(
      300,
      700,
      'The bridge fell',
      'down in winter',
      'when the ice came',
      'from the north.',
    );
    const expected =
      'The mill in Harlow will hire people in the spring, they say.\n\nThe bridge fell down in winter when the ice came from the north.';
    expect(await textOf([...left, ...right])).toBe(expected);
    expect(await textOf(left.flatMap((line, index) => [line, right[index]!]))).toBe(expected);
  });

  test('goes on in the next column and on the next page', async () => {
    const first = column(50, 700, 'The mill that stands', 'in Harlow and Mayor');
    expect(await textOf([...first, ...column(300, 700, 'Tom Roe opened it', 'once more.')])).toBe(
      'The mill that stands in Harlow and Mayor Tom Roe opened it once more.',
    );
    expect(await textOf(first, column(50, 700, 'who opened it.'))).toBe(
      'The mill that stands in Harlow and Mayor who opened it.',
    );
    expect(await textOf([[50, 714, 'Mill to reopen in', 14], ...first])).toBe(
      'Mill to reopen in\n\nThe mill that stands in Harlow and Mayor',
    );
  });

  test('has no running heads and feet', async () => {
    const pages = ['One is here.', 'Two is here.', 'Three is here.'].map((text, index): Line[] => [
      [50, 780, `The Post, 1 May ${index + 1}`],
      [50, 700, text],
      [290, 20, String(index + 1)],
    ]);
    expect(await textOf(...pages)).toBe('One is here.\n\nTwo is here.\n\nThree is here.');
    expect(await textOf(...pages.slice(0, 2))).toContain('The Post');
  });
});

describe('what is no PDF document with a text is a fault', () => {
  const ENCRYPTED = {
    trailer: `/Encrypt 100 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
    objects: `100 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>\nendobj\n`,
  };
  const bomb = deflateSync(Buffer.alloc(65 * 1024 * 1024)).toString('latin1');

  test.each([
    ['a scan', pdfOf([[], []]), 'no_text', /scan.*ocrmypdf/],
    ['one with a password', pdfOf([[[50, 700, 'The mill.']]], {}, ENCRYPTED), 'unreadable', /password/],
    [
      'one that is cut off',
      pdfOf([[[50, 700, 'The mill.']]]).subarray(0, 40),
      'unreadable',
      /damaged or cut off/,
    ],
    ['a text', Buffer.from('The mill.\n'), 'unsupported_format', /no PDF document/],
    ['nothing', Buffer.alloc(0), 'empty', /no byte/],
    [
      'one that grows too large when it is unpacked',
      pdfOf(
        [[[50, 700, 'The mill.']]],
        {},
        {
          objects: `100 0 obj\n<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream\nendobj\n`,
        },
      ),
      'too_large',
      /64 MiB/,
    ],
  ])('%s', async (_, content, code, reason) => {
    const { records, faults } = await readFile('mill.pdf', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: 'mill.pdf', sourcePath: 'mill.pdf', line: null, code }]);
    expect(faults[0]!.reason).toMatch(reason);
  });

  test('but for a picture, which nothing unpacks', async () => {
    const picture = `100 0 obj\n<< /Subtype /Image /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream\nendobj\n`;
    expect((await recordOf(pdfOf([[[50, 700, 'The mill.']]], {}, { objects: picture }))).text).toBe(
      'The mill.',
    );
  });
});

describe('pieces of text on a page', () => {
  const piece = (
    x: number,
    text: string,
    y = 700,
  ): { text: string; x: number; y: number; width: number; height: number } => ({
    text,
    x,
    y,
    width: text.length * 5,
    height: 10,
  });
  const textsOf = (...pieces: readonly ReturnType<typeof piece>[]): string[] =>
    linesOf(pieces).map(({ text }) => text);

  test.each([
    ['of one word', [piece(50, 'mi'), piece(60, 'll')], ['mill']],
    ['of two words', [piece(50, 'The'), piece(68, 'mill')], ['The mill']],
    ['of two words, the space drawn', [piece(50, 'The '), piece(72, 'mill')], ['The mill']],
    ['a little higher', [piece(50, 'May 1'), piece(75, 'st', 703)], ['May 1st']],
    ['of two columns', [piece(50, 'The'), piece(300, 'mill')], ['The', 'mill']],
    ['of two lines', [piece(50, 'The'), piece(50, 'mill', 688)], ['The', 'mill']],
    ['that are blank', [piece(50, ' '), piece(50, 'mill')], ['mill']],
  ])('%s', (_, pieces, lines) => {
    expect(textsOf(...pieces)).toEqual(lines);
  });
});

test('the thread that reads goes on after a failure', async () => {
  const notToBeSent = (() => 1) as unknown as number;
  expect(await readPdf(pdfOf([[[50, 700, 'The mill.']]]), notToBeSent)).toMatchObject({ kind: 'error' });
  expect(await textOf([[50, 700, 'The mill.']])).toBe('The mill.');
});
