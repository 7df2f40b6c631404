import { extname } from 'node:path';
import { suggestion } from '../config/nearest.js';
import { UsageError } from '../errors.js';

/** How `query` gives a result. */
export const RESULT_FORMATS = ['table', 'csv', 'jsonl', 'parquet', 'markdown'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, ResultFormat>> = {
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
  '.md': 'markdown',
  '.markdown': 'markdown',
};

/**
 * The format that is meant where none is named: what the file is called, a table for a person, or else CSV.
 *
 * @param file null: standard output
 * @throws UsageError for a name that promises a format in which no rows are given
 */
export function usualFormat(file: string | null, isTerminal: boolean): ResultFormat {
  if (file === null) return isTerminal ? 'table' : 'csv';
  const extension = extname(file).toLowerCase();
  const format = extension === '' ? 'csv' : BY_EXTENSION[extension];
  if (format !== undefined) return format;
  const known = Object.keys(BY_EXTENSION);
  throw new UsageError(
    `rows are not written as ${extension}${suggestion(extension, known)}; name the file ${known.join(', ')}, or say with --format what is wanted in ${file}: ${RESULT_FORMATS.join(', ')}`,
  );
}
