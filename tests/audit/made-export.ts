import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ExportReport } from '../../pipeline/audit/audit.js';
import type { FaultKind } from '../../pipeline/audit/faults.js';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import type { ExportFormat } from '../../pipeline/export/formats/formats.js';
import { wholeFile } from '../../pipeline/export/layout.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { type Column, columnsOf } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';

/** Two made-up articles, with a name, quotes, numbers, dates, a removal and letters outside the basic plane. */
export const ARTICLES: Readonly<Record<string, string>> = {
  'bridge.txt': `Council backs new bridge

"We will open it by May 3, 2021," said Mayor Ann Lee. "It costs $2 million," she added 😀.

Advertisement

Lee, 52, was elected in 2018 with 61 percent of the votes. The council of Rivertown met on Tuesday.
`,
  'school.txt': `School closes for 3 days

Principal Omar Diaz said the school in Rivertown would open again on Friday. "Nobody was hurt," Diaz said.
`,
};

/** Runs the pipeline over the articles. */
export async function makeExport(folder: string, settings: Partial<RunSettings> = {}): Promise<string> {
  const articles = join(folder, 'articles');
  mkdirSync(articles, { recursive: true });
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(articles, name), text);
  const { inputs = [{ path: articles, name: null }], ...others } = settings;
  const out = join(
    folder,
    `out-${[...inputs.map(({ path }) => basename(path)), ...Object.values(others).flat()].join('-')}`,
  );
  await run({ ...DEFAULTS, workers: 0, out, inputs, ...others }, SILENT, new AbortController().signal);
  return out;
}

export function copyOf(out: string, to: string): string {
  cpSync(out, to, { recursive: true });
  return to;
}

interface Resource {
  name: string;
  path: string | string[];
  rows?: number;
  bytes?: number;
  hash?: string;
  parts?: { path: string; rows: number; bytes: number; hash: string }[];
}

export interface Package {
  run_id: string;
  version: string;
  resources: Resource[];
}

/** Changes what the package says of itself. */
export function editPackage(out: string, edit: (descriptor: Package) => void): void {
  const path = join(out, 'datapackage.json');
  const descriptor = JSON.parse(readFileSync(path, 'utf8')) as Package;
  edit(descriptor);
  writeFileSync(path, JSON.stringify(descriptor));
}

