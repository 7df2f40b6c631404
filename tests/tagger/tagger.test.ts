import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { JavaScriptKernel } from '../../pipeline/tagger/kernel/javascript-kernel.js';
import type { KernelFunctions } from '../../pipeline/tagger/kernel/kernel-functions.js';
import { newKernel } from '../../pipeline/tagger/kernel/new-kernel.js';
import { Tagger } from '../../pipeline/tagger/tagger.js';
import { FORBIDDEN, type TaggerWeights } from '../../pipeline/tagger/weights.js';
import { hashPiece, hashText, mix } from '../../pipeline/text/hash.js';
import { propertyRuns } from '../property-runs.js';

const LABELS = ['O', 'B', 'I'];
const SCALE = 10;

/** Weights without features: only the chain, "I" never after "O" nor first. */
function bareWeights(numbers: readonly number[]): TaggerWeights {
  const transitions = Int32Array.from(numbers.slice(0, 9));
  transitions[2] = FORBIDDEN;
  const starts = Int32Array.from(numbers.slice(9, 12));
  starts[2] = FORBIDDEN;
  return {
    labels: LABELS,
    bits: 1,
    scale: SCALE,
    fingerprints: new Int8Array(2),
    weights: new Int8Array(6),
    transitions,
    starts,
    ends: Int32Array.from(numbers.slice(12, 15)),
  };
}

/** The chain with a table in which the one feature of each position has a row of its own. */
function withScores(
  chain: TaggerWeights,
  scores: readonly (readonly number[])[],
): [TaggerWeights, Int32Array] {
  const bits = 4;
  const fingerprints = new Int8Array(2 ** bits);
  const table = new Int8Array(2 ** bits * 3);
  const features = Int32Array.from(scores, (_, position) => ((2 * position) << (32 - bits)) | (position + 1));
  scores.forEach((weights, position) => {
    fingerprints[2 * position] = position + 1;
    table.set(weights, 2 * position * 3);
  });
  return [{ ...chain, bits, fingerprints, weights: table }, features];
}

function* labellings(length: number): Generator<number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of labellings(length - 1)) for (const label of [0, 1, 2]) yield [...rest, label];
}

function scoreOf(
  weights: TaggerWeights,
  scores: readonly (readonly number[])[],
  labels: readonly number[],
): number {
  let sum = weights.starts[labels[0]!]! + weights.ends[labels.at(-1)!]!;
  labels.forEach((label, position) => {
    sum += scores[position]![label]!;
    if (position > 0) sum += weights.transitions[labels[position - 1]! * 3 + label]!;
  });
  return sum;
}

const small = fc.integer({ min: -30, max: 30 });
const cases = fc.record({
  chain: fc.array(small, { minLength: 15, maxLength: 15 }).map(bareWeights),
  scores: fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
});

function add(tagger: Tagger, position: number, features: Int32Array): void {
  tagger.features.set(features);
  tagger.addFeatures(position, features.length);
}

function tagged(chain: TaggerWeights, scores: readonly (readonly number[])[]): [Tagger, Uint8Array] {
  const [weights, features] = withScores(chain, scores);
  const tagger = new Tagger(weights, kernel);
  tagger.begin(scores.length);
  scores.forEach((_, position) => {
    add(tagger, position, features.subarray(position, position + 1));
  });
  const best = new Uint8Array(scores.length);
  tagger.decode(best);
  return [tagger, best];
}

/** The arithmetic that the taggers of a test are given. */
let kernel: () => KernelFunctions;

const KERNELS = [
  ['WebAssembly', newKernel],
  ['JavaScript', () => new JavaScriptKernel()],
] as const;

