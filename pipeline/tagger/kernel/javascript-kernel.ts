import { FORBIDDEN, fingerprintOf, rowOf } from '../weights.js';
import { type KernelFunctions, type KernelMemory, PAGE_BYTES } from './kernel-functions.js';

/** Fewest pages by which the memory grows, as all of it is copied each time. */
const MIN_GROWTH_PAGES = 16;

/**
 * The kernel in plain JavaScript, for where WebAssembly is not available. Function by function it computes the same as
 * `assembly.ts`, and adds floats in the same order: labels and probabilities are the same to the last bit.
 */
export class JavaScriptKernel implements KernelFunctions {
  readonly memory: KernelMemory;
  #bytes = new Int8Array(0);
  #words = new Int32Array(0);
  #reals = new Float64Array(0);

  #labels = 0;
  #stride = 0;
  #bits = 0;
  #fingerprints = 0;
  #weights = 0;
  /** From here on: offsets in `#words` or `#reals`. */
  #edges = 0;
  #steps = 0;
  #starts = 0;
  #ends = 0;
  #startSteps = 0;
  #endSteps = 0;
  #exponentials = 0;
  #exponentialCount = 0;

  constructor() {
    const words = (): ArrayBuffer => this.#words.buffer as ArrayBuffer;
    this.memory = {
      get buffer() {
        return words();
      },
      grow: (pages) => this.#grow(Math.max(pages, MIN_GROWTH_PAGES) * PAGE_BYTES),
    };
  }

  #grow(bytes: number): void {
    const grown = new Int8Array(this.#bytes.length + bytes);
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#words = new Int32Array(grown.buffer);
    this.#reals = new Float64Array(grown.buffer);
  }

  setTable(labels: number, bits: number, fingerprints: number, weights: number): void {
    this.#labels = labels;
    this.#stride = (labels + 7) & ~7;
    this.#bits = bits;
    this.#fingerprints = fingerprints;
    this.#weights = weights;
  }

  setChain(
    edges: number,
    steps: number,
    starts: number,
    ends: number,
    startSteps: number,
    endSteps: number,
  ): void {
    this.#edges = edges >> 2;
    this.#steps = steps >> 3;
    this.#starts = starts >> 2;
    this.#ends = ends >> 2;
    this.#startSteps = startSteps >> 3;
    this.#endSteps = endSteps >> 3;
  }

  setExponentials(at: number, count: number): void {
    this.#exponentials = at >> 3;
    this.#exponentialCount = count;
  }

