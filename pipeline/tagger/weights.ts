import type { ModelFile } from './model-file.js';

/**
 * Weights of a linear-chain tagger, as whole numbers: a real weight times `scale`.
 *
 * The features stand in a hash table of `2 ** bits` rows. A row is a fingerprint of its feature (0: no feature) and a
 * weight for each label. A feature stands in the row that its hash chooses or in that row's neighbour; one that stands in
 * neither has no weight.
 */
export interface TaggerWeights {
  readonly labels: readonly string[];
  readonly bits: number;
  readonly scale: number;
  readonly rows: Int8Array;
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

/** The tagger's weights in a model file; `prefix` tells several taggers of one file apart. */
export function taggerWeights(file: ModelFile, prefix = 'tagger'): TaggerWeights {
  const settings = file.head.settings[prefix] as Pick<TaggerWeights, 'labels' | 'bits' | 'scale'>;
  const rows = file.section(`${prefix}.rows`);
  return {
    ...settings,
    rows: new Int8Array(rows.buffer, rows.byteOffset, rows.byteLength),
    transitions: file.integers(`${prefix}.transitions`),
    starts: file.integers(`${prefix}.starts`),
    ends: file.integers(`${prefix}.ends`),
  };
}
