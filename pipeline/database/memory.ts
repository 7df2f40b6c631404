import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Does work on the database, and does it again with more memory if that ran out. So the work must be safe to repeat: a
 * transaction that is rolled back, tables and files that are replaced.
 */
export type WithMemory = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A connection, and how work that may run out of memory is done on it. */
export interface DatabaseLane {
  readonly connection: DuckDBConnection;
  readonly withMemory: WithMemory;
}

const MIB = 1024 * 1024;
/** Work that ran out of memory is repeated with so many times the limit. */
const GROWTH = 1.5;

/**
 * The memory that the database may take for itself. It begins low, which suffices for any amount of news, because sorts
 * and joins spill to disk. Long documents need more, because the database reads and writes some thousands of rows at a
 * time. Where they can be foreseen, the limit is raised beforehand; otherwise work that ran out is repeated with more.
 */
export class MemoryLimit {
  #mib: number;
  readonly #mostMib: number;

  /**
   * @param mib the limit at first
   * @param mostBytes the limit is never raised above this
   */
  constructor(mib: number, mostBytes: number) {
    this.#mib = mib;
    this.#mostMib = mostBytes / MIB;
  }

  /**
   * Sets the first limit. The database is opened without one, so that it can replay what an earlier run left behind.
   */
  begin(connection: DuckDBConnection): Promise<void> {
    return this.#set(connection, this.#mib);
  }

  /** Raises the limit to this, if it is lower. */
  async atLeast(connection: DuckDBConnection, bytes: number): Promise<void> {
    const mib = Math.min(Math.ceil(bytes / MIB), Math.floor(this.#mostMib));
    if (mib > this.#mib) await this.#set(connection, mib);
  }

  /** Does work on the database, and repeats it with more memory as often as it runs out ({@link WithMemory}). */
  async withEnough<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const had = this.#mib;
      try {
        return await work();
      } catch (error) {
        const more = Math.ceil(GROWTH * had);
        if (!isOutOfMemory(error) || more > this.#mostMib) throw error;
        // Other work may have hit the same limit and raised it meanwhile.
        if (this.#mib === had) await this.#set(connection, more);
      }
    }
  }

  async #set(connection: DuckDBConnection, mib: number): Promise<void> {
    this.#mib = mib;
    await connection.run(`set memory_limit = '${mib}MiB'`);
  }
}

/**
 * How the database says that memory ran out; a commit says it in other words. A checkpoint that runs out is not among
 * them: the database is unusable after it.
 */
const OUT_OF_MEMORY =
  /^(?:Out of Memory Error|TransactionContext Error: Failed to commit: (?:failed to (?:pin|allocate)|could not allocate))/;

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && OUT_OF_MEMORY.test(error.message);