describe.each(KERNELS)('a tagger that computes in %s', (_, chosen) => {
  beforeEach(() => {
    kernel = chosen;
  });

  test.each(propertyRuns(100))('finds the labelling of the highest score (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(cases, ({ chain, scores }) => {
        const [, best] = tagged(chain, scores);
        const highest = Math.max(
          ...[...labellings(scores.length)].map((labels) => scoreOf(chain, scores, labels)),
        );
        expect(scoreOf(chain, scores, [...best])).toBe(highest);
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(100))(
    'gives labels and labellings of a part the chance that all labellings together give them (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(cases, ({ chain, scores }) => {
          const [tagger, best] = tagged(chain, scores);
          const marginals = tagger.marginals();
          let total = 0;
          let first = 0;
          let part = 0;
          const from = Math.min(1, scores.length - 1);
          for (const labels of labellings(scores.length)) {
            const mass = Math.exp(scoreOf(chain, scores, labels) / SCALE);
            total += mass;
            if (labels[0] === 1) first += mass;
            if (labels.every((label, position) => position < from || label === best[position])) part += mass;
          }
          expect(marginals.chance(0, 1)).toBeCloseTo(first / total, 9);
          expect(marginals.pathChance(from, scores.length, best)).toBeCloseTo(part / total, 9);
        }),
        { seed, numRuns },
      );
    },
  );

  test('keeps a forbidden label away', () => {
    const chain = bareWeights(new Array(15).fill(0));
    const [weights, features] = withScores(chain, [[0, 9, 0]]);
    const tagger = new Tagger(weights, kernel);
    const best = new Uint8Array(1);
    tagger.begin(1);
    add(tagger, 0, features);
    tagger.decode(best);
    expect(best[0]).toBe(1);
    tagger.forbid(0, 1);
    tagger.decode(best);
    expect(best[0]).toBe(0);
    expect(tagger.marginals().chance(0, 1)).toBe(0);
  });

  test.each(propertyRuns(100))('adds features to those that were added (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(cases, ({ chain, scores }) => {
        const [weights, features] = withScores(chain, scores);
        const together = new Tagger(weights, kernel);
        together.begin(2);
        add(together, 1, features);
        const apart = new Tagger(weights, kernel);
        apart.begin(2);
        for (const feature of features) add(apart, 1, Int32Array.of(feature));
        for (const label of LABELS.keys())
          expect(apart.marginals().chance(1, label)).toBe(together.marginals().chance(1, label));
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(100))('labels a part as a sequence of its own (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ chain, scores }, cut) => {
        const first = cut % scores.length;
        const [whole] = tagged(chain, scores);
        const [part, best] = tagged(chain, scores.slice(first));
        const labels = new Uint8Array(scores.length - first);
        whole.decode(labels, first);
        expect(labels).toEqual(best);
        expect(whole.marginals(first).chance(0, 1)).toBe(part.marginals().chance(0, 1));
      }),
      { seed, numRuns },
    );
  });

  test('labels a sequence of any length, and the next short one', () => {
    const chain = bareWeights(new Array(15).fill(0));
    const [weights, features] = withScores(chain, [[0, 9, 0]]);
    const tagger = new Tagger(weights, kernel);
    for (const length of [1, 2_000_000, 3]) {
      const best = new Uint8Array(length);
      tagger.begin(length);
      add(tagger, length - 1, features);
      tagger.decode(best);
      expect(best.subarray(0, length - 1).every((label) => label === 0)).toBe(true);
      expect(best[length - 1]).toBe(1);
      expect(tagger.marginals(length - 1).chance(0, 1)).toBeGreaterThan(0.5);
    }
  });

  test('refuses more features than there is room for', () => {
    const tagger = new Tagger(bareWeights(new Array(15).fill(0)), kernel);
    tagger.begin(1);
    tagger.addFeatures(0, 256);
    expect(() => tagger.addFeatures(0, 257)).toThrow(RangeError);
  });

  test('knows nothing of a sequence before', () => {
    const chain = bareWeights(new Array(15).fill(0));
    const [weights, features] = withScores(chain, [[0, 9, 0]]);
    const tagger = new Tagger(weights, kernel);
    const best = new Uint8Array(2);
    tagger.begin(2);
    add(tagger, 0, features);
    add(tagger, 1, features);
    tagger.begin(1);
    tagger.decode(best);
    expect(best[0]).toBe(0);
  });
});

describe('hashes', () => {
  test('of a piece are those of the piece by itself', () => {
    expect(hashPiece('Ashford', 3, 7)).toBe(hashText('ford'));
  });

  test('of two values tell their order', () => {
    expect(mix(1, 2)).not.toBe(mix(2, 1));
  });
});
