/*
 * What a format can be asked for. The command line offers these, so the file loads nothing.
 */

/**
 * `plain`: RFC 4180 in UTF-8, lines ending with LF; the data, unaltered. `excel`: with a byte order mark and CRLF,
 * with an apostrophe before every text that a spreadsheet would take for something else, and, between semicolons,
 * decimal commas.
 */
export const CSV_PROFILES = ['plain', 'excel'] as const;
export type CsvProfile = (typeof CSV_PROFILES)[number];

/** What stands between two cells. Spreadsheets expect a semicolon where the comma is the decimal sign. */
export const CSV_DELIMITERS = ['comma', 'semicolon', 'tab'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

export const PARQUET_WRITERS = ['duckdb', 'parquetjs-lite'] as const;
export type ParquetWriterName = (typeof PARQUET_WRITERS)[number];

export const PARQUET_COMPRESSIONS = ['zstd', 'snappy', 'gzip'] as const;
export type ParquetCompression = (typeof PARQUET_COMPRESSIONS)[number];

/** How the files of an export are written; each format looks at what concerns it. */
export interface FormatOptions {
  /** Default `plain`. */
  readonly csvProfile?: CsvProfile;
  /** Default `comma`. */
  readonly csvDelimiter?: CsvDelimiter;
  /** Default `duckdb`. */
  readonly parquetWriter?: ParquetWriterName;
  /** Default: `zstd`, or the first that the writer can do. */
  readonly parquetCompression?: ParquetCompression;
}
