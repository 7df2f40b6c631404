import type { RunSettings } from '../config/settings.js';
import { skippedText } from '../ingest/inputs/discovery.js';
import type { Fate, Forecast } from '../run/dry-run.js';
import type { RunReport } from '../run/manifest.js';
import { firstOf } from '../run/vanished.js';
import type { TableName } from '../schema/rows.js';
import { tablesWhere } from '../tables/tables.js';
import { counted } from './line.js';

/** What a run did, stage by stage, for a person at a terminal. */
export function summaryLines(report: RunReport, settings: RunSettings): string[] {
  const { records, tables, quarantined } = report;
  const emptyFiles = (tables.quarantine ?? 0) - quarantined.all;
  const empty = emptyFiles > 0 ? `; ${emptyFiles} empty, which count as no fault` : '';
  const count = (table: string): string => `${tables[table] ?? 0} ${table}`;
  const lines = [
    [
      'ingest',
      `${counted(records.read, 'record')} from ${counted(report.inputs.length, 'file')}${faulty(records.faulty)}`,
    ],
    ...unusual(report),
    [
      'clean',
      `${counted(records.processed, 'document')}, ${records.unchanged} unchanged, ${tablesOf('clean').map(count).join(', ')}`,
    ],
    ['extract', tablesOf('extract').map(count).join(', ')],
    ['validate', `${quarantined.all} quarantined, ${quarantined.fresh} of them new${empty}`],
    ['export', `${Object.keys(tables).length} tables as ${settings.formats.join(', ')} in ${settings.out}`],
  ] as const;
  const rows = lines.map(([stage, text]) => `  ${stage.padEnd(9)}${text}`);
  return [...rows, `  run ${report.run_id}, ${report.seconds.toFixed(2)} s`];
}

/** What was not read, and what is gone: a line each, where there is any. */
function unusual(report: RunReport): (readonly [string, string])[] {
  const { skipped_files: skipped, records, vanished_documents: first, configuration } = report;
  const fate = configuration.keepMissing === true ? 'kept' : 'dropped';
  const vanished = `${counted(records.vanished, 'document')} ${fate}, no longer among the inputs (${firstOf(records.vanished, first)})`;
  return [
    ...(skipped.length === 0 ? [] : [['skipped', skippedText(skipped)] as const]),
    ...(records.vanished === 0 ? [] : [['vanished', vanished] as const]),
  ];
}

/** The tables that a line of the summary counts. */
const tablesOf = (stage: 'clean' | 'extract'): TableName[] =>
  tablesWhere(({ summary: line }) => line === stage);

const faulty = (count: number): string => (count === 0 ? '' : `, ${count} could not be read`);

const MEANINGS: Readonly<Record<Fate, string>> = {
  new: 'would be processed: not known yet, or failed before',
  changed: 'would be processed again: their bytes changed',
  outdated: 'would be processed again: settings or version changed',
  unchanged: 'would be left as they are',
  vanished: 'would be dropped: no longer among the inputs',
  faulty: 'cannot be read',
};

/** What a run would do, for a person. */
export function forecastLines({ files, skipped, rebuilt, fates }: Forecast): string[] {
  const lines = [`${files} files`];
  if (skipped.length > 0) lines.push(`skipped: ${skippedText(skipped)}`);
  if (rebuilt !== null) lines.push(`${rebuilt}; it would be built anew`);
  for (const [fate, { count, examples }] of Object.entries(fates) as [Fate, Forecast['fates'][Fate]][]) {
    if (count === 0) continue;
    lines.push(`${String(count).padStart(8)} ${fate}: ${MEANINGS[fate]}`);
    if (fate !== 'unchanged') lines.push(...examples.map((example) => `           ${example}`));
    if (fate !== 'unchanged' && count > examples.length)
      lines.push(`           … and ${count - examples.length} more`);
  }
  return lines;
}
