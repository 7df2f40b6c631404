import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PACKAGE_FILE } from '../export/layout.js';
import { Asker } from '../reading/ask.js';
import { type OpenTables, openTables } from '../reading/open-tables.js';

/** Files that the tables may be written to, for a reader to take along. */
export type Writable = readonly string[];

export interface Use {
  readonly tables: OpenTables;
  readonly asker: Asker;
}

interface OpenUse extends Use {
  /** Changes when one of the files is replaced. */
  readonly fileStamp: string;
}

/** The tables of one publish. */
interface Opened {
  /** Tells one publish from another. */
  readonly stamp: string;
  readonly use: Promise<OpenUse>;
  /** Those who are asking. */
  users: number;
}

/** A question may take so long; a page that waits longer is of no use. */
const LIMIT_MS = 30_000;
/** A publish renames files one after the other. A question that fell into one is asked again, so often at most. */
const ATTEMPTS = 10;
const PAUSE_MS = 200;

/**
 * The tables of an export that is published anew now and then, as by a nightly run: who asks gets those of one publish,
 * the last.
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
   * Does work on the tables, and does it again where they were published anew meanwhile: its answer might be one of two
   * publishes. So the work must be safe to repeat.
   *
   * @throws UsageError when the directory holds no export any more
   */
  async use<Result>(work: (use: Use) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const { result, isWhole } = await this.once(async (use) => {
        const settled = await blaming(work)(use).then(
          (value) => () => value,
          (error: unknown) => () => {
            throw error;
          },
        );
        return { result: settled as () => Result, isWhole: await this.#isAsOpened(use) };
      });
      if (isWhole || attempt === ATTEMPTS) return result();
      await setTimeout(PAUSE_MS);
    }
  }

  /** Does work on the tables once, whatever happens to them meanwhile. */
  async once<Result>(work: (use: OpenUse) => Promise<Result>): Promise<Result> {
    const opened = this.#newest(await packageStamp(this.#directory));
    opened.users++;
    try {
      return await blaming(work)(await opened.use);
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

  /** Whether the files are those that were opened. */
  async #isAsOpened({ tables, fileStamp }: OpenUse): Promise<boolean> {
    const isSamePackage = (await packageStamp(this.#directory)) === this.#current?.stamp;
    return isSamePackage && (await stampOf(tables.files)) === fileStamp;
  }

  async #open(): Promise<OpenUse> {
    const tables = await openTables(this.#directory, { writable: this.#writable });
    return { tables, asker: new Asker(tables.instance, LIMIT_MS), fileStamp: await stampOf(tables.files) };
  }
}

/** Work that fails by the fault of the export where its files are damaged. */
const blaming =
  <Used extends Use, Result>(work: (use: Used) => Promise<Result>) =>
  (use: Used): Promise<Result> =>
    work(use).catch(async (error: unknown) => {
      throw await use.tables.blamed(error);
    });

async function closeUnused({ use, users }: Opened): Promise<void> {
  if (users > 0) return;
  const opened = await use.catch(() => null);
  await opened?.tables.close();
}

const packageStamp = (directory: string): Promise<string> => stampOf([join(directory, PACKAGE_FILE)]);

/** What changes when one of the files is replaced. */
async function stampOf(files: readonly string[]): Promise<string> {
  const stamps = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file).catch(() => null);
      return found === null ? 'none' : `${found.ino} ${found.mtimeMs} ${found.size}`;
    }),
  );
  return stamps.join();
}