/** Bytes and hash of a file as a package says them. */
export function measured(path: string): { bytes: number; hash: string } {
  const bytes = readFileSync(path);
  return { bytes: bytes.length, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

/** Changes the account of the run. */
export function editAccount(out: string, edit: (account: Account) => void): void {
  const path = join(out, 'run.json');
  const account = JSON.parse(readFileSync(path, 'utf8')) as Account;
  edit(account);
  writeFileSync(path, JSON.stringify(account));
}

interface Account {
  run_id: string;
  configuration: Record<string, unknown>;
  records: Record<string, number>;
  tables: Record<string, number>;
  bytes: Record<string, number>;
}

/**
 * Makes the package and the account say of a file what is true of it now, so that only what stands in it can be a
 * fault.
 */
export function remeasure(out: string, file: string, rows?: number): void {
  editAccount(out, (account) => {
    account.bytes[file] = measured(join(out, file)).bytes;
    if (rows !== undefined) account.tables[file.replace(/\..*$/, '')] = rows;
  });
  editPackage(out, ({ resources }) => {
    const { bytes, hash } = measured(join(out, file));
    const counted = rows === undefined ? {} : { rows };
    // A database is the file of every table.
    const ofFile = resources.filter(({ path }) => path === file);
    if (ofFile.length === 0) throw new Error(`no resource ${file}`);
    for (const resource of ofFile) {
      const [part] = resource.parts ?? [];
      // A Parquet file says its bytes in its only part alone.
      if (part === undefined) Object.assign(resource, { bytes, hash }, counted);
      else {
        Object.assign(resource, { hash }, counted);
        Object.assign(part, { bytes, hash }, counted);
      }
    }
  });
}

/** Changes the lines of a text file, and what the package says of it. */
export function editLines(out: string, file: string, edit: (lines: string[]) => string[]): void {
  const path = join(out, file);
  const lines = edit(readFileSync(path, 'utf8').split('\n').slice(0, -1));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  remeasure(out, file, lines.length - (file.endsWith('.csv') ? 1 : 0));
}

export type Row = Record<string, unknown>;

/** Changes the rows of a JSONL file, and what the package says of it. */
export const editRows = (out: string, file: string, edit: (rows: Row[]) => readonly Row[]): void =>
  editLines(out, file, (lines) =>
    edit(lines.map((line) => JSON.parse(line) as Row)).map((row) => JSON.stringify(row)),
  );

/** Writes a Parquet file anew from a query over `old`, its rows until now. */
export async function rewriteParquet(out: string, file: string, query: string): Promise<void> {
  const path = join(out, file);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE old AS SELECT * FROM read_parquet('${path}')`);
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  const count = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM (${query})`);
  connection.closeSync();
  instance.closeSync();
  remeasure(out, file, count.getRowsJS()[0]?.[0] as number);
}

/** Changes the rows of a table's only file in whatever format, and what the package says of it. */
export async function editTable(
  out: string,
  table: TableName,
  format: ExportFormat,
  edit: (rows: Row[]) => readonly Row[],
): Promise<void> {
  const file = wholeFile(table, format);
  if (format === 'duckdb') {
    await editDatabase(out, table, edit);
    return;
  }
  if (format === 'jsonl') {
    editRows(out, file, edit);
    return;
  }
  const path = join(out, file);
  if (format === 'csv') {
    const rows = edit((await csvCells(path)).map((cells) => rowOfCells(table, cells)));
    const lines = rows.map((row) => columnsOf(table).map((column) => cellOf(row[column.name], column)));
    const header = columnsOf(table).map(({ name }) => name);
    writeFileSync(path, [header, ...lines].map((cells) => `${cells.join(',')}\n`).join(''));
    remeasure(out, file, rows.length);
    return;
  }
  const texts = await queried(`SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet('${path}') AS t`);
  const rows = edit(texts.map(([text]) => JSON.parse(text as string) as Row));
  const scratch = `${path}.jsonl`;
  writeFileSync(scratch, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const types = columnsOf(table).map(({ name, duckdbType }) => `'${name}': '${duckdbType}'`);
  await rewriteParquet(
    out,
    file,
    `SELECT * FROM read_json('${scratch}', format = 'nd', columns = {${types}})`,
  );
  rmSync(scratch);
}

/** Changes the rows of a table in the database file; their number stays. */
async function editDatabase(
  out: string,
  table: TableName,
  edit: (rows: Row[]) => readonly Row[],
): Promise<void> {
  const file = 'corpus.duckdb';
  const instance = await DuckDBInstance.create(join(out, file));
  const connection = await instance.connect();
  const texts = await connection.runAndReadAll(`SELECT CAST(to_json(t) AS VARCHAR) FROM ${table} AS t`);
  const rows = edit(texts.getRowsJS().map(([text]) => JSON.parse(text as string) as Row));
  const scratch = join(out, 'rows.jsonl');
  writeFileSync(scratch, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const types = columnsOf(table).map(({ name, duckdbType }) => `'${name}': '${duckdbType}'`);
  await connection.run(`DELETE FROM ${table}`);
  await connection.run(
    `INSERT INTO ${table} SELECT * FROM read_json('${scratch}', format = 'nd', columns = {${types}})`,
  );
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  rmSync(scratch);
  remeasure(out, file);
}

const csvCells = (path: string): Promise<(string | null)[][]> =>
  queried(
    `SELECT * FROM read_csv('${path}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"',
      nullstr = '', allow_quoted_nulls = false)`,
  ) as Promise<(string | null)[][]>;

const isNested = ({ type }: Column): boolean => type.kind === 'list' || type.kind === 'struct';
const isText = ({ type }: Column): boolean => type.kind === 'string' || type.kind === 'timestamp';

const rowOfCells = (table: TableName, cells: readonly (string | null)[]): Row =>
  Object.fromEntries(
    columnsOf(table).map((column, index) => {
      const cell = cells[index] as string | null;
      return [column.name, cell === null || isText(column) ? cell : (JSON.parse(cell) as unknown)];
    }),
  );

function cellOf(value: unknown, column: Column): string {
  if (value === null) return '';
  const text = isNested(column) ? JSON.stringify(value) : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

async function queried(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** The kinds of faults of a report, with their counts. */
export const kindsOf = ({ faults }: ExportReport): Partial<Record<FaultKind, number>> =>
  Object.fromEntries(faults.map(({ kind, count }) => [kind, count]));
