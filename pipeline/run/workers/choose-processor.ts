import type { RunSettings } from '../../config/settings.js';
import type { RunPlan } from '../plan.js';
import { inlineProcessor, type LazyProcessor, lazily } from './processor.js';
import { workerPool } from './worker-pool.js';

/** Heap of one worker thread, in MiB: a record of 16 MiB fits with room to spare. */
const WORKER_HEAP_MIB = 2048;
/** Bytes of input from which a further worker thread is worth the time that it takes to start. */
const WORKER_BYTES = 256 * 1024;

/** What the records of a run are worked on by: as many threads as are asked for and worth their start, or none. */
export const chooseProcessor = (settings: RunSettings, { bytes, isLong }: RunPlan): LazyProcessor =>
  lazily(() =>
    settings.workers === 0
      ? inlineProcessor(settings)
      : workerPool(settings, {
          workers: Math.min(settings.workers, Math.max(1, Math.ceil(bytes / WORKER_BYTES))),
          savesMemory: isLong,
          documentTimeoutMs: settings.documentTimeoutMs,
          heapMiB: WORKER_HEAP_MIB,
        }),
  );
