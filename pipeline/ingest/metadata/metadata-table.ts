import { resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { pluralised } from '../../text/pluralised.js';
import { resolveInputs } from '../inputs/inputs.js';
import { readAll } from '../read-all.js';
import { faultText, type RecordFault, type RecordFields } from '../record.js';
import { TABLE_READERS } from './table-readers.js';

/** What is odd about a table, or about how it fits the records: told once, in one sentence. */
export interface MetadataWarning {
  readonly code: 'metadata_row' | 'metadata_key' | 'metadata_unused' | 'metadata_missing';
  readonly message: string;
}

/** A table beside the inputs: each row gives fields to the records that its key names. It lies in memory. */
export class MetadataTable {
  /** As a person names it. */
  readonly path: string;
  readonly rows: ReadonlyMap<string, RecordFields>;
  readonly warnings: readonly MetadataWarning[];

  private constructor(
    path: string,
    rows: ReadonlyMap<string, RecordFields>,
    warnings: readonly MetadataWarning[],
  ) {
    this.path = path;
    this.rows = rows;
    this.warnings = warnings;
  }

  /**
   * Reads a table. A row that cannot be read, or that has no key, gives nothing; nor do rows of one key that differ.
   *
   * @param key the column that names the records
   * @throws UsageError where there is no such table, or no such column in it
   */
  static async load(
    path: string,
    key: string,
    { cwd, maxRecordBytes }: { readonly cwd: string; readonly maxRecordBytes: number },
  ): Promise<MetadataTable> {
    const place = resolve(cwd, path);
    const { files } = await resolveInputs([{ path: place, name: null }], { cwd }).catch(refuse(path));
    const [file] = files;
    if (file?.path !== place || !TABLE_READERS.includes(file.reader))
      throw new UsageError(`the metadata ${path} is no table: give a file of ${extensions}`);
    const rows = new Map<string, RecordFields>();
    const twice = new Set<string>();
    const faults: RecordFault[] = [];
    // The key stands for the text, so that a table is read as files of records are.
    for await (const result of readAll(files, { maxRecordBytes, fields: { id: key, text: key } })) {
      if (result.kind === 'fault') faults.push(result.fault);
      else addRow(result.record.sourceId, result.record.fields, rows, twice);
    }
    const fatal =
      faults.find(({ code }) => UNREADABLE.has(code)) ?? (rows.size === 0 ? faults[0] : undefined);
    if (fatal !== undefined) throw new UsageError(refusal(path, key, fatal));
    for (const name of twice) rows.delete(name);
    return new MetadataTable(path, rows, [...rowWarning(path, faults), ...keyWarning(path, twice)]);
  }
}

const extensions = TABLE_READERS.flatMap((reader) => reader.extensions).join(', ');

/** What keeps a whole table from being read. */
const UNREADABLE: ReadonlySet<RecordFault['code']> = new Set(['unreadable', 'binary', 'unsupported_format']);

const refuse =
  (path: string) =>
  (error: unknown): never => {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`there is no metadata ${path}: check the path`, { cause: error });
  };

function addRow(
  key: string,
  fields: RecordFields,
  rows: Map<string, RecordFields>,
  twice: Set<string>,
): void {
  const known = rows.get(key);
  if (known === undefined) rows.set(key, fields);
  else if (JSON.stringify(known) !== JSON.stringify(fields)) twice.add(key);
}

function refusal(path: string, key: string, fault: RecordFault): string {
  if (fault.code === 'no_text')
    return `the metadata ${path} has no column ${key} with names of records: name it with --metadata-key`;
  return `cannot read the metadata ${faultText({ ...fault, sourcePath: path })}`;
}

function rowWarning(path: string, faults: readonly RecordFault[]): MetadataWarning[] {
  const [first] = faults;
  if (first === undefined) return [];
  const reason = first.code === 'no_text' || first.code === 'empty' ? 'it has no key' : first.reason;
  const example = faultText({ ...first, sourcePath: path, reason });
  return [
    {
      code: 'metadata_row',
      message: `${pluralised(faults.length, 'row')} of the metadata that cannot be used (first: ${example})`,
    },
  ];
}

function keyWarning(path: string, twice: ReadonlySet<string>): MetadataWarning[] {
  const [first] = twice;
  if (first === undefined) return [];
  const message = `${pluralised(twice.size, 'key')} of ${path} with rows that differ (first: ${first}): none of these rows is used`;
  return [{ code: 'metadata_key', message }];
}
