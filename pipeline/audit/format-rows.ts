import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Alteration } from '../export/formats/format.js';
import { loadFormat } from '../export/formats/formats.js';
import { isNested } from '../export/formats/read-back.js';
import { readColumns } from '../export/formats/row-query.js';
import { columnsOf, definitionOf, quoteIdentifier, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { onOneLine } from '../text/one-line.js';
import type { FaultLog } from './faults.js';
import type { MeasuredTable } from './files.js';

/** Where the rows of a table in one format can be queried. Row numbers count from 1. */
export interface LoadedTable extends MeasuredTable {
  /** View of the rows: `row_number`, then the columns, numbers as doubles and timestamps as texts. */
  readonly view: string;
  /** Table of `row_number`, the columns of keys, and a `fingerprint` of each row. */
  readonly rows: string;
  readonly rowCount: number;
  /** How its texts were altered; null where they are the data. */
  readonly alteration: Alteration | null;
  /** SQL for the rows of which the view has the text for certain; null where texts were not altered. */
  readonly certain: string | null;
}

/**
 * Makes the rows of a table's files queryable.
 *
 * @param directory of the export, without characters that a pattern could have
 * @returns null when the files cannot be read; the faults say why
 */
export async function loadTable(
  connection: DuckDBConnection,
  directory: string,
  measured: MeasuredTable,
  faults: FaultLog,
): Promise<LoadedTable | null> {
  const { table, format, options, longestRow } = measured;
  const { reading } = await loadFormat(format);
  const files = measured.files.map(({ path }) => ({ name: path, path: join(directory, path), options }));
  const view = `${table}_${format}`;
  try {
    for (const file of files) {
      await reading.open?.(connection, file.path);
      const names = (await reading.columnNames?.(connection, file, table)) ?? null;
      const fault = names === null ? null : columnFault(table, names);
      if (fault === null) continue;
      faults.add('wrong_columns', file.name, fault, { table });
      return null;
    }
    const paths = files.map(({ path }) => path);
    await createView(connection, view, reading.query(table, { paths, options, longestRow }));
    const fingerprinted = await fingerprintRows(connection, table, view);
    return { ...measured, view, ...fingerprinted, alteration: reading.alteration(options), certain: null };
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith('Out of Memory')) throw error;
    const file = files.find(({ name }) => message.includes(name)) ?? files[0];
    const reason = complaint(message.replaceAll(`${directory}/`, ''));
    faults.add('unreadable_file', file?.name ?? '', reason, { table });
    return null;
  }
}

const MAX_COMPLAINT_LENGTH = 240;

/** What the database complains of, without its advice on how to read the file all the same. */
function complaint(message: string): string {
  const [said = ''] = message.trim().split(/\n\s*(?:\n|Possible)/, 1);
  return onOneLine(said).slice(0, MAX_COMPLAINT_LENGTH);
}

/** The same rows with their texts altered, to hold a format against that alters them. */
export async function alteredRows(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  alteration: Alteration,
): Promise<LoadedTable> {
  const view = `${loaded.view}_altered`;
  const columns = columnsOf(loaded.table).map(
    (column) => `${alteration.altered(column)} AS ${quoteIdentifier(column.name)}`,
  );
  await connection.run(
    `CREATE TEMP VIEW ${view} AS SELECT row_number, ${columns.join(', ')} FROM ${loaded.view}`,
  );
  return { ...loaded, view, ...(await fingerprintRows(connection, loaded.table, view)), alteration };
}

/**
 * The rows of a table whose texts were altered, as the data most likely has them. What was altered cannot be told from
 * what was so before, but the length of a document's text says which it is.
 */
