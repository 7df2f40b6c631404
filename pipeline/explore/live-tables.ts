import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_FILE } from '../export/layout.js';
import { Asker } from '../reading/ask.js';
import { type OpenTables, openTables } from '../reading/open-tables.js';

/** Files that the tables may be written to, for a reader to take along. */
export type Writable = readonly string[];

export interface Use {
  readonly tables: OpenTables;
  readonly asker: Asker;
}

interface Opened extends Use {
  /** Tells one publish from another. */
  readonly stamp: string;
  users: number;
}

/** A question may take so long; a page that waits longer is of no use. */
const LIMIT_MS = 30_000;

/**
 * The tables of an export that is published anew now and then, as by a nightly run: who asks always gets those of the
 * last publish, and who is still asking keeps those that it began with.
 */
export class LiveTables {
  readonly #directory: string;
  readonly #writable: Writable;
  #current: Promise<Opened> | null = null;
  #stamp = '';

  constructor(directory: string, writable: Writable) {
    this.#directory = directory;
    this.#writable = writable;
  }

  /**
   * Does work on the tables.
   *
   * @throws UsageError when the directory holds no export any more
   */
  async use<Result>(work: (use: Use) => Promise<Result>): Promise<Result> {
    const opened = await this.#newest();
    opened.users++;
    try {
      return await work(opened);
    } finally {
      await this.#leave(opened);
    }
  }

  async close(): Promise<void> {
    const opened = await this.#current?.catch(() => null);
    this.#current = null;
    await opened?.tables.close();
  }

  async #newest(): Promise<Opened> {
    const stamp = await stampOf(this.#directory);
    if (this.#current === null || stamp !== this.#stamp) {
      const old = await this.#current?.catch(() => null);
      this.#stamp = stamp;
      this.#current = this.#open(stamp);
      if (old?.users === 0) await old.tables.close();
    }
    try {
      return await this.#current;
    } catch (error) {
      this.#current = null;
      throw error;
    }
  }

  async #open(stamp: string): Promise<Opened> {
    const tables = await openTables(this.#directory, { writable: this.#writable });
    return { tables, asker: new Asker(tables.instance, LIMIT_MS), stamp, users: 0 };
  }

  async #leave(opened: Opened): Promise<void> {
    opened.users--;
    if (opened.users === 0 && opened.stamp !== this.#stamp) await opened.tables.close();
  }
}

async function stampOf(directory: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(join(directory, PACKAGE_FILE)).catch(() => ({
    ...{ ino: 0, mtimeMs: 0, size: 0 },
  }));
  return `${ino} ${mtimeMs} ${size}`;
}
