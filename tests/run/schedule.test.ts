import { describe, expect, test } from 'vitest';
import { incomingRowWriter, perBatchTable } from '../../pipeline/database/layout.js';
import type { SourceRecord } from '../../pipeline/ingest/record.js';
import { BATCH_UNITS, batchesOf, type FinishedBatch, processInBatches } from '../../pipeline/run/schedule.js';
import { type BatchResult, resultOf } from '../../pipeline/run/workers/batch-result.js';
import type { Processor } from '../../pipeline/run/workers/processor.js';

const record = (docId: string, length: number): SourceRecord => ({
  docId,
  sourcePath: docId,
  sourceId: docId,
  sourceSha256: '0'.repeat(64),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  line: 1,
  text: 'x'.repeat(length),
  fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
});

async function* stream(records: readonly SourceRecord[]): AsyncGenerator<SourceRecord> {
  yield* records;
}

const nothing = resultOf(perBatchTable(incomingRowWriter), []);

/** A result with so many MiB of rows. */
function resultOfMib(mib: number): BatchResult {
  const writers = perBatchTable(incomingRowWriter);
  writers.documents.push({ text: 'x'.repeat(mib * 1024 * 1024) });
  return resultOf(writers, []);
}

/** A processor that gives the same result of every batch, and counts them. */
function counting(result: BatchResult): Processor & { readonly processed: number } {
  let processed = 0;
  return {
    width: 1,
    process: async () => {
      processed++;
      return result;
    },
    close: async () => {},
    get processed() {
      return processed;
    },
  };
}

const never = new AbortController().signal;