export async function restoredRows(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  { restored }: Alteration,
): Promise<LoadedTable> {
  const view = `${loaded.view}_restored`;
  const columns = columnsOf(loaded.table).map((column) => {
    const name = quoteIdentifier(column.name);
    const value = restored(column);
    const isText = loaded.table === 'documents' && column.name === 'text';
    return `${isText ? `CASE WHEN length(${name}) = char_count THEN ${name} ELSE ${value} END` : value} AS ${name}`;
  });
  const hasTexts = loaded.table === 'documents';
  if (hasTexts) columns.push('text AS altered_text');
  await connection.run(
    `CREATE TEMP VIEW ${view} AS SELECT row_number, ${columns.join(', ')} FROM ${loaded.view}`,
  );
  const certain = hasTexts ? '(length(text) = char_count OR text = altered_text)' : null;
  return {
    ...loaded,
    view,
    ...(await fingerprintRows(connection, loaded.table, view)),
    alteration: null,
    certain,
  };
}

/**
 * The rows as JSON texts, in their order, a few thousand at a time. Those of a format that is JSON are given as they
 * stand.
 */
export async function* rowTexts(
  connection: DuckDBConnection,
  directory: string,
  loaded: LoadedTable,
): AsyncGenerator<readonly string[]> {
  const { jsonRows } = (await loadFormat(loaded.format)).reading;
  if (jsonRows !== null) {
    for (const { path } of loaded.files) yield* jsonRows(join(directory, path));
    return;
  }
  for await (const [texts] of readColumns(connection, `SELECT ${rowJson(loaded)} FROM ${loaded.view}`)) {
    yield texts as readonly string[];
  }
}

/**
 * An SQL expression for a row of the view as JSON text.
 *
 * @param without columns that are left out
 */
export function rowJson({ table, alteration }: LoadedTable, without: readonly string[] = []): string {
  const columns = columnsOf(table).filter(({ name }) => !without.includes(name));
  const fields = columns.map((column) => {
    const name = quoteIdentifier(column.name);
    return `${name} := ${alteration !== null && isNested(column) ? `CAST(${name} AS JSON)` : name}`;
  });
  return `CAST(to_json(struct_pack(${fields.join(', ')})) AS VARCHAR)`;
}

const createView = (connection: DuckDBConnection, view: string, query: string): Promise<unknown> =>
  connection.run(`CREATE TEMP VIEW ${view} AS SELECT row_number() OVER () AS row_number, * FROM (${query})`);

async function fingerprintRows(
  connection: DuckDBConnection,
  table: TableName,
  view: string,
): Promise<Pick<LoadedTable, 'rows' | 'rowCount'>> {
  const rows = `${view}_rows`;
  const columns = ['row_number', ...keyColumns(table).map(quoteIdentifier)];
  const made = await connection.runAndReadAll(
    `CREATE TEMP TABLE ${rows} AS SELECT ${columns.join(', ')}, hash(${columnNames(table).join(', ')}) AS fingerprint FROM ${view}`,
  );
  return { rows, rowCount: Number(made.getRowsJS()[0]?.[0]) };
}

/** The columns that keys, order and references to the table need. */
function keyColumns(table: TableName): string[] {
  const { primaryKey, uniqueKeys, foreignKeys, sortKey } = definitionOf(table);
  const referred = TABLES.flatMap((other) => definitionOf(other).foreignKeys)
    .filter(({ reference }) => reference.table === table)
    .flatMap(({ reference }) => reference.fields);
  const own = foreignKeys.flatMap(({ fields }) => fields);
  return [...new Set([...primaryKey, ...uniqueKeys.flat(), ...own, ...sortKey, ...referred])];
}

const columnNames = (table: TableName): string[] => columnsOf(table).map(({ name }) => quoteIdentifier(name));

/** Why a file's columns are not those of the table; null when they are. */
function columnFault(table: TableName, names: readonly string[]): string | null {
  const expected = columnsOf(table).map(({ name }) => name);
  if (names.join() === expected.join()) return null;
  const missing = expected.filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !expected.includes(name));
  if (missing.length === 0 && surplus.length === 0)
    return `its columns stand in another order: ${names.join(', ')}`;
  const parts = [
    ...(missing.length === 0 ? [] : [`it has no column ${missing.join(', ')}`]),
    ...(surplus.length === 0 ? [] : [`it must not have the column ${surplus.join(', ')}`]),
  ];
  return parts.join('; ');
}
