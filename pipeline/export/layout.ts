import { hash } from 'node:crypto';
import { TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { PARTITION_KEYS, type PartitionKey } from './choices.js';
import { COMMON_FILES, EXPORT_FORMATS, type ExportFormat } from './formats/formats.js';

/*
 * The names of the files of an export, relative to the output directory and with `/`. What this program writes into an
 * output directory, and what it removes from it, has a name that is made here.
 */

/** The account of the run. */
export const RUN_FILE = 'run.json';
/** Describes the set of files; in place last. */
export const PACKAGE_FILE = 'datapackage.json';
/** What people say of the rows. No run writes or removes it. */
export const REVIEWS_FILE = 'reviews.jsonl';

/** The file that holds all tables in a format: `corpus.duckdb`; null where each table has files of its own. */
export const commonFile = (format: ExportFormat): string | null =>
  COMMON_FILES[format] === undefined ? null : `${COMMON_FILES[format]}.${format}`;

/** The one file that a table is in: `quotes.parquet`, or `corpus.duckdb` with all of them. */
export const wholeFile = (table: TableName, format: ExportFormat): string =>
  commonFile(format) ?? `${table}.${format}`;

/** A part of a table: `quotes/part-00000.parquet`. Parts count from 0. */
export const partFile = (folder: string, part: number, format: ExportFormat): string =>
  `${folder}/part-${String(part).padStart(5, '0')}.${format}`;

/*
 * Readers of Parquet make a column of a folder named `key=value`, and guess its type. So the key is the name of no
 * column of any table, and no value looks like a number or a date, whatever the publisher is called: `1843`, `007`,
 * `2021-05-01`.
 */
const KEY = 'partition';

/**
 * The folders of a table's partitions: `quotes/partition=month-2021-05`, and `quotes/partition=no-month` for what has
 * no month. Each value has a folder of its own, also where the file system does not tell capitals.
 *
 * @param values all partitions of the table, null for the documents that do not say
 */
export function partitionFolders(
  table: TableName,
  key: PartitionKey,
  values: readonly (string | null)[],
): string[] {
  const names = values.map((value) => (value === null ? `no-${key}` : `${key}-${escaped(value)}`));
  const alike = new Map<string, number>();
  for (const name of names) alike.set(name.toLowerCase(), (alike.get(name.toLowerCase()) ?? 0) + 1);
  return names.map((name, index) => {
    const isPlain = name.length <= LONGEST_NAME && alike.get(name.toLowerCase()) === 1;
    return `${table}/${KEY}=${isPlain ? name : withDigest(key, values[index] ?? '')}`;
  });
}

const TABLE = `(${TABLES.join('|')})`;
const FORMAT = `(${EXPORT_FORMATS.filter((format) => commonFile(format) === null).join('|')})`;
const KEYS = PARTITION_KEYS.join('|');
const VALUE = '(?:[A-Za-z0-9_~-]|%[0-9A-F]{2})*';
/** Until version 0.1 the key of a folder was `publisher` or `month`. */
const PARTITION = `(?:${KEY}=(?:no-)?(?:${KEYS})|(?:${KEYS})=)${VALUE}`;
export interface ExportFile {
  /** Null for a file that holds all of them. */
  readonly table: TableName | null;
  readonly format: ExportFormat;
}

/** A cluster calls a part by hashes of its inputs and of its content; otherwise it is called by its number. */
const CLUSTER_PART = 'part-[0-9a-f]{16}-[0-9a-f]{16}';
const PART = `(?:${CLUSTER_PART}|part-[0-9]{5,})`;
const EXPORT_FILE = new RegExp(`^${TABLE}(?:/(?:${PARTITION}/)?${PART})?\\.${FORMAT}$`);

/** Whether a cluster called a file so: the rows of such parts stand in no order among them. */
export const isClusterPart = (path: string): boolean => IN_CLUSTER.test(path);

const IN_CLUSTER = new RegExp(`/${CLUSTER_PART}\\.[a-z]+$`);

/** What a name stands for; null for a name that no file of an export has. */
export function exportFileOf(path: string): ExportFile | null {
  const common = EXPORT_FORMATS.find((format) => commonFile(format) === path);
  if (common !== undefined) return { table: null, format: common };
  const [, table, format] = EXPORT_FILE.exec(path) ?? [];
  return table === undefined ? null : { table: table as TableName, format: format as ExportFormat };
}

const EXPORT_FOLDER = new RegExp(`^${TABLE}(?:/${PARTITION})?$`);

/** The table whose parts a folder of this name holds; null for a name that no folder of an export has. */
export function exportFolderOf(path: string): TableName | null {
  const [, table] = EXPORT_FOLDER.exec(path) ?? [];
  return table === undefined ? null : (table as TableName);
}

/** Systems allow a name 255 bytes; `partition=` stands before it. */
const LONGEST_NAME = 240;
const DIGEST_DIGITS = 12;

/** A name for a value that ends with `~` and a digest; the value is cut between two characters where it is too long. */
function withDigest(key: PartitionKey, value: string): string {
  const digest = hash('sha256', value).slice(0, DIGEST_DIGITS);
  let name = `${key}-`;
  for (const character of value) {
    const longer = name + escaped(character);
    if (longer.length + 1 + digest.length > LONGEST_NAME) break;
    name = longer;
  }
  return `${name}~${digest}`;
}

/** As Hive does: `%2F` for `/`; and `~`, which stands before a digest alone. */
const escaped = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*.~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
