import type { SourceRecord } from '../../ingest/record.js';
import type { RowChoice } from '../../tables/row-choice.js';
import type { BatchResult } from './batch-result.js';
import { unfit } from './unfit.js';

/** Where batches of records are worked on. */
export interface Processor {
  process(records: readonly SourceRecord[]): Promise<BatchResult>;
  /** How many batches it can work on at a time. */
  readonly width: number;
  close(): Promise<void>;
}

/** A processor that starts when a batch comes, or when it is told to; closing it again does nothing. */
export interface LazyProcessor extends Processor {
  start(): void;
}

/**
 * Works in the calling thread: no limits on time or memory. The stages are loaded when they are needed.
 *
 * @throws ShortageError, CommonFailureError when the program is at fault and no record
 */
export const inlineProcessor = (settings: RowChoice): Processor => ({
  process: async (records) => {
    try {
      const { processBatch } = await loadStages();
      return await processBatch(records, settings);
    } catch (error) {
      throw unfit(error);
    }
  },
  width: 1,
  close: async () => {},
});

async function loadStages(): Promise<typeof import('./batch.js')> {
  const { checkSample } = await import('./sample-check.js');
  await checkSample();
  return import('./batch.js');
}

/** Puts off what a processor costs to start: a run in which nothing changed needs none. */
export function lazily(make: () => Processor): LazyProcessor {
  let made: Processor | null = null;
  let closed: Promise<void> | null = null;
  const get = (): Processor => {
    if (closed !== null) throw new Error('the processor is closed');
    made ??= make();
    return made;
  };
  return {
    start: () => void get(),
    process: (records) => get().process(records),
    get width() {
      return get().width;
    },
    close: () => {
      closed ??= made?.close() ?? Promise.resolve();
      return closed;
    },
  };
}
