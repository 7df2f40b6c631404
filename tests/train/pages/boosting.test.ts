import { expect, test } from 'vitest';
import { linearScore } from '../../../pipeline/pages/text/linear-model.js';
import { treesScore } from '../../../pipeline/pages/text/trees.js';
import { boost } from '../../../train/pages/boosting.js';
import { trainLinear } from '../../../train/pages/linear.js';
import { rounded } from '../../../train/pages/pack.js';
import { randomNumbers } from '../../../train/tagger/random.js';

const OPTIONS = {
  trees: 40,
  leaves: 6,
  rate: 0.3,
  leastHessian: 0.1,
  ridge: 1,
  rowShare: 1,
  featureShare: 1,
};

test('trees learn what no sum of features can tell', () => {
  const random = randomNumbers(3);
  const features = Array.from({ length: 400 }, () => Float32Array.of(random(), random(), random()));
  const isOne = (row: Float32Array): boolean => row[0]! > 0.5 !== row[1]! > 0.5;
  const labels = Uint8Array.from(features, (row) => Number(isOne(row)));
  const trees = boost({ features, labels, weights: new Float32Array(400).fill(1) }, { ...OPTIONS, random });
  const fresh = Array.from({ length: 200 }, () => Float32Array.of(random(), random(), random()));
  const right = fresh.filter((row) => treesScore(trees, row) > 0 === isOne(row)).length;
  expect(right).toBeGreaterThan(180);
});

test('rows without weight teach nothing', () => {
  const features = [0, 0, 1, 1].map((value) => Float32Array.of(value));
  const labels = Uint8Array.of(0, 1, 1, 0);
  const random = randomNumbers(3);
  const trees = boost({ features, labels, weights: Float32Array.of(1, 0, 1, 0) }, { ...OPTIONS, random });
  expect(treesScore(trees, Float32Array.of(0))).toBeLessThan(0);
  expect(treesScore(trees, Float32Array.of(1))).toBeGreaterThan(0);
});

test('a linear model learns its features, also in 8 bits', () => {
  const features = Array.from({ length: 100 }, (_, i) => [i % 2 === 0 ? 0x10000000 : 0x50000000, 0x70000000]);
  const labels = Uint8Array.from(features, (_, i) => i % 2);
  const rows = { features, labels, weights: new Float32Array(100).fill(1) };
  const model = rounded(trainLinear(rows, { bits: 8, epochs: 20, ridge: 0.001, random: randomNumbers(3) }));
  expect(linearScore(model, features[0]!)).toBeLessThan(-1);
  expect(linearScore(model, features[1]!)).toBeGreaterThan(1);
});
