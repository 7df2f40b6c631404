import type { ModelFile } from './model-file.js';

/**
 * Weights of a linear-chain tagger, as integers: a real weight times `scale`.
 *
 * The features are kept in a hash table of `2 ** bits` rows. A row has the fingerprint of its feature (0: no feature)
 * and a weight for each label. Fingerprints and weights are separate tables, so that the fingerprints, which every
 * look-up needs, stay in the processor's caches. A feature is in the row given by its hash or in the neighbouring row;
 * a feature that is in neither has no weight.
 */
export interface TaggerWeights {
  readonly labels: readonly string[];
  readonly bits: number;
  readonly scale: number;
  /** One fingerprint for each row. */
  readonly fingerprints: Int8Array;
  /** One weight for each row and label, row by row. */
  readonly weights: Int8Array;
  /**
   * One weight for each pair of labels, by the first and then the second; {@link FORBIDDEN} where the second cannot
   * follow the first.
   */
  readonly transitions: Int32Array;
  /** Of each label at the beginning of a sequence. */
  readonly starts: Int32Array;
  /** Of each label at the end of a sequence. */
  readonly ends: Int32Array;
}

/** The weight of the impossible: far below any sum of weights, and far from the limits of 32 bits. */
export const FORBIDDEN = -(2 ** 28);

/** The row given by the hash of a feature. */
export const rowOf = (feature: number, bits: number): number => feature >>> (32 - bits);

/** The fingerprint of a feature, which tells it from most others of its row: -128 to 127, without 0. */
export function fingerprintOf(feature: number): number {
  const print = (feature << 24) >> 24;
  return print === 0 ? 1 : print;
}

/** Labels with a score this far below the best of their position have no chance (in real weights). */
export const NEGLIGIBLE_WEIGHT = -20;

const isPossible = (weight: number): boolean => weight > FORBIDDEN / 2;

/** `exp` of a weight in real terms; 0 for a forbidden one. */
export const weightExp = (weight: number, scale: number): number =>
  isPossible(weight) ? Math.exp(weight / scale) : 0;

/** For each label, the labels that can precede it. */
export const predecessorsOf = ({ labels, transitions }: TaggerWeights): number[][] =>
  labels.map((_, label) =>
    [...labels.keys()].filter((from) => isPossible(transitions[from * labels.length + label]!)),
  );

/**
 * The weights of a tagger in a model file.
 *
 * @param prefix tells several taggers in one file apart
 */
export function taggerWeights(file: ModelFile, prefix = 'tagger'): TaggerWeights {
  const settings = file.head.settings[prefix] as Pick<TaggerWeights, 'labels' | 'bits' | 'scale'>;
  return {
    ...settings,
    fingerprints: file.bytes(`${prefix}.prints`),
    weights: file.bytes(`${prefix}.weights`),
    transitions: file.integers(`${prefix}.transitions`),
    starts: file.integers(`${prefix}.starts`),
    ends: file.integers(`${prefix}.ends`),
  };
}
