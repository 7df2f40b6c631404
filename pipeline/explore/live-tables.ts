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

/** The tables of one publish. */
interface Opened {
  /** Tells one publish from another. */
  readonly stamp: string;
  readonly use: Promise<Use>;
  /** Those who are asking. */
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
  #current: Opened | null = null;

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
    const opened = this.#newest(await stampOf(this.#directory));
    opened.users++;
    try {
      return await work(await opened.use);
    } finally {
      opened.users--;
      if (opened !== this.#current) await closeUnused(opened);
    }
  }

  async close(): Promise<void> {
    const opened = this.#current;
    this.#current = null;
    if (opened !== null) await closeUnused(opened);
  }

  #newest(stamp: string): Opened {
    const old = this.#current;
    if (old?.stamp === stamp) return old;
    const opened = { stamp, use: this.#open(), users: 0 };
    this.#current = opened;
    opened.use.catch(() => {
      // The next who asks tries again.
      if (this.#current === opened) this.#current = null;
    });
    if (old !== null) void closeUnused(old);
    return opened;
  }

  async #open(): Promise<Use> {
    const tables = await openTables(this.#directory, { writable: this.#writable });
    return { tables, asker: new Asker(tables.instance, LIMIT_MS) };
  }
}

async function closeUnused({ use, users }: Opened): Promise<void> {
  if (users > 0) return;
  const opened = await use.catch(() => null);
  await opened?.tables.close();
}

async function stampOf(directory: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(join(directory, PACKAGE_FILE)).catch(() => ({
    ...{ ino: 0, mtimeMs: 0, size: 0 },
  }));
  return `${ino} ${mtimeMs} ${size}`;
}
