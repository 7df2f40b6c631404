import type { SourceRecord } from '../../ingest/record.js';
import type { RowChoice } from '../../tables/row-choice.js';
import { processBatch } from './batch.js';
import type { BatchResult } from './batch-result.js';
import { type Position, PREPARING } from './position.js';
import { checkSample } from './sample-check.js';

/** What the main thread hands to a worker thread. */
export interface WorkerTask {
  readonly records: readonly SourceRecord[];
  readonly settings: RowChoice;
  /** The worker writes here where it is. */
  readonly position: Position;
}

/**
 * Entry of a worker thread.
 *
 * @throws Error while `position` says that it prepares, when the program is at fault and no record
 */
export default async function work({ records, settings, position }: WorkerTask): Promise<BatchResult> {
  Atomics.store(position, 0, PREPARING);
  await checkSample();
  try {
    return await processBatch(records, settings, (index) => Atomics.store(position, 0, index));
  } catch (error) {
    // A record that fails is an outcome: what is thrown is no record's fault.
    Atomics.store(position, 0, PREPARING);
    throw error;
  }
}
