import type { DuckDBConnection } from '@duckdb/node-api';

/** Does work on the database, again with more memory if that ran out; so what it did must not matter when it is done again. */
export type WithMemory = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A connection, and how what may run out of memory is done on it. */
export interface DatabaseLane {
  readonly connection: DuckDBConnection;
  readonly withMemory: WithMemory;
}

const MIB = 1024 * 1024;
/** What ran out gets so much more. */
const GROWTH = 1.5;

/**
 * The memory that the database may take for itself. It begins with little, which does for news of any amount, since sorts and joins
 * spill to disk. Long documents need more, because the database reads and writes some thousands of rows at a time: they are met
 * with more beforehand where they are foreseen, else what ran out gets more and is done again.
 */
export class MemoryLimit {
  #mib: number;
  readonly #mostMib: number;

  /**
   * @param mib what the database has at first
   * @param mostBytes no more than this is given
   */
  constructor(mib: number, mostBytes: number) {
    this.#mib = mib;
    this.#mostMib = mostBytes / MIB;
  }

  /** Limits a database that was opened without a limit, so that it could take up again what a run before left behind. */
  begin(connection: DuckDBConnection): Promise<void> {
    return this.#set(connection, this.#mib);
  }

  /** Gives the database this much, if it has less. */
  async atLeast(connection: DuckDBConnection, bytes: number): Promise<void> {
    const mib = Math.min(Math.ceil(bytes / MIB), Math.floor(this.#mostMib));
    if (mib > this.#mib) await this.#set(connection, mib);
  }

  /**
   * Does work on the database.
   *
   * @param work what it did must not matter when it is done again: a transaction that is rolled back, tables and files that are replaced
   */
  async withEnough<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const had = this.#mib;
      try {
        return await work();
      } catch (error) {
        const more = Math.ceil(GROWTH * had);
        if (!isOutOfMemory(error) || more > this.#mostMib) throw error;
        // Work beside this one may have met the same limit and raised it.
        if (this.#mib === had) await this.#set(connection, more);
      }
    }
  }

  async #set(connection: DuckDBConnection, mib: number): Promise<void> {
    this.#mib = mib;
    await connection.run(`set memory_limit = '${mib}MiB'`);
  }
}

/** A commit that runs out (not its checkpoint, after which the database is closed to all) says so in other words. */
const OUT_OF_MEMORY =
  /^(?:Out of Memory Error|TransactionContext Error: Failed to commit: (?:failed to (?:pin|allocate)|could not allocate))/;

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && OUT_OF_MEMORY.test(error.message);
