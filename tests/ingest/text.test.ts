import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { outline, readFile, readInputs, scratch } from './scratch.js';

describe('a text file', () => {
  test('is one record, named by its place', async () => {
    const content = Buffer.from('\ufeffThe mill reopened.\r\nAll were glad.\n');
    const folder = scratch({ 'news/2020/mill.v2.txt': content });
    const { records, faults } = await readInputs(folder, ['news']);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'news/2020/mill.v2.txt',
        sourcePath: 'news/2020/mill.v2.txt',
        sourceId: 'mill.v2',
        sourceSha256: createHash('sha256').update(content).digest('hex'),
        mediaType: 'text/plain',
        encoding: 'utf-8',
        line: 1,
        text: 'The mill reopened.\r\nAll were glad.\n',
        fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
      },
    ]);
  });

  test('given directly, its place is its base name', async () => {
    const folder = scratch({ 'news/Mill.TXT': 'The mill reopened.' });
    const { records } = await readInputs(folder, ['news/Mill.TXT']);
    expect(records[0]).toMatchObject({ docId: 'Mill.TXT', sourcePath: 'Mill.TXT', sourceId: 'Mill' });
  });

  test.each([
    ['empty', ''],
    ['empty', ' \n \t '],
    ['binary', Buffer.from('GIF89a rest of it')],
    ['undecodable', Buffer.from([...Buffer.from('“Mill” '), 0xe9, 0x20])],
  ])('that is %s is a fault at its place', async (code, content) => {
    const { records, faults } = await readFile('bad.txt', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: 'bad.txt', sourcePath: 'bad.txt', line: null, code }]);
  });

  test('larger than a record may be is a fault; one of just that size is not', async () => {
    const folder = scratch({ 'in/a.txt': 'x'.repeat(101), 'in/b.txt': 'x'.repeat(100) });
    const { records, faults } = await readInputs(folder, ['in'], { maxRecordBytes: 100 });
    expect(faults.map(outline)).toEqual([
      { docId: 'in/a.txt', sourcePath: 'in/a.txt', line: null, code: 'too_large' },
    ]);
    expect(faults[0]!.reason).toMatch(/100 bytes.*--max-record-mib/);
    expect(records.map(({ docId }) => docId)).toEqual(['in/b.txt']);
  });

  test('in a legacy encoding is read as it was meant', async () => {
    const { records } = await readFile('wire.txt', Buffer.from([0x93, ...Buffer.from('No'), 0x94, 0x2e]));
    expect(records[0]).toMatchObject({ text: '“No”.', encoding: 'windows-1252' });
  });
});
