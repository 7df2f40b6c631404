import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { incomingRowWriter, perBatchTable } from '../../pipeline/database/layout.js';
import { openState } from '../../pipeline/database/open-state.js';
import { CommonFailureError } from '../../pipeline/errors.js';
import { resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { Counts } from '../../pipeline/run/counts.js';
import { ingestChanged } from '../../pipeline/run/ingest-changed.js';
import { type Progress, SILENT } from '../../pipeline/run/reporter.js';
import { failedRecord, joinResults, resultOf } from '../../pipeline/run/workers/batch-result.js';
import type { Processor } from '../../pipeline/run/workers/processor.js';
import { quarantinedRecord } from '../../pipeline/run/workers/quarantined-record.js';
import { scratchFolder } from '../command.js';
import { corpus } from './made-corpus.js';

interface Ingested {
  readonly batches: number;
  /** What was said of the progress, in per cent. */
  readonly percents: readonly number[];
}

async function ingest(files: Readonly<Record<string, string | Uint8Array>>): Promise<Ingested> {
  const settings = corpus(files);
  const plan = await resolveInputs(settings.inputs, { cwd: scratchFolder() });
  let batches = 0;
  const percents: number[] = [];
  const processor: Processor = {
    width: 1,
    process: async () => {
      batches++;
      return resultOf(perBatchTable(incomingRowWriter), []);
    },
    close: async () => {},
  };
  const state = await openState(join(scratchFolder(), 'out'), () => expect.unreachable());
  const progress = ({ doneBytes, totalBytes }: Progress): void => {
    percents.push(Math.round((100 * doneBytes) / totalBytes));
  };
  const reporter = { ...SILENT, progress };
  const { signal } = new AbortController();
  await ingestChanged(state, plan, settings, processor, {
    counts: new Counts(),
    reporter,
    warn: vi.fn(),
    signal,
    replacesOthers: false,
    matches: null,
  });
  await state.close();
  return { batches, percents };
}

/** As much text as makes a batch of its own. */
const LONG = 'One bridge opens. '.repeat(2000);

const lines = (length: number): string =>
  Array.from({ length }, (_, id) => JSON.stringify({ id, text: LONG, note: LONG })).join('\n');

test('a run in which the first hundred documents fail goes no further', async () => {
  const settings = corpus({ 'all.jsonl': lines(500) });
  const plan = await resolveInputs(settings.inputs, { cwd: scratchFolder() });
  let tried = 0;
  const processor: Processor = {
    width: 1,
    process: async (records) => {
      tried += records.length;
      const fault = (docId: string) =>
        quarantinedRecord({ docId, sourcePath: docId, line: null }, 'timeout', 'took longer');
      return joinResults(records.map(({ docId }) => failedRecord(docId, fault(docId))));
    },
    close: async () => {},
  };
  const state = await openState(join(scratchFolder(), 'out'), () => expect.unreachable());
  const context = {
    counts: new Counts(),
    reporter: SILENT,
    warn: vi.fn(),
    signal: new AbortController().signal,
    replacesOthers: false,
    matches: null,
  };
  await expect(ingestChanged(state, plan, settings, processor, context)).rejects.toThrow(CommonFailureError);
  expect(tried).toBeLessThan(110);
  expect([...(await state.failedRecords())]).toEqual([]);
  await state.close();
});

test('every record of a first run is handed to the processor', async () => {
  const names = ['a', 'b', 'c'].map((name) => `${name}.txt`);
  const { batches } = await ingest(Object.fromEntries(names.map((name) => [name, LONG])));
  expect(batches).toBe(3);
});

test('progress is what was read of the bytes of the files, whatever else stands in a record', async () => {
  const { percents } = await ingest({ 'all.jsonl': lines(50) });
  expect(percents).toHaveLength(50);
  // The reader is some bytes ahead of the records.
  expect(percents[24]).toBeGreaterThanOrEqual(50);
  expect(percents[24]).toBeLessThanOrEqual(56);
  expect(percents[49]).toBe(100);
});

test('and of those of a compressed file as it lies there', async () => {
  const { percents } = await ingest({ 'a.jsonl.gz': gzipSync(lines(10)), 'b.txt': LONG, 'c.txt': LONG });
  expect(percents.at(-1)).toBe(100);
  expect(percents.at(-2)).toBeLessThan(70);
});
