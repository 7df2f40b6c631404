import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { columnsOf, definitionOf, TABLES } from '../../pipeline/schema/columns.js';
import { schemaOf } from '../../pipeline/schema/schema.js';
import { faultOf } from '../../pipeline/schema/validators.js';

const root = new URL('../../', import.meta.url);
const sources = readdirSync(new URL('schemas/', root)).filter((name) => name.endsWith('.schema.json'));

interface Property {
  readonly description?: string;
  readonly unit?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly (string | null)[];
  readonly items?: { readonly properties?: Readonly<Record<string, Property>> };
}

const propertiesOf = (table: (typeof TABLES)[number]) =>
  schemaOf(table).properties as Readonly<Record<string, Property>>;

/** The columns that say where a row comes from, in their order, right after the row's id. */
const PROVENANCE = [
  'doc_id',
  'source_path',
  'source_sha256',
  'start',
  'end',
  'source_start',
  'source_end',
  'sentence_index',
  'extractor',
  'confidence',
];

describe('the schemas', () => {
  test('are one a table', () => {
    expect(sources.map((name) => name.replace('.schema.json', ''))).toEqual([...TABLES].sort());
  });

  test('are valid JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const table of TABLES) {
      expect(schemaOf(table).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(ajv.validateSchema(schemaOf(table)), table).toBe(true);
    }
  });

  test.each(sources)('%s defines no column that another file defines', (name) => {
    const text = readFileSync(new URL(`schemas/${name}`, root), 'utf8');
    const { $id, properties } = JSON.parse(text);
    expect($id).toBe(`urn:corpusmill:schema:${name.replace('.schema.json', '')}:1.0.0`);
    for (const column of PROVENANCE) {
      const own = properties[column];
      const isRemovalsOwn = name.startsWith('removals') && column === 'sentence_index';
      if (own !== undefined && !isRemovalsOwn && own.type !== undefined) {
        // The only other table with a doc_id of its own meaning is quarantine, where it may be null.
        expect(`${name}/${column}`).toBe('quarantine.schema.json/doc_id');
      }
    }
  });

  test.each(TABLES)('%s: every column has a description, a unit and examples, and is required', (table) => {
    const schema = schemaOf(table);
    const properties = propertiesOf(table);
    expect(schema.required).toEqual(Object.keys(properties));
    expect(schema.additionalProperties).toBe(false);
    for (const [name, property] of Object.entries(properties)) {
      expect(property.description, name).toMatch(/^[A-Z`].*\.$/);
      expect(property.unit, name).toBeTruthy();
      expect(property.examples?.length, name).toBeGreaterThan(0);
    }
  });

  test.each(TABLES)('%s: a column that may be null says what null means', (table) => {
    for (const { name, nullable, description } of columnsOf(table)) {
      expect(nullable ? description : 'null', `${table}.${name}`).toContain('null');
    }
  });

  test.each(TABLES)('%s: every example of every column is valid', (table) => {
    const properties = propertiesOf(table);
    const row = Object.fromEntries(
      Object.entries(properties).map(([name, { examples }]) => [name, examples?.[0]]),
    );
    expect(faultOf(table, row)).toBeNull();
    for (const [name, { examples }] of Object.entries(properties)) {
      for (const example of examples ?? []) expect(faultOf(table, { ...row, [name]: example })).toBeNull();
    }
  });

  test.each(['sentences', 'removals', 'mentions', 'quotes', 'numbers', 'dates'] as const)(
    '%s: provenance stands right after the row id',
    (table) => {
      expect(
        columnsOf(table)
          .slice(1, 11)
          .map(({ name }) => name),
      ).toEqual(PROVENANCE);
    },
  );

  test('keys name columns that exist, and refer to tables that come before', () => {
    for (const table of TABLES) {
      const { primaryKey, uniqueKeys, sortKey, foreignKeys } = definitionOf(table);
      const own = columnsOf(table).map(({ name }) => name);
      for (const name of [
        ...primaryKey,
        ...uniqueKeys.flat(),
        ...sortKey,
        ...foreignKeys.flatMap((key) => key.fields),
      ]) {
        expect(own).toContain(name);
      }
      for (const { reference } of foreignKeys) {
        expect(TABLES.indexOf(reference.table)).toBeLessThanOrEqual(TABLES.indexOf(table));
        const target = definitionOf(reference.table);
        expect([target.primaryKey, ...target.uniqueKeys]).toContainEqual(reference.fields);
      }
    }
  });

  test('quarantine can name every other table', () => {
    expect(propertiesOf('quarantine').table_name?.enum).toEqual(
      TABLES.filter((table) => table !== 'quarantine'),
    );
  });

  test('whatever is generated from them is fresh', () => {
    const script = fileURLToPath(new URL('scripts/generate.mjs', root));
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});

const { checksModule } = (await import(new URL('scripts/generate/checks.mjs', root).href)) as {
  checksModule: (schemas: { tables: readonly object[] }) => string;
};

describe('the checks that rows hold', () => {
  const ofColumn = (column: object): string =>
    checksModule({
      tables: [
        {
          name: 'made_up',
          schema: {
            type: 'object',
            properties: { column },
            required: ['column'],
            additionalProperties: false,
          },
        },
      ],
    });

  test.each([
    { type: 'string', pattern: '^a$' },
    { type: ['string', 'null'], minLength: 1 },
    { type: ['number', 'null'], minimum: 0 },
    { type: 'string', enum: ['a', 'b'] },
  ])('are made of %j', (column) => {
    expect(ofColumn(column)).toContain('row.column');
  });

  test.each([
    { type: 'string', maxLength: 3 },
    { type: ['string', 'null'], maxLength: 3 },
    { type: 'string', enum: ['a', 'b'], maxLength: 1 },
    { anyOf: [{ type: 'string' }, { type: 'null' }], maxLength: 1 },
    { type: 'integer', format: 'int16' },
    { type: 'string', format: 'email' },
    { type: 'null', const: 3 },
  ])('are not made of %j, which they would pass over', (column) => {
    expect(() => ofColumn(column)).toThrow(/^no check /);
  });
});
