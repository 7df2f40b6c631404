import { definitionOf, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { tableSchemaOf } from '../schema/schema.js';
import type { Format, PackageOptions, ResourceTraits } from './formats/format.js';
import { EXPORT_FORMATS, type ExportFormat, loadFormat } from './formats/formats.js';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** A file of the package. */
export interface PackagedFile {
  /** Relative to the descriptor, with `/`. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex SHA-256. */
  readonly sha256: string;
}

/** A table in one format: one file, or the parts of a partitioned one, in order. */
export interface PackagedTable {
  readonly table: TableName;
  readonly format: ExportFormat;
  readonly files: readonly PackagedFile[];
}

export interface PackageSource {
  readonly title: string;
  readonly path?: string;
}

export interface DataPackage extends PackageOptions {
  /** Lower case, without spaces. */
  readonly name: string;
  /** Version of the program whose tables these are. */
  readonly version: string;
  /** Names the build of it, by all that can change a row. */
  readonly build: string;
  readonly runId: string;
  readonly sources: readonly PackageSource[];
  readonly tables: readonly PackagedTable[];
}

/**
 * The text of `datapackage.json`: a Frictionless Data Package (v2) of all files of an export. It depends on nothing but
 * what is given: neither on the order of `tables` nor on a clock.
 */
export async function dataPackageText({
  name,
  version,
  build,
  runId,
  sources,
  tables,
  ...options
}: DataPackage): Promise<string> {
  const ordered = [...tables].sort(
    (a, b) =>
      TABLES.indexOf(a.table) - TABLES.indexOf(b.table) ||
      EXPORT_FORMATS.indexOf(a.format) - EXPORT_FORMATS.indexOf(b.format),
  );
  const resources: object[] = [];
  for (const table of ordered) resources.push(resource(table, await loadFormat(table.format), options));
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    name,
    version,
    build,
    run_id: runId,
    sources,
    resources,
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** A package's name, of those of its inputs: in the letters that it may have. */
export function packageName(roots: readonly string[]): string {
  const name = roots
    .map((root) => root.split('/', 1)[0])
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-');
  return name.replaceAll(/^-+|(?<!-)-+$/g, '').slice(0, 100) || 'corpus';
}

const resourceName = (table: TableName, format: ExportFormat): string => `${table}-${format}`;

function resource(
  { table, format, files }: PackagedTable,
  { mediaType, describe }: Format,
  options: PackageOptions,
): object {
  const rows = sum(files.map((file) => file.rows));
  const tableSchema = tableSchemaOf(table, { resourceOf: (other) => resourceName(other, format) });
  const { type, countsBytes, countsRows, schema, ...traits } = describe(
    { schema: tableSchema, rows },
    options,
  );
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name: resourceName(table, format),
    type,
    description: definitionOf(table).description,
    ...location(files, { countsBytes, countsRows }),
    ...(countsRows ? { rows } : {}),
    format,
    mediatype: mediaType,
    ...traits,
    schema,
  };
}

/**
 * Where the files are, with their hashes. The standard gives a resource one hash, so parts have theirs in a property of
 * our own; so has the single file of a resource that does not say its bytes or rows.
 */
function location(
  files: readonly PackagedFile[],
  { countsBytes, countsRows }: Pick<ResourceTraits, 'countsBytes' | 'countsRows'>,
): object {
  const [first, ...others] = files;
  const parts = files.map(({ path, rows, bytes, sha256 }) => ({
    path,
    rows,
    bytes,
    hash: `sha256:${sha256}`,
  }));
  if (first === undefined || others.length > 0) {
    const total = countsBytes ? { bytes: sum(files.map(({ bytes }) => bytes)) } : {};
    return { path: files.map(({ path }) => path), ...total, parts };
  }
  const single = { path: first.path, hash: `sha256:${first.sha256}` };
  return {
    ...single,
    ...(countsBytes ? { bytes: first.bytes } : {}),
    ...(countsBytes && countsRows ? {} : { parts }),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