describe('batchesOf', () => {
  test('gathers records until a batch holds enough text', async () => {
    const half = BATCH_UNITS / 2;
    const records = [
      record('a', half),
      record('b', half),
      record('c', 1),
      record('d', 2 * BATCH_UNITS),
      record('e', 1),
    ];
    const batches: string[][] = [];
    for await (const batch of batchesOf(stream(records))) batches.push(batch.map(({ docId }) => docId));
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('of no records gives no batch', async () => {
    for await (const batch of batchesOf(stream([]))) expect.unreachable(String(batch.length));
  });
});

describe('processInBatches', () => {
  const many = Array.from({ length: 9 }, (_, index) => record(`${index}`, BATCH_UNITS));

  test('commits every record once and works on no more batches than twice the width', async () => {
    let working = 0;
    let most = 0;
    const processor: Processor = {
      width: 2,
      process: async () => {
        most = Math.max(most, ++working);
        await new Promise((resolve) => setTimeout(resolve, 1));
        working--;
        return nothing;
      },
      close: async () => {},
    };
    const committed: string[] = [];
    const commit = async (batches: readonly FinishedBatch[]): Promise<void> => {
      committed.push(...batches.flatMap(({ records }) => records.map(({ docId }) => docId)));
    };
    await processInBatches(stream(many), processor, commit, never);
    expect(committed.sort()).toEqual(many.map(({ docId }) => docId));
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  test('begins no batch after the signal, but commits those in flight', async () => {
    const stop = new AbortController();
    const processed: string[] = [];
    const processor: Processor = {
      width: 1,
      process: async (records) => {
        processed.push(...records.map(({ docId }) => docId));
        stop.abort();
        return nothing;
      },
      close: async () => {},
    };
    const committed: string[] = [];
    await processInBatches(
      stream(many),
      processor,
      async (batches) => {
        committed.push(...batches.flatMap(({ records }) => records.map(({ docId }) => docId)));
      },
      stop.signal,
    );
    expect(processed.length).toBeLessThan(many.length);
    expect(committed).toEqual(processed);
  });

  test('goes on working while it commits, commits one lot at a time, and waits for the last', async () => {
    const large = resultOfMib(20);
    let committing = 0;
    let most = 0;
    let processedMeanwhile = 0;
    const processor: Processor = {
      width: 1,
      process: async () => {
        processedMeanwhile += committing;
        return large;
      },
      close: async () => {},
    };
    await processInBatches(
      stream(many.slice(0, 5)),
      processor,
      async () => {
        most = Math.max(most, ++committing);
        await new Promise((resolve) => setTimeout(resolve, 20));
        committing--;
      },
      never,
    );
    expect(processedMeanwhile).toBeGreaterThan(0);
    expect(most).toBe(1);
    expect(committing).toBe(0);
  });

  test('works on beside a commit that takes long, but not without end', async () => {
    const processor = counting(resultOfMib(6));
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const committed: number[] = [];
    const records = Array.from({ length: 20 }, (_, index) => record(`${index}`, BATCH_UNITS));
    const work = processInBatches(
      stream(records),
      processor,
      async (batches) => {
        await blocked;
        committed.push(batches.length);
      },
      never,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    // One lot is being committed and three wait; as many as are worked on at a time may have come since.
    expect(processor.processed).toBeGreaterThanOrEqual(4);
    expect(processor.processed).toBeLessThanOrEqual(6);
    release();
    await work;
    expect(processor.processed).toBe(20);
    expect(committed.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(Math.max(...committed)).toBe(1);
  });

  test('what fails beside a commit waits for it, and nothing more is committed', async () => {
    const lot = resultOfMib(7);
    let processed = 0;
    const processor: Processor = {
      width: 2,
      process: async () => {
        if (++processed > 3) throw new Error('no threads');
        return lot;
      },
      close: async () => {},
    };
    let begun = 0;
    let ended = 0;
    const commit = async (): Promise<void> => {
      begun++;
      await new Promise((resolve) => setTimeout(resolve, 30));
      ended++;
    };
    await expect(processInBatches(stream(many), processor, commit, never)).rejects.toThrow('no threads');
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('commits what is finished without waiting for the rest, once all is begun', async () => {
    let committedFirst = (): void => {};
    const firstCommit = new Promise<void>((resolve) => {
      committedFirst = resolve;
    });
    const processor: Processor = {
      width: 1,
      process: async ([first]) => {
        if (first!.docId === '1') await firstCommit;
        return nothing;
      },
      close: async () => {},
    };
    const committed: string[][] = [];
    const commit = async (batches: readonly FinishedBatch[]): Promise<void> => {
      committed.push(batches.flatMap(({ records }) => records.map(({ docId }) => docId)));
      committedFirst();
    };
    await processInBatches(stream(many.slice(0, 2)), processor, commit, never);
    expect(committed).toEqual([['0'], ['1']]);
  });

  test('closes the processor when nothing is left for it, beside the last commit', async () => {
    const done: string[] = [];
    const processor: Processor = {
      width: 1,
      process: async () => {
        done.push('processed');
        return nothing;
      },
      close: async () => void done.push('closed'),
    };
    const commit = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done.push('committed');
    };
    await processInBatches(stream(many.slice(0, 1)), processor, commit, never);
    expect(done).toEqual(['processed', 'closed', 'committed']);
  });

  test('a processor that cannot be closed ends the work with its error', async () => {
    const close = (): Promise<void> => Promise.reject(new Error('no end'));
    const processor: Processor = { width: 1, process: async () => nothing, close };
    await expect(processInBatches(stream(many), processor, async () => {}, never)).rejects.toThrow('no end');
  });

  test('commits what waits for a commit when the signal comes', async () => {
    const stop = new AbortController();
    const processor = counting(resultOfMib(7));
    let committed = 0;
    const commit = async (batches: readonly FinishedBatch[]): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      stop.abort();
      committed += batches.length;
    };
    await processInBatches(stream(many), processor, commit, stop.signal);
    expect(processor.processed).toBeGreaterThan(1);
    expect(processor.processed).toBeLessThan(many.length);
    expect(committed).toBe(processor.processed);
  });

  test('a source that fails ends the work with its error', async () => {
    const processor: Processor = { width: 1, process: async () => nothing, close: async () => {} };
    async function* failing(): AsyncGenerator<SourceRecord> {
      yield record('a', BATCH_UNITS);
      throw new Error('unreadable');
    }
    await expect(processInBatches(failing(), processor, async () => {}, never)).rejects.toThrow('unreadable');
  });

  test('a commit that fails ends the work with its error', async () => {
    const processor: Processor = { width: 1, process: async () => nothing, close: async () => {} };
    const commit = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(processInBatches(stream(many), processor, commit, never)).rejects.toThrow('no room');
  });

  test('a processor that fails ends the work with its error', async () => {
    const processor: Processor = {
      width: 1,
      process: () => Promise.reject(new Error('no threads')),
      close: async () => {},
    };
    await expect(processInBatches(stream(many), processor, async () => {}, never)).rejects.toThrow(
      'no threads',
    );
  });
});
