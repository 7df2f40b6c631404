import { type TaggerWeights, weightExp } from './weights.js';

/** Offsets of a sequence's sums in the kernel's memory, in bytes; see `forwardBackward` in kernel/assembly.ts. */
export interface SumOffsets {
  readonly emissions: number;
  readonly forward: number;
  readonly backward: number;
  readonly divisors: number;
}

/** Marginal probabilities of the labels of a sequence under the model, a conditional random field. */
export class Marginals {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  readonly #reals: Float64Array;
  /** Offsets in `#reals`. */
  readonly #emissions: number;
  readonly #forward: number;
  readonly #backward: number;
  readonly #divisors: number;
  readonly #total: number;

  /**
   * @param reals the kernel's memory
   * @param total sum over the labels of a position of forward sum times backward sum
   */
  constructor(weights: TaggerWeights, reals: Float64Array, sums: SumOffsets, total: number) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#reals = reals;
    this.#emissions = sums.emissions / 8;
    this.#forward = sums.forward / 8;
    this.#backward = sums.backward / 8;
    this.#divisors = sums.divisors / 8;
    this.#total = total;
  }

  /** The probability of a label at a position. */
  chance(position: number, label: number): number {
    const at = position * this.#width + label;
    const reals = this.#reals;
    return this.#total === 0 ? 0 : (reals[this.#forward + at]! * reals[this.#backward + at]!) / this.#total;
  }

  /**
   * The probability that the positions `[first, end)` have exactly these labels.
   *
   * @param labels of the whole sequence
   */
  pathChance(first: number, end: number, labels: Uint8Array): number {
    const width = this.#width;
    const reals = this.#reals;
    const { transitions, scale } = this.#weights;
    let chance = this.chance(first, labels[first]!);
    let at = first * width + labels[first]!;
    for (let position = first + 1; position < end && chance > 0; position++) {
      const next = position * width + labels[position]!;
      const step = weightExp(transitions[labels[position - 1]! * width + labels[position]!]!, scale);
      const rest = reals[this.#backward + at]!;
      chance *=
        (step * reals[this.#emissions + next]! * reals[this.#backward + next]!) /
        (reals[this.#divisors + position]! * rest);
      at = next;
    }
    return chance;
  }
}
