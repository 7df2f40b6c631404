import { FORBIDDEN, type TaggerWeights } from './weights.js';

/** Labels this far below the best of a place have no chance. */
const LOWEST = -20;

/**
 * The chances of labels under the model (a conditional random field), by the forward and backward sums of a sequence,
 * scaled at each place so that they neither vanish nor overflow. The arrays are used again for the next sequence.
 */
export class Marginals {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  /** `exp` of a score below the best of its place, by how far it is below. */
  readonly #exponentials: Float64Array;
  /** `exp` of each place's own scores, less the highest of them. */
  #emissions = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  /** What each place's forward sums were divided by. */
  #divisors = new Float64Array(0);
  /** What the products of forward and backward sums of a place add up to: the same at every place. */
  #total = 0;

  constructor(weights: TaggerWeights) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#exponentials = Float64Array.from({ length: -LOWEST * weights.scale + 1 }, (_, below) =>
      Math.exp(-below / weights.scale),
    );
  }

  /** Sums up the places `[first, end)`, which are a sequence of their own. @param scores place × label */
  sum(scores: Int32Array, first: number, end: number): void {
    const length = end - first;
    if (this.#divisors.length < length) {
      this.#emissions = new Float64Array(2 * length * this.#width);
      this.#forward = new Float64Array(2 * length * this.#width);
      this.#backward = new Float64Array(2 * length * this.#width);
      this.#divisors = new Float64Array(2 * length);
    }
    this.#emit(scores, first * this.#width, length * this.#width);
    this.#sumForward(length);
    this.#sumBackward(length);
    this.#total = 0;
    for (let label = 0; label < this.#width; label++)
      this.#total += this.#forward[label]! * this.#backward[label]!;
  }

  /** The chance of a label at a place. */
  of(place: number, label: number): number {
    const at = place * this.#width + label;
    return this.#total === 0 ? 0 : (this.#forward[at]! * this.#backward[at]!) / this.#total;
  }

  /** The chance that the labels of the places `[first, end)` are those of a labelling. */
  ofPath(first: number, end: number, labels: Uint8Array): number {
    const width = this.#width;
    let chance = this.of(first, labels[first]!);
    let at = first * width + labels[first]!;
    for (let place = first + 1; place < end && chance > 0; place++) {
      const next = place * width + labels[place]!;
      const step = this.#weights.chain.steps[labels[place - 1]! * width + labels[place]!]!;
      const rest = this.#backward[at]!;
      chance *= (step * this.#emissions[next]! * this.#backward[next]!) / (this.#divisors[place]! * rest);
      at = next;
    }
    return chance;
  }

  #emit(scores: Int32Array, first: number, cells: number): void {
    const width = this.#width;
    const emissions = this.#emissions;
    const exponentials = this.#exponentials;
    for (let at = 0; at < cells; at += width) {
      let highest = FORBIDDEN;
      for (let label = 0; label < width; label++) highest = Math.max(highest, scores[first + at + label]!);
      for (let label = 0; label < width; label++) {
        const below = highest - scores[first + at + label]!;
        emissions[at + label] = below < exponentials.length ? exponentials[below]! : 0;
      }
    }
  }

  #sumForward(length: number): void {
    const width = this.#width;
    const { steps, starts, predecessors } = this.#weights.chain;
    const forward = this.#forward;
    const emissions = this.#emissions;
    for (let place = 0; place < length; place++) {
      const at = place * width;
      let total = 0;
      for (let label = 0; label < width; label++) {
        const own = emissions[at + label]!;
        let sum = 0;
        if (own !== 0) {
          if (place === 0) sum = starts[label]!;
          else {
            const before = predecessors[label]!;
            for (let i = 0; i < before.length; i++)
              sum += forward[at - width + before[i]!]! * steps[before[i]! * width + label]!;
          }
        }
        forward[at + label] = sum * own;
        total += sum * own;
      }
      const divisor = total === 0 ? 1 : total;
      this.#divisors[place] = divisor;
      for (let label = 0; label < width; label++) forward[at + label]! /= divisor;
    }
  }

  #sumBackward(length: number): void {
    const width = this.#width;
    const { steps, ends, predecessors } = this.#weights.chain;
    const backward = this.#backward;
    backward.fill(0, 0, length * width);
    backward.set(ends, (length - 1) * width);
    for (let place = length - 1; place > 0; place--) {
      const at = place * width;
      for (let to = 0; to < width; to++) {
        const behind = (this.#emissions[at + to]! * backward[at + to]!) / this.#divisors[place]!;
        if (behind === 0) continue;
        const before = predecessors[to]!;
        for (let i = 0; i < before.length; i++)
          backward[at - width + before[i]!]! += steps[before[i]! * width + to]! * behind;
      }
    }
  }
}
