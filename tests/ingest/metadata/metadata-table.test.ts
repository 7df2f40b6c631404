import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../pipeline/errors.js';
import { resolveInputs } from '../../../pipeline/ingest/inputs/inputs.js';
import { MetadataMatches } from '../../../pipeline/ingest/metadata/metadata-matches.js';
import { MetadataTable } from '../../../pipeline/ingest/metadata/metadata-table.js';
import { readAll } from '../../../pipeline/ingest/read-all.js';
import { scratch } from '../scratch.js';

const maxRecordBytes = 1024 * 1024;

const load = (name: string, content: string | Buffer, key = 'filename'): Promise<MetadataTable> =>
  MetadataTable.load(name, key, { cwd: scratch({ [name]: content }), maxRecordBytes });

/** The titles that a table of the columns `filename` and `title` gives the records of some files, and its warnings. */
async function titles(
  files: Readonly<Record<string, string>>,
  rows: readonly (readonly [key: string, title: string])[],
): Promise<{ titles: Record<string, string | null>; warnings: readonly string[] }> {
  const cwd = scratch(files);
  const plan = await resolveInputs([{ path: 'in', name: null }], { cwd });
  const table = await load('m.csv', ['filename,title', ...rows.map((row) => row.join(','))].join('\n'));
  const matches = MetadataMatches.of(table, plan);
  const found: Record<string, string | null> = {};
  for await (const result of readAll(plan.files, { maxRecordBytes, matches }))
    if (result.kind === 'record') found[result.record.docId] = result.record.fields.title;
  return {
    titles: found,
    warnings: matches!.warnings(true).map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('a table of metadata', () => {
  test.each([
    ['m.csv', 'filename,headline,byline,date\na.txt,Mill,Ann Lee;Tom Roe,2024-05-01\n'],
    ['beside/m.tsv', 'filename\theadline\tbyline\tdate\na.txt\tMill\tAnn Lee;Tom Roe\t2024-05-01\n'],
    ['m.csv.gz', gzipSync('filename;headline;byline;date\na.txt;Mill;"Ann Lee;Tom Roe";2024-05-01\n')],
    [
      'm.jsonl',
      '{"filename":"a.txt","headline":"Mill","byline":["Ann Lee","Tom Roe"],"date":"2024-05-01"}\n',
    ],
  ])('may be %s, and its columns have the usual names of fields', async (name, content) => {
    expect([...(await load(name, content)).rows]).toEqual([
      [
        'a.txt',
        {
          url: null,
          title: 'Mill',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: null,
          publishedAt: '2024-05-01',
        },
      ],
    ]);
  });

  test('has numbers as keys, too, with all their digits', async () => {
    const { rows } = await load('m.jsonl', '{"n":7,"title":"A"}\n{"n":9007199254740993,"title":"B"}\n', 'n');
    expect([...rows.keys()]).toEqual(['7', '9007199254740993']);
  });

  test.each([
    [
      'm.csv',
      'file,title\na.txt,Mill\n',
      'the metadata m.csv has no column filename with names of records: ',
    ],
    ['m.jsonl', '{"file":"a.txt"}\n', 'the metadata m.jsonl has no column filename with names of records: '],
    ['m.csv', '', 'cannot read the metadata m.csv: '],
    [
      'm.csv',
      Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
      'cannot read the metadata m.csv: It is ',
    ],
    [
      'm.csv.gz',
      Buffer.from('filename,title'),
      'cannot read the metadata m.csv.gz:1: The gzip data is damaged',
    ],
    ['m.txt', 'filename,title\na.txt,Mill\n', 'the metadata m.txt is no table: give a file of .csv, .tsv, '],
    ['folder/m.csv', 'filename,title\na.txt,Mill\n', 'the metadata folder is no table: '],
  ])('%s is wrong usage where it is none or lacks the key: %j', async (name, content, message) => {
    const cwd = scratch({ [name]: content });
    const path = name.split('/')[0]!;
    const loading = MetadataTable.load(path, 'filename', { cwd, maxRecordBytes });
    await expect(loading).rejects.toThrow(UsageError);
    await expect(loading).rejects.toThrow(message);
  });

  test('is wrong usage where there is none', async () => {
    const loading = MetadataTable.load('m.csv', 'filename', { cwd: scratch(), maxRecordBytes });
    await expect(loading).rejects.toThrow(new UsageError('there is no metadata m.csv: check the path'));
  });

  test('loses only the rows that are broken, have no key, or differ under one key', async () => {
    const content =
      'filename,title\na.txt,Mill\nb.txt,One,Two\n,Three\nc.txt,Four\nc.txt,Five\nd.txt,Six\nd.txt,Six\n';
    const { rows, warnings } = await load('m.csv', content);
    expect([...rows].map(([key, { title }]) => [key, title])).toEqual([
      ['a.txt', 'Mill'],
      ['d.txt', 'Six'],
    ]);
    expect(warnings).toEqual([
      {
        code: 'metadata_row',
        message:
          '2 rows of the metadata that cannot be used (first: m.csv:3: The row has 3 cells, the row of names has 2. Repair or remove the row.)',
      },
      {
        code: 'metadata_key',
        message: '1 key of m.csv with rows that differ (first: c.txt): none of these rows is used',
      },
    ]);
  });
});

describe('a row', () => {
  const JSONL = '{"id":"7","text":"Text","title":"Own"}\n{"id":"8","text":"Text","title":"Own"}\n';

  test.each([
    ['in/x/a.txt', 'source_path'],
    ['a.txt', 'the name of the file'],
    ['a', 'the name without its extension'],
  ])('of %s names a record by %s', async (key) => {
    expect(await titles({ 'in/x/a.txt': 'Text' }, [[key, 'Mill']])).toEqual({
      titles: { 'in/x/a.txt': 'Mill' },
      warnings: [],
    });
  });

  test.each([
    ['in/w.jsonl#7', ['Mill', 'Own']],
    ['7', ['Mill', 'Own']],
    ['w.jsonl', ['Mill', 'Mill']],
    ['w', ['Mill', 'Mill']],
  ])('of %s names records of a file of many', async (key, expected) => {
    const found = await titles({ 'in/w.jsonl': JSONL }, [[key, 'Mill']]);
    expect(Object.values(found.titles)).toEqual(expected);
  });

  test('is the one of the narrowest name', async () => {
    const rows = [
      ['w', 'D'],
      ['in/w.jsonl', 'C'],
      ['7', 'B'],
      ['in/w.jsonl#7', 'A'],
    ] as const;
    expect((await titles({ 'in/w.jsonl': JSONL }, rows)).titles).toEqual({
      'in/w.jsonl#7': 'A',
      'in/w.jsonl#8': 'C',
    });
    expect((await titles({ 'in/w.jsonl': JSONL }, rows.slice(0, 3))).titles).toMatchObject({
      'in/w.jsonl#7': 'B',
    });
  });

  test('without a record, and a record without a row, are counted', async () => {
    const files = { 'in/a.txt': 'Text', 'in/b.txt': 'Text' };
    const rows = ['a.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt'].map((key) => [key, 'Mill'] as const);
    expect((await titles(files, rows)).warnings).toEqual([
      'metadata_unused: 4 rows of m.csv without a record (c.txt, d.txt, e.txt, …)',
      'metadata_missing: 1 record without a row in m.csv (in/b.txt)',
    ]);
  });

  test('names no file where several have the name; an id in several files is told, too', async () => {
    const files = { 'in/x/a.txt': 'Text', 'in/y/a.txt': 'Text', 'in/v.jsonl': JSONL, 'in/w.jsonl': JSONL };
    const found = await titles(files, [
      ['a.txt', 'One'],
      ['in/y/a.txt', 'Two'],
      ['8', 'Three'],
    ]);
    expect(found.titles).toMatchObject({
      'in/x/a.txt': null,
      'in/y/a.txt': 'Two',
      'in/v.jsonl#8': 'Three',
      'in/w.jsonl#8': 'Three',
    });
    expect(found.warnings).toEqual([
      'metadata_key: 2 keys of m.csv with several files of that name (8, a.txt): give the source_path of each',
      'metadata_missing: 3 records without a row in m.csv (in/v.jsonl#7, in/w.jsonl#7, in/x/a.txt)',
    ]);
  });
});

test('the table is no input, wherever it lies', async () => {
  const cwd = scratch({ 'in/m.csv': 'filename,title\na.txt,Mill\n', 'in/a.txt': 'Text' });
  const metadata = join(cwd, 'in/m.csv');
  for (const path of ['in', 'in/*']) {
    const plan = await resolveInputs([{ path, name: null }], { cwd, metadata });
    expect(plan.files.map(({ sourcePath }) => sourcePath)).toEqual(['in/a.txt']);
    expect(plan.skipped).toEqual([{ reason: 'metadata', count: 1, examples: ['in/m.csv'] }]);
  }
  expect((await resolveInputs([{ path: 'in/m.csv', name: null }], { cwd, metadata })).files).toEqual([]);
});
