import { definitionOf, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { type TableSchema, tableSchemaOf } from '../schema/schema.js';
import type { CsvProfile } from './choices.js';
import { EXPORT_FORMATS, type ExportFormat } from './choices.js';

const PROFILES = 'https://datapackage.org/profiles/2.0';

const MEDIA_TYPES: { readonly [F in ExportFormat]: string } = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
};

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

export interface DataPackage {
  /** Lower case, without spaces. */
  readonly name: string;
  /** Version of the program whose tables these are. */
  readonly version: string;
  readonly runId: string;
  readonly sources: readonly PackageSource[];
  readonly csvProfile?: CsvProfile;
  readonly tables: readonly PackagedTable[];
}

/**
 * The text of `datapackage.json`: a Frictionless Data Package (v2) of all files of an export. It depends on
 * nothing but what is given: neither on the order of `tables` nor on a clock.
 */
export function dataPackageText({
  name,
  version,
  runId,
  sources,
  csvProfile = 'plain',
  tables,
}: DataPackage): string {
  const ordered = [...tables].sort(
    (a, b) =>
      TABLES.indexOf(a.table) - TABLES.indexOf(b.table) ||
      EXPORT_FORMATS.indexOf(a.format) - EXPORT_FORMATS.indexOf(b.format),
  );
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    name,
    version,
    run_id: runId,
    sources,
    resources: ordered.map((packaged) => resource(packaged, csvProfile)),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

const resourceName = (table: TableName, format: ExportFormat): string => `${table}-${format}`;

function resource({ table, format, files }: PackagedTable, csvProfile: CsvProfile): object {
  const rows = sum(files.map((file) => file.rows));
  const schema = tableSchemaOf(table, {
    resourceOf: (other) => resourceName(other, format),
    missingValues: format === 'csv' ? [''] : [],
  });
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name: resourceName(table, format),
    // The standard's validator (frictionless-py 5.21) cannot read an empty JSONL file as a table.
    type: format === 'jsonl' && rows === 0 ? 'file' : 'table',
    description: definitionOf(table).description,
    ...location(files, format),
    rows,
    format,
    mediatype: MEDIA_TYPES[format],
    ...(format === 'parquet'
      ? {}
      : { encoding: format === 'csv' && csvProfile === 'excel' ? 'utf-8-sig' : 'utf-8' }),
    ...(format === 'csv' ? { dialect: dialect(csvProfile) } : {}),
    schema: format === 'parquet' ? parquetSchema(schema) : schema,
  };
}

/**
 * The standard gives a resource one hash, so parts have theirs in a property of our own. Parquet files have it even
 * when there is one: the standard's validator (frictionless-py 5.21) counts no bytes of them and calls any number wrong.
 */
function location(files: readonly PackagedFile[], format: ExportFormat): object {
  const [first, ...others] = files;
  const parts = files.map(({ path, rows, bytes, sha256 }) => ({
    path,
    rows,
    bytes,
    hash: `sha256:${sha256}`,
  }));
  if (first === undefined || others.length > 0) {
    return {
      path: files.map(({ path }) => path),
      ...(format === 'parquet' ? {} : { bytes: sum(files.map(({ bytes }) => bytes)) }),
      parts,
    };
  }
  const single = { path: first.path, hash: `sha256:${first.sha256}` };
  return format === 'parquet' ? { ...single, parts } : { ...single, bytes: first.bytes };
}

/**
 * The fields as Parquet has them: lists and structs as native values, which the standard's `array` and `object`, made for
 * JSON text, do not fit; and numbers without bounds, since its validator reads a null number as NaN.
 */
const parquetSchema = (schema: TableSchema): TableSchema => ({
  ...schema,
  fields: schema.fields.map((field) => {
    if (['array', 'object'].includes(field.type)) return { ...field, type: 'any' };
    const { minimum, maximum, ...constraints } = field.constraints ?? {};
    return field.type === 'number' ? { ...field, constraints } : field;
  }),
});

const dialect = (profile: CsvProfile): object => ({
  $schema: `${PROFILES}/tabledialect.json`,
  delimiter: ',',
  lineTerminator: profile === 'excel' ? '\r\n' : '\n',
  quoteChar: '"',
  doubleQuote: true,
  header: true,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
