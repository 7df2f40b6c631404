import { describe, expect, test } from 'vitest';
import { type DataPackage, dataPackageText } from '../../pipeline/export/datapackage.js';
import type { CsvDelimiter, CsvProfile } from '../../pipeline/export/formats/options.js';

const file = (path: string, rows: number) => ({ path, rows, bytes: rows * 10, sha256: 'ab'.repeat(32) });

const PACKAGE: DataPackage = {
  name: 'corpus',
  version: '1.2.3',
  build: 'b',
  runId: 'run-1',
  sources: [{ title: 'articles' }],
  tables: [
    { table: 'mentions', format: 'csv', files: [file('mentions.csv', 3)] },
    {
      table: 'documents',
      format: 'parquet',
      files: [file('documents/part-0.parquet', 2), file('documents/part-1.parquet', 1)],
    },
    { table: 'documents', format: 'csv', files: [file('documents.csv', 1)] },
    { table: 'entities', format: 'parquet', files: [file('entities.parquet', 3)] },
    { table: 'documents', format: 'jsonl', files: [file('documents.jsonl', 1)] },
  ],
};

const descriptor = JSON.parse(await dataPackageText(PACKAGE));

describe('dataPackageText', () => {
  const resource = (name: string) => descriptor.resources.find((one: { name: string }) => one.name === name);

  test('says what the package is, and nothing of when', () => {
    expect(descriptor).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'corpus',
      version: '1.2.3',
      run_id: 'run-1',
      sources: [{ title: 'articles' }],
    });
    expect(descriptor).not.toHaveProperty('created');
    expect(descriptor).not.toHaveProperty('licenses');
  });

  test('measures every file', () => {
    expect(resource('mentions-csv')).toMatchObject({
      path: 'mentions.csv',
      bytes: 30,
      hash: `sha256:${'ab'.repeat(32)}`,
      rows: 3,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      type: 'table',
    });
  });

  test('measures a Parquet file as a part, since validators count no bytes of it, and has lists of any kind', () => {
    const { bytes, parts, schema } = resource('entities-parquet');
    expect(bytes).toBeUndefined();
    expect(parts).toMatchObject([{ path: 'entities.parquet', bytes: 30 }]);
    const { aliases, ...others } = Object.fromEntries(
      schema.fields.map(({ name, type }: { name: string; type: string }) => [name, type]),
    );
    expect(aliases).toBe('any');
    expect(Object.values(others)).not.toContain('array');
  });

  test('an empty JSONL file is no table, which validators cannot read; an empty CSV file is one', async () => {
    const empty = JSON.parse(
      await dataPackageText({
        ...PACKAGE,
        tables: [
          { table: 'dates', format: 'jsonl', files: [file('dates.jsonl', 0)] },
          { table: 'dates', format: 'csv', files: [file('dates.csv', 0)] },
        ],
      }),
    );
    expect(empty.resources.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
      ['dates-csv', 'table'],
      ['dates-jsonl', 'file'],
    ]);
  });

  test('measures every part of a partitioned table', () => {
    const { path, bytes, rows, parts, hash, encoding } = resource('documents-parquet');
    expect(path).toEqual(['documents/part-0.parquet', 'documents/part-1.parquet']);
    expect([bytes, rows, hash, encoding]).toEqual([undefined, 3, undefined, undefined]);
    expect(parts[1]).toEqual({
      path: 'documents/part-1.parquet',
      rows: 1,
      bytes: 10,
      hash: `sha256:${'ab'.repeat(32)}`,
    });
  });

  test('keys refer to the resource of the same format', () => {
    expect(resource('mentions-csv').schema.foreignKeys[0].reference.resource).toBe('documents-csv');
    expect(resource('documents-jsonl').schema.foreignKeys[0].reference.resource).toBe('documents-jsonl');
  });

  test('an empty cell is null in CSV alone', () => {
    expect(resource('documents-csv').schema.missingValues).toEqual(['']);
    expect(resource('documents-jsonl').schema.missingValues).toEqual([]);
  });

  test('describes the CSV profile', async () => {
    expect(resource('documents-csv').dialect.lineTerminator).toBe('\n');
    const excel = JSON.parse(await dataPackageText({ ...PACKAGE, csvProfile: 'excel' })).resources[0];
    expect([excel.encoding, excel.dialect.lineTerminator]).toEqual(['utf-8-sig', '\r\n']);
  });

  test('describes the delimiter, and the decimal sign that goes with it', async () => {
    const described = async (csvProfile: CsvProfile, csvDelimiter: CsvDelimiter) => {
      const { resources } = JSON.parse(await dataPackageText({ ...PACKAGE, csvProfile, csvDelimiter }));
      const { dialect, schema } = resources.find(({ name }: { name: string }) => name === 'mentions-csv');
      const { decimalChar } = schema.fields.find(({ name }: { name: string }) => name === 'confidence');
      return [dialect.delimiter, decimalChar];
    };
    const excel = JSON.parse(await dataPackageText({ ...PACKAGE, csvProfile: 'excel' })).resources;
    expect(JSON.stringify(excel[0].schema)).not.toContain('"pattern"');
    expect(await described('plain', 'comma')).toEqual([',', undefined]);
    expect(await described('plain', 'semicolon')).toEqual([';', undefined]);
    expect(await described('excel', 'semicolon')).toEqual([';', ',']);
    expect(await described('excel', 'tab')).toEqual(['\t', undefined]);
  });

  test('does not depend on the order of the tables', async () => {
    expect(descriptor.resources.map((one: { name: string }) => one.name)).toEqual([
      'documents-csv',
      'documents-jsonl',
      'documents-parquet',
      'entities-parquet',
      'mentions-csv',
    ]);
    expect(await dataPackageText({ ...PACKAGE, tables: PACKAGE.tables.toReversed() })).toBe(
      await dataPackageText(PACKAGE),
    );
  });
});
