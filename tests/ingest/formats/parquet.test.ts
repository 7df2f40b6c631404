import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { MetadataTable } from '../../../pipeline/ingest/metadata/metadata-table.js';
import { outline, readFile, readInputs, scratch } from '../scratch.js';
import { parquetOf } from './made-database.js';

const TWO = "SELECT * FROM (VALUES (1, 'One'), (2, 'Two')) AS t(id, text)";

const numbers = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

describe('Parquet', () => {
  test('has an article in each row, whose columns are its fields', async () => {
    const content = await parquetOf(
      `SELECT 'Mill' AS title, 'It stands, Keller said.' AS text, 'a.example' AS domain, DATE '2024-05-01' AS date,
         'It stands.' AS description, 'https://a.example/7' AS url, NULL::VARCHAR AS image_url`,
    );
    const { records, faults } = await readFile('a.parquet', content);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: expect.stringMatching(/^a\.parquet#[\da-f]{12}$/),
        sourcePath: 'a.parquet',
        sourceId: expect.stringMatching(/^[\da-f]{12}$/),
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'application/vnd.apache.parquet',
        encoding: 'utf-8',
        line: 1,
        text: 'It stands, Keller said.',
        fields: {
          url: 'https://a.example/7',
          title: 'Mill',
          authors: [],
          publisher: 'a.example',
          publishedAt: '2024-05-01',
        },
      },
    ]);
  });

  test('may have fields in fields, lists of paragraphs and of authors', async () => {
    const content = await parquetOf(
      "SELECT {'body': ['One.', 'Two.'], 'by': ['Ann Lee', 'Tom Roe']} AS article, {'day': '2024-05-01'} AS meta",
    );
    const fields = { text: 'article.body', authors: 'article.by', published_at: 'meta.day' };
    const { records } = await readFile('a.parquet', content, { fields });
    expect(records[0]).toMatchObject({
      text: 'One.\n\nTwo.',
      fields: { authors: ['Ann Lee', 'Tom Roe'], publishedAt: '2024-05-01' },
    });
  });

  test('gives ids all their digits, times with a zone in UTC, bytes as text where they are, and NaN as null', async () => {
    const content = await parquetOf(
      `SELECT 9007199254740993 AS id, encode('Zürich') AS text, TIMESTAMPTZ '2024-05-01 10:00:00+02' AS date,
         'NaN'::DOUBLE AS author, '\\xFF'::BLOB AS title, {'n': 12::BIGINT, 'at': TIMESTAMP '2024-05-01 10:00:00'} AS more`,
    );
    const { records } = await readFile('a.parquet', content, { keep: ['more'] });
    expect(records[0]).toMatchObject({
      sourceId: '9007199254740993',
      text: 'Zürich',
      extra: '{"more":{"n":12,"at":"2024-05-01 10:00:00"}}',
      fields: { publishedAt: '2024-05-01T08:00:00.000Z', authors: [], title: null },
    });
  });

  test('is read in the order of its rows, through all row groups, whatever packs them', async () => {
    for (const codec of ['snappy', 'zstd', 'gzip', 'lz4_raw', 'uncompressed']) {
      const rows = "SELECT i AS id, 'Text ' || i AS text FROM range(5000) AS r(i)";
      const content = await parquetOf(rows, `, ROW_GROUP_SIZE 2048, COMPRESSION ${codec}`);
      const { records } = await readFile('a.parquet', content);
      expect(records.length, codec).toBe(5000);
      expect(records.every(({ sourceId, line }, at) => sourceId === String(at) && line === at + 1)).toBe(
        true,
      );
    }
  });

  test('is known by its beginning; packed, or under a name with special characters, it is copied and the copy goes', async () => {
    const content = await parquetOf(TWO);
    const folder = scratch({
      'in/a.parquet.gz': gzipSync(content),
      'in/b.txt': content,
      'in/c*.parquet': content,
    });
    writeFileSync(join(folder, 'in/cc.parquet'), await parquetOf("SELECT 3 AS id, 'Three' AS text"));
    const temporary = scratch();
    vi.stubEnv('TMPDIR', temporary);
    const { records, faults } = await readInputs(folder, ['in']);
    vi.unstubAllEnvs();
    expect(faults).toEqual([]);
    expect(records.map(({ docId }) => docId)).toEqual([
      ...['in/a.parquet.gz#1', 'in/a.parquet.gz#2', 'in/b.txt#1', 'in/b.txt#2'],
      ...['in/c*.parquet#1', 'in/c*.parquet#2', 'in/cc.parquet#3'],
    ]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('may be a table of metadata', async () => {
    const cwd = scratch({ 'm.parquet': await parquetOf("SELECT 'a.txt' AS filename, 'Mill' AS title") });
    const { rows } = await MetadataTable.load('m.parquet', 'filename', { cwd, maxRecordBytes: 1024 });
    expect([...rows].map(([key, { title }]) => [key, title])).toEqual([['a.txt', 'Mill']]);
  });
});

describe('a Parquet file that is odd', () => {
  test('may have a column of the name by which the database numbers rows', async () => {
    const content = await parquetOf(
      "SELECT i % 7 AS file_row_number, i AS id, 'Text' AS text FROM range(3000) AS r(i)",
    );
    expect((await readFile('a.parquet', content)).records.map(({ line }) => line)).toEqual(numbers(1, 3000));
  });

  test('has a fault for each row without a text, and for each that is too large', async () => {
    const content = await parquetOf(
      "SELECT * FROM (VALUES (1, NULL), (2, ' '), (3, repeat('x', 2000)), (4, 'Four')) AS t(id, text)",
    );
    const { records, faults } = await readFile('a.parquet', content, { maxRecordBytes: 1024 });
    expect(records.map(({ docId, line }) => [docId, line])).toEqual([['a.parquet#4', 4]]);
    expect(faults.map(({ docId, line, code }) => [docId, line, code])).toEqual([
      ['a.parquet#1', 1, 'no_text'],
      ['a.parquet#2', 2, 'empty'],
      [null, 3, 'too_large'],
    ]);
  });

  test('has one fault where no column is known to hold a text, or there is no row', async () => {
    const { faults } = await readFile(
      'a.parquet',
      await parquetOf('SELECT i AS a, i AS b FROM range(9) AS r(i)'),
    );
    expect(faults.map(outline)).toEqual([
      { docId: null, sourcePath: 'a.parquet', line: null, code: 'no_text' },
    ]);
    expect(faults[0]!.reason).toContain('it has a, b.');
    const none = await readFile('a.parquet', await parquetOf(`${TWO} WHERE id > 9`));
    expect(none.faults.map(({ code }) => code)).toEqual(['empty']);
  });

  test('is a fault where it is cut off or damaged, without a path; the other row groups are kept', async () => {
    const rows = "SELECT i AS id, 'Text ' || i AS text FROM range(5000) AS r(i)";
    const whole = await parquetOf(rows, ', ROW_GROUP_SIZE 2048');
    for (const content of [whole.subarray(0, -100), whole.subarray(0, 100), Buffer.from('PAR1')]) {
      const { records, faults } = await readFile('a.parquet', content);
      expect(records).toEqual([]);
      expect(faults).toEqual([
        {
          ...{ docId: null, sourcePath: 'a.parquet', line: null, code: 'unreadable' },
          reason: 'It is damaged or cut off: fetch it again.',
        },
      ]);
    }
    const broken = Buffer.from(whole);
    const middle = Math.floor(broken.length / 2);
    for (let at = middle - 2000; at < middle + 2000; at++) broken[at] = broken[at]! ^ 0x55;
    const { records, faults } = await readFile('a.parquet', broken);
    expect(faults.map(({ code, line }) => [code, line])).toEqual([['unreadable', 2049]]);
    expect(records.map(({ line }) => line)).toEqual([...numbers(1, 2048), ...numbers(4097, 5000)]);
  });

  test('is a fault under its name where it holds something else', async () => {
    const { faults } = await readFile('a.parquet', Buffer.from([0, 1, 2, 3, 255, 254, 0]));
    expect(faults.map(({ code }) => code)).toEqual(['unreadable']);
    expect((await readFile('a.parquet', '{"text":"One"}\n')).records.map(({ text }) => text)).toEqual([
      'One',
    ]);
  });
});