  addFeatures(features: number, count: number, scores: number): void {
    const bytes = this.#bytes;
    const words = this.#words;
    const labels = this.#labels;
    const first = features >> 2;
    const sums = scores >> 2;
    for (let i = 0; i < count; i++) {
      const feature = words[first + i]!;
      const print = fingerprintOf(feature);
      let row = rowOf(feature, this.#bits);
      if (bytes[this.#fingerprints + row] !== print) {
        row ^= 1;
        if (bytes[this.#fingerprints + row] !== print) continue;
      }
      const weights = this.#weights + row * labels;
      for (let label = 0; label < labels; label++) words[sums + label]! += bytes[weights + label]!;
    }
  }

  viterbi(scores: number, length: number, into: number, before: number, sums: number): void {
    const words = this.#words;
    const labels = this.#labels;
    const bytes = new Uint8Array(words.buffer);
    let here = sums >> 2;
    let last = here + this.#stride;
    const first = scores >> 2;
    for (let label = 0; label < labels; label++)
      words[here + label] = words[first + label]! + words[this.#starts + label]!;
    for (let position = 1; position < length; position++) {
      [here, last] = [last, here];
      let edge = this.#edges;
      const own = first + position * this.#stride;
      const from = before + position * labels;
      for (let label = 0; label < labels; label++) {
        const count = words[edge++]!;
        let highest = 2 * FORBIDDEN;
        let predecessor = 0;
        for (let i = 0; i < count; i++) {
          const candidate = words[edge++]!;
          const score = words[last + candidate]! + words[edge++]!;
          if (score <= highest) continue;
          highest = score;
          predecessor = candidate;
        }
        words[here + label] = Math.max(2 * FORBIDDEN, words[own + label]! + highest);
        bytes[from + label] = predecessor;
      }
    }
    let label = 0;
    let highest = 4 * FORBIDDEN;
    for (let i = 0; i < labels; i++) {
      const score = words[here + i]! + words[this.#ends + i]!;
      if (score <= highest) continue;
      highest = score;
      label = i;
    }
    for (let position = length - 1; position >= 0; position--) {
      bytes[into + position] = label;
      label = bytes[before + position * labels + label]!;
    }
  }

  forwardBackward(
    scores: number,
    length: number,
    emissions: number,
    forward: number,
    backward: number,
    divisors: number,
  ): number {
    const reals = this.#reals;
    const labels = this.#labels;
    this.#emit(scores >> 2, length, emissions >> 3);
    this.#sumForward(length, emissions >> 3, forward >> 3, divisors >> 3);
    this.#sumBackward(length, emissions >> 3, backward >> 3, divisors >> 3);
    let total = 0;
    for (let label = 0; label < labels; label++)
      total += reals[(forward >> 3) + label]! * reals[(backward >> 3) + label]!;
    return total;
  }

  #emit(scores: number, length: number, emissions: number): void {
    const words = this.#words;
    const reals = this.#reals;
    for (let position = 0; position < length; position++) {
      const own = scores + position * this.#stride;
      const to = emissions + position * this.#labels;
      let highest = FORBIDDEN;
      for (let label = 0; label < this.#labels; label++) highest = Math.max(highest, words[own + label]!);
      for (let label = 0; label < this.#labels; label++) {
        const below = highest - words[own + label]!;
        reals[to + label] = below < this.#exponentialCount ? reals[this.#exponentials + below]! : 0;
      }
    }
  }

  #sumForward(length: number, emissions: number, forward: number, divisors: number): void {
    const words = this.#words;
    const reals = this.#reals;
    const labels = this.#labels;
    for (let position = 0; position < length; position++) {
      const here = forward + position * labels;
      const last = here - labels;
      const own = emissions + position * labels;
      let edge = this.#edges;
      let step = this.#steps;
      let total = 0;
      for (let label = 0; label < labels; label++) {
        const count = words[edge++]!;
        let reached = 0;
        if (position === 0) reached = reals[this.#startSteps + label]!;
        else
          for (let i = 0; i < count; i++) reached += reals[last + words[edge + 2 * i]!]! * reals[step + i]!;
        edge += 2 * count;
        step += count;
        const value = reached * reals[own + label]!;
        reals[here + label] = value;
        total += value;
      }
      const divisor = total === 0 ? 1 : total;
      reals[divisors + position] = divisor;
      for (let label = 0; label < labels; label++) reals[here + label]! /= divisor;
    }
  }

  #sumBackward(length: number, emissions: number, backward: number, divisors: number): void {
    const words = this.#words;
    const reals = this.#reals;
    const labels = this.#labels;
    reals.fill(0, backward, backward + length * labels);
    reals.copyWithin(backward + (length - 1) * labels, this.#endSteps, this.#endSteps + labels);
    for (let position = length - 1; position > 0; position--) {
      const here = backward + position * labels;
      const last = here - labels;
      const own = emissions + position * labels;
      const divisor = reals[divisors + position]!;
      let edge = this.#edges;
      let step = this.#steps;
      for (let label = 0; label < labels; label++) {
        const count = words[edge++]!;
        const rest = (reals[own + label]! * reals[here + label]!) / divisor;
        if (rest !== 0)
          for (let i = 0; i < count; i++) reals[last + words[edge + 2 * i]!]! += reals[step + i]! * rest;
        edge += 2 * count;
        step += count;
      }
    }
  }
}
