import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { BATCH_TABLES, type BatchResult, type BatchTable } from '../run/workers/batch-result.js';
import { createTable, quoteLiteral } from '../schema/columns.js';
import type { QuarantineRow, TableName } from '../schema/rows.js';
import { firstLine, throwIfWhole } from './faults.js';
import {
  type Columns,
  type IncomingFile,
  loadIncoming,
  writeIncoming,
  writeIncomingRows,
} from './incoming.js';
import { acquireLock, type Lock } from './lock.js';
import { MemoryLimit } from './memory.js';
import { openDatabase } from './open-database.js';
import { storedColumns } from './stored-rows.js';
import { inTransaction } from './transaction.js';

/** Raised when the layout of the state changes; a state of another layout is rebuilt from the inputs. */
const LAYOUT = '3';

const DATABASE = 'state.duckdb';
/** Where sorts and joins put what does not fit into memory. */
const SPILL = 'spill';
/** Rows on their way into the database. */
const INCOMING = 'incoming';
/** What the database may take, in MiB, where no document is long, until the tables are written. */
const MEMORY_MIB = 80;
/**
 * Rows of a row group of the database. A checkpoint writes the last one of each table anew: with the database's own 122,880 it took 1.7 s
 * where 50,000 articles were stored, with this 0.35 s, for a file that is 14 % larger.
 */
const ROW_GROUP_ROWS = 16_384;
/** Each of some 300 columns begins blocks of its own after every checkpoint: of the database's own 256 KiB they are mostly empty. */
const BLOCK_BYTES = 64 * 1024;
/** Rows that the database reads and writes at a time (its `STANDARD_VECTOR_SIZE`). */
const VECTOR_ROWS = 2048;
/**
 * Bytes of memory for each character of the longest documents that can stand in one vector, and what all else takes. Out of memory in a
 * checkpoint, which follows a commit, is an end that nothing can be done about. 2,600 documents of 60,000 letters of one byte needed between 160 and
 * 256 MiB; there are letters of three.
 */
const BYTES_PER_CHARACTER = 6;
const OTHER_BYTES = 24 * 1024 * 1024;
/** The share of the machine's memory that the database never exceeds. */
const MOST_SHARE = 0.8;
/**
 * How the database works: a query takes one thread, because two work at once where there is work for two, and a sort of one thread
 * holds less.
 */
const SETTINGS = { threads: '1', allocator_background_threads: 'true' } as const;
/**
 * What runs of different length need. In a long one what the database frees goes back to the machine at once (bytes freed by a thread and in
 * all), which the next query has to ask for again: that takes a run of 840 articles 5 % of its time, and without it the exports of 16,000
 * hold 60 MiB more. A short one stores little: not compressing it takes the processor a fifth less of what the commits take it.
 */
const RUNS = {
  long: { allocator_flush_threshold: '1MB', allocator_bulk_deallocation_flush_threshold: '4MB' },
  short: { force_compression: 'uncompressed' },
} as const;

/** Everything that failed: records that could not be read, and what their processing rejected. */
export const FAULTS = 'select * from record_faults union all by name select * from quarantine';
const FINGERPRINT =
  "md5(concat_ws('\\n', table_name, doc_id, source_path, line, code, reason, json_pointer, row_json))";

/** The columns of the tables that are not exported. */
const INNER_COLUMNS: Readonly<Record<Exclude<BatchTable, TableName>, Columns>> = {
  document_entities: { doc_id: 'varchar', entity_id: 'varchar', type: 'varchar', name: 'varchar' },
  utterance_lines: { doc_id: 'varchar', quote_id: 'varchar', speaker_entity_id: 'varchar', line: 'varchar' },
  document_bands: { doc_id: 'varchar', bands: 'ubigint[]' },
};
const RECORD_COLUMNS: Columns = {
  doc_id: 'varchar',
  source_path: 'varchar',
  source_sha256: 'varchar',
  process_key: 'varchar',
};

/** What the state knows of a record that was processed. */
export interface KnownRecord {
  readonly sourceSha256: string;
  /** Identifies the settings and the version that the record was processed with. */
  readonly processKey: string;
}

/** What is known of an output without running. */
export interface Peek {
  readonly known: ReadonlyMap<string, KnownRecord>;
  readonly inputs: string | null;
  /** Why there is a state, but none that can be used. */
  readonly unusable: string | null;
}

