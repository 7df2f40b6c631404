import type { LinearModel } from '../../pipeline/pages/text/linear-model.js';
import { shuffled } from '../tagger/random.js';

export interface LinearRows {
  readonly features: readonly (readonly number[])[];
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

/** Logistic regression over hashed features by AdaGrad, with an L2 penalty on the weights that a row touches. */
export function trainLinear(
  { features, labels, weights }: LinearRows,
  {
    bits,
    epochs,
    ridge,
    random,
  }: {
    readonly bits: number;
    readonly epochs: number;
    readonly ridge: number;
    readonly random: () => number;
  },
): LinearModel {
  const table = new Float32Array(2 ** bits);
  const squares = new Float32Array(2 ** bits).fill(1e-4);
  let bias = 0;
  let biasSquare = 1e-4;
  const RATE = 0.15;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled(features.length, random)) {
      if (weights[i] === 0) continue;
      const row = features[i]!;
      const norm = 1 / Math.sqrt(Math.max(1, row.length));
      let sum = 0;
      for (const feature of row) sum += table[feature >>> (32 - bits)]!;
      const error = weights[i]! * (labels[i]! - 1 / (1 + Math.exp(-(bias + sum * norm))));
      for (const feature of row) {
        const place = feature >>> (32 - bits);
        const gradient = error * norm - ridge * weights[i]! * table[place]!;
        squares[place]! += gradient * gradient;
        table[place]! += (RATE * gradient) / Math.sqrt(squares[place]!);
      }
      biasSquare += error * error;
      bias += (RATE * error) / Math.sqrt(biasSquare);
    }
  }
  return { bits, bias, weights: table, unit: 1 };
}
