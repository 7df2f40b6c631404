import { setFlagsFromString } from 'node:v8';
import type { SourceRecord } from '../ingest/record.js';
import { processBatch } from './batch.js';
import type { BatchResult } from './batch-result.js';
import type { ProcessSettings } from './process-record.js';

/*
 * Flags hold for the whole process, and what Node has compiled of itself beforehand is of no use to a thread that begins under others:
 * they are set when a thread has begun, not before (4 % of the time of 840 articles).
 */
// A thread meets most of its code for the first time: compiled at once, without optimising, it is 15 % faster than interpreted
// (840 articles), and what is hot is optimised all the same.
setFlagsFromString('--always-sparkplug');
// Optimising takes more time than it saves where code is not run long: what is hot is told later, which is another 15 %.
setFlagsFromString('--interrupt-budget=500000');
// Of some hundred regular expressions, which V8 would compile twice, to be interpreted and to be run (3.6 % of a thread's first 100 articles).
setFlagsFromString('--no-regexp-tier-up');
// As many threads work as there are processors, as a rule: helpers that clear a young heap would be waited for (another 3 to 4 %).
setFlagsFromString('--no-parallel-scavenge');

/** What the main thread hands to a worker thread. */
export interface WorkerTask {
  readonly records: readonly SourceRecord[];
  readonly settings: ProcessSettings;
  /** The worker writes here the index of the record it works on, so that a stuck or deadly one can be named. */
  readonly position: Int32Array;
}

/** Entry of a worker thread. */
export default function work({ records, settings, position }: WorkerTask): Promise<BatchResult> {
  return processBatch(records, settings, (index) => Atomics.store(position, 0, index));
}
