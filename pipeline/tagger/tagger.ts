import { chooseKernel } from './kernel/choose-kernel.js';
import { aligned, Kernel, MOST_FEATURES } from './kernel/kernel.js';
import type { KernelFunctions } from './kernel/kernel-functions.js';
import { Marginals } from './marginals.js';
import { FORBIDDEN, type TaggerWeights } from './weights.js';

/** Room for sequences, in bytes, that a tagger keeps for the next one: what news needs. More is given back. */
const KEPT_BYTES = 16 * 1024 * 1024;

/**
 * Labels the tokens of a sequence. Begin a sequence, add the features of each place, perhaps forbid labels, then ask
 * for the best labels and how sure they are; more features may follow, and the question be asked again. A part of the
 * places may be asked for as a sequence of its own.
 */
export class Tagger {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  readonly #functions: () => KernelFunctions;
  #kernel: Kernel;
  #length = 0;
  /** Where there is room for what is found of a part. */
  #found = 0;

  /** @param functions makes the arithmetic of a kernel */
  constructor(weights: TaggerWeights, functions = chooseKernel) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#functions = functions;
    this.#kernel = new Kernel(weights, functions());
  }

  begin(length: number): void {
    const bytes = length * this.#kernel.stride * Int32Array.BYTES_PER_ELEMENT;
    if (bytes < KEPT_BYTES && this.#kernel.bytes.length > this.#kernel.free + 2 * KEPT_BYTES)
      this.#kernel = new Kernel(this.#weights, this.#functions());
    const { free } = this.#kernel;
    this.#length = length;
    this.#found = aligned(free + bytes);
    this.#kernel.reserve(this.#found);
    this.#kernel.words.fill(0, free / 4, (free + bytes) / 4);
  }

  /**
   * Writes the features of a place to the first elements, from which {@link add} takes them; they stay there. Up to
   * `MOST_FEATURES`; to be asked for again once a sequence has begun or been labelled.
   */
  get features(): Int32Array {
    return this.#kernel.features;
  }

  /** Adds the first `count` of {@link features} at a place of the sequence. */
  add(place: number, count: number): void {
    if (count > MOST_FEATURES)
      throw new RangeError(`a place has ${count} features, more than ${MOST_FEATURES}`);
    const { run, featuresAt, found } = this.#kernel;
    run.add(featuresAt, count, this.#scores(place), found);
  }

  /** Keeps a label from a place. */
  forbid(place: number, label: number): void {
    this.#kernel.words[this.#scores(place) / 4 + label] = FORBIDDEN;
  }

  /** Writes the best labels of the places `[first, end)`, as indexes, to the first places of `into`. */
  best(into: Uint8Array, first = 0, end = this.#length): void {
    const length = end - first;
    if (length === 0) return;
    const before = this.#found + length;
    this.#kernel.reserve(before + length * this.#width);
    const { run, sums, bytes } = this.#kernel;
    run.best(this.#scores(first), length, this.#found, before, sums);
    for (let place = 0; place < length; place++) into[place] = bytes[this.#found + place]!;
  }

  /**
   * How sure the labels of the places `[first, end)` are, all labellings of them taken together. What is given holds
   * until the question is asked again, the best labels are, or another sequence begins.
   */
  marginals(first = 0, end = this.#length): Marginals {
    const length = end - first;
    const cells = 8 * length * this.#width;
    const emissions = this.#found;
    const forward = emissions + cells;
    const backward = forward + cells;
    const divisors = backward + cells;
    this.#kernel.reserve(divisors + 8 * length);
    const { run, reals } = this.#kernel;
    const total =
      length === 0 ? 0 : run.sum(this.#scores(first), length, emissions, forward, backward, divisors);
    return new Marginals(this.#weights, reals, { emissions, forward, backward, divisors }, total);
  }

  /** Where the scores of a place begin. */
  #scores(place: number): number {
    return this.#kernel.free + 4 * place * this.#kernel.stride;
  }
}
