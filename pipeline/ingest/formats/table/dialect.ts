import { type Options, parse } from 'csv-parse/sync';
import { USUAL_NAMES } from '../field-names.js';

/** How a table of text is written (W3C, Model for Tabular Data, "dialect descriptions"). */
export interface Dialect {
  readonly delimiter: string;
  /** What a cell with delimiters or line ends stands in; null where a quotation mark is a character like any other. */
  readonly quote: '"' | "'" | null;
  /** What stands before a quotation mark within a cell in quotation marks. */
  readonly escapeMark: '"' | "'" | '\\';
}

/** The likeliest first: RFC 4180, MySQL's backslash, single quotation marks, none. */
const QUOTINGS: readonly Pick<Dialect, 'quote' | 'escapeMark'>[] = [
  { quote: '"', escapeMark: '"' },
  { quote: '"', escapeMark: '\\' },
  { quote: "'", escapeMark: "'" },
  { quote: null, escapeMark: '"' },
];

/** The line with which Excel is told the delimiter of a file. */
const EXCEL_DELIMITER = /^sep=([^\r\n])(?:\r\n|\r|\n)/;

/** The delimiter that the first line says, and how long that line is; null where it says none. */
export function statedDelimiter(head: string): { delimiter: string; length: number } | null {
  const [line, delimiter] = EXCEL_DELIMITER.exec(head) ?? [];
  return line === undefined ? null : { delimiter: delimiter!, length: line.length };
}

/** Rows that are looked at. */
const SAMPLE_ROWS = 100;
const SAMPLE_LENGTH = 32 * 1024;

/**
 * The dialect in which the beginning of a table has the most regular rows: as many cells as its header, quotation marks
 * that open and close. Of several, the one that names the most fields in its header, then the likeliest.
 *
 * @param head the beginning of the table; whether its last line is whole does not matter
 * @param delimiters those that are possible, the likeliest first
 */
export function dialectOf(head: string, delimiters: readonly string[]): Dialect {
  const sample = head.slice(0, SAMPLE_LENGTH);
  let best: Dialect = { delimiter: delimiters[0]!, ...QUOTINGS[0]! };
  let bestScore = -1;
  for (const delimiter of delimiters) {
    if (delimiters.length > 1 && !sample.includes(delimiter)) continue;
    for (const quoting of QUOTINGS) {
      const mark = quoting.escapeMark === '\\' ? '\\"' : quoting.quote;
      if (mark !== null && mark !== '"' && !sample.includes(mark)) continue;
      const dialect = { delimiter, ...quoting };
      const score = scoreOf(sample, dialect, head.length > sample.length);
      if (score <= bestScore) continue;
      best = dialect;
      bestScore = score;
    }
  }
  return best;
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(Object.values(USUAL_NAMES).flat());
/** A header that names a field more weighs as much as a hundredth of the rows. */
const NAME_WEIGHT = 0.01;

/** The share of regular rows, and a little for each known name in the header. */
function scoreOf(sample: string, dialect: Dialect, isCut: boolean): number {
  let skipped = 0;
  const options: Options = {
    ...parserOptions(dialect),
    to: SAMPLE_ROWS,
    relax_quotes: false,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: () => {
      skipped++;
    },
  };
  const rows = parse(sample, options) as string[][];
  const [header] = rows;
  if (header === undefined) return -1;
  // The sample may end within its last row.
  if (isCut) {
    if (skipped > 0) skipped--;
    else if (rows.length > 1) rows.pop();
  }
  if (dialect.quote === null && !hasLooseMarks(rows)) return -1;
  const names = new Set(
    header.map((name) => name.trim().toLowerCase()).filter((name) => KNOWN_NAMES.has(name)),
  );
  const regular = rows.filter((row) => row.length === header.length).length;
  const isOneColumn = header.length === 1;
  return regular / (rows.length + skipped) + NAME_WEIGHT * names.size - (isOneColumn ? 1 : 0);
}

/** So many cells begin with a quotation mark where such marks mean nothing. */
const MIN_LOOSE_MARKS = 2;
const SINGLE_MARK = /(?<!")"(?!")/;

/** Whether quotation marks begin cells and end few of them. */
function hasLooseMarks(rows: readonly (readonly string[])[]): boolean {
  const marked = rows.flat().filter((cell) => cell.startsWith('"'));
  const closed = marked.filter(
    (cell) => cell.length > 1 && cell.endsWith('"') && !SINGLE_MARK.test(cell.slice(1, -1)),
  );
  return marked.length >= MIN_LOOSE_MARKS && 2 * closed.length < marked.length;
}

/** What tells the parser of a dialect. Cells keep their spaces. */
export const parserOptions = ({ delimiter, quote, escapeMark }: Dialect): Options => ({
  delimiter,
  quote: quote ?? false,
  escape: quote === null ? null : escapeMark,
  relax_column_count: true,
});
