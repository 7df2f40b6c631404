import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteLiteral } from '../schema/columns.js';
import { type DatabaseLane, MemoryLimit } from './memory.js';
import { inTransaction } from './transaction.js';

/** The state's database file. */
export const DATABASE_FILE = 'state.duckdb';
/** Where sorts and joins put what does not fit into memory. */
export const SPILL_FOLDER = 'spill';

/** What the database may take, in MiB, where no document is long, until the tables are written. */
const MEMORY_MIB = 80;
/**
 * Rows of a row group of the database. A checkpoint writes the last one of each table anew; and a commit writes those
 * that it fills to their place at once, where it writes other rows to a log, and compresses them later.
 */
const ROW_GROUP_ROWS = 4096;
/**
 * Each of some 300 columns begins blocks of its own after every checkpoint: of the database's own 256 KiB they are
 * mostly empty.
 */
const BLOCK_BYTES = 64 * 1024;
/** Rows that the database reads and writes at a time (its `STANDARD_VECTOR_SIZE`). */
const VECTOR_ROWS = 2048;
/**
 * Memory for a commit: bytes for each character of the longest documents that can stand in one vector, and what all
 * else takes. The checkpoint that follows a commit must not run out, because nothing can be done about that. 2,600
 * documents of 60,000 letters of one byte needed between 160 and 256 MiB; there are letters of three.
 */
const BYTES_PER_CHARACTER = 6;
const OTHER_BYTES = 24 * 1024 * 1024;
/** The share of the machine's memory that the database never exceeds. */
const MOST_SHARE = 0.8;
/**
 * A query takes one thread, because two queries run at once where there is work for two, and a sort on one thread holds
 * less memory.
 */
const SETTINGS = { threads: '1', allocator_background_threads: 'true' } as const;
/**
 * What runs of different length need. In a long one, freed memory goes back to the machine at once (bytes freed by a
 * thread, and in all): asking for it again costs a run of 840 articles 5 % of its time, and without it the exports of
 * 16,000 hold 60 MiB more; and texts are compressed by dictionaries alone, because FSST takes a seventh of the commits'
 * processor time for a state that is a fifth smaller. A short run stores little: leaving it uncompressed saves a fifth
 * of the commits' processor time.
 */
const RUNS = {
  long: {
    allocator_flush_threshold: '1MB',
    allocator_bulk_deallocation_flush_threshold: '4MB',
    disabled_compression_methods: 'fsst',
  },
  short: { force_compression: 'uncompressed' },
} as const;

/** The open database of a state: its connections, memory and transactions. It knows nothing of what the tables mean. */
export class StateDatabase {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #memory = new MemoryLimit(MEMORY_MIB, MOST_SHARE * totalmem());

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  /**
   * Opens the database file in a directory, or begins one.
   *
   * @param instance the database in memory to which the file is attached
   * @throws the database's own error when the file is damaged, held by another process, or the system refuses it
   */
  static async open(directory: string, instance: DuckDBInstance): Promise<StateDatabase> {
    const connection = await instance.connect();
    try {
      const settings = { ...SETTINGS, temp_directory: join(directory, SPILL_FOLDER) };
      for (const [name, value] of Object.entries(settings))
        await connection.run(`set ${name} = ${quoteLiteral(value)}`);
      const path = quoteLiteral(join(directory, DATABASE_FILE));
      await connection.run(
        `attach ${path} as state (row_group_size ${ROW_GROUP_ROWS}, block_size ${BLOCK_BYTES})`,
      );
      await connection.run('use state');
      return new StateDatabase(instance, connection);
    } catch (error) {
      connection.closeSync();
      throw error;
    }
  }

  /** Limits the memory, once the database has taken up what an earlier run left to be replayed. */
  limitMemory(): Promise<void> {
    return this.#memory.begin(this.connection);
  }

  /** Has the database work as is best for a run of this length. */
  async prepareFor(run: keyof typeof RUNS): Promise<void> {
    for (const [name, value] of Object.entries(RUNS[run]))
      await this.connection.run(`set ${name} = ${quoteLiteral(value)}`);
  }

  /** Lets the database take this many bytes, if it may not already take more. */
  giveMemory(bytes: number): Promise<void> {
    return this.#memory.atLeast(this.connection, bytes);
  }

  /** The first connection, as a lane on which work is repeated with more memory when it runs out. */
  get lane(): DatabaseLane {
    return this.#laneOf(this.connection);
  }

  /** A further connection, for work beside that of {@link lane}; the caller closes it. */
  async openLane(): Promise<DatabaseLane> {
    const connection = await this.#instance.connect();
    await connection.run('use state');
    return this.#laneOf(connection);
  }

  #laneOf(connection: DuckDBConnection): DatabaseLane {
    return { connection, withMemory: (work) => this.#memory.withEnough(connection, work) };
  }

  /**
   * Does work that takes effect as a whole or not at all.
   *
   * @param incoming characters of the documents that it adds
   */
  async transaction(work: () => Promise<void>, incoming = 0): Promise<void> {
    const characters = (await this.#longestVector()) + incoming;
    await this.giveMemory(OTHER_BYTES + BYTES_PER_CHARACTER * characters);
    await this.firstTransaction(work);
  }

  /** The same while there are no tables yet. */
  firstTransaction(work: () => Promise<void>): Promise<void> {
    return this.lane.withMemory(() => inTransaction(this.connection, work));
  }

  /** Moves the rows of the last commits to their place in the file; no query may be at work. */
  async checkpoint(): Promise<void> {
    await this.connection.run('checkpoint state');
  }

  /** The rows of a query. */
  async rows(sql: string, values: readonly string[] = []): Promise<unknown[][]> {
    const reader = await this.connection.runAndReadAll(sql, [...values]);
    return reader.getRowsJS() as unknown[][];
  }

  /** Closes the file; the database in memory stays open. */
  async close(): Promise<void> {
    try {
      await this.connection.run('use memory');
      await this.connection.run('detach state');
    } catch {
      // After an error that the database calls fatal it takes no statement: the file is closed with the database in
      // memory.
    } finally {
      this.connection.closeSync();
    }
  }

  /** Characters of the longest documents that could stand in one vector. */
  async #longestVector(): Promise<number> {
    const [[characters] = [0]] = await this.rows(
      `select coalesce(sum(char_count), 0)::double
       from (select char_count from documents order by char_count desc limit ${VECTOR_ROWS})`,
    );
    return characters as number;
  }
}
