import type { RunSettings } from '../config/settings.js';
import type { RunReport } from '../run/manifest.js';

/** What a run did, stage by stage, for a person at a terminal. */
export function summary(report: RunReport, settings: RunSettings): string {
  const { records, tables, quarantined } = report;
  const count = (table: string): string => `${tables[table] ?? 0} ${table}`;
  const lines = [
    ['ingest', `${records.read} records from ${report.inputs.length} files${faulty(records.faulty)}`],
    ['clean', `${records.processed} documents, ${records.unchanged} unchanged, ${count('removals')}`],
    ['extract', ['sentences', 'mentions', 'entities', 'quotes', 'numbers', 'dates'].map(count).join(', ')],
    ['validate', `${quarantined.all} quarantined, ${quarantined.fresh} of them new`],
    ['export', `${Object.keys(tables).length} tables as ${settings.formats.join(', ')} in ${settings.out}`],
  ] as const;
  const rows = lines.map(([stage, text]) => `  ${stage.padEnd(9)}${text}`);
  return `${rows.join('\n')}\n  ${`run ${report.run_id}, ${report.seconds.toFixed(2)} s`}\n`;
}

const faulty = (count: number): string => (count === 0 ? '' : `, ${count} could not be read`);
