import type { SourceRecord } from '../../ingest/record.js';
import { processBatch } from './batch.js';
import type { BatchResult } from './batch-result.js';
import type { ProcessSettings } from './process-record.js';

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
