import type { DuckDBConnection } from '@duckdb/node-api';
import { openScratchDatabase } from '../duckdb/scratch-database.js';
import { EXPORT_FORMATS, type ExportFormat, loadFormats } from '../export/formats/formats.js';
import { FINGERPRINT } from '../fingerprint.js';
import type { ReadResult } from '../ingest/record.js';
import type { LeftOutRow } from '../review/left-out.js';
import { definitionOf, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { isDocumentTable } from '../tables/tables.js';
import { pluralised } from '../text/pluralised.js';
import { VERSION } from '../version.js';
import { checkCorpus } from './corpus-check.js';
import { type FaultGroup, FaultLog } from './faults.js';
import { checkFiles, type MeasuredTable } from './files.js';
import { compareFormats } from './format-comparison.js';
import { type LoadedTable, loadTable, restoredRows } from './format-rows.js';
import { checkMissingRows } from './missing-rows.js';
import { type Descriptor, readDescriptor, rowsOf } from './package-descriptor.js';
import { gatherQuarantined } from './quarantined-rows.js';
import { Readings, type ReadingTask } from './readings.js';
import { checkRows } from './row-check.js';
import { placeOf } from './row-place.js';
import { checkRunAccount, type RunAccount } from './run-account.js';
import { SourceTexts } from './source-texts.js';
import { noteStrayFiles } from './stray-files.js';
import { checkKeys } from './table-keys.js';

export interface ExportCheckOptions {
  /** The records of the inputs, read again; null (default) checks what the export holds alone. */
  readonly records?: AsyncIterable<ReadResult> | null;
  /** Faults of one kind that are described; the rest is counted. Default 20. */
  readonly maxFaults?: number;
}

export interface TableReport {
  readonly table: TableName;
  /** Null where no format of it could be read. */
  readonly rows: number | null;
  /** Formats in which it could be read. */
  readonly formats: readonly ExportFormat[];
  readonly faultCount: number;
}

/** What was found in a directory. */
export interface ExportReport {
  readonly runId: string | null;
  /** Of the program that wrote the export. */
  readonly version: string | null;
  readonly tables: readonly TableReport[];
  readonly faultCount: number;
  readonly faults: readonly FaultGroup[];
  /** What a person should know and is no fault of the export, one sentence each. */
  readonly notes: readonly string[];
}

/** What the database may hold in memory; beyond it, tables, sorts and joins go to the disk. */
const MEMORY_LIMIT = '512MB';

/** Bytes of an export that one thread of the database is enough for: several would lose more in handing over work. */
const SMALL_EXPORT_BYTES = 16 * 1024 * 1024;

/**
 * Checks that a directory is one consistent export: that its files are those that datapackage.json names, that every
 * format has the same rows, that each row fits its schema and the text it came from, and that keys, references
 * and order hold.
 *
 * @throws UsageError when the directory holds no export
 */
export async function checkExport(
  directory: string,
  { records = null, maxFaults = 20 }: ExportCheckOptions = {},
): Promise<ExportReport> {
  const faults = new FaultLog(maxFaults);
  const descriptor = await readDescriptor(directory, faults);
  if (descriptor === null) return reportOf({ runId: null, version: null }, [], faults, []);
  const notes: string[] = [];
  if (descriptor.version !== null && descriptor.version !== VERSION) {
    notes.push(
      `version ${descriptor.version} wrote the export, version ${VERSION} checks it by its own schemas`,
    );
  }
  const account = await checkRunAccount(directory, descriptor, faults);
  await noteStrayFiles(directory, descriptor, faults);
  const measured = await checkFiles(directory, descriptor.tables, faults);
  const settings = { memory_limit: MEMORY_LIMIT, ...(isSmall(measured) ? { threads: '1' } : {}) };
  const tables = await withDatabase(directory, settings, (connection, reachable) =>
    checkTables({
      ...{ connection, directory: reachable, measured, records, faults, notes },
      isSameBuild: descriptor.build === FINGERPRINT.tables,
      account,
    }),
  );
  return reportOf(descriptor, tables, faults, notes);
}

const reportOf = (
  { runId, version }: Pick<Descriptor, 'runId' | 'version'>,
  tables: readonly TableReport[],
  faults: FaultLog,
  notes: readonly string[],
): ExportReport => ({ runId, version, tables, faultCount: faults.count, faults: faults.groups, notes });

const isSmall = (tables: readonly MeasuredTable[]): boolean =>
  tables.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL_EXPORT_BYTES;

interface TablesCheck {
  readonly connection: DuckDBConnection;
  readonly directory: string;
  readonly measured: readonly MeasuredTable[];
  readonly records: AsyncIterable<ReadResult> | null;
  readonly faults: FaultLog;
  readonly notes: string[];
  /** Whether this very build of the program wrote the export. */
  readonly isSameBuild: boolean;
  readonly account: RunAccount;
}

async function checkTables(check: TablesCheck): Promise<TableReport[]> {
  const { connection, directory, faults } = check;
  const formats = await loadTables(check);
  const known = await loadFormats(EXPORT_FORMATS);
  const rankOf = ({ format }: LoadedTable): number => known.get(format)?.reading.rank ?? 0;
  const references = new Map<TableName, LoadedTable>();
  for (const [table, loaded] of formats) {
    const reference = loaded.reduce((best, one) => (rankOf(one) < rankOf(best) ? one : best));
    const { alteration } = reference;
    references.set(
      table,
      alteration === null ? reference : await restoredRows(connection, reference, alteration),
    );
    for (const other of loaded) {
      if (other !== reference) await compareFormats(connection, reference, other, faults);
    }
  }
  await gatherQuarantined(connection, references.get('quarantine') ?? null);
  const texts = await loadTexts(check, references);
  const readings = texts === null ? null : await readAgain(check, references);
  const { choice, leftOut } = check.account;
  for (const [table, loaded] of references) {
    await checkRows({ connection, directory, loaded, texts, readings, choice, leftOut, faults });
    if (readings !== null && isDocumentTable(table))
      await checkMissingRows(connection, table, loaded, faults);
    await checkKeys(connection, loaded, references, faults);
  }
  const { dropsDuplicates, completesSurnames } = check.account;
  const isWhole = readings?.isWhole === true && dropsDuplicates === false && completesSurnames !== null;
  await checkCorpus({ connection, tables: references, isWhole, completesSurnames, faults });
  const reports: TableReport[] = [];
  for (const table of TABLES) {
    reports.push({
      table,
      rows: references.get(table)?.rowCount ?? null,
      formats: EXPORT_FORMATS.filter((format) =>
        formats.get(table)?.some((loaded) => loaded.format === format),
      ),
      faultCount: faults.countOf(table),
    });
  }
  return reports;
}

async function loadTables({
  connection,
  directory,
  measured,
  faults,
}: TablesCheck): Promise<Map<TableName, LoadedTable[]>> {
  const formats = new Map<TableName, LoadedTable[]>();
  for (const one of measured) {
    const loaded = await loadTable(connection, directory, one, faults);
    if (loaded === null) continue;
    formats.set(one.table, [...(formats.get(one.table) ?? []), loaded]);
    checkRowCount(loaded, faults);
  }
  return formats;
}

function checkRowCount({ table, files, rowCount }: LoadedTable, faults: FaultLog): void {
  const said = rowsOf(files);
  if (rowCount === said) return;
  const [file] = files;
  const reason = `it has ${pluralised(rowCount, 'row')}, datapackage.json says ${said.toLocaleString('en')}`;
  faults.add('wrong_row_count', file?.path ?? '', reason, { table });
}

/** The texts that spans are checked against; null when there are none to be had. */
async function loadTexts(
  { connection, records, faults, notes }: TablesCheck,
  references: ReadonlyMap<TableName, LoadedTable>,
): Promise<SourceTexts | null> {
  const documents = references.get('documents');
  if (documents === undefined) {
    notes.push('without the table documents no span can be checked');
    return null;
  }
  const texts = await SourceTexts.load(connection, documents, references.get('sentences') ?? null, records);
  if (records !== null) {
    await texts.checkRecords(documents, faults);
    const unknown = await texts.unknownRecords(references.get('quarantine') ?? null);
    if (unknown !== null) notes.push(unknown);
  }
  return texts;
}

/** Reads the texts again; null where that would tell nothing of the export. */
async function readAgain(
  { connection, isSameBuild, account, notes }: TablesCheck,
  references: ReadonlyMap<TableName, LoadedTable>,
): Promise<Readings | null> {
  const documents = references.get('documents');
  const removals = references.get('removals');
  if (documents === undefined || removals === undefined) return null;
  if (!isSameBuild) {
    notes.push('another build of the program wrote the export, so its texts are not read again');
    return null;
  }
  // What apostrophes were taken off is not known of the texts of a record.
  const readsRecords = documents.certain === null;
  const { choice, leftOut } = account;
  const isLeftOut = leftOutTest(leftOut);
  return Readings.load(connection, {
    documentCount: documents.rowCount,
    removals,
    readsRecords,
    choice,
    isLeftOut,
  });
}

/** Tells the rows that were left out, by what tells any row from the others of its document. */
function leftOutTest(leftOut: readonly LeftOutRow[]): ReadingTask['isLeftOut'] {
  const key = (table: TableName, docId: string, place: string): string =>
    JSON.stringify([table, docId, place]);
  const known = new Set(
    leftOut.map(({ table, id, doc_id, start, end }) => {
      const [column = ''] = definitionOf(table).primaryKey;
      return key(table, doc_id, placeOf(table, { [column]: id, start, end }));
    }),
  );
  return (table, docId, place) => known.has(key(table, docId, place));
}

/**
 * A database that lives as long as the work.
 *
 * @param settings DuckDB's, by name
 * @param work is given the connection and a path of the directory that no reader takes for a pattern
 */
async function withDatabase<Result>(
  directory: string,
  settings: Readonly<Record<string, string>>,
  work: (connection: DuckDBConnection, reachable: string) => Promise<Result>,
): Promise<Result> {
  const { connection, reachable, close } = await openScratchDatabase(directory, settings);
  try {
    return await work(connection, reachable);
  } finally {
    await close();
  }
}
