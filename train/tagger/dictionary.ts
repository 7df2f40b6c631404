import type { TrainingSequence } from './sequences.js';

/** Numbers the features of a corpus that occur often enough. */
export class Dictionary {
  /** Feature by number. */
  readonly features: Int32Array;
  /** How often each occurs. */
  readonly counts: Int32Array;
  readonly #keys: Int32Array;
  /** Number + 1 at each slot; 0 for an empty one. */
  readonly #numbers: Int32Array;
  readonly #mask: number;

  /** @param atLeast occurrences of a feature that is kept */
  constructor(sequences: readonly TrainingSequence[], atLeast: number) {
    const counted = countFeatures(sequences);
    const kept = [...counted.keys()].filter((slot) => counted.counts[slot]! >= atLeast);
    this.features = Int32Array.from(kept, (slot) => counted.features[slot]!);
    this.counts = Int32Array.from(kept, (slot) => counted.counts[slot]!);
    const size = 2 ** Math.ceil(Math.log2(2 * kept.length + 2));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#numbers = new Int32Array(size);
    this.features.forEach((feature, number) => {
      const slot = this.#slot(feature);
      this.#keys[slot] = feature;
      this.#numbers[slot] = number + 1;
    });
  }

  get size(): number {
    return this.features.length;
  }

  /** The feature's number; -1 for one that was not kept. */
  numberOf(feature: number): number {
    return this.#numbers[this.#slot(feature)]! - 1;
  }

  #slot(feature: number): number {
    let slot = Math.imul(feature, 0x9e3779b1) & this.#mask;
    while (this.#numbers[slot] !== 0 && this.#keys[slot] !== feature) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

interface Counted {
  readonly features: Int32Array;
  readonly counts: Int32Array;
  keys(): IterableIterator<number>;
}

/** How often each feature occurs, by sorting them all. */
function countFeatures(sequences: readonly TrainingSequence[]): Counted {
  const total = sequences.reduce((sum, { features }) => sum + features.length, 0);
  const all = new Int32Array(total);
  let at = 0;
  for (const { features } of sequences) {
    all.set(features, at);
    at += features.length;
  }
  all.sort();
  const features: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < total; ) {
    let end = i + 1;
    while (end < total && all[end] === all[i]) end++;
    features.push(all[i]!);
    counts.push(end - i);
    i = end;
  }
  return {
    features: Int32Array.from(features),
    counts: Int32Array.from(counts),
    keys: () => features.keys(),
  };
}
