import { BATCH_TABLES } from '../database/layout.js';
import type { SourceRecord } from '../ingest/record.js';
import type { BatchResult } from './workers/batch-result.js';
import type { Processor } from './workers/processor.js';

/**
 * Text in one batch, in UTF-16 units: some ten articles, a tenth of a second of work. Batches eight times as large take
 * 150 MB more at the peak and are no faster (840 articles, two workers).
 */
export const BATCH_UNITS = 32 * 1024;
/**
 * What is committed at a time, in bytes: rows as text, and the texts that they come from. The database holds several
 * times as much until the commit has ended.
 */
const COMMIT_BYTES = 6 * 1024 * 1024;

export interface FinishedBatch {
  readonly records: readonly SourceRecord[];
  readonly result: BatchResult;
}

/** Gathers records until they hold `BATCH_UNITS` of text. */
export async function* batchesOf(records: AsyncIterable<SourceRecord>): AsyncGenerator<SourceRecord[]> {
  let batch: SourceRecord[] = [];
  let units = 0;
  for await (const record of records) {
    batch.push(record);
    units += record.text.length;
    if (units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}

/**
 * When so many bytes wait for their commit, no new batch is begun. A commit with a checkpoint takes as long as three
 * others. A crash loses at most this much, and the batches in flight.
 */
const MOST_WAITING_BYTES = 3 * COMMIT_BYTES;

/**
 * Processes records in batches, as many at a time as the processor takes and as many again waiting, and commits
 * finished ones beside the work. Memory is bounded by the batches in flight, one commit, and what waits for the next.
 *
 * The processor is closed when nothing is left for it, beside the last commit: its threads would hold their memory
 * while the tables are written.
 *
 * @param signal once it is aborted, no new batch is begun; those in flight are finished and committed
 */
export async function processInBatches(
  records: AsyncIterable<SourceRecord>,
  processor: Processor,
  commit: (batches: readonly FinishedBatch[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  const inFlight = new Set<Promise<void>>();
  const waiting: FinishedBatch[] = [];
  let waitingBytes = 0;
  let committing: Promise<void> | null = null;
  let isAllBegun = false;

  const failOn = (error: unknown): void => void failures.push(error);
  const hasFailed = (): boolean => failures.length > 0;
  const dispatch = (batch: readonly SourceRecord[]): void => {
    const task = processor
      .process(batch)
      .then((result) => {
        const finished = { records: batch, result };
        waiting.push(finished);
        waitingBytes += bytesOf(finished);
        commitDue();
      })
      .catch(failOn)
      .finally(() => inFlight.delete(task));
    inFlight.add(task);
  };
  const takeLot = (): FinishedBatch[] => {
    let bytes = 0;
    let count = 0;
    while (count < waiting.length && bytes < COMMIT_BYTES) bytes += bytesOf(waiting[count++]!);
    waitingBytes -= bytes;
    return waiting.splice(0, count);
  };
  const beginCommit = (): void => {
    if (committing !== null || hasFailed()) return;
    committing = commit(takeLot())
      .catch(failOn)
      .finally(() => {
        committing = null;
        commitDue();
      });
  };
  /**
   * Commits once there is enough, or, when every batch has begun, whatever there is: so the last commit has less to do.
   */
  const commitDue = (): void => {
    if (waitingBytes >= COMMIT_BYTES || (isAllBegun && waiting.length > 0)) beginCommit();
  };
  const somethingDone = (): Promise<unknown> =>
    Promise.race(committing === null ? inFlight : [...inFlight, committing]);
  const isFull = (): boolean => inFlight.size >= 2 * processor.width || waitingBytes >= MOST_WAITING_BYTES;

  try {
    for await (const batch of batchesOf(records)) {
      while (isFull() && !hasFailed()) await somethingDone();
      if (signal.aborted || hasFailed()) break;
      dispatch(batch);
    }
  } catch (error) {
    failOn(error);
  }
  isAllBegun = true;
  commitDue();
  while (inFlight.size > 0 && !hasFailed()) await somethingDone();
  const closed = processor.close().catch(failOn);
  while (committing !== null) await committing;
  await closed;
  if (hasFailed()) throw failures[0];
}

const bytesOf = ({ records, result: { rows } }: FinishedBatch): number =>
  BATCH_TABLES.reduce((sum, table) => sum + rows[table].bytes.byteLength, 0) +
  records.reduce((sum, { text }) => sum + text.length, 0);
