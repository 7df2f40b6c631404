import { mix } from '../../../text/hash.js';
import { WordTable } from '../../../text/word-table.js';
import type { TokenEvidence } from './evidence.js';
import { isNameShape } from './shapes.js';

/** A name of the first pass: tokens `[firstToken, endToken)`, and the number of its type, from 1. */
export interface FirstPassName {
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: number;
}

/** Counts kept for a word: outside names, then in names of each type, then in longer names of each type. */
const COUNTS = 9;
const LONGER = 4;

/**
 * What the first pass took the other occurrences of a word for: a surname that is a person's elsewhere is likely one
 * here. Features of the second pass.
 */
export class OtherOccurrences {
  readonly #evidence: TokenEvidence;
  /** From the hash of a word to its number, from 1. */
  readonly #numbers = new WordTable(256);
  /** The number of the word at each capitalised token; 0 at the others. */
  readonly #numberAt: Int32Array;
  readonly #counts: number[] = new Array(COUNTS).fill(0);
  /** Type of the name that holds a token; 0 for none. */
  readonly #types: Uint8Array;
  readonly #isLonger: Uint8Array;

  constructor(evidence: TokenEvidence, names: readonly FirstPassName[]) {
    const { tokens } = evidence.document;
    this.#evidence = evidence;
    this.#numberAt = new Int32Array(tokens.count);
    this.#types = new Uint8Array(tokens.count);
    this.#isLonger = new Uint8Array(tokens.count);
    for (const { firstToken, endToken, type } of names) {
      this.#types.fill(type, firstToken, endToken);
      if (endToken - firstToken > 1) this.#isLonger.fill(1, firstToken, endToken);
    }
    for (let i = 0; i < tokens.count; i++) {
      if (!isNameShape(evidence.casing.shapes[i]!)) continue;
      const hash = tokens.hashes[i]!;
      let number = this.#numbers.get(hash);
      if (number === 0) {
        number = this.#counts.length / COUNTS;
        this.#numbers.addBits(hash, number);
        for (let k = 0; k < COUNTS; k++) this.#counts.push(0);
      }
      this.#numberAt[i] = number;
      const type = this.#types[i]!;
      this.#counts[number * COUNTS + type]!++;
      if (this.#isLonger[i] === 1) this.#counts[number * COUNTS + LONGER + type]!++;
    }
  }

  /** Writes the features of a token, from place `at` on. @returns the place after the last */
  features(i: number, first: number, end: number, into: Int32Array, at: number): number {
    const number = this.#numberAt[i]!;
    if (number === 0) return at;
    const row = number * COUNTS;
    const own = this.#types[i]!;
    let total = -1;
    let best = 0;
    let bestCount = 0;
    let seen = 0;
    for (let type = 0; type <= 4; type++) {
      const count = this.#counts[row + type]! - (type === own ? 1 : 0);
      total += this.#counts[row + type]!;
      if (count > 0) seen |= 1 << type;
      if (type > 0 && count > bestCount) {
        best = type;
        bestCount = count;
      }
    }
    if (total === 0) return at;
    const share = best === 0 ? 0 : bestCount === total ? 3 : 2 * bestCount >= total ? 2 : 1;
    const longer = this.#longerNameTypes(i);
    const isInitial = this.#evidence.casing.isInitial[i]!;
    let n = at;
    into[n++] = mix(80, best * 4 + share);
    into[n++] = mix(81, seen);
    into[n++] = mix(82, longer);
    into[n++] = mix(mix(83, longer), isInitial);
    into[n++] = mix(mix(84, best * 4 + share), isInitial);
    into[n++] = mix(mix(85, longer), i > first ? this.#longerNameTypes(i - 1) : -1);
    into[n++] = mix(mix(86, longer), i + 1 < end ? this.#longerNameTypes(i + 1) : -1);
    into[n++] = mix(mix(87, longer), best * 4 + share);
    into[n++] = mix(mix(88, best), Math.min(bestCount, 3));
    return n;
  }

  /** The types of longer names that hold the word elsewhere, one bit each. */
  #longerNameTypes(i: number): number {
    const number = this.#numberAt[i]! || this.#numbers.get(this.#evidence.document.tokens.hashes[i]!);
    const at = number * COUNTS + LONGER;
    const own = this.#isLonger[i] === 1 ? this.#types[i]! : 0;
    let bits = 0;
    for (let type = 1; type <= 4; type++)
      if (this.#counts[at + type]! - (type === own ? 1 : 0) > 0) bits |= 1 << type;
    return bits;
  }
}
