/*
 * What an export can be asked for. The command line offers these, so the file loads none of the writers.
 */

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const PARQUET_WRITERS = ['duckdb', 'parquetjs-lite'] as const;
export type ParquetWriterName = (typeof PARQUET_WRITERS)[number];

export const PARQUET_COMPRESSIONS = ['zstd', 'snappy', 'gzip'] as const;
export type ParquetCompression = (typeof PARQUET_COMPRESSIONS)[number];

/**
 * `plain`: RFC 4180 in UTF-8, lines ending with LF; the data, unaltered. `excel`: with a byte order mark and
 * CRLF, and with every text that a spreadsheet could take for a formula disarmed.
 */
export const CSV_PROFILES = ['plain', 'excel'] as const;
export type CsvProfile = (typeof CSV_PROFILES)[number];

/** What Parquet files can be divided by: one folder for each value. */
export const PARTITION_KEYS = ['publisher', 'month'] as const;
export type PartitionKey = (typeof PARTITION_KEYS)[number];
