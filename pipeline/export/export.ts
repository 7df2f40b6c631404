import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Container, TableFile } from './formats/format.js';
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
  const { container, write } = await loadFormat(format);
  const writing = (): Promise<number> => write(connection, { table, relation, path }, options);
  const rows = await inContainer(container, path, (step) => step(connection), writing);
  const measured = measureFile(path).then((found) => ({ path, rows, ...found }));
  // Whoever waits for it is told; until then a failure is nobody's yet.
  measured.catch(() => {});
  return { measured };
}

/**
 * Does the work that writes tables into a file for all of them. Where the work fails, the file is let go unfinished.
 *
 * @param container null: the format has none, and the work is done alone
 * @param onConnection does a step on a connection
 */
export async function inContainer<Result>(
  container: Container | null,
  path: string,
  onConnection: (step: (connection: DuckDBConnection) => Promise<void>) => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (container === null) return work();
  await onConnection((connection) => container.begin(connection, path));
  try {
    const result = await work();
    await onConnection(container.complete);
    await onConnection(container.close);
    return result;
  } catch (error) {
    // A file that cannot be written may not be let go, either: the first error says why.
    await onConnection(container.close).catch(() => {});
    throw error;
  }
}

/** What is read of a file at a time, in bytes. */
const PIECE_BYTES = 1 << 20;

/**
 * The measure of a finished file. It is read into the same memory again and again: new memory for each piece has the
 * heap cleared as often.
 */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
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
