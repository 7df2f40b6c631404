import { displayWidth, fitted, shortenedTo } from '../reading/display-width.js';
import { type PlainValue, textOf } from '../reading/plain-value.js';
import type { QueryResult, ResultColumn } from '../reading/query.js';
import { onOneLine } from '../text/one-line.js';
import { pluralised } from '../text/pluralised.js';
import type { Line } from './line.js';
import { printable } from './printable.js';

/** Rows that a table shows: it is for reading, and is held whole. */
const MOST_ROWS = 1000;
/** A column is not made narrower than this while another one can be. */
const LEAST_WIDTH = 8;
const GAP = '  ';

/**
 * A result as a table for a person.
 *
 * @param width columns of the terminal: wide texts are cut, and where there are too many columns for it, each row is
 *   shown as a list
 */
export async function tableLines({ isPlan, columns, rows }: QueryResult, width: number): Promise<Line[]> {
  if (isPlan) return planLines(rows);
  const cells: string[][] = [];
  let hasMore = false;
  for await (const some of rows) {
    const room = MOST_ROWS - cells.length;
    cells.push(...some.slice(0, room).map((row) => row.map(cellOf)));
    hasMore = some.length > room;
    if (hasMore) break;
  }
  const names = columns.map(({ name }) => cellOf(name));
  const widths = fittingWidths(names, cells, width);
  const lines = widths === null ? listLines(names, cells, width) : gridLines(columns, names, cells, widths);
  const count = hasMore
    ? `the first ${pluralised(cells.length, 'row')}; --format csv gives them all`
    : pluralised(cells.length, 'row');
  return [...lines, [{ style: 'place', text: `(${count})` }]];
}

async function planLines(rows: QueryResult['rows']): Promise<Line[]> {
  const lines: string[] = [];
  for await (const some of rows)
    for (const row of some)
      lines.push(
        ...textOf(row.at(-1) ?? null)
          .trimEnd()
          .split('\n'),
      );
  return lines;
}

const cellOf = (value: PlainValue): string => printable(onOneLine(textOf(value)));

/** The widths of the columns; null where they cannot be made narrow enough. */
function fittingWidths(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] | null {
  const widths = names.map((name, index) =>
    rows.reduce(
      (most, row) => Math.max(most, displayWidth(row[index] ?? '')),
      Math.max(1, displayWidth(name)),
    ),
  );
  const room = width - GAP.length * (names.length - 1);
  // The widest give way first, all to the same width.
  const least = widths.map((natural) => Math.min(natural, LEAST_WIDTH));
  if (sum(least) > room) return null;
  const most = greatest(
    LEAST_WIDTH,
    Math.max(...widths, LEAST_WIDTH),
    (cap) => sum(capped(widths, cap)) <= room,
  );
  return capped(widths, most);
}

const capped = (widths: readonly number[], most: number): number[] =>
  widths.map((width) => Math.min(width, most));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The greatest whole number from `low` to `high` of which something holds, where it holds of all below it. */
function greatest(low: number, high: number, holds: (number: number) => boolean): number {
  if (low >= high) return low;
  const middle = Math.ceil((low + high) / 2);
  return holds(middle) ? greatest(middle, high, holds) : greatest(low, middle - 1, holds);
}

function gridLines(
  columns: readonly ResultColumn[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Line[] {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) =>
        fitted(cell, widths[index] ?? 0, columns[index]?.kind === 'number' ? 'right' : 'left'),
      )
      .join(GAP)
      .trimEnd();
  return [[{ style: 'heading', text: line(names) }], ...rows.map(line)];
}

/** A line for each value, and an empty one between two rows. */
function listLines(names: readonly string[], rows: readonly (readonly string[])[], width: number): Line[] {
  const nameWidth = Math.max(...names.map(displayWidth));
  const room = Math.max(1, width - nameWidth - GAP.length);
  return rows.flatMap((row, number) => [
    ...(number === 0 ? [] : ['']),
    ...row.map(
      (cell, index): Line => [
        { style: 'heading', text: fitted(names[index] ?? '', nameWidth) },
        cell === '' ? '' : GAP + shortenedTo(cell, room),
      ],
    ),
  ]);
}
