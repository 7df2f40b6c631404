import { hash } from 'node:crypto';
import { TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { PARTITION_KEYS, type PartitionKey } from './choices.js';
import { EXPORT_FORMATS, type ExportFormat } from './formats/formats.js';

/*
 * The names of the files of an export, relative to the output directory and with `/`. What this program writes into an
 * output directory, and what it removes from it, has a name that is made here.
 */

/** The account of the run. */
export const RUN_FILE = 'run.json';
/** Describes the set of files; in place last. */
export const PACKAGE_FILE = 'datapackage.json';

/** A table in one file: `quotes.parquet`. */
export const wholeFile = (table: TableName, format: ExportFormat): string => `${table}.${format}`;

/** A part of a table: `quotes/part-00000.parquet`. Parts count from 0. */
export const partFile = (folder: string, part: number, format: ExportFormat): string =>
  `${folder}/part-${String(part).padStart(5, '0')}.${format}`;

/** The folder of a partition: `quotes/month=2021-05`. */
export const partitionFolder = (table: TableName, key: PartitionKey, value: string): string =>
  `${table}/${key}=${folderName(value)}`;

const TABLE = `(${TABLES.join('|')})`;
const FORMAT = `(${EXPORT_FORMATS.join('|')})`;
const PARTITION = `(?:${PARTITION_KEYS.join('|')})=(?:[A-Za-z0-9_~-]|%[0-9A-F]{2})+`;
const EXPORT_FILE = new RegExp(`^${TABLE}(?:/(?:${PARTITION}/)?part-[0-9]{5,})?\\.${FORMAT}$`);

/** The table and format that a name stands for; null for a name that no file of an export has. */
export function exportFileOf(
  path: string,
): { readonly table: TableName; readonly format: ExportFormat } | null {
  const [, table, format] = EXPORT_FILE.exec(path) ?? [];
  return table === undefined ? null : { table: table as TableName, format: format as ExportFormat };
}

/** Systems allow a name 255 bytes; the key stands before the value. */
const LONGEST_NAME = 230;
const DIGEST_DIGITS = 12;

/** A partition's value as part of a path. One that is too long for a name is cut and ends with `~` and a digest. */
function folderName(value: string): string {
  const whole = escaped(value);
  if (whole.length <= LONGEST_NAME) return whole;
  const digest = hash('sha256', value).slice(0, DIGEST_DIGITS);
  let name = '';
  for (const character of value) {
    const longer = name + escaped(character);
    if (longer.length + 1 + digest.length > LONGEST_NAME) break;
    name = longer;
  }
  return `${name}~${digest}`;
}

/** As Hive does: `%2F` for `/`. */
const escaped = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*.]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
