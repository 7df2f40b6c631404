import type { SourceRecord } from '../ingest/record.js';
import { BATCH_TABLES, type BatchResult } from './batch-result.js';
import type { Processor } from './processor.js';

/**
 * Text that one batch holds, in UTF-16 units: some ten articles, a tenth of a second of work. Eight times as much costs
 * 150 MB more at the peak and is no faster (840 articles, two workers).
 */
export const BATCH_UNITS = 32 * 1024;
/**
 * Rows that are gathered before they are committed, in bytes of JSON: what a crash can cost. The database holds some five times
 * as much until the commit is through.
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
 * Has records worked on, as many batches at a time as the processor takes and as many waiting, and commits what is
 * finished, beside the work. Memory is bounded by the batches in flight, one commit, and what is gathered for the next.
 *
 * @param signal no new batch is begun once it is aborted; those in flight are finished and committed
 */
export async function processInBatches(
  records: AsyncIterable<SourceRecord>,
  processor: Processor,
  commit: (batches: readonly FinishedBatch[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let finished: FinishedBatch[] = [];
  let finishedBytes = 0;
  let committing: Promise<void> = Promise.resolve();

  const failOn = (error: unknown): void => void failures.push(error);
  const throwFailure = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  const dispatch = (batch: readonly SourceRecord[]): void => {
    const task = processor
      .process(batch)
      .then((result) => {
        finished.push({ records: batch, result });
        finishedBytes += bytesOf(result);
      })
      .catch(failOn)
      .finally(() => inFlight.delete(task));
    inFlight.add(task);
  };
  const waitFor = async (limit: number): Promise<void> => {
    while (inFlight.size > limit && failures.length === 0) await Promise.race(inFlight);
    throwFailure();
  };
  /** Hands over what is finished, once the commit before is through; the workers are given more meanwhile. */
  const beginCommit = async (): Promise<void> => {
    await committing;
    throwFailure();
    const batches = finished;
    finished = [];
    finishedBytes = 0;
    if (batches.length > 0) committing = commit(batches).catch(failOn);
  };

  try {
    for await (const batch of batchesOf(records)) {
      if (signal.aborted) break;
      await waitFor(2 * processor.width - 1);
      dispatch(batch);
      if (finishedBytes >= COMMIT_BYTES) await beginCommit();
    }
    await waitFor(0);
    await beginCommit();
  } finally {
    await committing;
  }
  throwFailure();
}

const bytesOf = ({ jsonl }: BatchResult): number =>
  BATCH_TABLES.reduce((sum, table) => sum + jsonl[table].byteLength, 0);
