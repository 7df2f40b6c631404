import type { ModelFile } from './model-file.js';

/**
 * Weights of a linear-chain tagger, as whole numbers: a real weight times `scale`.
 *
 * The features stand in a hash table of `2 ** bits` rows. A row has a fingerprint of its feature (0: no feature) and a
 * weight for each label, in a table each: the fingerprints, which every look-up needs, then stay in the processor's
 * caches. A feature stands in the row that its hash chooses or in that row's neighbour; one that stands in neither has
 * no weight.
 */
export interface TaggerWeights {
  readonly labels: readonly string[];
  readonly bits: number;
  readonly scale: number;
  /** A fingerprint a row. */
  readonly prints: Int8Array;
  /** Row × label. */
  readonly weights: Int8Array;
  /** From label × to label; {@link FORBIDDEN} where one cannot follow the other. */
  readonly transitions: Int32Array;
  /** Of each label at the beginning of a sequence. */
  readonly starts: Int32Array;
  /** Of each label at the end of a sequence. */
  readonly ends: Int32Array;
}

/** Weight of what cannot be: far below any sum of weights, far from the end of 32 bits. */
export const FORBIDDEN = -(2 ** 28);

/** The row that a feature's hash chooses. */
export const rowOf = (feature: number, bits: number): number => feature >>> (32 - bits);

/** What tells a feature from most others of the same row: -128 to 127 without 0. */
export function fingerprintOf(feature: number): number {
  const print = (feature << 24) >> 24;
  return print === 0 ? 1 : print;
}

/** Labels whose score is this far below the best of a place have no chance (real weights). */
export const LOWEST = -20;

const isPossible = (weight: number): boolean => weight > FORBIDDEN / 2;

/** `exp` of a weight between labels, as it really is; 0 where one label cannot follow the other. */
export const realWeight = (weight: number, scale: number): number =>
  isPossible(weight) ? Math.exp(weight / scale) : 0;

/** The labels that can stand before each label. */
export const predecessorsOf = ({ labels, transitions }: TaggerWeights): number[][] =>
  labels.map((_, label) =>
    [...labels.keys()].filter((from) => isPossible(transitions[from * labels.length + label]!)),
  );

/** The tagger's weights in a model file; `prefix` tells several taggers of one file apart. */
export function taggerWeights(file: ModelFile, prefix = 'tagger'): TaggerWeights {
  const settings = file.head.settings[prefix] as Pick<TaggerWeights, 'labels' | 'bits' | 'scale'>;
  return {
    ...settings,
    prints: file.bytes(`${prefix}.prints`),
    weights: file.bytes(`${prefix}.weights`),
    transitions: file.integers(`${prefix}.transitions`),
    starts: file.integers(`${prefix}.starts`),
    ends: file.integers(`${prefix}.ends`),
  };
}
