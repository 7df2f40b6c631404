import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { UsageError } from '../errors.js';
import type { PackageOptions } from '../export/formats/format.js';
import { EXPORT_FORMATS, type ExportFormat, isExportFormat, loadFormat } from '../export/formats/formats.js';
import { exportFileOf, PACKAGE_FILE, RUN_FILE } from '../export/layout.js';
import { readPlainFile } from '../export/plain-path.js';
import { isJsonObject, type JsonObject } from '../ingest/json-object.js';
import { isTableName, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { FaultLog } from './faults.js';

/** A file of an export, as the package describes it. */
export interface DescribedFile {
  /** Relative to the export's directory, and a name that a run gives a file of the table (`exportFileOf`). */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex SHA-256. */
  readonly sha256: string;
}

/** A table in one format. */
export interface DescribedTable {
  readonly table: TableName;
  readonly format: ExportFormat;
  readonly options: PackageOptions;
  /** One, or the parts in their order. */
  readonly files: readonly DescribedFile[];
}

export interface Descriptor {
  readonly runId: string | null;
  /** Of the program that wrote the export. */
  readonly version: string | null;
  /** Names the build of that program; null where the package does not say. */
  readonly build: string | null;
  readonly tables: readonly DescribedTable[];
}

/**
 * @throws UsageError where no directory is at a path that should be that of an export
 */
export function refuseNoDirectory(path: string): void {
  if (!existsSync(path))
    throw new UsageError(`there is no directory ${path}; name the output directory of a run`);
  if (!statSync(path).isDirectory())
    throw new UsageError(`${path} is not a directory; name the output directory of a run`);
}

/**
 * Reads what an export says of itself. Resources that make no sense are faults and left out.
 *
 * @returns null where an export has lost what describes it; the faults say so
 * @throws UsageError when the directory holds no export
 */
export async function readDescriptor(directory: string, faults: FaultLog): Promise<Descriptor | null> {
  const text = await readPlainFile(directory, PACKAGE_FILE);
  if (text === null) {
    if (!(await holdsExport(directory)))
      throw new UsageError(`${directory} holds no export; name the output directory of a run`);
    faults.add(
      'package',
      PACKAGE_FILE,
      'there is no such file, and nothing else says what belongs together: fetch it again, or run again',
    );
    return null;
  }
  const descriptor = parsed(text, faults);
  const resources = Array.isArray(descriptor.resources) ? (descriptor.resources as unknown[]) : [];
  const tables: DescribedTable[] = [];
  for (const resource of resources) {
    const table = await describedTable(resource, faults);
    if (table !== null) tables.push(table);
  }
  noteMissingTables(tables, faults);
  return {
    runId: typeof descriptor.run_id === 'string' ? descriptor.run_id : null,
    version: typeof descriptor.version === 'string' ? descriptor.version : null,
    build: typeof descriptor.build === 'string' ? descriptor.build : null,
    tables,
  };
}

/** Whether anything stands in a directory that a run publishes. */
async function holdsExport(directory: string): Promise<boolean> {
  const names = await readdir(directory);
  return names.some((name) => name === RUN_FILE || isTableName(name) || exportFileOf(name) !== null);
}

function parsed(text: string, faults: FaultLog): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value) && Array.isArray(value.resources)) return value;
    faults.add('package', PACKAGE_FILE, 'it has no list of resources');
  } catch (error) {
    faults.add('package', PACKAGE_FILE, `it is no JSON: ${(error as Error).message}`);
  }
  return {};
}

/** Every table is there, and in every format that any of them has. */
function noteMissingTables(tables: readonly DescribedTable[], faults: FaultLog): void {
  const formats = EXPORT_FORMATS.filter((format) => tables.some((described) => described.format === format));
  for (const table of TABLES) {
    const missing = formats.filter(
      (format) => !tables.some((described) => described.table === table && described.format === format),
    );
    if (missing.length === 0 && formats.length > 0) continue;
    const as = missing.length === 0 ? '' : ` as ${missing.join(', ')}`;
    faults.add('missing_table', PACKAGE_FILE, `the table ${table} is missing${as}`, { table });
  }
}

async function describedTable(resource: unknown, faults: FaultLog): Promise<DescribedTable | null> {
  const name = isJsonObject(resource) ? String(resource.name) : 'without a name';
  const refuse = (reason: string): null => {
    faults.add('package', PACKAGE_FILE, `resource ${name}: ${reason}`);
    return null;
  };
  if (!isJsonObject(resource)) return refuse('it is no object');
  const [table = '', format = ''] = name.split('-');
  if (!isTableName(table) || !isExportFormat(format))
    return refuse('it is no table of this version of the program');
  const files = describedFiles(resource);
  if (files === null)
    return refuse('it does not say path, rows, bytes and SHA-256 of its files, or says them in two ways');
  const stranger = files.find(({ path }) => !isFileOf(path, table, format));
  if (stranger !== undefined) return refuse(`its path ${stranger.path} is no name of a file of it`);
  const options = (await loadFormat(format)).reading.optionsOf(resource);
  return options === null
    ? refuse('no export is encoded, or divided into cells, as it says')
    : { table, format, options, files };
}

/** A resource lists its files as `parts`, or is one file itself. Where it is both, they must agree. */
function describedFiles(resource: JsonObject): DescribedFile[] | null {
  const own = describedFile(resource);
  if (!Array.isArray(resource.parts)) return own === null ? null : [own];
  const files = (resource.parts as unknown[]).flatMap((part) => describedFile(part) ?? []);
  if (files.length === 0 || files.length < resource.parts.length) return null;
  const [first] = files;
  const isSameHash = resource.hash === undefined || resource.hash === `sha256:${first?.sha256}`;
  const isSameCount = resource.rows === undefined || resource.rows === rowsOf(files);
  const paths = typeof resource.path === 'string' ? [resource.path] : resource.path;
  const isSamePath = JSON.stringify(paths) === JSON.stringify(files.map(({ path }) => path));
  return isSameHash && isSameCount && isSamePath ? files : null;
}

/** Rows of all files of a table. */
export const rowsOf = (files: readonly DescribedFile[]): number =>
  files.reduce((sum, { rows }) => sum + rows, 0);

function describedFile(part: unknown): DescribedFile | null {
  if (!isJsonObject(part)) return null;
  const { path, rows, bytes, hash } = part;
  const sha256 = typeof hash === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1] : undefined;
  if (typeof path !== 'string' || sha256 === undefined) return null;
  if (typeof rows !== 'number' || typeof bytes !== 'number') return null;
  return { path, rows, bytes, sha256 };
}

/** A package names its files itself: it must not make a reader open any others. */
function isFileOf(path: string, table: TableName, format: ExportFormat): boolean {
  const file = exportFileOf(path);
  return file?.format === format && (file.table ?? table) === table;
}
