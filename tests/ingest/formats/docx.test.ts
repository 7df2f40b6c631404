import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { ENCRYPTED, zipOf } from '../archives.js';
import { outline, readFile } from '../scratch.js';
import { docxOf, docxOfBody, docxParagraph } from './documents.js';

async function recordOf(content: Buffer, name = 'mill.docx'): Promise<SourceRecord> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
}

const textOf = async (body: string): Promise<string> => (await recordOf(docxOfBody(body))).text;
const run = (content: string): string => `<w:r>${content}</w:r>`;
const cell = (...paragraphs: readonly string[]): string =>
  `<w:tc><w:tcPr/>${paragraphs.map(docxParagraph).join('')}</w:tc>`;

async function reasonOf(content: Buffer, code: string, line: number | null = null): Promise<string> {
  const { records, faults } = await readFile('mill.docx', content);
  expect(records).toEqual([]);
  expect(faults.map(outline)).toEqual([{ docId: 'mill.docx', sourcePath: 'mill.docx', line, code }]);
  return faults[0]!.reason;
}

describe('a Word document', () => {
  test('is one record, with its properties as fields', async () => {
    const properties =
      '<dc:title>Mill &amp; bridge</dc:title><dc:creator>Ann Lee;Tom Roe</dc:creator>' +
      '<cp:lastModifiedBy>Bo</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2024-05-01T10:00:00Z</dcterms:created>' +
      '<dcterms:modified>2024-05-02T10:00:00Z</dcterms:modified>';
    const body =
      docxParagraph('The mill & the “bridge”.') + docxParagraph(' ') + docxParagraph('They stand. ');
    expect(await recordOf(docxOfBody(body, properties))).toMatchObject({
      docId: 'mill.docx',
      sourceId: 'mill',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      encoding: 'utf-8',
      line: 1,
      text: 'The mill & the “bridge”.\n\nThey stand.',
      fields: {
        title: 'Mill & bridge',
        authors: ['Ann Lee', 'Tom Roe'],
        publishedAt: '2024-05-01T10:00:00Z',
        url: null,
        publisher: null,
      },
    });
  });

  test('is read whatever it is named, and compressed', async () => {
    for (const name of ['mill.txt', 'mill.html', 'mill.jsonl'])
      expect((await recordOf(docxOf(['The mill.']), name)).text, name).toBe('The mill.');
    expect((await recordOf(gzipSync(docxOf(['The mill.'])), 'mill.docx.gz')).text).toBe('The mill.');
  });

  test('may have its text in another part, which its relations name', async () => {
    const relations =
      '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const content = docxOfBody(docxParagraph('Old.'), '', {
      '_rels/.rels': relations,
      'word/document2.xml': `<w:document><w:body>${docxParagraph('New.')}</w:body></w:document>`,
    });
    expect((await recordOf(content)).text).toBe('New.');
  });

  test('does not take what a template says of itself for its own', async () => {
    const template =
      '<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>';
    const { fields } = await recordOf(docxOfBody(docxParagraph('The mill.'), template));
    expect(fields).toMatchObject({ authors: [], publishedAt: null });
  });

  test('has the text of its fields whatever names the user gave for records', async () => {
    const { records } = await readFile('mill.docx', docxOf(['The mill.']), { fields: { text: 'body' } });
    expect(records.map(({ text }) => text)).toEqual(['The mill.']);
  });
});