export interface FaultCounts {
  readonly all: number;
  readonly fresh: number;
  readonly fingerprint: string;
}

/** A record that a batch dealt with. */
export interface CommittedRecord extends KnownRecord {
  readonly docId: string;
  readonly sourcePath: string;
  /** False for a record that failed: it is tried again by the next run. */
  readonly isProcessed: boolean;
}

/**
 * The database under `OUT/.state/` in which a run gathers its rows: one table for each table of the export, with the same
 * columns, and what the engine has to remember beside them. One process at a time holds it.
 */
export class State {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #directory: string;
  readonly #lock: Lock;
  readonly #memory = new MemoryLimit(MEMORY_MIB, MOST_SHARE * totalmem());

  private constructor(directory: string, lock: Lock, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#directory = directory;
    this.#lock = lock;
    this.#instance = instance;
    this.connection = connection;
  }

  /**
   * Opens the state of an output directory, or begins it. A state that cannot be used (damaged, or of another
   * layout) is begun anew: all that it holds comes from the inputs.
   *
   * @param onRebuild told why, when that happens
   * @throws HeldError when another run holds the output
   */
  static async open(out: string, onRebuild: (reason: string) => void): Promise<State> {
    const directory = join(out, '.state');
    await mkdir(directory, { recursive: true });
    const lock = await acquireLock(join(directory, 'lock'));
    try {
      // A run that was killed, or found the disk full, leaves behind what did not fit into memory and what it was about to take over.
      for (const name of [SPILL, INCOMING]) await rm(join(directory, name), { recursive: true, force: true });
      const found = await State.#find(directory, lock);
      const state = found instanceof State ? found : await State.#begin(directory, lock, found, onRebuild);
      await state.#memory.begin(state.connection);
      return state;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Makes a state, in the place of one that cannot be used if there is a reason to. */
  static async #begin(
    directory: string,
    lock: Lock,
    reason: string | null,
    onRebuild: (reason: string) => void,
  ): Promise<State> {
    if (reason !== null) {
      onRebuild(reason);
      await removeDatabase(directory);
    }
    const state = await State.#connect(directory, lock);
    await state.#create();
    return state;
  }

  /**
   * The processed records of an output directory and the inputs that it belongs to, read without changing either; none where there is
   * no state, or none that can be used, and then why.
   *
   * @throws HeldError when a run holds the output
   */
  static async peek(out: string): Promise<Peek> {
    const nothing = { known: new Map(), inputs: null, unusable: null };
    if (!State.isThere(out)) return nothing;
    const directory = join(out, '.state');
    const lock = await acquireLock(join(directory, 'lock'));
    try {
      const state = await State.#find(directory, NO_LOCK);
      if (!(state instanceof State)) return { ...nothing, unusable: state };
      const known = await state.knownRecords();
      const inputs = await state.meta('inputs');
      await state.close();
      return { known, inputs, unusable: null };
    } finally {
      await lock.release();
    }
  }

  /**
   * Takes away the database of an output directory: the next run makes it anew.
   *
   * @throws HeldError when a run holds the output
   */
  static async remove(out: string): Promise<void> {
    const directory = join(out, '.state');
    const lock = await acquireLock(join(directory, 'lock'));
    try {
      await removeDatabase(directory);
    } finally {
      await lock.release();
    }
  }

  /** Whether an output directory has a state. */
  static isThere(out: string): boolean {
    return existsSync(join(out, '.state', DATABASE));
  }

  /**
   * The state that stands in a directory, why it cannot be used, or null when there is none.
   *
   * @throws HeldError when another process has it open; the database's own error where the system has no room or rights
   */
  static async #find(directory: string, lock: Lock): Promise<State | string | null> {
    if (!existsSync(join(directory, DATABASE))) return null;
    let state: State;
    try {
      state = await State.#connect(directory, lock);
    } catch (error) {
      throwIfWhole(error);
      return `the state cannot be opened (${firstLine(error)})`;
    }
    try {
      const layout = await state.#layout();
      if (layout === LAYOUT) return state;
      state.#disconnect();
      return layout === null ? null : `the state has layout ${layout}, this version uses ${LAYOUT}`;
    } catch (error) {
      state.#disconnect();
      return `the state cannot be read (${firstLine(error)})`;
    }
  }

