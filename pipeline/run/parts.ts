import { rm, stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunSettings } from '../config/settings.js';
import { viewOf } from '../corpus/corpus.js';
import type { PartitionKey } from '../export/choices.js';
import type { ExportFormat } from '../export/formats/formats.js';
import { partFile, partitionFolders, wholeFile } from '../export/layout.js';
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

/** The value by which a document is put into a partition; null where it does not say. */
const PARTITION_VALUES: Readonly<Record<PartitionKey, string>> = {
  publisher: "nullif(trim(publisher), '')",
  month: "nullif(regexp_extract(published_at, '^[0-9]{4}-[0-9]{2}', 0), '')",
};

/** The rows of one partition: their number in the cut table, and how many they are. */
interface Partition {
  readonly number: number;
  readonly value: string | null;
  readonly rows: number;
}

/**
 * Cuts a table into files as `--partition-by` and `--target-file-mib` ask for. Which row is in which file depends on
 * the rows alone, and the shape on the settings alone: a table is a file or a folder of parts, with or without rows.
 *
 * @param writeSample writes a view to a scratch file and returns its path
 * @returns `quotes.parquet`; or `quotes/part-00000.parquet`, …; or
 *   `quotes/partition=month-2021-05/part-00000.parquet`, …
 */
export async function partsOf(
  connection: DuckDBConnection,
  { table, format, relation }: CutTable,
  { partitionBy, targetFileBytes }: PartSettings,
  writeSample: (relation: string) => Promise<string>,
): Promise<readonly Part[]> {
  const key = partitionBy !== null && hasDocuments(table) ? partitionBy : null;
  if (key === null && targetFileBytes === null) return [{ relation, path: wholeFile(table, format) }];

  const cut = `cut_${table}`;
  const partitions = await cutRows(connection, cut, relation, key);
  const rowsPerPart =
    targetFileBytes === null
      ? Number.POSITIVE_INFINITY
      : await measuredRows(connection, cut, targetFileBytes, writeSample);
  const folders = key === null ? [table] : partitionFolders(table, key, valuesOf(partitions));

  const parts: Part[] = [];
  for (const [index, { number, rows }] of partitions.entries()) {
    const size = Math.max(1, Math.min(rows, rowsPerPart));
    for (let part = 0; part < Math.max(1, Math.ceil(rows / size)); part++) {
      const view = `${cut}_${parts.length}`;
      await connection.run(`
        create or replace temp view ${view} as
        select * from ${cut}
        where cut_number = ${number} and cut_row between ${part * size} and ${(part + 1) * size - 1}`);
      parts.push({ relation: view, path: partFile(folders[index] as string, part, format) });
    }
  }
  return parts;
}

/**
 * Makes the table `cut`: the rows with the number of their partition and their place in it. There is one partition at
 * least.
 */
async function cutRows(
  connection: DuckDBConnection,
  cut: string,
  relation: string,
  key: PartitionKey | null,
): Promise<readonly Partition[]> {
  const [value, join] =
    key === null
      ? ['null::varchar', '']
      : [
          'partitions.value',
          `left join (select doc_id, ${PARTITION_VALUES[key]} as value from ${viewOf('documents')}) partitions using (doc_id)`,
        ];
  await connection.run(`
    create or replace temp table ${cut} as
    select rows.*, ${value} as cut_value, dense_rank() over (order by ${value} nulls last) as cut_number,
      row_number() over (partition by ${value} order by rows.rowid) - 1 as cut_row
    from ${quoteIdentifier(relation)} as rows ${join}
    order by cut_number, cut_row`);
  const reader = await connection.runAndReadAll(`
    select cut_number::integer, cut_value, count(*)::integer
    from ${cut} group by cut_number, cut_value order by cut_number`);
  const found = reader.getRowsJS() as [number, string | null, number][];
  return found.length === 0
    ? [{ number: 1, value: null, rows: 0 }]
    : found.map(([number, partition, rows]) => ({ number, value: partition, rows }));
}

const valuesOf = (partitions: readonly Partition[]): (string | null)[] =>
  partitions.map(({ value }) => value);

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
