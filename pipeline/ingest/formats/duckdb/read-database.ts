import { hash } from 'node:crypto';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { openDatabase } from '../../../duckdb/open-database.js';
import { SourceError } from '../../decode/source-error.js';
import type { JsonObject } from '../../json-object.js';
import type { ReadResult } from '../../record.js';
import { findFields, noTextReason } from '../fields.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import { type ReadContext, type Source, sourceFault } from '../reader.js';
import { fileOnDisk } from './file-on-disk.js';
import { recordValues, sampleOf } from './row-values.js';

/**
 * The database reads a few thousand rows at a time, in their order. Nothing that a file says may make it read another
 * file or change what it may do.
 */
const OPTIONS = { threads: '1', memory_limit: '1GB', lock_configuration: 'true' } as const;

/** Reads Parquet, a row group at a time: a column is a field of the records. */
export function readParquet(
  source: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  return readRows(source, context, format, {
    open: () => openDatabase(':memory:', OPTIONS),
    relation: async (_, path) => ({ sql: 'SELECT * FROM read_parquet($1)', name: path }),
    parts: rowGroups,
  });
}

/** Reads a table of a database file, which is not changed; its views and macros are not run. */
export function readDuckdb(
  source: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  return readRows(source, context, format, {
    open: (path) =>
      openDatabase(path, { ...OPTIONS, access_mode: 'READ_ONLY', enable_external_access: 'false' }),
    relation: async (connection) => ({
      sql: 'SELECT * FROM query_table($1)',
      name: await tableOf(connection, context),
    }),
    parts: async () => [WHOLE],
  });
}

/** How the rows of a file are asked for. */
interface Access {
  open(path: string): ReturnType<typeof openDatabase>;
  /** @throws NoTableError */
  relation(connection: DuckDBConnection, path: string): Promise<Relation>;
  /** @param columns their names in small letters */
  parts(connection: DuckDBConnection, path: string, columns: ReadonlySet<string>): Promise<readonly Part[]>;
}

/** All rows of a file, as a statement, and what `$1` stands for in it. */
interface Relation {
  readonly sql: string;
  readonly name: string;
}

/** Rows that are read at a time, from 0, both ends included; those of a damaged part alone are lost. */
interface Part {
  readonly first: number;
  /** Null for the end. */
  readonly last: number | null;
  /** Whether all its rows may be in memory: it is read whole or not at all. */
  readonly isSmall: boolean;
}

const WHOLE: Part = { first: 0, last: null, isSmall: false };
const SMALL_BYTES = 64 * 1024 * 1024;
/** The number of a row, if the file has no column of that name. */
const ROW_NUMBER = 'file_row_number';

async function rowGroups(
  connection: DuckDBConnection,
  path: string,
  columns: ReadonlySet<string>,
): Promise<readonly Part[]> {
  if (columns.has(ROW_NUMBER)) return [WHOLE];
  const reader = await connection.runAndReadAll(
    `SELECT row_group_num_rows::DOUBLE, sum(total_uncompressed_size)::DOUBLE FROM parquet_metadata($1)
    GROUP BY row_group_id, row_group_num_rows ORDER BY row_group_id`,
    [path],
  );
  let first = 0;
  return (reader.getRows() as [number, number][]).map(([count, bytes]) => {
    const part = { first, last: first + count - 1, isSmall: bytes <= SMALL_BYTES };
    first += count;
    return part;
  });
}

function rowsOf(
  connection: DuckDBConnection,
  { sql, name }: Relation,
  { first, last, isSmall }: Part,
): Promise<DuckDBResult> {
  if (last === null) return connection.stream(sql, [name]);
  const part = `${sql} WHERE ${ROW_NUMBER} BETWEEN $2::BIGINT AND $3::BIGINT`;
  const values = [name, first, last];
  return isSmall ? connection.run(part, values) : connection.stream(part, values);
}

/** No table of a database is the one; the message is a sentence that says what to do. */
class NoTableError extends Error {
  override readonly name = 'NoTableError';
}

