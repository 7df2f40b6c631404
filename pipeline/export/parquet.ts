import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../schema/rows.js';
import type { ParquetCompression, ParquetWriterName } from './choices.js';

export interface ParquetFile {
  readonly table: TableName;
  /** The table or view with the rows. */
  readonly relation: string;
  readonly path: string;
  readonly compression: ParquetCompression;
  /** Key-value metadata of the file. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Writes a table as one Parquet file. Two writers give the same rows, not the same bytes. */
export interface ParquetWriter {
  readonly name: ParquetWriterName;
  readonly compressions: readonly ParquetCompression[];
  /** @returns the number of rows */
  write(connection: DuckDBConnection, file: ParquetFile): Promise<number>;
}

/** The writer of a name. The second one is loaded only when it is asked for. */
export async function parquetWriter(name: ParquetWriterName): Promise<ParquetWriter> {
  switch (name) {
    case 'duckdb':
      return (await import('./duckdb-parquet.js')).duckdbParquet;
    case 'parquetjs-lite':
      return (await import('./parquetjs-lite.js')).parquetjsLite;
  }
}
