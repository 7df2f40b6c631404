import { extname } from 'node:path';

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
 */
export function usualFormat(file: string | null, isTerminal: boolean): ResultFormat {
  if (file !== null) return BY_EXTENSION[extname(file).toLowerCase()] ?? 'csv';
  return isTerminal ? 'table' : 'csv';
}
