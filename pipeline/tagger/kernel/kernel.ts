import { NEGLIGIBLE_WEIGHT, predecessorsOf, type TaggerWeights, weightExp } from '../weights.js';
import { type KernelFunctions, PAGE_BYTES } from './kernel-functions.js';

/** Most features that can be added to a position at a time. */
export const MAX_FEATURES = 256;

/** Weights that WebAssembly reads at a time; the last read may go past the table by as many. */
const LANES = 8;

/** The weights of a tagger in the memory of a kernel, with room for the sequences to label. */
export class Kernel {
  readonly functions: KernelFunctions;
  /** Scores for each position: the number of labels, rounded up. */
  readonly stride: number;
  /** Offset of the features of a position, and of the rows that the kernel finds for them. */
  readonly featuresAt: number = 0;
  readonly rowsAt: number;
  /** Offset of the room for the scores of two positions. */
  readonly viterbiScoresAt: number;
  /** First byte free for sequences. */
  readonly freeAt: number;
  #words = new Int32Array(0);
  #features = this.#words;
  #reals = new Float64Array(0);
  #bytes = new Uint8Array(0);
  #end = 0;

  /** @param functions the arithmetic, with a memory that nobody else uses */
  constructor(weights: TaggerWeights, functions: KernelFunctions) {
    this.functions = functions;
    const { labels, bits, scale, transitions } = weights;
    const width = labels.length;
    this.stride = Math.ceil(width / LANES) * LANES;
    const predecessors = predecessorsOf(weights);
    const edges = predecessors.flatMap((before, label) => [
      before.length,
      ...before.flatMap((from) => [from, transitions[from * width + label]!]),
    ]);
    const steps = predecessors.flatMap((before, label) =>
      before.map((from) => weightExp(transitions[from * width + label]!, scale)),
    );
    const real = (values: Int32Array): Float64Array =>
      Float64Array.from(values, (weight) => weightExp(weight, scale));
    const exponentials = Float64Array.from({ length: -NEGLIGIBLE_WEIGHT * scale + 1 }, (_, below) =>
      Math.exp(-below / scale),
    );
    this.functions.setTable(width, bits, this.#put(weights.fingerprints), this.#put(weights.weights, LANES));
    this.functions.setChain(
      this.#put(Int32Array.from(edges)),
      this.#put(Float64Array.from(steps)),
      this.#put(weights.starts),
      this.#put(weights.ends),
      this.#put(real(weights.starts)),
      this.#put(real(weights.ends)),
    );
    this.functions.setExponentials(this.#put(exponentials), exponentials.length);
    this.featuresAt = this.#put(new Int32Array(MAX_FEATURES));
    this.rowsAt = this.#put(new Int32Array(MAX_FEATURES));
    this.viterbiScoresAt = this.#put(new Int32Array(2 * this.stride));
    this.freeAt = this.#end;
    this.#renewViews();
  }

  /** Makes sure that the memory has at least `end` bytes. Arrays returned before are then no longer valid. */
  reserve(end: number): void {
    const missing = end - this.#bytes.length;
    if (missing <= 0) return;
    this.functions.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#renewViews();
  }

  #renewViews(): void {
    const { buffer } = this.functions.memory;
    this.#words = new Int32Array(buffer);
    this.#reals = new Float64Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#features = new Int32Array(buffer, this.featuresAt, MAX_FEATURES);
  }

  /** The features of a position. */
  get features(): Int32Array {
    return this.#features;
  }

  /** The memory as 32-bit integers. */
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

  /**
   * Copies values into the memory.
   *
   * @param padding bytes left free after them
   * @returns the offset of the values
   */
  #put(values: Int8Array | Int32Array | Float64Array, padding = 0): number {
    const at = this.#end;
    this.#end = aligned(at + values.byteLength + padding);
    this.reserve(this.#end);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    return at;
  }
}

/** The next offset that can hold a 64-bit float. */
export const aligned = (at: number): number => Math.ceil(at / 8) * 8;
