import type { RunSettings } from '../config/settings.js';
import { BATCH_TABLES, type BatchTable, incomingRowWriter, perBatchTable } from '../database/layout.js';
import type { IncomingRows } from '../duckdb/incoming-rows.js';
import { readerFor, readerNamed } from '../ingest/formats/readers.js';
import { nodeFiles } from '../ingest/inputs/effects.js';
import type { SourceFile } from '../ingest/inputs/inputs.js';
import { type Skipped, SkippedFiles } from '../ingest/inputs/skipped.js';
import { readAll } from '../ingest/read-all.js';
import type { ReadResult, SourceRecord } from '../ingest/record.js';
import { changeDetector } from '../run/changes.js';
import { processKeyOf, recordsKeyOf } from '../run/run-id.js';
import { selected } from '../run/selection.js';
import { gatherRows } from '../run/workers/batch.js';
import { processRecord } from '../run/workers/process-record.js';
import { quarantinedRecord, stageFailure } from '../run/workers/quarantined-record.js';
import type { QuarantineRow } from '../schema/rows.js';

/** A file of the inputs whose records are to become rows. */
export interface FileTask {
  readonly source_path: string;
  /** Where this process can open it; null: its bytes are given. */
  readonly path: string | null;
  readonly size: number;
  /** Of so many shares of its records, this one is meant: each `slices`-th record, from `slice` on. */
  readonly slice: number;
  readonly slices: number;
  /** Records that are done already: they are read, and passed over. */
  readonly done: number;
  /** Records that are not to be worked on, by their number in the file, from 0. */
  readonly failed: readonly FailedRecord[];
  /** Why the rest of the file is not to be read; null where it is. */
  readonly refused: string | null;
}

export interface FailedRecord {
  readonly record: number;
  readonly code: 'worker_crash' | 'timeout';
  readonly reason: string;
}

/** What became of one thing that was read in a file: a record, or what could not be read as one. */
export interface RecordAccount {
  /** What it counts as. An empty file counts as nothing. */
  readonly is: 'processed' | 'unprocessable' | 'unreadable' | 'empty';
  /** Rows less sure than asked for, by table. */
  readonly unsure: Readonly<Record<string, number>>;
  /** What is odd about it: how many warnings, by code. */
  readonly warnings: Readonly<Record<string, number>>;
  readonly stage_milliseconds: Readonly<Record<string, number>>;
  /** Names a processed record, for the id of the run; null for others. */
  readonly hash: string | null;
}

/** Told of what is read in a file, in its order. Rows count once the end of their record is told. */
export interface FileListener {
  /** @param record its number in the file, from 0 */
  begin(record: number): Promise<void>;
  rows(table: BatchTable, rows: IncomingRows): void;
  end(record: number, account: RecordAccount): Promise<void>;
}

/**
 * Leads the records of one file through the stages, as a run does.
 *
 * @param bytes the file's, where the task names no path
 * @returns what is not read of the file, though nothing is wrong with it
 */
export async function mapFile(
  task: FileTask,
  settings: RunSettings,
  bytes: AsyncIterable<Buffer>,
  listener: FileListener,
): Promise<readonly Skipped[]> {
  const gathered = perBatchTable(incomingRowWriter);
  const { keyOf } = changeDetector(processKeyOf(settings));
  const failures = new Map(task.failed.map((failure) => [failure.record, failure]));
  const skipped = new SkippedFiles();
  if (task.refused !== null) {
    await deal(task.done, refusalOf(task.source_path, task.refused));
    return [];
  }
  let number = -1;
  for await (const result of selected(readFile(task, settings, bytes, skipped), settings))
    if (++number >= task.done && number % task.slices === task.slice) await deal(number, result);
  return task.slice === 0 ? skipped.all : [];

  async function deal(number: number, result: ReadResult): Promise<void> {
    await listener.begin(number);
    const account =
      result.kind === 'fault'
        ? refused(quarantinedRecord(result.fault, result.fault.code, result.fault.reason), 'unreadable')
        : await accountOf(result.record, failures.get(number));
    for (const table of BATCH_TABLES) {
      const rows = gathered[table].take();
      if (rows.count > 0) listener.rows(table, rows);
    }
    await listener.end(number, account);
  }

  async function accountOf(record: SourceRecord, failure: FailedRecord | undefined): Promise<RecordAccount> {
    if (failure !== undefined)
      return refused(stageFailure(record, failure.reason, failure.code), 'unprocessable');
    const { rows, ...outcome } = await processRecord(record, settings);
    gatherRows(gathered, rows, outcome.quarantined);
    const isProcessed = rows !== null && rows.documents.length > 0;
    return {
      is: isProcessed ? 'processed' : 'unprocessable',
      unsure: outcome.unsure,
      warnings: countsOf([...outcome.quarantined, ...outcome.notes].map(({ code }) => code)),
      stage_milliseconds: outcome.timings,
      hash: isProcessed
        ? recordsKeyOf([[record.docId, record.sourceSha256, keyOf(record)]]).toString()
        : null,
    };
  }

  function refused(row: QuarantineRow, is: RecordAccount['is']): RecordAccount {
    gathered.quarantine.push(row);
    return {
      is: row.code === 'empty' ? 'empty' : is,
      unsure: {},
      warnings: { [row.code]: 1 },
      stage_milliseconds: {},
      hash: null,
    };
  }
}

function countsOf(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** What stands in quarantine for the rest of a file that is not to be read on. */
const refusalOf = (sourcePath: string, reason: string): ReadResult => ({
  kind: 'fault',
  fault: { docId: null, sourcePath, line: null, code: 'unreadable', reason },
});

function readFile(
  { source_path, path, size }: FileTask,
  settings: RunSettings,
  bytes: AsyncIterable<Buffer>,
  skipped: SkippedFiles,
): ReturnType<typeof readAll> {
  const { inputFormat } = settings;
  const reading = readerFor(source_path, inputFormat === null ? null : readerNamed(inputFormat));
  if (reading === null) throw new RangeError(`nobody reads ${source_path}`);
  const file: SourceFile = { path, sourcePath: source_path, size, ...reading };
  const effects = { ...nodeFiles, standardInput: () => bytes };
  return readAll([file], { ...settings, effects, onSkipped: (...what) => skipped.add(...what) });
}
