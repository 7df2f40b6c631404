import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  createTable,
  duckdbType,
  isTableName,
  quoteIdentifier,
  TABLES,
} from '../../pipeline/schema/columns.js';
import { renderSchema, tableSchemaOf } from '../../pipeline/schema/schema.js';

describe('columns', () => {
  test('know their types', () => {
    expect(duckdbType('quotes', 'content_spans')).toBe(
      'STRUCT("start" INTEGER, "end" INTEGER, "source_start" INTEGER, "source_end" INTEGER)[]',
    );
    expect(duckdbType('documents', 'published_at_utc')).toBe('TIMESTAMP WITH TIME ZONE');
    expect(duckdbType('entities', 'mention_count')).toBe('BIGINT');
    expect(duckdbType('numbers', 'is_approximate')).toBe('BOOLEAN');
    expect(() => duckdbType('numbers', 'mood')).toThrow('table numbers has no column mood');
  });

  test('tables are known by name alone', () => {
    expect(isTableName('quotes')).toBe(true);
    expect(isTableName('toString')).toBe(false);
  });

  test('any name can be quoted', () => {
    expect(quoteIdentifier('a "b"')).toBe('"a ""b"""');
  });

  test('the database makes of the statements what the schemas say', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of TABLES) {
      await connection.run(createTable(table, `my ${table}`));
      const described = await connection.runAndReadAll(`DESCRIBE "my ${table}"`);
      expect(described.getRowObjects().map((row) => [row.column_name, row.null])).toEqual(
        columnsOf(table).map(({ name, nullable }) => [name, nullable ? 'YES' : 'NO']),
      );
    }
  });
});

describe('renderings of a schema', () => {
  test('the DDL runs, with comments', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of TABLES) await connection.run(renderSchema(table, 'ddl'));
    const comments = await connection.runAndReadAll(
      "SELECT comment FROM duckdb_columns() WHERE table_name = 'quotes' AND column_name = 'kind'",
    );
    expect(comments.getRows()[0]?.[0]).toContain("the speaker's own words");
  });

  test('JSON stands alone', () => {
    for (const table of TABLES) expect(renderSchema(table, 'json')).not.toContain('$ref');
  });

  test('Markdown has a line a column', () => {
    const lines = renderSchema('numbers', 'markdown').split('\n');
    expect(lines[0]).toBe('## numbers');
    for (const { name } of columnsOf('numbers')) {
      expect(lines.filter((line) => line.startsWith(`| \`${name}\` |`))).toHaveLength(1);
    }
  });

  test('the data package knows types, closed lists and keys', () => {
    const schema = JSON.parse(renderSchema('mentions', 'datapackage'));
    expect(schema.primaryKey).toEqual(['mention_id']);
    expect(schema.foreignKeys).toContainEqual({
      fields: ['entity_id'],
      reference: { resource: 'entities', fields: ['entity_id'] },
    });
    const fields = tableSchemaOf('documents').fields;
    const field = (name: string) => fields.find((candidate) => candidate.name === name);
    expect(field('authors')?.type).toBe('array');
    expect(field('title_span')?.type).toBe('object');
    expect(field('published_at_utc')?.type).toBe('datetime');
    expect(field('duplicate_kind')?.constraints).toEqual({ enum: ['exact', 'near'] });
    // An empty text is a missing value to a reader of CSV: it must not be required.
    expect(field('text')?.constraints).toBeUndefined();
    expect(field('encoding')?.constraints).toEqual({ required: true });
  });
});
