import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableFile } from './format.js';
import type { ParquetCompression, ParquetWriterName } from './options.js';

export interface ParquetFile extends TableFile {
  readonly compression: ParquetCompression;
  /** Key-value metadata of the file. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Writes a table as one Parquet file. Two writers give the same rows, not the same bytes. */
export interface ParquetWriter {
  readonly name: ParquetWriterName;
  /** The first is the default. */
  readonly compressions: readonly [ParquetCompression, ...ParquetCompression[]];
  /** @returns the number of rows */
  write(connection: DuckDBConnection, file: ParquetFile): Promise<number>;
}
