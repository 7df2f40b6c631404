/**
 * The arithmetic of the tagger, as `assembly.ts` describes it. What the functions are given are places in the memory,
 * in bytes.
 */
export interface KernelFunctions {
  readonly memory: KernelMemory;
  setTable(labels: number, bits: number, prints: number, weights: number): void;
  setChain(
    edges: number,
    steps: number,
    starts: number,
    ends: number,
    startSteps: number,
    endSteps: number,
  ): void;
  setExponentials(at: number, count: number): void;
  add(features: number, count: number, scores: number, found: number): void;
  best(scores: number, length: number, into: number, before: number, sums: number): void;
  sum(
    scores: number,
    length: number,
    emissions: number,
    forward: number,
    backward: number,
    divisors: number,
  ): number;
}

export interface KernelMemory {
  /** Another one after the memory has grown. */
  readonly buffer: ArrayBuffer;
  /** @param pages to add, of `PAGE_BYTES`; more may be added */
  grow(pages: number): unknown;
}

/** WebAssembly counts memory in pages. */
export const PAGE_BYTES = 64 * 1024;
