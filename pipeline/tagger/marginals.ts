import { realWeight, type TaggerWeights } from './weights.js';

/** Where the sums of a sequence stand in the kernel's memory, in bytes (`sum` of kernel/assembly.ts). */
export interface Sums {
  readonly emissions: number;
  readonly forward: number;
  readonly backward: number;
  readonly divisors: number;
}

/**
 * The chances of labels under the model (a conditional random field), by the forward and backward sums of a sequence.
 */
export class Marginals {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  readonly #reals: Float64Array;
  /** Indexes of `#reals`. */
  readonly #emissions: number;
  readonly #forward: number;
  readonly #backward: number;
  readonly #divisors: number;
  readonly #total: number;

  /** @param total what the products of forward and backward sums of a place add up to */
  constructor(weights: TaggerWeights, reals: Float64Array, sums: Sums, total: number) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#reals = reals;
    this.#emissions = sums.emissions / 8;
    this.#forward = sums.forward / 8;
    this.#backward = sums.backward / 8;
    this.#divisors = sums.divisors / 8;
    this.#total = total;
  }

  /** The chance of a label at a place. */
  of(place: number, label: number): number {
    const at = place * this.#width + label;
    const reals = this.#reals;
    return this.#total === 0 ? 0 : (reals[this.#forward + at]! * reals[this.#backward + at]!) / this.#total;
  }

  /** The chance that the labels of the places `[first, end)` are those of a labelling. */
  ofPath(first: number, end: number, labels: Uint8Array): number {
    const width = this.#width;
    const reals = this.#reals;
    const { transitions, scale } = this.#weights;
    let chance = this.of(first, labels[first]!);
    let at = first * width + labels[first]!;
    for (let place = first + 1; place < end && chance > 0; place++) {
      const next = place * width + labels[place]!;
      const step = realWeight(transitions[labels[place - 1]! * width + labels[place]!]!, scale);
      const rest = reals[this.#backward + at]!;
      chance *=
        (step * reals[this.#emissions + next]! * reals[this.#backward + next]!) /
        (reals[this.#divisors + place]! * rest);
      at = next;
    }
    return chance;
  }
}
