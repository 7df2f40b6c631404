import { USUAL_NAMES } from '../field-names.js';
import type { Head } from '../recognise/head.js';
import { DELIMITERS } from './delimiters.js';
import { withLineFeedsAlone } from './line-ends.js';

/** So many columns of a table of articles go by a usual name of a record's field. */
const MIN_KNOWN_NAMES = 2;
const MAX_NAME_LENGTH = 40;
const MAX_HEADER_LENGTH = 4000;
/** So many of the rows have as many cells as the header. */
const MIN_REGULAR_SHARE = 0.5;
/** Rows that are looked at. */
const MAX_ROWS = 100;

const KNOWN_NAMES: ReadonlySet<string> = new Set(Object.values(USUAL_NAMES).flat());

/**
 * Whether a text is a table of articles (CSV, TSV): a first line of usual names of fields, then rows with as many
 * cells. An article that merely holds a table is none.
 */
export function isTable(head: Head): boolean {
  const { isWhole } = head;
  const text = withLineFeedsAlone(head.text);
  const start = text.search(/\S/);
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd === -1 || lineEnd - start > MAX_HEADER_LENGTH) return false;
  const header = text.slice(start, lineEnd).trimEnd();
  const delimiter = DELIMITERS.find((candidate) => isHeader(header.split(candidate)));
  if (delimiter === undefined) return false;
  const columns = header.split(delimiter).length;
  const { whole, last } = rowsOf(text.slice(lineEnd + 1), delimiter);
  const counts = isWhole && last > 0 ? [...whole, last] : whole;
  // A head may end within the first row.
  if (counts.length === 0) return last > 0 && last <= columns;
  return counts.filter((cells) => cells === columns).length >= MIN_REGULAR_SHARE * counts.length;
}

function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  if (names.some((name) => name.length > MAX_NAME_LENGTH || name.includes('"'))) return false;
  return new Set(names.filter((name) => KNOWN_NAMES.has(name))).size >= MIN_KNOWN_NAMES;
}

interface Rows {
  /** Cells of each row that ends in a line end. */
  readonly whole: readonly number[];
  /** Cells of what follows the last of these; 0 for nothing. */
  readonly last: number;
}

/** Counts the cells of rows; a cell in quotation marks may hold line ends (RFC 4180). Blank lines are no rows. */
function rowsOf(text: string, delimiter: string): Rows {
  const whole: number[] = [];
  let cells = 0;
  let isQuoted = false;
  let opensCell = true;
  for (const unit of text) {
    // A doubled mark inside a cell closes it and opens it again.
    if (unit === '"' && (opensCell || isQuoted)) isQuoted = !isQuoted;
    if (cells === 0 && unit.trim() !== '') cells = 1;
    if (isQuoted) continue;
    opensCell = unit === delimiter || unit === '"';
    if (unit === delimiter) cells = Math.max(cells, 1) + 1;
    if (unit !== '\n') continue;
    if (cells > 0) whole.push(cells);
    if (whole.length === MAX_ROWS) return { whole, last: 0 };
    cells = 0;
    opensCell = true;
  }
  return { whole, last: cells };
}
