import type { SourceRecord } from '../ingest/record.js';
import type { BatchResult } from './batch-result.js';
import type { ProcessSettings } from './process-record.js';

/** Where batches of records are worked on. */
export interface Processor {
  process(records: readonly SourceRecord[]): Promise<BatchResult>;
  /** How many batches it can work on at a time. */
  readonly width: number;
  close(): Promise<void>;
}

/** Works in the calling thread: no limits on time or memory. The stages are loaded when they are needed. */
export const inlineProcessor = (settings: ProcessSettings): Processor => ({
  process: async (records) => {
    const { processBatch } = await import('./batch.js');
    return processBatch(records, settings);
  },
  width: 1,
  close: async () => {},
});
