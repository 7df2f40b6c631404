import { FORBIDDEN, type TaggerWeights } from './weights.js';

/**
 * The chances of labels under the model (a conditional random field), by the forward and backward sums of a sequence,
 * scaled at each place so that they neither vanish nor overflow.
 */
export class Marginals {
  readonly #width: number;
  readonly #length: number;
  /** `exp` of the weight from a label to the next. */
  readonly #steps: Float64Array;
  /** `exp` of each place's own scores, less the highest of them. */
  readonly #emissions: Float64Array;
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;
  /** What each place's forward sums were divided by. */
  readonly #divisors: Float64Array;

  /** @param scores place × label, as the tagger summed them */
  constructor(weights: TaggerWeights, scores: Int32Array, length: number) {
    const width = weights.labels.length;
    this.#width = width;
    this.#length = length;
    const exp = (weight: number): number => (weight <= FORBIDDEN / 2 ? 0 : Math.exp(weight / weights.scale));
    this.#steps = Float64Array.from(weights.transitions, exp);
    this.#emissions = emissions(scores, length, width, exp);
    this.#forward = new Float64Array(length * width);
    this.#backward = new Float64Array(length * width);
    this.#divisors = new Float64Array(length);
    this.#sumForward(Float64Array.from(weights.starts, exp));
    this.#sumBackward(Float64Array.from(weights.ends, exp));
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
      const step = this.#steps[labels[place - 1]! * width + labels[place]!]!;
      const rest = this.#backward[at]!;
      chance *= (step * this.#emissions[next]! * this.#backward[next]!) / (this.#divisors[place]! * rest);
      at = next;
    }
    return chance;
  }

  #sumForward(starts: Float64Array): void {
    const width = this.#width;
    const forward = this.#forward;
    for (let place = 0; place < this.#length; place++) {
      const at = place * width;
      let total = 0;
      for (let label = 0; label < width; label++) {
        let sum = place === 0 ? starts[label]! : 0;
        if (place > 0)
          for (let from = 0; from < width; from++)
            sum += forward[at - width + from]! * this.#steps[from * width + label]!;
        sum *= this.#emissions[at + label]!;
        forward[at + label] = sum;
        total += sum;
      }
      this.#divisors[place] = total === 0 ? 1 : total;
      for (let label = 0; label < width; label++) forward[at + label]! /= this.#divisors[place]!;
    }
  }

  #sumBackward(ends: Float64Array): void {
    const width = this.#width;
    const backward = this.#backward;
    for (let place = this.#length - 1; place >= 0; place--) {
      const at = place * width;
      for (let label = 0; label < width; label++) {
        let sum = place === this.#length - 1 ? ends[label]! : 0;
        if (place < this.#length - 1)
          for (let to = 0; to < width; to++)
            sum +=
              (this.#steps[label * width + to]! *
                this.#emissions[at + width + to]! *
                backward[at + width + to]!) /
              this.#divisors[place + 1]!;
        backward[at + label] = sum;
      }
    }
  }
}

function emissions(
  scores: Int32Array,
  length: number,
  width: number,
  exp: (weight: number) => number,
): Float64Array {
  const chances = new Float64Array(length * width);
  for (let at = 0; at < length * width; at += width) {
    let highest = FORBIDDEN;
    for (let label = 0; label < width; label++) highest = Math.max(highest, scores[at + label]!);
    for (let label = 0; label < width; label++) {
      const score = scores[at + label]!;
      chances[at + label] = score <= FORBIDDEN / 2 ? 0 : exp(score - highest);
    }
  }
  return chances;
}
