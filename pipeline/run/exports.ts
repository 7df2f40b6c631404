import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunSettings } from '../config/settings.js';
import { EXPORT_FORMATS } from '../export/choices.js';
import { dataPackageText, type PackagedFile, type PackagedTable } from '../export/datapackage.js';
import { type ExportRequest, exportTable } from '../export/export.js';
import type { InputPlan } from '../ingest/inputs.js';
import { TABLES } from '../tables/columns.js';
import type { TableName } from '../tables/rows.js';
import { VERSION } from '../version.js';
import type { Published, RunReport } from './manifest.js';
import { type Part, partsOf } from './parts.js';
import { beginStaging, PACKAGE_FILE, publish } from './publish.js';

const RUN_FILE = 'run.json';

export interface Exports {
  /** Output directory, absolute. */
  readonly out: string;
  readonly runId: string;
  readonly settings: RunSettings;
  readonly plan: InputPlan;
  /** Completes the account of the run by what was published. */
  readonly report: (published: Published) => RunReport;
}

/** Writes every table in every format asked for, and publishes them together. */
export async function exportTables(
  connection: DuckDBConnection,
  viewOf: (table: TableName) => string,
  { out, runId, settings, plan, report }: Exports,
): Promise<RunReport> {
  const started = performance.now();
  const staging = await beginStaging(out);
  const write = async (request: Omit<ExportRequest, 'options'>): Promise<PackagedFile> => {
    const { path } = request;
    await mkdir(dirname(join(staging, path)), { recursive: true });
    const options = {
      runId,
      csvProfile: settings.csvProfile,
      parquetWriter: settings.parquetWriter,
      parquetCompression: settings.parquetCompression,
    };
    return { ...(await exportTable(connection, { ...request, path: join(staging, path), options })), path };
  };

  const packaged: PackagedTable[] = [];
  for (const table of TABLES) {
    for (const format of EXPORT_FORMATS) {
      if (!settings.formats.includes(format)) continue;
      const name = `${table}.${format}`;
      const sample = async (relation: string): Promise<string> => {
        await write({ table, format, relation, path: 'sample.parquet' });
        return join(staging, 'sample.parquet');
      };
      const whole: Part = { relation: viewOf(table), path: name };
      const parts =
        format === 'parquet' ? await partsOf(connection, table, viewOf, settings, sample) : [whole];
      const files: PackagedFile[] = [];
      for (const { relation, path } of parts) files.push(await write({ table, format, relation, path }));
      packaged.push({ table, format, files });
    }
  }
  const rows = Object.fromEntries(
    packaged.map(({ table, files }) => [table, files.reduce((sum, file) => sum + file.rows, 0)]),
  );
  const bytes = Object.fromEntries(
    packaged.map(({ table, format, files }) => [
      `${table}.${format}`,
      files.reduce((sum, file) => sum + file.bytes, 0),
    ]),
  );
  const finished = report({ tables: rows, bytes, exportMs: performance.now() - started });
  await writeFile(join(staging, RUN_FILE), `${JSON.stringify(finished, null, 2)}\n`);
  const descriptor = dataPackageText({
    name: packageName(plan),
    version: VERSION,
    runId,
    sources: plan.roots.map((root) => ({ title: root })),
    csvProfile: settings.csvProfile,
    tables: packaged,
  });
  await writeFile(join(staging, PACKAGE_FILE), descriptor);
  await publish(out, [
    ...packaged.flatMap(({ files }) => files.map(({ path }) => path)),
    RUN_FILE,
    PACKAGE_FILE,
  ]);
  return finished;
}

/** Where the published tables are right as they stand: only the account of the run is new. */
export async function renewReport(out: string, report: Exports['report']): Promise<RunReport> {
  const path = join(out, RUN_FILE);
  const { tables, bytes } = JSON.parse(await readFile(path, 'utf8')) as RunReport;
  const renewed = report({ tables, bytes, exportMs: 0 });
  await writeFile(`${path}.part`, `${JSON.stringify(renewed, null, 2)}\n`);
  await rename(`${path}.part`, path);
  return renewed;
}

/** The inputs' names in the letters that a package's name may have. */
function packageName({ roots }: InputPlan): string {
  const name = roots
    .map((root) => root.split('/', 1)[0])
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-');
  return name.replaceAll(/^-+|-+$/g, '').slice(0, 100) || 'corpus';
}
