import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import type { SourceRecord } from '../../ingest/record.js';
import { type BatchResult, failedRecord, joinResults } from './batch-result.js';
import type { ProcessSettings } from './process-record.js';
import type { Processor } from './processor.js';
import { stageFailure } from './stage-failure.js';
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
 * How V8 works in threads. Flags hold for the whole process and are read at any moment: they are set here, before the threads begin. Set for
 * threads that were at work, they ended one run of 60 with a segmentation fault.
 */
const THREAD_FLAGS = [
  // A thread meets most of its code for the first time: compiled at once, without optimising, it is 15 % faster than interpreted
  // (840 articles), and what is hot is optimised all the same.
  '--always-sparkplug',
  // Optimising takes more time than it saves where code is not run long: what is hot is told later, which is another 15 %.
  '--interrupt-budget=500000',
  // Of some hundred regular expressions, which V8 would compile twice, to be interpreted and to be run (3.6 % of a thread's first 100 articles).
  '--no-regexp-tier-up',
  // As many threads work as there are processors, as a rule: helpers that clear a young heap would be waited for (another 3 to 4 %).
  '--no-parallel-scavenge',
];

/** What saves memory: a heap may grow to one and a half of what is in use, not four times, before it is cleared. */
const SAVING_FLAGS = ['--heap-growing-percent=50'];
/**
 * What saves time where memory is not saved. Heaps of threads come to some 60 MiB in a short run: they have that size from the beginning (in MiB),
 * and what is cleared all the same, the main thread's, is cleared at once, not bit by bit with helpers for which no processor is free. 0.25 s less
 * of the processor's 8.7 for 840 articles, and 20 MiB more.
 */
const SPENDING_FLAGS = [
  '--initial-old-space-size=96',
  '--min-semi-space-size=16',
  '--no-incremental-marking',
];

/** Functions of more bytes V8 does not optimise: its own limit (V8 11.3), and one that every function exceeds. */
const MOST_OPTIMISED = '--max-optimized-bytecode-size=61440';
const NOTHING_OPTIMISED = '--max-optimized-bytecode-size=0';

/** How often the records in work are looked at, in milliseconds. */
const WATCH_INTERVAL_MS = 100;

/**
 * Works in threads. A record that runs out of time or takes its thread down is quarantined; the thread is
 * replaced and the rest of the batch is done again.
 */
export function workerPool(settings: ProcessSettings, options: WorkerPoolOptions): Processor {
  for (const flag of [...THREAD_FLAGS, ...(options.savesMemory ? SAVING_FLAGS : SPENDING_FLAGS)])
    setFlag(flag);
  const pool = new Piscina({
    filename: (options.entry ?? new URL('./worker.js', import.meta.url)).href,
    minThreads: options.workers,
    maxThreads: options.workers,
    resourceLimits: {
      maxOldGenerationSizeMb: options.heapMiB,
      maxYoungGenerationSizeMb: options.savesMemory ? SMALL_YOUNG_HEAP_MIB : YOUNG_HEAP_MIB,
    },
  });

  async function process(records: readonly SourceRecord[]): Promise<BatchResult> {
    const position = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1);
    const deadline = new AbortController();
    const watch = watchPosition(position, options.documentTimeoutMs, () => deadline.abort());
    try {
      const task: WorkerTask = { records, settings, position };
      return (await pool.run(task, { signal: deadline.signal })) as BatchResult;
    } catch (error) {
      const at = Atomics.load(position, 0);
      const culprit = records[at];
      if (culprit === undefined) throw error;
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
    }
  }

  return {
    process,
    width: options.workers,
    // To optimise what was not worth it in the first half takes longer than it saves in the second. This flag may change while threads work: V8
    // reads it once, when it is about to optimise.
    lastHalf: () => setFlag(NOTHING_OPTIMISED),
    close: () => pool.destroy().finally(() => setFlag(MOST_OPTIMISED)),
  };
}

/** V8's flags come and go: one that it does not know, it complains about on standard error. These are those of Node 20. */
function setFlag(flag: string): void {
  if (versions.v8.startsWith('11.')) setFlagsFromString(flag);
}

const timeoutReason = (timeoutMs: number): string =>
  `took longer than ${timeoutMs / 1000} s; raise --document-timeout or look at the document with \`pipeline inspect\``;

/** Calls `onTimeout` when a position other than -1 stays the same for too long. */
function watchPosition(position: Int32Array, timeoutMs: number, onTimeout: () => void): { stop(): void } {
  let last = -1;
  let since = performance.now();
  const timer = setInterval(() => {
    const now = Atomics.load(position, 0);
    if (now !== last) {
      last = now;
      since = performance.now();
    } else if (now >= 0 && performance.now() - since > timeoutMs) {
      clearInterval(timer);
      onTimeout();
    }
  }, WATCH_INTERVAL_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
