import { afterEach, describe, expect, test } from 'vitest';
import { CommonFailureError } from '../../../pipeline/errors.js';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import type { Processor } from '../../../pipeline/run/workers/processor.js';
import { workerPool } from '../../../pipeline/run/workers/worker-pool.js';
import { ALL_ROWS } from '../../../pipeline/tables/row-choice.js';

const record = (text: string, index: number): SourceRecord => ({
  docId: `corpus/${index}.txt`,
  sourcePath: `corpus/${index}.txt`,
  sourceId: `${index}`,
  sourceSha256: '0'.repeat(64),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  line: 1,
  text,
  fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
});

let pool: Processor | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

/** Which records came through, and why the others did not. */
async function outcomesOf(
  texts: readonly string[],
  documentTimeoutMs = 60_000,
  entry = './misbehaving-worker.mjs',
): Promise<[string, string][]> {
  pool = workerPool(
    { ...ALL_ROWS, minConfidence: 0.5 },
    {
      workers: 2,
      savesMemory: false,
      documentTimeoutMs,
      heapMiB: 64,
      entry: new URL(entry, import.meta.url),
    },
  );
  const { outcomes } = await pool.process(texts.map(record));
  return outcomes
    .map(({ docId, isProcessed, quarantined }): [string, string] => [
      docId,
      isProcessed ? 'processed' : (quarantined[0]?.code ?? 'lost'),
    ])
    .sort();
}

describe('a worker pool', () => {
  test('works on the records of a batch', async () => {
    expect(await outcomesOf(['One.', 'Two.'])).toEqual([
      ['corpus/0.txt', 'processed'],
      ['corpus/1.txt', 'processed'],
    ]);
  });

  test.each([
    ['never ends', 'LOOP', 'timeout', 1500],
    ['ends its thread', 'DIE', 'worker_crash', 60_000],
    ['takes all memory', 'GROW', 'worker_crash', 60_000],
  ])('gives up a record that %s, and no other', async (_, text, code, timeoutMs) => {
    expect(await outcomesOf(['One.', text, 'Three.', 'Four.'], timeoutMs)).toEqual([
      ['corpus/0.txt', 'processed'],
      ['corpus/1.txt', code],
      ['corpus/2.txt', 'processed'],
      ['corpus/3.txt', 'processed'],
    ]);
  });

  test.each([
    // What piscina says of the first differs from one version of Node to the next.
    ['cannot be loaded', './broken-worker.mjs'],
    ['end before they work', './dying-worker.mjs'],
  ])('whose threads %s blames no record', async (_, entry) => {
    const work = outcomesOf(['One.', 'Two.'], 60_000, entry);
    await expect(work).rejects.toThrow(CommonFailureError);
    await expect(work).rejects.toThrow(/^no document can be processed: /);
  });

  test('gives up several of a batch, one after the other, and goes on working', async () => {
    expect(await outcomesOf(['DIE', 'Two.', 'DIE'])).toEqual([
      ['corpus/0.txt', 'worker_crash'],
      ['corpus/1.txt', 'processed'],
      ['corpus/2.txt', 'worker_crash'],
    ]);
    const again = await pool?.process([record('Five.', 5)]);
    expect(again?.outcomes.map(({ isProcessed }) => isProcessed)).toEqual([true]);
  });
});
