import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { resolveInputs } from '../../pipeline/ingest/inputs.js';
import { perTable, resultOf } from '../../pipeline/run/batch-result.js';
import { Counts } from '../../pipeline/run/counts.js';
import { ingestChanged } from '../../pipeline/run/ingest-changed.js';
import { JsonLines } from '../../pipeline/run/json-lines.js';
import type { Processor } from '../../pipeline/run/processor.js';
import { State } from '../../pipeline/run/state.js';
import { scratchFolder } from '../command.js';
import { corpus } from './made-corpus.js';

/** Batches that the processor got before it was told that the last half has come, of six; null when it never was. */
async function batchesBeforeHalf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<number | null> {
  const settings = corpus(files);
  const plan = await resolveInputs(settings.inputs, { cwd: scratchFolder() });
  let batches = 0;
  let before: number | null = null;
  const processor: Processor = {
    width: 1,
    process: vi.fn(async () => {
      batches++;
      return resultOf(
        perTable(() => new JsonLines()),
        [],
      );
    }),
    lastHalf: () => {
      before ??= batches;
    },
    close: async () => {},
  };
  const state = await State.open(join(scratchFolder(), 'out'), () => expect.unreachable());
  const reporter = { event: vi.fn(), warn: vi.fn(), progress: vi.fn(), close: vi.fn() };
  const { signal } = new AbortController();
  await ingestChanged(state, plan, settings, processor, {
    counts: new Counts(),
    reporter,
    warn: vi.fn(),
    signal,
  });
  await state.close();
  expect(batches).toBe(6);
  return before;
}

/** As much text as makes a batch of its own. */
const LONG = 'One bridge opens. '.repeat(2000);

test('the processor is told when no more is left than has been done', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.txt`);
  expect(await batchesBeforeHalf(Object.fromEntries(names.map((name) => [name, LONG])))).toBe(3);
});

test('it is not where nobody knows how much will come', async () => {
  const lines = Array.from({ length: 6 }, (_, id) => JSON.stringify({ id, text: LONG })).join('\n');
  expect(await batchesBeforeHalf({ 'all.jsonl.gz': gzipSync(lines) })).toBeNull();
});
