import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { CsvProfile, ExportFormat, ParquetCompression, ParquetWriterName } from './choices.js';
import { writeCsv } from './csv.js';
import { writeJsonl } from './jsonl.js';
import { parquetWriter } from './parquet.js';

export interface ExportOptions {
  /** Written into the metadata of Parquet files. */
  readonly runId: string;
  /** Default `plain`. */
  readonly csvProfile?: CsvProfile;
  /** Default `duckdb`. */
  readonly parquetWriter?: ParquetWriterName;
  /** Default: `zstd`, or the first that the writer can do. */
  readonly parquetCompression?: ParquetCompression;
}

export interface ExportRequest {
  readonly table: TableName;
  /** The table that holds the rows, in the order in which they are written (`sortRows`); default: named as the table. */
  readonly relation?: string;
  readonly format: ExportFormat;
  /** The file to write, which is replaced. It is the caller's to stage and rename it. */
  readonly path: string;
  readonly options: ExportOptions;
}

export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex SHA-256 of the file. */
  readonly sha256: string;
}

/**
 * Writes one table in one format, with its full schema also when it has no rows. Whoever publishes the
 * file makes sure that it is on the disk (fsync).
 *
 * @returns when the file is written; it is measured while the connection may go on to other work
 * @throws RangeError when the Parquet writer cannot do the compression asked for
 */
export async function exportTable(
  connection: DuckDBConnection,
  request: ExportRequest,
): Promise<{ readonly measured: Promise<ExportedFile> }> {
  const rows = await write(connection, request);
  const measured = measure(request.path).then((found) => ({ path: request.path, rows, ...found }));
  // Whoever waits for it is told; until then a failure is nobody's yet.
  measured.catch(() => {});
  return { measured };
}

async function write(
  connection: DuckDBConnection,
  { table, relation = table, format, path, options }: ExportRequest,
): Promise<number> {
  switch (format) {
    case 'csv':
      return writeCsv(connection, table, relation, path, options.csvProfile);
    case 'jsonl':
      return writeJsonl(connection, table, relation, path);
    case 'parquet': {
      const writer = await parquetWriter(options.parquetWriter ?? 'duckdb');
      const compression = options.parquetCompression ?? (writer.compressions[0] as ParquetCompression);
      if (!writer.compressions.includes(compression)) {
        throw new RangeError(
          `the Parquet writer ${writer.name} cannot compress with ${compression}; use ${writer.compressions.join(' or ')}`,
        );
      }
      const { schemaId, description } = definitionOf(table);
      const metadata = { run_id: options.runId, schema: schemaId, description };
      return writer.write(connection, { table, relation, path, compression, metadata });
    }
  }
}

/** What is read of a file at a time, in bytes. */
const PIECE_BYTES = 1 << 20;

/** The measure of a finished file. It is read into the same memory again and again: new memory for each piece has the heap cleared as often. */
async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let bytes = 0;
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
