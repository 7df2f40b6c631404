/**
 * The arithmetic of the tagger; `assembly.ts` documents the functions. Arguments are offsets in the memory, in bytes.
 */
export interface KernelFunctions {
  readonly memory: KernelMemory;
  setTable(labels: number, bits: number, fingerprints: number, weights: number): void;
  setChain(
    edges: number,
    steps: number,
    starts: number,
    ends: number,
    startSteps: number,
    endSteps: number,
  ): void;
  setExponentials(at: number, count: number): void;
  addFeatures(features: number, count: number, scores: number, found: number): void;
  viterbi(scores: number, length: number, into: number, before: number, sums: number): void;
  forwardBackward(
    scores: number,
    length: number,
    emissions: number,
    forward: number,
    backward: number,
    divisors: number,
  ): number;
}

export interface KernelMemory {
  /** Replaced by another buffer when the memory grows. */
  readonly buffer: ArrayBuffer;
  /** @param pages of `PAGE_BYTES` to add; more may be added */
  grow(pages: number): unknown;
}

/** Size of a page, the unit of WebAssembly's memory. */
export const PAGE_BYTES = 64 * 1024;
