import type { RunSettings } from '../config/settings.js';
import { dataPackageText, type PackagedFile, packageName } from '../export/datapackage.js';
import { FINGERPRINT } from '../fingerprint.js';
import { joinSkipped, type Skipped } from '../ingest/inputs/skipped.js';
import type { RunReport } from '../run/manifest.js';
import { runIdOf } from '../run/run-id.js';
import { TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { VERSION } from '../version.js';

/** What was done, as the parts of the corpus tell it together. */
export interface AccountTask {
  readonly started_at: string;
  /** What the inputs are called. */
  readonly roots: readonly string[];
  readonly inputs: RunReport['inputs'];
  readonly skipped: readonly (readonly Skipped[])[];
  readonly records: RunReport['records'];
  /** The sum of the hashes of all processed records. */
  readonly hashes: string;
  readonly unsure: Readonly<Record<string, number>>;
  readonly warnings: Readonly<Record<string, number>>;
  readonly stage_milliseconds: RunReport['stage_milliseconds'];
  readonly phase_milliseconds: RunReport['phase_milliseconds'];
  readonly rows_made: Readonly<Record<string, number>>;
  /** Rows of quarantine, without those of empty inputs. */
  readonly quarantined: RunReport['quarantined'];
  /** The files of the export, by table. */
  readonly files: Readonly<Record<TableName, readonly PackagedFile[]>>;
}

/** The texts of `run.json` and `datapackage.json`. */
export async function account(
  task: AccountTask,
  settings: RunSettings,
): Promise<{ readonly run: string; readonly datapackage: string }> {
  const finished = new Date();
  const runId = runIdOf(BigInt(task.hashes), settings, null);
  const sum = (table: TableName, what: 'rows' | 'bytes'): number =>
    task.files[table].reduce((total, file) => total + file[what], 0);
  const report: RunReport = {
    program: 'corpusmill',
    version: VERSION,
    run_id: runId,
    started_at: task.started_at,
    finished_at: finished.toISOString(),
    seconds: (finished.getTime() - Date.parse(task.started_at)) / 1000,
    configuration: { ...settings },
    inputs: task.inputs,
    skipped_files: joinSkipped([], task.skipped.flat()),
    records: task.records,
    vanished_documents: [],
    rows_made: task.rows_made,
    rows_unsure: task.unsure,
    reviews: null,
    tables: Object.fromEntries(TABLES.map((table) => [table, sum(table, 'rows')])),
    quarantined: task.quarantined,
    phase_milliseconds: task.phase_milliseconds,
    bytes: Object.fromEntries(TABLES.map((table) => [`${table}.parquet`, sum(table, 'bytes')])),
    stage_milliseconds: task.stage_milliseconds,
    slowest_documents: [],
    warnings: Object.fromEntries(
      Object.entries(task.warnings).map(([code, count]) => [code, { count, repeated: 0, examples: [] }]),
    ),
  };
  const datapackage = await dataPackageText({
    ...settings,
    name: packageName(task.roots),
    version: VERSION,
    build: FINGERPRINT.tables,
    runId,
    sources: task.roots.map((title) => ({ title })),
    tables: TABLES.map((table) => ({ table, format: 'parquet' as const, files: task.files[table] })),
  });
  return { run: `${JSON.stringify(report, null, 2)}\n`, datapackage };
}
