import { REVIEWS_FILE } from '../export/layout.js';
import type { Figure, Summary, TableSummary } from '../review/summary.js';
import type { Verdicts } from '../review/verdicts.js';
import { pluralised } from '../text/pluralised.js';
import { shareText } from '../text/share.js';
import type { Line } from './line.js';

/** What verdicts say of an export, for a person. */
export function summaryLines(summary: Summary, { broken }: Verdicts, directory: string): Line[] {
  const judged = summary.tables.filter(
    ({ right, wrong, unsure, picked }) => right + wrong + unsure + picked > 0,
  );
  const others = summary.tables.filter((table) => !judged.includes(table)).map(({ table }) => table);
  return [
    ...judged.flatMap((table) => [...tableLines(table), '']),
    ...(others.length === 0 ? [] : [`nobody has judged a row yet of: ${others.join(', ')}`]),
    ...passedOver(summary),
    ...broken.map(
      ({ line, reason, is_cut_off }) =>
        `${directory}/${REVIEWS_FILE}:${line} ${is_cut_off ? 'is cut off, as by a crash' : reason}; it is passed over`,
    ),
  ];
}

function passedOver({ verdicts: { changed, gone } }: Summary): string[] {
  const count = (verdicts: number, of: string): string[] =>
    verdicts === 0
      ? []
      : [
          `${pluralised(verdicts, 'verdict')} ${verdicts === 1 ? 'is' : 'are'} on ${of}: no figure counts them`,
        ];
  return [...count(changed, 'rows that have changed since'), ...count(gone, 'rows that are gone')];
}

function tableLines(table: TableSummary): Line[] {
  const cells = [
    ['', 'rows', 'right', 'wrong', 'unsure', 'precision', '95 % interval', 'promised'],
    ['all', ...figureCells(table)],
    ...table.kinds.filter(isJudged).map((figure) => [figure.kind, ...figureCells(figure)]),
    ...table.bins.filter(isJudged).map((figure) => [binText(figure), ...figureCells(figure)]),
  ];
  const widths = (cells[0] as string[]).map((_, column) =>
    Math.max(...cells.map((line) => (line[column] as string).length)),
  );
  const lines = cells.map((line) =>
    line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
    ),
  );
  return [
    [{ style: 'heading', text: table.table }],
    ...lines.map((line) => `  ${line.join('  ')}`.trimEnd()),
    ...notes(table).map((note) => `  ${note}`),
  ];
}

const isJudged = ({ right, wrong, unsure }: Figure): boolean => right + wrong + unsure > 0;

function figureCells({ rows, right, wrong, unsure, precision, low, high, promised }: Figure): string[] {
  return [
    ...[rows, right, wrong, unsure].map((count) => count.toLocaleString('en')),
    percent(precision),
    low === null || high === null ? '' : `${shareText(low)} to ${percent(high)}`,
    percent(promised),
  ];
}

const percent = (value: number | null): string => (value === null ? '' : `${shareText(value)} %`);

const binText = ({ from, to }: { readonly from: number | null; readonly to: number | null }): string =>
  from === null || to === null ? 'without confidence' : `confidence ${from.toFixed(1)} to ${to.toFixed(1)}`;

function notes({
  table,
  coverage,
  precision,
  left_out,
  parts,
  picked,
  reviewed_twice,
  agreed,
}: TableSummary): string[] {
  const wrong = Object.entries(parts).map(([part, count]) => `${part} ${count}`);
  const of = (count: number): string => pluralised(count, 'row');
  return [
    ...(wrong.length === 0 ? [] : [`wrong in: ${wrong.join(', ')}`]),
    ...(precision === null || coverage === 1
      ? []
      : [
          `precision is that of ${shareText(coverage)} % of the ${table}: elsewhere no row was found right or wrong`,
        ]),
    ...(left_out === 0 ? [] : [`with ${of(left_out)} that the run left out as wrong`]),
    ...(picked === 0 ? [] : [`${of(picked)} picked by hand, which no figure counts`]),
    ...(reviewed_twice === 0 ? [] : [`${of(reviewed_twice)} judged by several: they agree on ${agreed}`]),
  ];
}
