import { aligned, Kernel, MAX_FEATURES } from './kernel/kernel.js';
import type { KernelFunctions } from './kernel/kernel-functions.js';
import { newKernel } from './kernel/new-kernel.js';
import { Marginals } from './marginals.js';
import { FORBIDDEN, type TaggerWeights } from './weights.js';

/** Bytes of memory for sequences that a tagger keeps for the next one, enough for news. Larger memory is given back. */
const KEPT_BYTES = 16 * 1024 * 1024;

/**
 * Labels sequences. Begin a sequence, add the features of each position, forbid labels if need be, then decode the best
 * labels or ask for their marginals. More features may be added afterwards, and both asked for again. A range of
 * positions can be decoded as a sequence of its own.
 */
export class Tagger {
  readonly #weights: TaggerWeights;
  readonly #width: number;
  readonly #functions: () => KernelFunctions;
  #kernel: Kernel;
  #length = 0;
  /** Offset in the kernel's memory at which results are written. */
  #results = 0;

  /** @param functions creates the arithmetic of a kernel */
  constructor(weights: TaggerWeights, functions = newKernel) {
    this.#weights = weights;
    this.#width = weights.labels.length;
    this.#functions = functions;
    this.#kernel = new Kernel(weights, functions());
  }

  /** Begins a sequence of `length` positions, without features. */
  begin(length: number): void {
    const bytes = length * this.#kernel.stride * Int32Array.BYTES_PER_ELEMENT;
    if (bytes < KEPT_BYTES && this.#kernel.bytes.length > this.#kernel.freeAt + 2 * KEPT_BYTES)
      this.#kernel = new Kernel(this.#weights, this.#functions());
    const { freeAt } = this.#kernel;
    this.#length = length;
    this.#results = aligned(freeAt + bytes);
    this.#kernel.reserve(this.#results);
    this.#kernel.words.fill(0, freeAt / 4, (freeAt + bytes) / 4);
  }

  /**
   * The array into which the features of a position are written, from index 0 on, before {@link addFeatures}; at most
   * `MAX_FEATURES`. To be fetched again after a sequence was begun or decoded.
   */
  get features(): Int32Array {
    return this.#kernel.features;
  }

  /**
   * Adds the first `count` elements of {@link features} to a position of the sequence.
   *
   * @throws RangeError when there are more than `MAX_FEATURES`
   */
  addFeatures(position: number, count: number): void {
    if (count > MAX_FEATURES)
      throw new RangeError(`a position has ${count} features, more than ${MAX_FEATURES}`);
    const { functions, featuresAt, rowsAt } = this.#kernel;
    functions.addFeatures(featuresAt, count, this.#scoresAt(position), rowsAt);
  }

  /** Excludes a label at a position. */
  forbid(position: number, label: number): void {
    this.#kernel.words[this.#scoresAt(position) / 4 + label] = FORBIDDEN;
  }

  /** Writes the best labels of the positions `[first, end)`, as indexes, to the beginning of `into` (Viterbi). */
  decode(into: Uint8Array, first = 0, end = this.#length): void {
    const length = end - first;
    if (length === 0) return;
    const before = this.#results + length;
    this.#kernel.reserve(before + length * this.#width);
    const { functions, viterbiScoresAt, bytes } = this.#kernel;
    functions.viterbi(this.#scoresAt(first), length, this.#results, before, viterbiScoresAt);
    for (let position = 0; position < length; position++) into[position] = bytes[this.#results + position]!;
  }

  /**
   * The marginal probabilities of the labels of the positions `[first, end)`. Valid until the next call of this method,
   * `decode` or `begin`.
   */
  marginals(first = 0, end = this.#length): Marginals {
    const length = end - first;
    const cells = 8 * length * this.#width;
    const emissions = this.#results;
    const forward = emissions + cells;
    const backward = forward + cells;
    const divisors = backward + cells;
    this.#kernel.reserve(divisors + 8 * length);
    const { functions, reals } = this.#kernel;
    const total =
      length === 0
        ? 0
        : functions.forwardBackward(this.#scoresAt(first), length, emissions, forward, backward, divisors);
    return new Marginals(this.#weights, reals, { emissions, forward, backward, divisors }, total);
  }

  /** Offset of the scores of a position. */
  #scoresAt(position: number): number {
    return this.#kernel.freeAt + 4 * position * this.#kernel.stride;
  }
}
