import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { outline, readFile } from '../scratch.js';
import { odtOf, odtOfBody } from './documents.js';

async function recordOf(content: Buffer, name = 'mill.odt'): Promise<SourceRecord> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
}

const textOf = async (body: string): Promise<string> => (await recordOf(odtOfBody(body))).text;

describe('an OpenDocument text', () => {
  test('is one record, with its properties as fields', async () => {
    const properties =
      '<meta:initial-creator>Ann Lee</meta:initial-creator><meta:creation-date>2024-05-01T10:00:00.5</meta:creation-date>' +
      '<dc:title>Mill &amp; bridge</dc:title><dc:creator>Bo</dc:creator><dc:date>2024-05-02T10:00:00</dc:date>';
    const body = '<text:h text:outline-level="1">Mill</text:h><text:p/><text:p>It stands.</text:p>';
    expect(await recordOf(odtOfBody(body, properties))).toMatchObject({
      docId: 'mill.odt',
      sourceId: 'mill',
      mediaType: 'application/vnd.oasis.opendocument.text',
      encoding: 'utf-8',
      text: 'Mill\n\nIt stands.',
      fields: { title: 'Mill & bridge', authors: ['Ann Lee'], publishedAt: '2024-05-01T10:00:00.5' },
    });
  });

  test('is read whatever it is named', async () => {
    for (const name of ['mill.txt', 'mill.docx', 'mill.rtf'])
      expect((await recordOf(odtOf(['The mill.']), name)).text, name).toBe('The mill.');
  });
});

describe('the text of an OpenDocument text', () => {
  test.each([
    ['in spans and links', 'The <text:span>mi</text:span><text:a>ll</text:a>.', 'The mill.'],
    [
      'with spaces, tabs and line breaks',
      'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:s/>e',
      'a  b\tc\nd e',
    ],
    ['with white space of its XML', 'The\n   mill', 'The mill'],
    [
      'without notes and comments',
      'The<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>No.</text:p></text:note-body>' +
        '</text:note> mill<office:annotation><dc:creator>Bo</dc:creator><text:p>Why?</text:p></office:annotation>',
      'The mill',
    ],
    [
      'of a text box before its paragraph, without what its picture shows',
      '<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box><svg:desc>A bridge</svg:desc></draw:frame>The mill',
      'Box\n\nThe mill',
    ],
  ])('%s', async (_, content, text) => {
    expect(await textOf(`<text:p>${content}</text:p>`)).toBe(text);
  });

  test('without what was deleted', async () => {
    const deleted =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>Old.</text:p></text:deletion>' +
      '</text:changed-region></text:tracked-changes>';
    expect(await textOf(`${deleted}<text:p>The <text:change text:change-id="a"/>mill.</text:p>`)).toBe(
      'The mill.',
    );
  });

  test('of a list and a table', async () => {
    const list = '<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>';
    const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const row = (...cells: string[]): string =>
      `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
    expect(
      await textOf(`${list}<table:table>${row('Year', 'Jobs')}${row('2024', '300')}</table:table>`),
    ).toBe('One.\n\nYear\tJobs\n2024\t300');
  });
});

describe('what is no OpenDocument text is a fault', () => {
  test.each([
    ['a text', Buffer.from('The mill.\n'), 'unsupported_format', /no OpenDocument text/],
    ['one that is cut off', odtOf(['The mill.']).subarray(0, 300), 'unreadable', /cut off/],
    [
      'one with a password',
      odtOfBody('', '', { 'META-INF/manifest.xml': '<manifest:encryption-data/>', 'content.xml': 'xyz' }),
      'unreadable',
      /password/,
    ],
    [
      'one whose XML breaks off',
      odtOfBody('', '', { 'content.xml': '<a><text:p>The mi' }),
      'unreadable',
      /cut off/,
    ],
  ])('%s', async (_, content, code, reason) => {
    const { records, faults } = await readFile('mill.odt', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: 'mill.odt', sourcePath: 'mill.odt', line: null, code }]);
    expect(faults[0]!.reason).toMatch(reason);
  });
});
