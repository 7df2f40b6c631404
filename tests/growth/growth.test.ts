import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { INPUTS } from './inputs.js';

/** The first and the last tell whether work grows too fast; those between show how it grows. */
const LENGTHS = [10_000, 20_000, 40_000, 80_000];
const ENDS = [10_000, 80_000];
/**
 * Eight times as much text takes eight times as much work, and a little more where something is sorted; squared it is
 * 64 times.
 */
const MOST_GROWTH = 12;

type Work = Readonly<Record<string, number>>;

const worker = new Worker(new URL('./measure.mjs', import.meta.url));
afterAll(() => worker.terminate());
/** A thread that fails answers no more. */
const failure = once(worker, 'error').then(([error]) => {
  throw error;
});

/** The work of each stage on a text. */
async function measured(text: string): Promise<Work> {
  worker.postMessage(text);
  const [work] = await Promise.race([once(worker, 'message'), failure]);
  return work as Work;
}

/** The work of each stage on a text of each length. */
async function measuredAt(lengths: readonly number[], make: (length: number) => string): Promise<Work[]> {
  const works: Work[] = [];
  for (const length of lengths) works.push(await measured(make(length)));
  return works;
}

/** The stages whose work grows faster than the text, each with its work at every length. */
function steepStages(works: readonly Work[]): unknown[] {
  const [shortest, longest] = [works[0]!, works.at(-1)!];
  const steep = Object.keys(shortest).filter((stage) => longest[stage]! > MOST_GROWTH * shortest[stage]!);
  return steep.map((stage) => [stage, ...works.map((work) => work[stage])]);
}

test.each(Object.entries(INPUTS))('the work of every stage grows with the text: %s', async (_, make) => {
  const steep = steepStages(await measuredAt(ENDS, make));
  // The profiler of Node 24 counts a loop twice now and then: work that grows too fast does so every time.
  if (steep.length > 0) expect(steepStages(await measuredAt(LENGTHS, make))).toEqual([]);
});
