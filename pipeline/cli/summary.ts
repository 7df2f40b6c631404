import type { RunSettings } from '../config/settings.js';
import { skippedLines } from '../ingest/inputs/skipped.js';
import type { Fate, Forecast } from '../run/dry-run.js';
import { quarantineFile, type RunReport } from '../run/manifest.js';
import { firstOf } from '../run/vanished.js';
import type { TableName } from '../schema/rows.js';
import { tablesWhere } from '../tables/tables.js';
import { pluralised } from '../text/pluralised.js';

/** What a run did, stage by stage, for a person at a terminal. */
export function summaryLines(report: RunReport, settings: RunSettings): string[] {
  const { records, tables, quarantined } = report;
  const emptyFiles = (tables.quarantine ?? 0) - quarantined.all;
  const empty = emptyFiles > 0 ? `; ${emptyFiles} empty, which is no fault` : '';
  const before = quarantined.all - quarantined.new;
  const old = before > 0 ? `; ${before} known from earlier runs: see ${quarantineFile(settings)}` : '';
  const count = (table: string): string => pluralised(tables[table] ?? 0, singular(table), table);
  const lines = [
    [
      'ingest',
      `${pluralised(records.read, 'record')} from ${pluralised(report.inputs.length, 'file')}${unreadable(records.unreadable)}`,
    ],
    ...unusual(report),
    [
      'clean',
      `${pluralised(records.processed, 'document')}, ${records.unchanged} unchanged, ${tablesOf('clean').map(count).join(', ')}`,
    ],
    ['extract', tablesOf('extract').map(count).join(', ')],
    ...reviewed(report),
    ['validate', `${quarantined.all} quarantined, ${quarantined.new} of them new${empty}${old}`],
    [
      'export',
      `${pluralised(Object.keys(tables).length, 'table')} as ${settings.formats.join(', ')} in ${settings.out}`,
    ],
  ] as const;
  const rows = lines.map(([stage, text]) => `  ${stage.padEnd(9)}${text}`);
  return [...rows, `  run ${report.run_id}, ${report.seconds.toFixed(2)} s`];
}

/** What a run did, on one line, for a log that is read when something is wrong: it always has the same parts. */
export function summaryLine({ records, skipped_files, quarantined, seconds }: RunReport): string {
  const parts = [
    `${records.read} read`,
    `${records.new} new`,
    `${records.changed} changed`,
    `${records.outdated} outdated`,
    `${records.unchanged} unchanged`,
    `${records.vanished} vanished`,
    `${pluralised(fileCount(skipped_files), 'file')} skipped`,
    `${quarantined.new} newly quarantined`,
    `${quarantined.all - quarantined.new} still quarantined`,
  ];
  return `finished in ${seconds.toFixed(2)} s: ${parts.join(', ')}`;
}

/** How many files nobody read. */
export const fileCount = (skipped: RunReport['skipped_files']): number =>
  skipped.reduce((sum, { count }) => sum + count, 0);

/** What was not read, and what is gone: a line each, where there is any. */
function unusual(report: RunReport): (readonly [string, string])[] {
  const { skipped_files: skipped, records, vanished_documents: first, configuration } = report;
  const fate = configuration.keepMissing === true ? 'kept' : 'dropped';
  const vanished = `${pluralised(records.vanished, 'document')} ${fate}, no longer among the inputs (${firstOf(records.vanished, first)})`;
  return [
    ...skippedLines(skipped).map((line) => ['skipped', line] as const),
    ...(records.vanished === 0 ? [] : [['vanished', vanished] as const]),
  ];
}

/** What was left out because people judged it wrong, where they were asked. */
function reviewed({ reviews }: RunReport): (readonly [string, string])[] {
  if (reviews === null) return [];
  const counts = Object.entries(reviews.left_out).filter(([, count]) => count > 0);
  const rows = counts.map(([table, count]) => pluralised(count, singular(table), table));
  return [
    [
      'review',
      `${rows.length === 0 ? 'nothing' : rows.join(', ')} left out, judged wrong in ${reviews.file}`,
    ],
  ];
}

/** The tables that a line of the summary counts. */
const tablesOf = (stage: 'clean' | 'extract'): TableName[] =>
  tablesWhere(({ summary: line }) => line === stage);

/** `entity` for `entities`, `quote` for `quotes`. */
const singular = (table: string): string => table.replace(/ies$/, 'y').replace(/s$/, '');

const unreadable = (count: number): string => (count === 0 ? '' : `, ${count} could not be read`);

const MEANINGS: Readonly<Record<Fate, string>> = {
  new: 'would be processed: not known yet, or failed before',
  changed: 'would be processed again: bytes changed',
  outdated: 'would be processed again: settings, metadata or program changed',
  unchanged: 'nothing to do',
  vanished: 'would be dropped: no longer among the inputs',
  unreadable: 'would be quarantined',
};

/** What a run would do, for a person. */
export function forecastLines({ files, skipped, rebuilt, fates }: Forecast): string[] {
  const lines = [pluralised(files, 'file')];
  lines.push(...skippedLines(skipped).map((line) => `skipped: ${line}`));
  if (rebuilt !== null) lines.push(`${rebuilt}; the state would be rebuilt`);
  for (const [fate, { count, examples }] of Object.entries(fates) as [Fate, Forecast['fates'][Fate]][]) {
    if (count === 0) continue;
    lines.push(`${String(count).padStart(8)} ${fate}: ${MEANINGS[fate]}`);
    if (fate !== 'unchanged') lines.push(...examples.map((example) => `           ${example}`));
    if (fate !== 'unchanged' && count > examples.length)
      lines.push(`           … and ${count - examples.length} more`);
  }
  return lines;
}
