import { LOWEST, predecessorsOf, realWeight, type TaggerWeights } from '../weights.js';
import { type KernelFunctions, PAGE_BYTES } from './kernel-functions.js';

/** Most features that a place is given at a time. */
export const MOST_FEATURES = 256;

/** What WebAssembly reads of a row at a time may end behind the table. */
const LANES = 8;

/** A tagger's weights in the memory of a kernel of their own, with room for the sequences to tag. */
export class Kernel {
  readonly run: KernelFunctions;
  /** Scores of a place: as many as there are labels, rounded up. */
  readonly stride: number;
  /** Where the features of a place are put, and where the kernel puts their rows. */
  readonly featuresAt: number = 0;
  readonly found: number;
  /** Room for two places' scores. */
  readonly sums: number;
  /** First byte that is free for sequences. */
  readonly free: number;
  #words = new Int32Array(0);
  #features = this.#words;
  #reals = new Float64Array(0);
  #bytes = new Uint8Array(0);
  #end = 0;

  /** @param run the arithmetic, with a memory that nobody else uses */
  constructor(weights: TaggerWeights, run: KernelFunctions) {
    this.run = run;
    const { labels, bits, scale, transitions } = weights;
    const width = labels.length;
    this.stride = Math.ceil(width / LANES) * LANES;
    const predecessors = predecessorsOf(weights);
    const edges = predecessors.flatMap((before, label) => [
      before.length,
      ...before.flatMap((from) => [from, transitions[from * width + label]!]),
    ]);
    const steps = predecessors.flatMap((before, label) =>
      before.map((from) => realWeight(transitions[from * width + label]!, scale)),
    );
    const real = (values: Int32Array): Float64Array =>
      Float64Array.from(values, (weight) => realWeight(weight, scale));
    const exponentials = Float64Array.from({ length: -LOWEST * scale + 1 }, (_, below) =>
      Math.exp(-below / scale),
    );
    this.run.setTable(width, bits, this.#put(weights.prints), this.#put(weights.weights, LANES));
    this.run.setChain(
      this.#put(Int32Array.from(edges)),
      this.#put(Float64Array.from(steps)),
      this.#put(weights.starts),
      this.#put(weights.ends),
      this.#put(real(weights.starts)),
      this.#put(real(weights.ends)),
    );
    this.run.setExponentials(this.#put(exponentials), exponentials.length);
    this.featuresAt = this.#put(new Int32Array(MOST_FEATURES));
    this.found = this.#put(new Int32Array(MOST_FEATURES));
    this.sums = this.#put(new Int32Array(2 * this.stride));
    this.free = this.#end;
    this.#view();
  }

  /** Makes sure that the memory reaches to a place. Arrays that were given before hold no longer. */
  reserve(end: number): void {
    const missing = end - this.#bytes.length;
    if (missing <= 0) return;
    this.run.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#view();
  }

  #view(): void {
    const { buffer } = this.run.memory;
    this.#words = new Int32Array(buffer);
    this.#reals = new Float64Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#features = new Int32Array(buffer, this.featuresAt, MOST_FEATURES);
  }

  /** The features of a place. */
  get features(): Int32Array {
    return this.#features;
  }

  /** The memory as whole numbers of 32 bits. */
  get words(): Int32Array {
    return this.#words;
  }

  /** The memory as 64-bit floats. */
  get reals(): Float64Array {
    return this.#reals;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** @returns where the values were put */
  #put(values: Int8Array | Int32Array | Float64Array, padding = 0): number {
    const at = this.#end;
    this.#end = aligned(at + values.byteLength + padding);
    this.reserve(this.#end);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    return at;
  }
}

/** The next place that may hold a 64-bit float. */
export const aligned = (at: number): number => Math.ceil(at / 8) * 8;