  static async #connect(directory: string, lock: Lock): Promise<State> {
    const instance = await openDatabase(':memory:', { ...SETTINGS, temp_directory: join(directory, SPILL) });
    try {
      const connection = await instance.connect();
      const path = quoteLiteral(join(directory, DATABASE));
      await connection.run(
        `attach ${path} as state (row_group_size ${ROW_GROUP_ROWS}, block_size ${BLOCK_BYTES})`,
      );
      await connection.run('use state');
      return new State(directory, lock, instance, connection);
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  }

  async #layout(): Promise<string | null> {
    const tables = await this.#rows("select 1 from information_schema.tables where table_name = 'meta'");
    return tables.length === 0 ? null : await this.meta('layout');
  }

  async #create(): Promise<void> {
    await this.#transact(async () => {
      for (const table of BATCH_TABLES) await this.connection.run(tableSql(table));
      await this.connection.run(createTable('quarantine', 'record_faults'));
      await this.connection.run('create table reported_faults (fingerprint varchar)');
      await this.connection.run(`create table records (${ddl(RECORD_COLUMNS)})`);
      await this.connection.run('create table meta (key varchar primary key, value varchar)');
      await this.setMeta('layout', LAYOUT);
    });
  }

  async meta(key: string): Promise<string | null> {
    const [row] = await this.#rows('select value from meta where key = $1', [key]);
    return (row?.[0] as string | undefined) ?? null;
  }

  async setMeta(key: string, value: string): Promise<void> {
    await this.connection.run('insert or replace into meta values ($1, $2)', [key, value]);
  }

  /** The processed records, by doc_id. */
  async knownRecords(): Promise<Map<string, KnownRecord>> {
    const rows = await this.#rows('select doc_id, source_sha256, process_key from records');
    return new Map(
      rows.map(([docId, sourceSha256, processKey]) => [
        docId as string,
        { sourceSha256: sourceSha256 as string, processKey: processKey as string },
      ]),
    );
  }

  /** Ids of the records whose processing failed or rejected rows. */
  async failedRecords(): Promise<Set<string>> {
    const rows = await this.#rows('select distinct doc_id from quarantine where doc_id is not null');
    return new Set(rows.map(([docId]) => docId as string));
  }

  /** doc_id and source_sha256 of every processed record, sorted by doc_id. */
  async recordHashes(): Promise<[string, string][]> {
    return (await this.#rows('select doc_id, source_sha256 from records order by doc_id')) as [
      string,
      string,
    ][];
  }

  /**
   * Takes over what batches gave, in one transaction; rows of earlier versions of the same records go.
   *
   * @param known tells which records have rows already
   */
  async commit(
    results: readonly BatchResult[],
    records: readonly CommittedRecord[],
    known: { has(docId: string): boolean },
  ): Promise<void> {
    const files = new Map<BatchTable, IncomingFile>();
    for (const table of BATCH_TABLES) {
      const chunks = results.map(({ jsonl }) => jsonl[table]).filter(({ length }) => length > 0);
      if (chunks.length > 0) files.set(table, await writeIncoming(this.#incoming, table, chunks));
    }
    const processed = records.filter(({ isProcessed }) => isProcessed);
    const incoming = results.reduce((sum, { jsonl }) => sum + jsonl.documents.length, 0);
    await this.transaction(async () => {
      await this.forget(records.map(({ docId }) => docId).filter((docId) => known.has(docId)));
      for (const [table, file] of files)
        await loadIncoming(this.connection, table, file, batchColumns(table));
      if (processed.length > 0) await this.#loadRows('records', processed.map(recordRow), RECORD_COLUMNS);
    }, incoming);
    await rm(this.#incoming, { recursive: true, force: true });
  }

  /** Takes documents out of every table. */
  async forget(docIds: readonly string[]): Promise<void> {
    if (docIds.length === 0) return;
    const list = docIds.map(quoteLiteral).join(', ');
    for (const table of [...BATCH_TABLES, 'records']) {
      await this.connection.run(`delete from ${table} where doc_id in (${list})`);
    }
  }

  /** Replaces what is known of records that could not be read. */
  async setRecordFaults(rows: readonly QuarantineRow[]): Promise<void> {
    await this.transaction(async () => {
      await this.connection.run('delete from record_faults');
      if (rows.length > 0) await this.#loadRows('record_faults', rows, columnTypes('quarantine'));
    });
    await rm(this.#incoming, { recursive: true, force: true });
  }

  /**
   * Counts the quarantined records and rows, all and those that the last completed run did not report; an
   * empty file counts as neither. The fingerprint is equal for equal faults, empty files included.
   */
  async countFaults(): Promise<FaultCounts> {
    const [row] = await this.#rows(`
      select
        (count(*) filter (code <> 'empty'))::integer,
        (count(*) filter (code <> 'empty' and ${FINGERPRINT} not in (from reported_faults)))::integer,
        coalesce(md5(string_agg(${FINGERPRINT}, ',' order by ${FINGERPRINT})), '')
      from (${FAULTS})`);
    const [all, fresh, fingerprint] = row as [number, number, string];
    return { all, fresh, fingerprint };
  }

  /** Remembers the faults of now as reported. */
  async markFaultsReported(): Promise<void> {
    await this.connection.run(
      `create or replace table reported_faults as select ${FINGERPRINT} as fingerprint from (${FAULTS})`,
    );
  }

  /**
   * Does work that takes effect as a whole or not at all.
   *
   * @param incoming characters of the documents that it adds
   */
  async transaction(work: () => Promise<void>, incoming = 0): Promise<void> {
    const characters = (await this.#longestVector()) + incoming;
    await this.#memory.atLeast(this.connection, OTHER_BYTES + BYTES_PER_CHARACTER * characters);
    await this.#transact(work);
  }

  #transact(work: () => Promise<void>): Promise<void> {
    return this.withMemory(this.connection, () => inTransaction(this.connection, work));
  }

  /** Does work on one of the connections that may have to be done again because the database ran out of memory. */
  withMemory<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
    return this.#memory.withEnough(connection, work);
  }

  /** A further connection, for work beside that of {@link connection}; the caller closes it. */
  async connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    await connection.run('use state');
    return connection;
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

  /** Brings the rows of the last commits to where they stay; no query may be at work. */
  async checkpoint(): Promise<void> {
    await this.connection.run('checkpoint state');
  }

  async close(): Promise<void> {
    this.#disconnect();
    await this.#lock.release();
  }

  #disconnect(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }

  /** Characters of the longest documents that could stand in one vector. */
  async #longestVector(): Promise<number> {
    const [[characters] = [0]] = await this.#rows(
      `select coalesce(sum(char_count), 0)::double from (select char_count from documents order by char_count desc limit ${VECTOR_ROWS})`,
    );
    return characters as number;
  }

  get #incoming(): string {
    return join(this.#directory, INCOMING);
  }

  async #loadRows(table: string, rows: readonly object[], columns: Columns): Promise<void> {
    const file = await writeIncomingRows(this.#incoming, table, rows);
    await loadIncoming(this.connection, table, file, columns);
  }

  async #rows(sql: string, values: readonly string[] = []): Promise<unknown[][]> {
    const reader = await this.connection.runAndReadAll(sql, [...values]);
    return reader.getRowsJS() as unknown[][];
  }
}

const ddl = (columns: Columns): string =>
  Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');

const columnTypes = (table: TableName): Columns =>
  Object.fromEntries(storedColumns(table).map(({ name, duckdbType }) => [name, duckdbType]));

const isInner = (table: BatchTable): table is keyof typeof INNER_COLUMNS =>
  Object.hasOwn(INNER_COLUMNS, table);

const tableSql = (table: BatchTable): string =>
  isInner(table)
    ? `create table ${table} (${ddl(INNER_COLUMNS[table])})`
    : createTable(table, table, storedColumns(table));

const batchColumns = (table: BatchTable): Columns =>
  isInner(table) ? INNER_COLUMNS[table] : columnTypes(table);

const recordRow = (record: CommittedRecord): Record<string, string> => ({
  doc_id: record.docId,
  source_path: record.sourcePath,
  source_sha256: record.sourceSha256,
  process_key: record.processKey,
});

const NO_LOCK: Lock = { release: async () => {} };

async function removeDatabase(directory: string): Promise<void> {
  for (const name of [DATABASE, `${DATABASE}.wal`, SPILL, INCOMING]) {
    await rm(join(directory, name), { recursive: true, force: true });
  }
}
