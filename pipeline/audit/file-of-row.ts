import type { DescribedTable } from './package-descriptor.js';

/** The file that holds a row of a table, and the row's number in it; both numbers count from 1. */
export function fileOfRow(
  { files }: DescribedTable,
  row: number,
): { readonly file: string; readonly row: number } {
  let before = 0;
  for (const { path, rows } of files.slice(0, -1)) {
    if (row <= before + rows) return { file: path, row: row - before };
    before += rows;
  }
  return { file: files.at(-1)?.path ?? '', row: row - before };
}
