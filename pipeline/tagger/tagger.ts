import { Marginals } from './marginals.js';
import { FORBIDDEN, fingerprintOf, rowOf, type TaggerWeights } from './weights.js';

/**
 * Labels the tokens of a sequence. Begin a sequence, add the features of each place, perhaps forbid labels, then ask for
 * the best labels and how sure they are; more features may follow, and the question be asked again. A part of the places
 * may be asked for as a sequence of its own. The arrays are used again for the next sequence.
 */
export class Tagger {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  #length = 0;
  /** Place × label. */
  #scores: Int32Array;
  #backward: Uint8Array;
  /** Where the rows of a place's features begin. */
  #found = new Int32Array(128);
  readonly #marginals: Marginals;

  constructor(weights: TaggerWeights) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#scores = new Int32Array(0);
    this.#backward = new Uint8Array(0);
    this.#marginals = new Marginals(weights);
  }

  begin(length: number): void {
    this.#length = length;
    const cells = length * this.#width;
    if (this.#scores.length < cells) {
      this.#scores = new Int32Array(2 * cells);
      this.#backward = new Uint8Array(2 * cells);
    } else this.#scores.fill(0, 0, cells);
  }

  /** Adds the features `[from, end)` at a place of the sequence. */
  add(place: number, features: Int32Array, from: number, end: number): void {
    this.#sum(features, from, end, this.#scores, place * this.#width);
  }

  /** The scores of labels by some features, for {@link addScores}: worth it where several places have these features. */
  scoresOf(features: Int32Array, count: number, into: Int32Array): void {
    into.fill(0, 0, this.#width);
    this.#sum(features, 0, count, into, 0);
  }

  /** Adds scores of labels at a place of the sequence. */
  addScores(place: number, scores: Int32Array): void {
    const at = place * this.#width;
    for (let label = 0; label < this.#width; label++) this.#scores[at + label]! += scores[label]!;
  }

  /**
   * Adds the weights of the features `[from, end)` to scores of labels.
   *
   * The tables are larger than the processor's nearest caches, and waiting for them is most of the work. So the rows are
   * looked up first, all of them and without a branch, for the processor to wait for many at once; then their weights are
   * added, label by label, which asks for all rows at the first label.
   */
  #sum(features: Int32Array, from: number, end: number, scores: Int32Array, at: number): void {
    const { prints, weights, bits } = this.#weights;
    const width = this.#width;
    if (this.#found.length < end - from) this.#found = new Int32Array(2 * (end - from));
    const found = this.#found;
    let count = 0;
    for (let i = from; i < end; i++) {
      const feature = features[i]!;
      const print = fingerprintOf(feature);
      const row = rowOf(feature, bits);
      const neighbour = row ^ 1;
      const isOwn = isZero(prints[row]! ^ print);
      const isNeighbour = isZero(prints[neighbour]! ^ print);
      found[count] = (neighbour + isOwn * (row - neighbour)) * width;
      count += isOwn | isNeighbour;
    }
    for (let label = 0; label < width; label++) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[found[i]! + label]!;
      scores[at + label]! += sum;
    }
  }

  /** Keeps a label from a place. */
  forbid(place: number, label: number): void {
    this.#scores[place * this.#width + label] = FORBIDDEN;
  }

  /**
   * How sure the labels of the places `[first, end)` are, all labellings of them taken together. What is given holds until
   * the question is asked again.
   */
  marginals(first = 0, end = this.#length): Marginals {
    this.#marginals.sum(this.#scores, first, end);
    return this.#marginals;
  }

  /** Writes the best labels of the places `[first, end)`, as indexes, to the first places of `into`. */
  best(into: Uint8Array, first = 0, end = this.#length): void {
    const width = this.#width;
    const { transitions, starts, ends, chain } = this.#weights;
    const length = end - first;
    if (length === 0) return;
    const scores = this.#scores.slice(first * width, end * width);
    for (let label = 0; label < width; label++) scores[label]! += starts[label]!;
    for (let place = 1; place < length; place++) {
      const before = (place - 1) * width;
      const at = place * width;
      for (let label = 0; label < width; label++) {
        const predecessors = chain.predecessors[label]!;
        let best = 2 * FORBIDDEN;
        let from = 0;
        for (let i = 0; i < predecessors.length; i++) {
          const predecessor = predecessors[i]!;
          const score = scores[before + predecessor]! + transitions[predecessor * width + label]!;
          if (score > best) {
            best = score;
            from = predecessor;
          }
        }
        scores[at + label] = Math.max(2 * FORBIDDEN, scores[at + label]! + best);
        this.#backward[at + label] = from;
      }
    }
    let label = 0;
    let best = 4 * FORBIDDEN;
    const last = (length - 1) * width;
    for (let i = 0; i < width; i++) {
      const score = scores[last + i]! + ends[i]!;
      if (score > best) {
        best = score;
        label = i;
      }
    }
    for (let place = length - 1; place >= 0; place--) {
      into[place] = label;
      label = this.#backward[place * width + label]!;
    }
  }
}

/** 1 for 0, 0 for any other whole number of 32 bits. */
const isZero = (value: number): number => ((value | -value) >>> 31) ^ 1;
