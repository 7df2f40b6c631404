import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableFile } from './formats/format.js';
import { type ExportFormat, loadFormat } from './formats/formats.js';
import type { FormatOptions } from './formats/options.js';

export interface ExportRequest extends Omit<TableFile, 'relation'> {
  /** Default: named as the table. */
  readonly relation?: string;
  readonly format: ExportFormat;
  readonly options: FormatOptions;
}

export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex SHA-256 of the file. */
  readonly sha256: string;
}

/**
 * Writes one table in one format to a file, which is replaced. Whoever publishes the file makes sure that it is on the
 * disk (fsync).
 *
 * @returns when the file is written; it is measured while the connection may go on to other work
 * @throws RangeError when the format cannot do what the options ask for
 */
export async function exportTable(
  connection: DuckDBConnection,
  { table, relation = table, format, path, options }: ExportRequest,
): Promise<{ readonly measured: Promise<ExportedFile> }> {
  const rows = await (await loadFormat(format)).write(connection, { table, relation, path }, options);
  const measured = measure(path).then((found) => ({ path, rows, ...found }));
  // Whoever waits for it is told; until then a failure is nobody's yet.
  measured.catch(() => {});
  return { measured };
}

/** What is read of a file at a time, in bytes. */
const PIECE_BYTES = 1 << 20;

/**
 * The measure of a finished file. It is read into the same memory again and again: new memory for each piece has the
 * heap cleared as often.
 */
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
