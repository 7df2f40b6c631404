import { availableParallelism } from 'node:os';
import {
  type CsvProfile,
  EXPORT_FORMATS,
  type ExportFormat,
  type ParquetCompression,
  type ParquetWriterName,
} from '../export/choices.js';
import type { FieldMapping } from '../ingest/formats/fields.js';
import type { InputSpec } from '../ingest/inputs/inputs.js';

export const PARTITION_KEYS = ['publisher', 'month'] as const;
export type PartitionKey = (typeof PARTITION_KEYS)[number];

/** Everything a run needs to know; every field is set. `settings` fills in the defaults. */
export interface RunSettings {
  readonly inputs: readonly InputSpec[];
  /** Output directory. */
  readonly out: string;
  readonly formats: readonly ExportFormat[];
  readonly parquetWriter: ParquetWriterName;
  readonly parquetCompression: ParquetCompression;
  readonly csvProfile: CsvProfile;
  /** Names of the fields of JSONL records where they are not the usual ones. */
  readonly fields: FieldMapping;
  /** Rows less sure than this are left out; rows without a confidence stay. 0 to 1. */
  readonly minConfidence: number;
  /** Leaves documents that repeat an earlier one, if nearly, out of the exports. */
  readonly dropDuplicates: boolean;
  /** How Parquet tables are cut into files; null: one file a table. */
  readonly partitionBy: PartitionKey | null;
  /** Parquet tables larger than this are cut into parts, in bytes; null: never. */
  readonly targetFileBytes: number | null;
  /** Reads no more records than this; null: all. */
  readonly limit: number | null;
  /** Share of the records that is read, drawn by their doc_id: 0 to 1; null: all. */
  readonly sample: number | null;
  /** Keeps documents whose records are no more. */
  readonly keepMissing: boolean;
  /** Lets these inputs take the place of others that the output directory belongs to. */
  readonly replace: boolean;
  /** How many new faults a run may have and still exit 0. */
  readonly maxQuarantine: number;
  /** Counts old faults too. */
  readonly strict: boolean;
  /** Worker threads; 0 works in the main thread, without time limits. */
  readonly workers: number;
  /** A record that takes longer is quarantined, in milliseconds. */
  readonly documentTimeoutMs: number;
  /** A record with more bytes than this is quarantined unread. */
  readonly maxRecordBytes: number;
}

export const DEFAULTS: Omit<RunSettings, 'inputs'> = {
  out: 'out',
  formats: EXPORT_FORMATS,
  parquetWriter: 'duckdb',
  parquetCompression: 'zstd',
  csvProfile: 'plain',
  fields: {},
  minConfidence: 0.2,
  dropDuplicates: false,
  partitionBy: null,
  targetFileBytes: null,
  limit: null,
  sample: null,
  keepMissing: false,
  replace: false,
  maxQuarantine: 0,
  strict: false,
  workers: Math.max(1, availableParallelism()),
  documentTimeoutMs: 60_000,
  maxRecordBytes: 16 * 1024 * 1024,
};
