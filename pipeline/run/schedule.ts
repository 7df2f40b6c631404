import { BATCH_TABLES } from '../database/layout.js';
import type { SourceRecord } from '../ingest/record.js';
import type { BatchResult } from './workers/batch-result.js';
import type { Processor } from './workers/processor.js';

/**
 * Text that one batch holds, in UTF-16 units: some ten articles, a tenth of a second of work. Eight times as much costs
 * 150 MB more at the peak and is no faster (840 articles, two workers).
 */
export const BATCH_UNITS = 32 * 1024;
/**
 * What is committed at a time, in bytes: rows as JSON, and the texts they come from. The database holds some five times as much until the
 * commit is through.
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
 * What may wait for its commit before no more is begun: a commit with a checkpoint takes as long as three others. A crash can cost so much,
 * and what is in work.
 */
const MOST_WAITING_BYTES = 3 * COMMIT_BYTES;

/**
 * Has records worked on, as many batches at a time as the processor takes and as many waiting, and commits what is
 * finished, beside the work. Memory is bounded by the batches in flight, one commit, and what waits for the next.
 * The processor is closed when nothing is left for it, beside the last commit: threads would hold their memory while the tables are written.
 *
 * @param signal no new batch is begun once it is aborted; those in flight are finished and committed
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
  /** The workers are given more meanwhile. At the end nothing is waited for: the less is left for the last commit. */
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

const bytesOf = ({ records, result: { jsonl } }: FinishedBatch): number =>
  BATCH_TABLES.reduce((sum, table) => sum + jsonl[table].byteLength, 0) +
  records.reduce((sum, { text }) => sum + text.length, 0);
