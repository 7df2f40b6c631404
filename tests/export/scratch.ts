import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import { columnsOf, createTable } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { schemaOf } from '../../pipeline/schema/schema.js';

export type Row = Readonly<Record<string, unknown>>;

/** A database and a folder for the tests of one file. */
export class Scratch {
  folder = '';
  connection!: DuckDBConnection;
  #instance!: DuckDBInstance;

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'export-'));
    this.#instance = await openDatabase(':memory:', {});
    this.connection = await this.#instance.connect();
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.#instance.closeSync();
    await rm(this.folder, { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Makes the table hold these rows alone. */
  async load(table: TableName, rows: readonly Row[]): Promise<void> {
    const path = this.path('load.jsonl');
    await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await this.connection.run(createTable(table).replace('CREATE TABLE', 'CREATE OR REPLACE TABLE'));
    if (rows.length === 0) return;
    const columns = columnsOf(table).map(({ name, duckdbType }) => `"${name}": '${duckdbType}'`);
    await this.connection.run(
      `INSERT INTO ${table} SELECT * FROM read_json('${path}', format = 'newline_delimited', columns = {${columns.join()}})`,
    );
  }

  /** How many rows are in one of two relations and not in the other. */
  async differences(one: string, other: string): Promise<number> {
    const [row] = await this.query(
      `SELECT count(*) AS n FROM ((SELECT * FROM ${one} EXCEPT ALL SELECT * FROM ${other}) UNION ALL (SELECT * FROM ${other} EXCEPT ALL SELECT * FROM ${one}))`,
    );
    return Number(row?.n);
  }

  /** The rows of an SQL query, lists and structs as JavaScript has them, timestamps as texts. */
  async query(sql: string): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(sql);
    return reader
      .getRowObjectsJS()
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
  }
}

/** A scratch that lives as long as the tests of the file that asks for it. */
export function useScratch(): Scratch {
  const scratch = new Scratch();
  beforeAll(() => scratch.open());
  afterAll(() => scratch.close());
  return scratch;
}

/** A value of a reader as a row has it. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
  }
  // JSON, through which rows come into the database, has no negative zero that DuckDB's integers would keep.
  return Object.is(value, -0) ? 0 : value;
}

/** The first example of each column, with changes. */
export function exampleRow(table: TableName, changes: Row = {}): Row {
  const properties = schemaOf(table).properties as Record<string, { examples: unknown[] }>;
  const row = Object.fromEntries(
    Object.entries(properties).map(([name, { examples }]) => [name, examples[0]]),
  );
  return { ...row, ...changes };
}

/** Texts that have broken readers of CSV, JSON or Parquet. */
const AWKWARD = [
  '',
  ' ',
  '"',
  '""',
  'a "b" c',
  ',',
  'a,b\nc',
  '\r',
  '\r\n',
  '\n',
  '\t',
  '\u0001\u001b\u007f',
  '\u2028\u2029\u0085',
  '\ufeffx',
  '😀👩‍👩‍👧é',
  'null',
  'NULL',
  '\\N',
  '\\"',
  "'",
  '=1+1',
  '-1',
  '[]',
  '{"a":1}',
  '1e21',
];

const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ';', '=', ' '), maxLength: 8 }),
);

const number = fc.oneof(
  fc.constantFrom(
    0,
    12,
    -5.5,
    0.1,
    0.1 + 0.2,
    1e21,
    1e-7,
    5e-324,
    Number.MAX_VALUE,
    2 ** 53,
    123456789012345680000,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Values that a schema allows, with a liking for the awkward ones. */
function anyValue(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(anyValue));
  if (Array.isArray(schema.type)) {
    return fc.oneof(...(schema.type as string[]).map((type) => anyValue({ ...schema, type })));
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer': {
      const max = schema.format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
      return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max }), fc.constant(max));
    }
    case 'number':
      return schema.maximum === 1 ? fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0) : number;
    case 'array':
      return fc.array(anyValue(schema.items as Schema), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, field]) => [name, anyValue(field)]),
        ),
        { noNullPrototype: true },
      );
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 0 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    const range = { min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    return fc.date(range).map((date) => date.toISOString().replace('.000Z', 'Z'));
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return text.filter((value) => value.length >= minLength);
}

/** Values that a column may have. */
export const valuesOf = (table: TableName, column: string): fc.Arbitrary<unknown> =>
  anyValue((schemaOf(table) as Schema).properties?.[column] as Schema);

/** Rows of a table, with keys of their own. */
export const rowsOf = (table: TableName): fc.Arbitrary<Row[]> =>
  fc.array(anyValue(schemaOf(table) as Schema) as fc.Arbitrary<Row>, { maxLength: 6 });