describe('the text of a Word document', () => {
  test.each([
    [
      'of several runs',
      run('<w:t>The </w:t>') + run('<w:rPr><w:b/></w:rPr><w:t>mi</w:t><w:t>ll.</w:t>'),
      'The mill.',
    ],
    [
      'with a line break and a tab',
      run('<w:t>The</w:t><w:br/><w:t>mill</w:t><w:tab/><w:t>1</w:t>'),
      'The\nmill\t1',
    ],
    ['with a hyphen that keeps words together', run('<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t>'), 'co-op'],
    ['with a line end in its XML', run('<w:t>The\nmill</w:t>'), 'The mill'],
    ['of a link', `<w:hyperlink r:id="a">${run('<w:t>The mill</w:t>')}</w:hyperlink>`, 'The mill'],
    [
      'of a field, without its code',
      `${run('<w:fldChar/><w:instrText>HYPERLINK "http://a"</w:instrText><w:fldChar/>')}${run('<w:t>The mill</w:t>')}`,
      'The mill',
    ],
    [
      'that was inserted, without what was deleted or moved away',
      `<w:del>${run('<w:delText>An old</w:delText><w:t>x</w:t>')}</w:del><w:moveFrom>${run('<w:t>y</w:t>')}</w:moveFrom>` +
        `<w:ins>${run('<w:t>The mill</w:t>')}</w:ins>`,
      'The mill',
    ],
    [
      'without the tab stops of its style',
      `<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>${run('<w:t>The mill</w:t>')}`,
      'The mill',
    ],
    [
      'without marks of notes and comments',
      run('<w:t>The mill</w:t><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/>'),
      'The mill',
    ],
    [
      'of a text box once, before its paragraph',
      run(
        '<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice>' +
          '<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>' +
          '</mc:AlternateContent><w:t>The mill</w:t>',
      ),
      'Box\n\nThe mill',
    ],
  ])('%s', async (_, content, text) => {
    expect(await textOf(`<w:p>${content}</w:p>`)).toBe(text);
  });

  test('of a table has a line a row, and tabs between the cells', async () => {
    const rows = `<w:tr>${cell('Year')}${cell('Jobs')}</w:tr><w:tr>${cell('2024')}${cell('300')}</w:tr>`;
    const table = `<w:tbl><w:tblPr/>${rows}</w:tbl>`;
    expect(await textOf(docxParagraph('Before.') + table + docxParagraph('After.'))).toBe(
      'Before.\n\nYear\tJobs\n2024\t300\n\nAfter.',
    );
    expect(await textOf(table + table)).toBe('Year\tJobs\n2024\t300\n\nYear\tJobs\n2024\t300');
  });

  test('of a table that is there for the layout has its paragraphs', async () => {
    const layout = `<w:tbl><w:tr>${cell('The mill.', 'It stands.')}${cell('The bridge.')}</w:tr></w:tbl>`;
    expect(await textOf(layout)).toBe('The mill.\n\nIt stands.\n\nThe bridge.');
    const column = `<w:tbl><w:tr>${cell('The mill.')}</w:tr><w:tr>${cell('It stands.')}${cell('')}</w:tr></w:tbl>`;
    expect(await textOf(column)).toBe('The mill.\n\nIt stands.');
  });

  test('of a table in a table stands in its cell', async () => {
    const inner = `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>`;
    expect(await textOf(`<w:tbl><w:tr><w:tc>${inner}<w:p/></w:tc>${cell('c')}</w:tr></w:tbl>`)).toBe(
      'a b\tc',
    );
  });

  test('of a table in too many tables is part of the cell that it is in', async () => {
    const within = (depth: number): string =>
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(await textOf(within(7))).toBe('a\tb');
    expect(await textOf(within(8))).toBe('a\n\nb');
  });

  test('is read however deep its tables and paragraphs are nested', async () => {
    const depth = 50_000;
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${docxParagraph('Deep.')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(await textOf(nested)).toBe('Deep.');
    expect(await textOf(`${'<w:p>'.repeat(depth)}${run('<w:t>Deep.</w:t>')}${'</w:p>'.repeat(depth)}`)).toBe(
      'Deep.',
    );
  });
});

describe('what is no Word document is a fault that says what it is', () => {
  const old = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from(stream, 'utf16le'),
    ]);

  test.each([
    ['an old Word document', old('WordDocument'), 'unsupported_format', /old Word document.*\.docx/],
    ['one with a password', old('EncryptedPackage'), 'unreadable', /password/],
    ['another old document', old('Workbook'), 'unsupported_format', /no Word document/],
    [
      'a ZIP file with a password',
      zipOf({ 'word/document.xml': 'x' }, { flags: ENCRYPTED }),
      'unreadable',
      /password/,
    ],
    ['a text', Buffer.from('The mill.\n'), 'unsupported_format', /no Word document/],
    ['nothing', Buffer.alloc(0), 'empty', /no byte/],
    ['one that is cut off', docxOf(['The mill.']).subarray(0, 400), 'unreadable', /damaged or cut off/],
  ])('%s', async (_, content, code, reason) => {
    expect(await reasonOf(content, code)).toMatch(reason);
  });

  test('one without text', async () => {
    expect(await reasonOf(docxOf(['', ' ']), 'empty', 1)).toMatch(/text/);
  });

  test('another ZIP file is read as an archive', async () => {
    const { records } = await readFile('mill.docx', zipOf({ 'a.txt': 'The mill.' }));
    expect(records.map(({ docId }) => docId)).toEqual(['mill.docx/a.txt']);
  });

  test('a web page is read as one', async () => {
    const page = '<!DOCTYPE html><html><head><title>Mill</title></head><body><p>The mill.</p></body></html>';
    expect((await recordOf(Buffer.from(page))).mediaType).toBe('text/html');
  });

  test('one whose compressed file is damaged', async () => {
    const { faults } = await readFile('mill.docx.gz', gzipSync(docxOf(['The mill.'])).subarray(0, 200));
    expect(faults).toMatchObject([{ code: 'unreadable' }]);
  });

  test('one whose compressed text is damaged', async () => {
    const content = docxOf(['The mill.']);
    content.fill(
      0xff,
      content.indexOf('word/document.xml') + 'word/document.xml'.length,
      content.indexOf('PK\u0001\u0002'),
    );
    expect(await reasonOf(content, 'unreadable')).toMatch(/damaged/);
  });

  test('one whose XML breaks off', async () => {
    const content = docxOfBody('', '', { 'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>The mi' });
    expect(await reasonOf(content, 'unreadable')).toMatch(/cut off/);
  });

  test('one whose text is longer than a record may be', async () => {
    const { faults } = await readFile('mill.docx', docxOf(['x'.repeat(2000)]), { maxRecordBytes: 1024 });
    expect(faults).toMatchObject([
      { code: 'too_large', reason: expect.stringContaining('--max-record-mib') },
    ]);
  });

  test('one that grows too large when it is unpacked', async () => {
    const content = docxOfBody('', '', {
      'word/document.xml': Buffer.alloc(65 * 1024 * 1024, 0x20).toString('latin1'),
    });
    expect(content.length).toBeLessThan(100_000);
    expect(await reasonOf(content, 'too_large')).toMatch(/word\/document\.xml is 65 MiB long.*64 MiB/);
  });
});
