import { Piscina } from 'piscina';
import type { SourceRecord } from '../../ingest/record.js';
import type { RowChoice } from '../../tables/row-choice.js';
import { type BatchResult, failedRecord, joinResults } from './batch-result.js';
import { newPosition, PREPARATION_MS, watchPosition } from './position.js';
import type { Processor } from './processor.js';
import { stageFailure } from './quarantined-record.js';
import { unfit } from './unfit.js';
import { setThreadFlags } from './v8-flags.js';
import type { WorkerTask } from './worker.js';

export interface WorkerPoolOptions {
  readonly workers: number;
  /** Whether heaps are kept small, which takes 5 % of the time of 840 articles. */
  readonly savesMemory: boolean;
  /** A record that takes longer is given up, in milliseconds. */
  readonly documentTimeoutMs: number;
  /** Heap of one worker, in MiB; a record that needs more costs the worker, which is replaced. */
  readonly heapMiB: number;
  /** Module that a thread runs; default: `worker.js` beside this one. */
  readonly entry?: URL;
}

/** Heap of a worker's new objects, in MiB: as it is, and where memory is saved. */
const YOUNG_HEAP_MIB = 48;
const SMALL_YOUNG_HEAP_MIB = 24;

/**
 * Works in threads. A record that runs out of time or takes its thread down is quarantined; the thread is replaced
 * and the rest of the batch is done again. `process` throws ShortageError or CommonFailureError when threads cannot
 * start, or cannot process any record.
 */
export function workerPool(settings: RowChoice, options: WorkerPoolOptions): Processor {
  setThreadFlags(options.savesMemory ? 'memory' : 'time');
  const pool = new Piscina({
    filename: (options.entry ?? new URL('./worker.js', import.meta.url)).href,
    minThreads: options.workers,
    maxThreads: options.workers,
    resourceLimits: {
      maxOldGenerationSizeMb: options.heapMiB,
      maxYoungGenerationSizeMb: options.savesMemory ? SMALL_YOUNG_HEAP_MIB : YOUNG_HEAP_MIB,
    },
  });

  // A thread that ends without having work makes the pool say so, and perhaps never take up what waits.
  let broken: unknown = null;
  const deadlines = new Set<AbortController>();
  pool.on('error', (error) => {
    broken ??= error;
    for (const deadline of deadlines) deadline.abort();
  });

  async function process(records: readonly SourceRecord[]): Promise<BatchResult> {
    if (broken !== null) throw unfit(broken);
    const position = newPosition();
    const deadline = new AbortController();
    deadlines.add(deadline);
    const watch = watchPosition(position, options.documentTimeoutMs, () => deadline.abort());
    try {
      const task: WorkerTask = { records, settings, position };
      return (await pool.run(task, { signal: deadline.signal })) as BatchResult;
    } catch (error) {
      if (broken !== null) throw unfit(broken);
      const at = Atomics.load(position, 0);
      const culprit = records[at];
      if (culprit === undefined) throw unfit(deadline.signal.aborted ? new Error(SLOW_START) : error);
      const failed = failedRecord(
        culprit.docId,
        deadline.signal.aborted
          ? stageFailure(culprit, timeoutReason(options.documentTimeoutMs), 'timeout')
          : stageFailure(culprit, error, 'worker_crash'),
      );
      const rest = records.filter((_, index) => index !== at);
      return rest.length === 0 ? failed : joinResults([failed, await process(rest)]);
    } finally {
      watch.stop();
      deadlines.delete(deadline);
    }
  }

  return {
    process,
    width: options.workers,
    close: () => pool.destroy(),
  };
}

const SLOW_START = `a worker thread is not ready after ${PREPARATION_MS / 1000} s`;

const timeoutReason = (timeoutMs: number): string =>
  `took longer than ${timeoutMs / 1000} s; raise --document-timeout or look at the document with \`pipeline inspect\``;
