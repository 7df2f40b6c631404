/** Weights of features, looked up by their hashes; two features of one place share it. */
export interface LinearModel {
  /** The table has `2 ** bits` weights. */
  readonly bits: number;
  readonly bias: number;
  readonly weights: Float32Array | Int8Array;
  /** What a weight of the table is worth. */
  readonly unit: number;
}

/** The mean of the features' weights, and the bias: log odds. */
export function linearScore({ bits, bias, weights, unit }: LinearModel, features: readonly number[]): number {
  if (features.length === 0) return bias;
  let sum = 0;
  for (const feature of features) sum += weights[feature >>> (32 - bits)]!;
  return bias + (sum * unit) / Math.sqrt(features.length);
}
