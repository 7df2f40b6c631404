import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { processLimit } from '../../pipeline/system/limits.js';
import { JavaScriptKernel } from '../../pipeline/tagger/kernel/javascript-kernel.js';
import type { KernelFunctions } from '../../pipeline/tagger/kernel/kernel-functions.js';
import { newKernel } from '../../pipeline/tagger/kernel/new-kernel.js';
import { Tagger } from '../../pipeline/tagger/tagger.js';
import { FORBIDDEN, type TaggerWeights } from '../../pipeline/tagger/weights.js';
import { randomNumbers } from '../../train/tagger/random.js';
import { propertyRuns } from '../property-runs.js';

const BITS = 4;

/** Weights of as many labels as asked for, some steps between which cannot be. */
function weightsFrom(next: () => number, labels: number): TaggerWeights {
  const whole = (below: number): number => Math.floor(next() * below);
  const byte = (): number => whole(256) - 128;
  const chain = (length: number): Int32Array =>
    Int32Array.from({ length }, () => (next() < 0.2 ? FORBIDDEN : whole(400) - 200));
  const transitions = chain(labels * labels);
  // Whatever else cannot be: a label may be followed by itself.
  for (let label = 0; label < labels; label++) transitions[label * (labels + 1)] = whole(100);
  return {
    labels: Array.from({ length: labels }, (_, label) => `L${label}`),
    bits: BITS,
    scale: 20,
    fingerprints: Int8Array.from({ length: 2 ** BITS }, byte),
    weights: Int8Array.from({ length: 2 ** BITS * labels }, byte),
    transitions,
    starts: chain(labels),
    ends: chain(labels),
  };
}

/** Everything that a tagger says of a sequence of random features. */
function said(weights: TaggerWeights, seed: number, length: number, kernel: () => KernelFunctions): unknown {
  const next = randomNumbers(seed);
  const tagger = new Tagger(weights, kernel);
  tagger.begin(length);
  for (let place = 0; place < length; place++) {
    const count = Math.floor(next() * 40);
    for (let i = 0; i < count; i++) tagger.features[i] = Math.floor(next() * 2 ** 32);
    tagger.addFeatures(place, count);
    if (next() < 0.1) tagger.forbid(place, Math.floor(next() * weights.labels.length));
  }
  const best = new Uint8Array(length);
  tagger.decode(best);
  const marginals = tagger.marginals();
  return {
    best,
    chances: Array.from({ length: length * weights.labels.length }, (_, i) =>
      marginals.chance(Math.floor(i / weights.labels.length), i % weights.labels.length),
    ),
    path: marginals.pathChance(0, length, best),
  };
}

test.each(propertyRuns(100))(
  'JavaScript computes what WebAssembly computes, to the last bit (seed %i)',
  (seed, numRuns) => {
    expect(processLimit('addressSpace')).toBe(Number.POSITIVE_INFINITY);
    expect(newKernel()).not.toBeInstanceOf(JavaScriptKernel);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: 1, max: 60 }),
        (numbers, labels, length) => {
          const weights = weightsFrom(randomNumbers(numbers), labels);
          expect(said(weights, numbers, length, () => new JavaScriptKernel())).toEqual(
            said(weights, numbers, length, newKernel),
          );
        },
      ),
      { seed, numRuns },
    );
  },
);

afterEach(() => vi.restoreAllMocks());

test('where WebAssembly cannot be had, the kernel is JavaScript, and is not tried again', async () => {
  vi.resetModules();
  const tried = vi.spyOn(WebAssembly, 'Instance').mockImplementation(() => {
    throw new RangeError('could not allocate memory');
  });
  const choose = (await import('../../pipeline/tagger/kernel/new-kernel.js')).newKernel;
  const kernels = [choose(), choose()];
  expect(kernels.map((kernel) => kernel.constructor.name)).toEqual(['JavaScriptKernel', 'JavaScriptKernel']);
  expect(tried.mock.calls.length).toBeLessThanOrEqual(1);
});
