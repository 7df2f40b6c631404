import { describe, expect, test } from 'vitest';
import { exportFileOf, partitionFolders } from '../../pipeline/export/layout.js';
import { columnsOf, TABLES } from '../../pipeline/schema/columns.js';

describe('exportFileOf', () => {
  test.each([
    'quotes.csv',
    'quotes/part-00000.parquet',
    'quotes/part-123456.parquet',
    'quotes/partition=month-2021-05/part-00000.parquet',
    'quotes/partition=no-month/part-00000.parquet',
    'quotes/partition=publisher-The%20Daily%2FNews~0a1b/part-00000.parquet',
    // As version 0.1 named them.
    'quotes/month=2021-05/part-00000.parquet',
    'quotes/month=/part-00000.parquet',
    'quotes/publisher=unknown/part-00000.parquet',
  ])('%j is a file of quotes', (path) =>
    expect(exportFileOf(path)).toEqual({ table: 'quotes', format: path.split('.').at(-1) }),
  );

  test('a file may hold all tables', () => {
    expect(exportFileOf('corpus.duckdb')).toEqual({ table: null, format: 'duckdb' });
  });

  test.each([
    'quotes.duckdb',
    'corpus.csv',
    'quotes/corpus.duckdb',
    'corpus.duckdb.wal',
    '../quotes.csv',
    '/quotes.csv',
    './quotes.csv',
    'quotes.csv/',
    'quotes.csv\n',
    'quotes.csv\u0000',
    'quotes\\part-00000.parquet',
    'quotes/../part-00000.parquet',
    'quotes/partition=../part-00000.parquet',
    'quotes/partition=month-../part-00000.parquet',
    'quotes/partition=month-a%2fb/part-00000.parquet',
    'quotes/partition=author-x/part-00000.parquet',
    'quotes/author=x/part-00000.parquet',
    'quotes/part-0.parquet',
    'quotes/x-00000.parquet',
    'opinions.csv',
    'constructor.csv',
    'quotes.xlsx',
    'QUOTES.csv',
    '',
  ])('%j is no file of an export', (path) => expect(exportFileOf(path)).toBeNull());
});

describe('partitionFolders', () => {
  const names = (...publishers: (string | null)[]): string[] =>
    partitionFolders('quotes', 'publisher', publishers).map((folder) =>
      folder.slice('quotes/partition='.length),
    );

  test('escape what a path could take for something else', () => {
    expect(names('The Daily/News', '..', 'a~b', 'Ä', 'x=y', null)).toEqual([
      'publisher-The%20Daily%2FNews',
      'publisher-%2E%2E',
      'publisher-a%7Eb',
      'publisher-%C3%84',
      'publisher-x%3Dy',
      'no-publisher',
    ]);
  });

  test('no value looks like a number, a date or nothing', () => {
    for (const name of names(
      '1843',
      '007',
      '-1',
      '2021-05-01',
      'true',
      'nan',
      '__HIVE_DEFAULT_PARTITION__',
      null,
    ))
      expect(name).toMatch(/^(?:publisher-|no-publisher$)/);
  });

  test('values that differ in capitals alone stay apart where the file system does not tell capitals', () => {
    const found = names('Herald', 'herald', 'Times');
    expect(found[0]).toMatch(/^publisher-Herald~[0-9a-f]{12}$/);
    expect(found[1]).toMatch(/^publisher-herald~[0-9a-f]{12}$/);
    expect(found[2]).toBe('publisher-Times');
    expect(found[0]?.toLowerCase()).not.toBe(found[1]?.toLowerCase());
  });

  test('a name that is too long is cut between two characters, and stays apart from others', () => {
    // Escaped, a letter takes six bytes: 38 of them and the key fit, 39 do not.
    const found = names('Ж'.repeat(38), `${'Ж'.repeat(38)}А`, `${'Ж'.repeat(38)}Б`);
    expect(found[0]).toBe(`publisher-${'%D0%96'.repeat(38)}`);
    for (const name of found.slice(1)) {
      expect(name).toMatch(/^publisher-(?:%D0%96)+~[0-9a-f]{12}$/);
      expect(`partition=${name}`.length).toBeLessThanOrEqual(255);
    }
    expect(new Set(found).size).toBe(3);
  });

  test('are names of an export', () => {
    for (const name of names('Herald', 'herald', '../x', 'Ж'.repeat(99), null))
      expect(exportFileOf(`quotes/partition=${name}/part-00000.parquet`)).not.toBeNull();
  });
});

test('the key of a partition is the name of no column', () => {
  for (const table of TABLES) expect(columnsOf(table).map(({ name }) => name)).not.toContain('partition');
});
