import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BATCH_TABLES, type BatchTable } from '../database/layout.js';
import type { IncomingRows } from '../duckdb/incoming-rows.js';

/** What counts of a file of rows: what stands after its first `bytes` is nobody's. */
export interface CountedRows {
  readonly bytes: number;
  readonly count: number;
  /** Bytes of the longest row. */
  readonly longest: number;
}

/** What counts of a part's rows; a table that has none is left out. */
export type CountedTables = Readonly<Partial<Record<BatchTable, CountedRows>>>;

/** Where the rows of a table stand before they are stored. */
export const rowsPath = (folder: string, table: BatchTable): string => join(folder, `${table}.csv`);

/**
 * The rows of a part of the corpus before they are stored: a file for each table, in a folder on this machine. They
 * outlive the process: the next one is told what counted when the last record ended, and goes on after it.
 */
export class PartRows {
  readonly #folder: string;
  readonly #counted: Partial<Record<BatchTable, CountedRows>>;
  readonly #files = new Map<BatchTable, number>();

  constructor(folder: string, counted: CountedTables) {
    this.#folder = folder;
    this.#counted = { ...counted };
    for (const table of BATCH_TABLES) if (table in counted) this.#open(table);
  }

  /** Adds rows. Returns when the system has taken them. */
  add(table: BatchTable, rows: IncomingRows): void {
    writeFileSync(this.#files.get(table) ?? this.#open(table), rows.bytes);
    const { bytes, count, longest } = this.#counted[table] ?? NO_ROWS;
    this.#counted[table] = {
      bytes: bytes + rows.bytes.length,
      count: count + rows.count,
      longest: Math.max(longest, rows.longest),
    };
  }

  /** What counts if nothing more is added. */
  get counted(): CountedTables {
    return { ...this.#counted };
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  /** Opens the file of a table without what does not count of it. */
  #open(table: BatchTable): number {
    const file = openSync(rowsPath(this.#folder, table), 'a');
    this.#files.set(table, file);
    ftruncateSync(file, (this.#counted[table] ?? NO_ROWS).bytes);
    return file;
  }
}

const NO_ROWS: CountedRows = { bytes: 0, count: 0, longest: 0 };
