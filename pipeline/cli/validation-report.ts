import type { ExportReport, TableReport } from '../audit/audit.js';
import { type ExportFault, FAULT_KINDS, type FaultGroup } from '../audit/faults.js';
import { pluralised } from '../text/pluralised.js';
import { shortened } from './printable.js';

const MAX_REASON_LENGTH = 300;

/** What `validate` found, for a person: a line a table, then the faults by their kind. */
export function reportLines(directory: string, report: ExportReport): string[] {
  const { runId, version, tables, faults, notes } = report;
  return [
    `${directory}: run ${runId ?? 'unknown'}, version ${version ?? 'unknown'}`,
    ...tables.map(tableLine),
    ...faults.flatMap(groupLines),
    ...notes.map((note) => `note: ${note}`),
    '',
    conclusion(report),
  ];
}

function tableLine({ table, rows, formats, faultCount }: TableReport): string {
  const count = rows === null ? 'unreadable' : pluralised(rows, 'row');
  const state = faultCount === 0 ? 'ok' : pluralised(faultCount, 'fault');
  return `  ${table.padEnd(11)}${count.padStart(16)}  ${formats.join(', ').padEnd(20)}  ${state}`;
}

function groupLines({ kind, count, examples }: FaultGroup): string[] {
  const hidden = count - examples.length;
  return [
    '',
    `${kind}: ${pluralised(count, 'fault')}; ${FAULT_KINDS[kind]}`,
    ...examples.map((fault) => `  ${place(fault)}: ${shortened(fault.reason, MAX_REASON_LENGTH)}`),
    ...(hidden > 0 ? [`  … and ${hidden} more, not shown; --max-faults shows more`] : []),
  ];
}

function place({ file, row, id, pointer }: ExportFault): string {
  const parts = [file, row === null ? '' : `row ${row}`, id ?? '', pointer ?? ''];
  return parts.filter((part) => part !== '').join(' ');
}

function conclusion({ tables, faultCount }: ExportReport): string {
  const rows = tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  return `${faultCount === 0 ? 'ok: no faults' : pluralised(faultCount, 'fault')} in ${pluralised(rows, 'row')} of ${pluralised(tables.length, 'table')}`;
}