async function* readRows(
  source: Source,
  context: ReadContext,
  format: FileFormat,
  access: Access,
): AsyncGenerator<ReadResult> {
  const records = new ObjectRecords(context, format);
  const { sourcePath, fields } = context;
  const closing: (() => unknown)[] = [];
  try {
    const file = await fileOnDisk(source);
    closing.push(() => file.dispose());
    const instance = await orSourceError(access.open(file.path));
    closing.push(() => instance.closeSync());
    const connection = await orSourceError(instance.connect());
    closing.push(() => connection.closeSync());
    const relation = await orSourceError(access.relation(connection, file.path));
    const sample = await orSourceError(sampleRow(connection, relation));
    if (findFields(sample, fields, '').text === null) {
      yield records.faultAt(null, 'no_text', noTextReason(sample, fields));
      return;
    }
    const names = new Set(Object.keys(sample).map((name) => name.toLowerCase()));
    const parts = await orSourceError(access.parts(connection, file.path, names));
    let count = 0;
    for (const part of parts) {
      for await (const result of partRecords(
        () => rowsOf(connection, relation, part),
        part,
        records,
        context,
      )) {
        count++;
        yield result;
      }
    }
    if (count === 0)
      yield records.faultAt(null, 'empty', 'There is no row in it: remove it, or fetch it again.');
  } catch (error) {
    if (error instanceof NoTableError) yield records.faultAt(null, 'no_text', error.message);
    else yield sourceFault(error, { docId: null, sourcePath, line: null });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** A row such as a relation may have, with texts where it has texts. */
async function sampleRow(connection: DuckDBConnection, { sql, name }: Relation): Promise<JsonObject> {
  const result = await connection.run(`${sql} LIMIT 0`, [name]);
  const types = result.columnTypes();
  return Object.fromEntries(result.columnNames().map((column, at) => [column, sampleOf(types[at]!)]));
}

async function* partRecords(
  ask: () => Promise<DuckDBResult>,
  { first }: Part,
  records: ObjectRecords,
  { sourcePath, maxRecordBytes }: ReadContext,
): AsyncGenerator<ReadResult> {
  const values = recordValues();
  let row = first;
  try {
    const result = await orSourceError(ask());
    const columns = result.columnNames();
    for (;;) {
      const chunk = await orSourceError(result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      for (const cells of chunk.convertRows(values)) {
        row++;
        const object: JsonObject = Object.fromEntries(cells.map((cell, at) => [columns[at], cell]));
        const json = JSON.stringify(object);
        const length = Buffer.byteLength(json);
        if (length > maxRecordBytes) yield records.tooLong('row', row, length);
        else yield records.record(object, { line: row, sha256: hash('sha256', json) }, 'utf-8');
      }
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line: row + 1 });
  }
}

/** What the database says of the file, as an error of the file; it names no path of this machine. */
async function orSourceError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NoTableError) throw error;
    const [, reason] = REASONS.find(([pattern]) => pattern.test(String(error)))!;
    throw new SourceError('unreadable', reason, error);
  }
}

const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /Could not set lock|Conflicting lock/,
    'Another program has the database open: close it there, and run again.',
  ],
  [
    /Out of Memory/i,
    'Some thousands of its rows take more than 1 GB: write it with smaller row groups or texts.',
  ],
  [/encrypt|decrypt/i, 'It is encrypted: write it without encryption.'],
  [
    /version number|newer version/i,
    'Another version of DuckDB wrote it: export its tables as Parquet with that one.',
  ],
  [/./s, 'It is damaged or cut off: fetch it again.'],
];

/** Tables that a message names. */
const SHOWN = 10;

/**
 * The table of articles, as `query_table` takes it: the one that is asked for, or the only one whose rows hold a text.
 *
 * @throws NoTableError
 */
async function tableOf(connection: DuckDBConnection, { fields, records }: ReadContext): Promise<string> {
  const reader = await connection.runAndReadAll(
    'SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY ALL',
  );
  const all = (reader.getRows() as [string, string][]).map(([schema, table]) => ({
    name: schema === 'main' ? table : `${schema}.${table}`,
    // What has a quotation mark in its name cannot be named to `query_table`.
    path: [schema, table].some((part) => part.includes('"')) ? null : `"${schema}"."${table}"`,
  }));
  const names = (tables: readonly { readonly name: string }[]): string =>
    tables
      .slice(0, SHOWN)
      .map(({ name }) => name)
      .join(', ') + (tables.length > SHOWN ? ', …' : '');
  if (all.length === 0) throw new NoTableError('There is no table in it: remove it, or fetch it again.');
  if (records !== null) {
    const asked = all.find(({ name, path }) => path !== null && name.toLowerCase() === records.toLowerCase());
    if (asked === undefined)
      throw new NoTableError(
        `It has no table ${records}; it has ${names(all)}. Name one with --records NAME.`,
      );
    return asked.path!;
  }
  const withText: typeof all = [];
  for (const table of all) {
    if (table.path === null) continue;
    const sample = await sampleRow(connection, { sql: 'SELECT * FROM query_table($1)', name: table.path });
    if (findFields(sample, fields, '').text !== null) withText.push(table);
  }
  const [only] = withText;
  if (only === undefined)
    throw new NoTableError(
      `No table in it is known to hold texts; it has ${names(all)}. Name one with --records NAME, and its column with --field text=NAME.`,
    );
  if (withText.length > 1)
    throw new NoTableError(
      `Several tables in it hold texts: ${names(withText)}. Name one with --records NAME.`,
    );
  return only.path!;
}
