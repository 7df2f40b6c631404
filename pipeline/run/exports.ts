import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunSettings } from '../config/settings.js';
import { tablesAfter, viewOf } from '../corpus/corpus.js';
import type { DatabaseLane } from '../database/memory.js';
import {
  dataPackageText,
  type PackagedFile,
  type PackagedTable,
  packageName,
} from '../export/datapackage.js';
import { type ExportedFile, exportTable, inContainer, measureFile } from '../export/export.js';
import { EXPORT_FORMATS, type ExportFormat, loadFormat } from '../export/formats/formats.js';
import type { FormatOptions } from '../export/formats/options.js';
import { commonFile, PACKAGE_FILE, RUN_FILE, wholeFile } from '../export/layout.js';
import { sortRows } from '../export/sort.js';
import { FINGERPRINT } from '../fingerprint.js';
import type { InputPlan } from '../ingest/inputs/inputs.js';
import { TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { tableOf } from '../tables/tables.js';
import { VERSION } from '../version.js';
import { allDone, type Lanes } from './lanes.js';
import type { Published, PublishedTables, RunReport } from './manifest.js';
import { type Part, partsOf } from './parts.js';
import { beginStaging, publish } from './publish.js';
import { stagingOf } from './publish-mark.js';
import { readPublishedCounts } from './published.js';

/** Completes the account of the run by what was published. */
export type Report = (published: PublishedTables) => RunReport;

export interface Exports {
  /** Output directory, absolute. */
  readonly out: string;
  readonly runId: string;
  readonly settings: RunSettings;
  /** Stops the writing before the next file, and what is not published yet. */
  readonly signal: AbortSignal;
}

const ORDER = { first: 0, middle: 1, last: 2 } as const;

const orderOf = (table: TableName): number => ORDER[tableOf(table).volume.written];

/**
 * Writes every table in every format asked for, into the staging directory.
 *
 * @param speakers makes the views of the tables that speak of entities, while the others are written
 * @returns what was written, by table and format
 */
export async function writeTables(
  onLane: Lanes<DatabaseLane>,
  speakers: (lane: DatabaseLane) => Promise<void>,
  { out, settings, signal }: Exports,
): Promise<PackagedTable[]> {
  const staging = await beginStaging(out);
  const write = tableWriter(staging, settings, signal);
  const written = await inCommonFiles(onLane, staging, settings, async () => {
    const ofSpeakers = onLane(async (lane) => {
      await speakers(lane);
      const tables: WrittenTable[][] = [];
      for (const table of tablesAfter('speakers')) tables.push(await write(lane, table));
      return tables.flat();
    });
    const others = [...tablesAfter('duplicates'), ...tablesAfter('surnames')]
      .sort((a, b) => orderOf(a) - orderOf(b))
      .map((table) => onLane((lane) => write(lane, table)));
    return (await allDone([ofSpeakers, ...others])).flat();
  });
  const tables = await withMeasures(written, staging);
  return tables.sort((a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table));
}

/** Has tables written while the files are open that hold all of them: one for each format that has such a file. */
async function inCommonFiles<Result>(
  onLane: Lanes<DatabaseLane>,
  staging: string,
  { formats }: RunSettings,
  work: () => Promise<Result>,
): Promise<Result> {
  const onConnection = (step: (connection: DuckDBConnection) => Promise<void>): Promise<void> =>
    onLane(({ connection }) => step(connection));
  let inFiles = work;
  for (const format of formats) {
    const { container } = await loadFormat(format);
    const path = join(staging, commonFile(format) ?? '');
    const inner = inFiles;
    inFiles = () => inContainer(container, path, onConnection, inner);
  }
  return inFiles();
}

/** What goes with tables that are published. */
export interface Publication {
  readonly plan: InputPlan;
  readonly report: Report;
  /** Other work that has to be done before they are published. */
  readonly meanwhile: () => Promise<void>;
}

/** Publishes the tables that were written, together, with the account of the run and what describes them. */
export async function publishTables(
  tables: readonly PackagedTable[],
  { plan, report, meanwhile }: Publication,
  { out, runId, settings, signal }: Exports,
): Promise<RunReport> {
  const rows = Object.fromEntries(
    tables.map(({ table, files }) => [table, files.reduce((sum, file) => sum + file.rows, 0)]),
  );
  const bytes = Object.fromEntries(
    tables.map(({ table, format, files }) => [
      wholeFile(table, format),
      files.reduce((sum, file) => sum + file.bytes, 0),
    ]),
  );
  const finished = report({ tables: rows, bytes });
  const staging = stagingOf(out);
  await writeFile(join(staging, RUN_FILE), `${JSON.stringify(finished, null, 2)}\n`);
  const descriptor = await dataPackageText({
    ...settings,
    name: packageName(plan.roots),
    version: VERSION,
    build: FINGERPRINT.tables,
    runId,
    sources: plan.roots.map((root) => ({ title: root })),
    tables,
  });
  await writeFile(join(staging, PACKAGE_FILE), descriptor);
  const files = new Set(tables.flatMap((table) => table.files.map(({ path }) => path)));
  signal.throwIfAborted();
  await publish(out, [...files, RUN_FILE, PACKAGE_FILE], meanwhile);
  return finished;
}

/** A file that is written. */
interface WrittenFile {
  /** Relative to the output directory. */
  readonly path: string;
  /** Its measure, taken meanwhile; or the rows alone of a file that other tables are still written into. */
  readonly measured: Promise<ExportedFile> | { readonly rows: number };
}

interface WrittenTable extends Omit<PackagedTable, 'files'> {
  readonly files: readonly WrittenFile[];
}

/** The tables with the measures of their files, once all are written. */
function withMeasures(tables: readonly WrittenTable[], staging: string): Promise<PackagedTable[]> {
  const common = new Map<string, ReturnType<typeof measureFile>>();
  const measureOnce = (path: string): ReturnType<typeof measureFile> => {
    const measure = common.get(path) ?? measureFile(join(staging, path));
    common.set(path, measure);
    return measure;
  };
  const measureOf = async ({ path, measured }: WrittenFile): Promise<PackagedFile> => {
    const found = await measured;
    return 'sha256' in found ? { ...found, path } : { path, ...found, ...(await measureOnce(path)) };
  };
  return allDone(
    tables.map(async ({ files, ...table }) => ({ ...table, files: await allDone(files.map(measureOf)) })),
  );
}

/** What writes a table in each of the formats, in as many files as the settings ask for. */
function tableWriter(
  staging: string,
  settings: RunSettings,
  signal: AbortSignal,
): (lane: DatabaseLane, table: TableName) => Promise<WrittenTable[]> {
  const options: FormatOptions = settings;
  const writeFormat = async (
    connection: DuckDBConnection,
    table: TableName,
    sorted: string,
    format: ExportFormat,
  ): Promise<WrittenTable> => {
    const shared = commonFile(format);
    if (shared !== null) {
      signal.throwIfAborted();
      const file = { table, relation: sorted, path: join(staging, shared) };
      const rows = await (await loadFormat(format)).write(connection, file, options);
      return { table, format, files: [{ path: shared, measured: { rows } }] };
    }
    const write = async ({ relation, path }: Part): Promise<WrittenFile> => {
      signal.throwIfAborted();
      await mkdir(dirname(join(staging, path)), { recursive: true });
      const request = { table, format, relation, path: join(staging, path), options };
      return { path, ...(await exportTable(connection, request)) };
    };
    const sample = async (relation: string): Promise<string> => {
      const path = `sample-${table}.${format}`;
      await (await write({ relation, path })).measured;
      return join(staging, path);
    };
    const { isCut } = await loadFormat(format);
    const parts = isCut
      ? await partsOf(connection, { table, format, relation: sorted }, settings, sample)
      : [{ relation: sorted, path: wholeFile(table, format) }];
    const files: WrittenFile[] = [];
    for (const part of parts) files.push(await write(part));
    return { table, format, files };
  };
  const formats = EXPORT_FORMATS.filter((format) => settings.formats.includes(format));
  const writeTable = async (connection: DuckDBConnection, table: TableName): Promise<WrittenTable[]> => {
    const sorted = `sorted_${table}`;
    await sortRows(connection, table, viewOf(table), `corpus.${sorted}`);
    const written: WrittenTable[] = [];
    for (const format of formats) written.push(await writeFormat(connection, table, sorted, format));
    await connection.run(`drop table corpus.${sorted}`);
    return written;
  };
  // What ran out of memory is sorted and written anew.
  return ({ connection, withMemory }, table) => withMemory(() => writeTable(connection, table));
}

/**
 * Renews the account of the run where the published tables stay as they are.
 *
 * @throws RangeError where there is no account of them (`isComplete`)
 */
export async function renewReport(
  out: string,
  report: (published: Published) => RunReport,
): Promise<RunReport> {
  const published = await readPublishedCounts(out);
  if (published === null) throw new RangeError(`renewReport: ${out} has no account of its tables`);
  const renewed = report(published);
  const draft = join(out, `.${RUN_FILE}.part`);
  await rm(draft, { force: true });
  // Only a new file is written: nothing that stands there is written through.
  await writeFile(draft, `${JSON.stringify(renewed, null, 2)}\n`, { flag: 'wx' });
  await rename(draft, join(out, RUN_FILE));
  return renewed;
}
