import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ColumnTypes, type IncomingRows, IncomingRowWriter } from '../duckdb/incoming-rows.js';
import { runWithTexts } from '../duckdb/open-database.js';
import type { QuarantineRow } from '../schema/rows.js';
import { DESCRIPTORS } from '../tables/tables.js';
import { FINGERPRINT } from './fault-fingerprint.js';
import { INCOMING_FOLDER, type IncomingFile, loadIncoming, writeIncoming } from './incoming.js';
import { BATCH_TABLES, type BatchTable, columnTypes, RECORD_COLUMNS } from './layout.js';
import type { Lock } from './lock.js';
import type { StateDatabase } from './state-database.js';

/** Everything that failed: records that could not be read, and what their processing rejected. */
const FAULTS = DESCRIPTORS.quarantine.exported;

/** What the state knows of a record that was processed. */
export interface KnownRecord {
  readonly sourceSha256: string;
  /** Names the settings and the version that the record was processed with. */
  readonly processKey: string;
}

export type RecordHash = readonly [docId: string, sourceSha256: string, processKey: string];

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

/** Rows that a batch gave. */
export interface CommittedRows {
  readonly rows: Readonly<Record<BatchTable, IncomingRows>>;
}

/**
 * What the engine remembers from run to run, in the database under `OUT/.state/`: the rows of every document, which
 * records they came from, and what failed. One process at a time holds it; `open-state.ts` opens it.
 */
export class State {
  readonly database: StateDatabase;
  readonly #directory: string;
  readonly #lock: Lock;

  constructor(directory: string, database: StateDatabase, lock: Lock) {
    this.#directory = directory;
    this.database = database;
    this.#lock = lock;
  }

  async meta(key: string): Promise<string | null> {
    const [row] = await this.database.rows('select value from meta where key = $1', [key]);
    return (row?.[0] as string | undefined) ?? null;
  }

  async setMeta(key: string, value: string): Promise<void> {
    await this.database.connection.run('insert or replace into meta values ($1, $2)', [key, value]);
  }

  /** The processed records, by doc_id. */
  async knownRecords(): Promise<Map<string, KnownRecord>> {
    const rows = await this.database.rows('select doc_id, source_sha256, process_key from records');
    return new Map(
      rows.map(([docId, sourceSha256, processKey]) => [
        docId as string,
        { sourceSha256: sourceSha256 as string, processKey: processKey as string },
      ]),
    );
  }

  /** Ids of the records whose processing failed or rejected rows. */
  async failedRecords(): Promise<Set<string>> {
    const rows = await this.database.rows('select distinct doc_id from quarantine where doc_id is not null');
    return new Set(rows.map(([docId]) => docId as string));
  }

  /** What decides the rows of every processed record. */
  async recordHashes(): Promise<RecordHash[]> {
    const rows = await this.database.rows('select doc_id, source_sha256, process_key from records');
    return rows as unknown as RecordHash[];
  }

  /**
   * Stores what batches gave, in one transaction; the rows of earlier versions of the same records go.
   *
   * @param known tells which records have rows already
   */
  async commit(
    results: readonly CommittedRows[],
    records: readonly CommittedRecord[],
    known: { has(docId: string): boolean },
  ): Promise<void> {
    const files = new Map<BatchTable, IncomingFile>();
    for (const table of BATCH_TABLES) {
      const parts = results.map(({ rows }) => rows[table]).filter(({ count }) => count > 0);
      if (parts.length > 0) files.set(table, await writeIncoming(this.#incoming, table, parts));
    }
    const processed = records.filter(({ isProcessed }) => isProcessed);
    const incoming = results.reduce((sum, { rows }) => sum + rows.documents.bytes.length, 0);
    await this.database.transaction(async () => {
      await this.#delete(records.map(({ docId }) => docId).filter((docId) => known.has(docId)));
      for (const [table, file] of files)
        await loadIncoming(this.database.connection, table, file, columnTypes(table));
      if (processed.length > 0) await this.#loadRows('records', processed.map(recordRow), RECORD_COLUMNS);
    }, incoming);
    await rm(this.#incoming, { recursive: true, force: true });
  }

  /** Takes documents out of every table. */
  async forget(docIds: readonly string[]): Promise<void> {
    await this.database.transaction(() => this.#delete(docIds));
  }

  async #delete(docIds: readonly string[]): Promise<void> {
    if (docIds.length === 0) return;
    for (const table of [...BATCH_TABLES, 'records'])
      await runWithTexts(
        this.database.connection,
        `delete from ${table} where doc_id in (select unnest($1))`,
        docIds,
      );
  }

  /** Replaces what is known of records that could not be read. */
  async setRecordFaults(rows: readonly QuarantineRow[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.connection.run('delete from record_faults');
      if (rows.length > 0) await this.#loadRows('record_faults', rows, columnTypes('quarantine'));
    });
    await rm(this.#incoming, { recursive: true, force: true });
  }

  /**
   * Counts the quarantined records and rows, all and those that the last completed run did not report; an empty file
   * counts as neither. The fingerprint is equal for equal faults, empty files included.
   */
  async countFaults(): Promise<FaultCounts> {
    const [row] = await this.database.rows(`
      select
        (count(*) filter (code <> 'empty'))::integer,
        (count(*) filter (code <> 'empty' and ${FINGERPRINT} not in (from reported_faults)))::integer,
        coalesce(md5(string_agg(${FINGERPRINT}, ',' order by ${FINGERPRINT})), '')
      from (${FAULTS})`);
    const [all, fresh, fingerprint] = row as [number, number, string];
    return { all, fresh, fingerprint };
  }

  /** Fingerprints of the faults that the last completed run reported. */
  async reportedFaults(): Promise<Set<string>> {
    const rows = await this.database.rows('from reported_faults');
    return new Set(rows.map(([fingerprint]) => fingerprint as string));
  }

  /** Remembers the present faults as reported. */
  async markFaultsReported(): Promise<void> {
    await this.database.connection.run(
      `create or replace table reported_faults as select ${FINGERPRINT} as fingerprint from (${FAULTS})`,
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.#lock.release();
  }

  get #incoming(): string {
    return join(this.#directory, INCOMING_FOLDER);
  }

  async #loadRows(table: string, rows: readonly object[], columns: ColumnTypes): Promise<void> {
    const writer = new IncomingRowWriter(Object.keys(columns));
    for (const row of rows) writer.push(row);
    const file = await writeIncoming(this.#incoming, table, [writer.rows]);
    await loadIncoming(this.database.connection, table, file, columns);
  }
}

const recordRow = (record: CommittedRecord): Record<string, string> => ({
  doc_id: record.docId,
  source_path: record.sourcePath,
  source_sha256: record.sourceSha256,
  process_key: record.processKey,
});
