import type { PlainValue } from './plain-value.js';
import { textOf } from './plain-value.js';
import type { QueryResult, ResultColumn } from './query.js';

/** Formats in which a result is written line by line. */
export const LINE_FORMATS = ['csv', 'jsonl', 'markdown'] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];

interface Format {
  readonly head: (columns: readonly ResultColumn[]) => string;
  readonly row: (row: readonly PlainValue[], columns: readonly ResultColumn[]) => string;
}

/** Each as the files of an export are written: CSV with texts in quotation marks, JSONL with all columns. */
const FORMATS: Readonly<Record<LineFormat, Format>> = {
  csv: {
    head: (columns) =>
      `${columns.map(({ name }) => (/[",\r\n]/.test(name) ? inMarks(name) : name)).join(',')}\n`,
    row: (row, columns) => `${row.map((value, index) => csvCell(value, columns[index])).join(',')}\n`,
  },
  jsonl: {
    head: () => '',
    row: (row, columns) =>
      `${JSON.stringify(Object.fromEntries(columns.map(({ name, kind }, index) => [name, jsonOf(row[index] ?? null, kind)])))}\n`,
  },
  markdown: {
    head: (columns) =>
      `| ${columns.map(({ name }) => markdownCell(name)).join(' | ')} |\n|${columns.map(({ kind }) => (kind === 'number' ? '---:|' : '---|')).join('')}\n`,
    row: (row) => `| ${row.map((value) => markdownCell(textOf(value))).join(' | ')} |\n`,
  },
};

/** A result as lines of text, some thousands of rows at a time. */
export async function* resultLines(
  { columns, rows }: QueryResult,
  format: LineFormat,
): AsyncGenerator<string> {
  const { head, row } = FORMATS[format];
  yield head(columns);
  for await (const some of rows) yield some.map((values) => row(values, columns)).join('');
}

const inMarks = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** An empty text is `""`, and null is nothing. */
function csvCell(value: PlainValue, column: ResultColumn | undefined): string {
  if (value === null) return '';
  return column?.kind === 'number' || column?.kind === 'truth' ? textOf(value) : inMarks(textOf(value));
}

/** What is JSON already stands in the line as it is. */
function jsonOf(value: PlainValue, kind: ResultColumn['kind']): unknown {
  if (kind !== 'json' || typeof value !== 'string') return value;
  return JSON.parse(value) as unknown;
}

/** On one line, with what Markdown would take for its own marks escaped. */
const markdownCell = (text: string): string =>
  text.replaceAll(/\\|[`*[\]<|]|(?<!\w)_|_(?!\w)/g, (mark) => `\\${mark}`).replaceAll(/\r\n?|\n/g, '<br>');
