import { rm, stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunSettings } from '../config/settings.js';
import { viewOf } from '../corpus/corpus.js';
import type { PartitionKey } from '../export/choices.js';
import type { ExportFormat } from '../export/formats/formats.js';
import { partFile, partitionFolder, wholeFile } from '../export/layout.js';
import { hasDocuments, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';

/** A file that a table is written to, and the view that holds its rows. */
export interface Part {
  readonly relation: string;
  /** Relative to the output directory, with `/`. */
  readonly path: string;
}

export interface CutTable {
  readonly table: TableName;
  readonly format: ExportFormat;
  /** The table that holds the rows in the order of every export. */
  readonly relation: string;
}

export type PartSettings = Pick<RunSettings, 'partitionBy' | 'targetFileBytes'>;

/** Rows that are written to learn how many bytes a row takes. */
const SAMPLE_ROWS = 20_000;

/** The value by which a document is put into a partition; documents that do not say are together. */
const PARTITION_VALUES: Readonly<Record<PartitionKey, string>> = {
  publisher: "coalesce(nullif(trim(publisher), ''), 'unknown')",
  month: "coalesce(regexp_extract(published_at, '^[0-9]{4}-[0-9]{2}', 0), 'unknown')",
};

/**
 * Cuts a table into files as `--partition-by` and `--target-file-mib` ask for: `quotes.parquet`, or
 * `quotes/month=2021-05/part-00000.parquet` (Hive style). Which row is in which file depends on the rows alone.
 *
 * @param writeSample writes a view to a scratch file and returns its path
 */
export async function partsOf(
  connection: DuckDBConnection,
  { table, format, relation }: CutTable,
  { partitionBy, targetFileBytes }: PartSettings,
  writeSample: (relation: string) => Promise<string>,
): Promise<readonly Part[]> {
  const whole: Part = { relation, path: wholeFile(table, format) };
  const key = partitionBy !== null && hasDocuments(table) ? partitionBy : null;
  if (key === null && targetFileBytes === null) return [whole];

  const cut = `cut_${table}`;
  const partition = key === null ? "''" : "coalesce(partitions.partition, 'unknown')";
  const join =
    key === null
      ? ''
      : `left join (select doc_id, ${PARTITION_VALUES[key]} as partition from ${viewOf('documents')}) partitions using (doc_id)`;
  await connection.run(`
    create or replace temp table ${cut} as
    select rows.*, ${partition} as cut_partition, dense_rank() over (order by ${partition}) as cut_number,
      row_number() over (partition by ${partition} order by rows.rowid) - 1 as cut_row
    from ${quoteIdentifier(relation)} as rows ${join}
    order by cut_partition, cut_row`);
  const partitions = (
    await connection.runAndReadAll(
      `select cut_number::integer, cut_partition, count(*)::integer from ${cut} group by cut_number, cut_partition order by cut_number`,
    )
  ).getRowsJS() as [number, string, number][];
  const rowsPerPart =
    targetFileBytes === null
      ? Number.POSITIVE_INFINITY
      : await measuredRows(connection, cut, targetFileBytes, writeSample);

  const parts: Part[] = [];
  for (const [number, value, rows] of partitions) {
    const folder = key === null ? table : partitionFolder(table, key, value);
    const count = Math.max(1, Math.ceil(rows / rowsPerPart));
    if (key === null && count === 1) return [whole];
    for (let part = 0; part < count; part++) {
      const view = `${cut}_${parts.length}`;
      const size = Number.isFinite(rowsPerPart) ? rowsPerPart : rows;
      await connection.run(`
        create or replace temp view ${view} as
        select * from ${cut}
        where cut_number = ${number} and cut_row between ${part * size} and ${(part + 1) * size - 1}`);
      parts.push({ relation: view, path: partFile(folder, part, format) });
    }
  }
  return parts.length === 0 ? [whole] : parts;
}

/** How many rows fill a file of the target size, judged by the first ones. */
async function measuredRows(
  connection: DuckDBConnection,
  cut: string,
  targetBytes: number,
  writeSample: (relation: string) => Promise<string>,
): Promise<number> {
  const sample = `${cut}_sample`;
  await connection.run(
    `create or replace temp view ${sample} as select * from ${cut} where cut_row < ${SAMPLE_ROWS}`,
  );
  const [[rows] = [0]] = (
    await connection.runAndReadAll(`select count(*)::integer from ${sample}`)
  ).getRowsJS() as [number][];
  if (rows === 0) return Number.POSITIVE_INFINITY;
  const path = await writeSample(sample);
  const { size } = await stat(path);
  await rm(path);
  return Math.max(1, Math.floor((targetBytes / size) * rows));
}
