import { FORBIDDEN, type TaggerWeights } from './weights.js';

/** Labels this far below the best of a place have no chance. */
const LOWEST = -20;

/**
 * The chances of labels under the model (a conditional random field), by the forward and backward sums of a sequence,
 * scaled at each place so that they neither vanish nor overflow.
 */
export class Marginals {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  readonly #length: number;
  /** `exp` of each place's own scores, less the highest of them. */
  readonly #emissions: Float64Array;
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;
  /** What each place's forward sums were divided by. */
  readonly #divisors: Float64Array;

  /** @param scores place × label, as the tagger summed them */
  constructor(weights: TaggerWeights, scores: Int32Array, length: number) {
    const width = weights.labels.length;
    this.#weights = weights;
    this.#width = width;
    this.#length = length;
    this.#emissions = emissions(scores, length, width, weights.scale);
    this.#forward = new Float64Array(length * width);
    this.#backward = new Float64Array(length * width);
    this.#divisors = new Float64Array(length);
    this.#sumForward();
    this.#sumBackward();
  }

  /** The chance of a label at a place. */
  of(place: number, label: number): number {
    const at = place * this.#width;
    let total = 0;
    for (let i = 0; i < this.#width; i++) total += this.#forward[at + i]! * this.#backward[at + i]!;
    return total === 0 ? 0 : (this.#forward[at + label]! * this.#backward[at + label]!) / total;
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

  #sumForward(): void {
    const width = this.#width;
    const { steps, starts, predecessors } = this.#weights.chain;
    const forward = this.#forward;
    for (let place = 0; place < this.#length; place++) {
      const at = place * width;
      let total = 0;
      for (let label = 0; label < width; label++) {
        const own = this.#emissions[at + label]!;
        if (own === 0) continue;
        let sum = 0;
        if (place === 0) sum = starts[label]!;
        else
          for (const from of predecessors[label]!)
            sum += forward[at - width + from]! * steps[from * width + label]!;
        forward[at + label] = sum * own;
        total += sum * own;
      }
      this.#divisors[place] = total === 0 ? 1 : total;
      for (let label = 0; label < width; label++) forward[at + label]! /= this.#divisors[place]!;
    }
  }

  #sumBackward(): void {
    const width = this.#width;
    const { steps, ends, predecessors } = this.#weights.chain;
    const backward = this.#backward;
    backward.set(ends, (this.#length - 1) * width);
    for (let place = this.#length - 1; place > 0; place--) {
      const at = place * width;
      for (let to = 0; to < width; to++) {
        const behind = (this.#emissions[at + to]! * backward[at + to]!) / this.#divisors[place]!;
        if (behind === 0) continue;
        for (const from of predecessors[to]!)
          backward[at - width + from]! += steps[from * width + to]! * behind;
      }
    }
  }
}

function emissions(scores: Int32Array, length: number, width: number, scale: number): Float64Array {
  const chances = new Float64Array(length * width);
  for (let at = 0; at < length * width; at += width) {
    let highest = FORBIDDEN;
    for (let label = 0; label < width; label++) highest = Math.max(highest, scores[at + label]!);
    for (let label = 0; label < width; label++) {
      const weight = (scores[at + label]! - highest) / scale;
      chances[at + label] = weight < LOWEST ? 0 : Math.exp(weight);
    }
  }
  return chances;
}
