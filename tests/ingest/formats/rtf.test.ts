import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { outline, readFile } from '../scratch.js';
import { rtfOf } from './documents.js';

async function recordOf(content: string, name = 'mill.rtf'): Promise<SourceRecord> {
  const { records, faults } = await readFile(name, Buffer.from(content, 'latin1'));
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
}

const textOf = async (body: string, head = '\\ansi\\ansicpg1252'): Promise<string> =>
  (await recordOf(`{\\rtf1${head} ${body}}`)).text;

describe('an RTF document', () => {
  test('is one record, with its properties as fields', async () => {
    const info =
      "{\\info{\\title Caf\\'e9 mill}{\\author Ann Lee}{\\operator Bo}{\\creatim\\yr2024\\mo5\\dy1\\hr10\\min5}" +
      '{\\revtim\\yr2024\\mo6\\dy1}{\\doccomm None}{\\*\\company Mill}}';
    const content = `{\\rtf1\\ansi\\ansicpg1252{\\*\\generator Riched20;}${info}\\pard The mill.\\par\\par They stand.\\par}`;
    expect(await recordOf(content)).toMatchObject({
      docId: 'mill.rtf',
      sourceId: 'mill',
      mediaType: 'application/rtf',
      encoding: 'windows-1252',
      text: 'The mill.\n\nThey stand.',
      fields: { title: 'Café mill', authors: ['Ann Lee'], publishedAt: '2024-05-01T10:05' },
    });
  });

  test('is read whatever it is named', async () => {
    for (const name of ['mill.txt', 'mill.docx', 'mill.html'])
      expect((await recordOf(rtfOf(['The “mill”.']), name)).text, name).toBe('The “mill”.');
  });

  test('has no date where it names no day', async () => {
    expect((await recordOf('{\\rtf1 The mill.}')).fields.publishedAt).toBeNull();
  });
});

describe('the text of an RTF document', () => {
  test.each([
    ['in several lines of the file', 'The \r\nmi\nll.', 'The mill.'],
    ['with marks of style', '{\\b The }{\\i\\cf1 mill}\\b0  .', 'The mill .'],
    ['with a line break and a tab', 'The\\line mill\\tab 1', 'The\nmill\t1'],
    ['with braces and a backslash', 'a \\{b\\} \\\\c', 'a {b} \\c'],
    [
      'with signs that have names',
      '\\ldblquote The\\rdblquote\\~mill\\emdash co\\_op\\-s',
      '“The”\u00a0mill—co-ops',
    ],
    ['in its code page', "Caf\\'e9 \\'93mill\\'94", 'Café “mill”'],
    ['in bytes of its code page', 'Caf\u00e9 \u0093mill\u0094', 'Café “mill”'],
    [
      'in Unicode, with one sign for those that cannot read it',
      "\\u8220?The\\u8221\\'94 mill\\u233 e",
      '“The” mill\u00e9',
    ],
    ['in Unicode, with no sign or two', '\\uc0\\u233 e {\\uc2\\u233 ee}\\u233 e', 'ée éée'],
    ['in Unicode beyond 16 bits, negative as written', '\\u-10179?\\u-8704?', '😀'],
    [
      'of a field, without its code',
      '{\\field{\\*\\fldinst HYPERLINK "http://a"}{\\fldrslt{\\ul The mill}}}',
      'The mill',
    ],
    ['without what is deleted or hidden', 'The {\\deleted old }{\\v secret }\\v x\\v0 mill', 'The mill'],
    [
      'without headers, notes, pictures',
      '{\\header Post\\par}The{\\footnote Note}{\\pict\\bin6 }x{{y}} mill',
      'The mill',
    ],
    ['without groups that are optional and unknown', 'The{\\*\\unheard {of}} mill', 'The mill'],
    [
      'of a group that is known to those who read Unicode',
      '{\\upr{The mill}{\\*\\ud The \\u233?mill}}',
      'The mill',
    ],
    ['with a backslash at the end of a line', 'The mill.\\\nIt stands.', 'The mill.\n\nIt stands.'],
    [
      'of a table',
      'Before.\\par\\trowd\\pard\\intbl Year\\cell Jobs\\cell\\row\\trowd\\intbl 2024\\cell 300\\cell\\row\\pard After.\\par',
      'Before.\n\nYear\tJobs\n2024\t300\n\nAfter.',
    ],
    [
      'of a table of one column',
      '\\trowd\\intbl The mill.\\par It stands.\\cell\\row',
      'The mill.\n\nIt stands.',
    ],
  ])('%s', async (_, body, text) => {
    expect(await textOf(body)).toBe(text);
  });

  test.each([
    ['\\ansi\\ansicpg1251', "\\'cc\\'e8\\'eb\\'eb", 'windows-1251', 'Милл'],
    ['\\ansi\\ansicpg932', "\\'90\\'56\\'95\\'b7", 'shift_jis', '新聞'],
    ['\\mac', "Caf\\'8e", 'macintosh', 'Café'],
    ['\\ansi\\ansicpg437', "Caf\\'e9", 'windows-1252', 'Café'],
  ])('in the code page of %s', async (head, body, encoding, text) => {
    expect(await recordOf(`{\\rtf1${head} ${body}}`)).toMatchObject({ encoding, text });
  });
});

describe('an RTF document that is damaged', () => {
  test('is read as far as it goes, and a note says so', async () => {
    const { text, notes } = await recordOf('{\\rtf1 The mill.\\par{\\b It sta');
    expect(text).toBe('The mill.\n\nIt sta');
    expect(notes?.map(({ code }) => code)).toEqual(['partial_text']);
    expect((await recordOf('{\\rtf1 The mill.}')).notes).toBeUndefined();
  });

  test('may end within a control word, close too much, or be nested deep', async () => {
    expect(await textOf("The mill\\'")).toBe('The mill');
    expect((await recordOf('{\\rtf1 The}} mill\\')).text).toBe('The mill');
    const depth = 50_000;
    expect(await textOf(`${'{'.repeat(depth)}Deep.${'}'.repeat(depth)}`)).toBe('Deep.');
  });

  test.each([
    ['a text', 'The mill.\n', 'unsupported_format', null],
    ['nothing', '', 'empty', null],
    ['one without text', '{\\rtf1{\\fonttbl{\\f0 Arial;}}\\par}', 'empty', 1],
  ])('or no RTF: %s', async (_, content, code, line) => {
    const { records, faults } = await readFile('mill.rtf', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: 'mill.rtf', sourcePath: 'mill.rtf', line, code }]);
  });
});
