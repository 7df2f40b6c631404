/*
 * What an export can be asked for. The command line offers these, so the file loads none of the writers.
 */

export { EXPORT_FORMATS, type ExportFormat, USUAL_FORMATS } from './formats/formats.js';
export {
  CSV_DELIMITERS,
  CSV_PROFILES,
  PARQUET_COMPRESSIONS,
  PARQUET_WRITERS,
  type ParquetCompression,
} from './formats/options.js';

/** What a table can be divided by: one folder for each value. */
export const PARTITION_KEYS = ['publisher', 'month'] as const;
export type PartitionKey = (typeof PARTITION_KEYS)[number];
