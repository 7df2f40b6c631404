/**
 * Maps the hashes of words to numbers. Hash and number are neighbours in one typed array, since a look-up spends its
 * time waiting for memory. Grows as needed.
 */
export class WordTable {
  /** Hash and number of each word, alternately; the number of a free slot is 0. */
  #pairs: Int32Array;
  /** Limits an index to even positions within the array. */
  #mask: number;
  #count = 0;

  /** @param expected number of words */
  constructor(expected: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(2 * expected)));
    this.#pairs = new Int32Array(2 * size);
    this.#mask = 2 * size - 2;
  }

  /** The table with the given {@link bytes}. */
  static of(bytes: Uint8Array): WordTable {
    const table = new WordTable(0);
    table.#pairs = new Int32Array(new Uint8Array(bytes).buffer);
    table.#mask = table.#pairs.length - 2;
    // The highest count possible, so that the table grows when another word is added.
    table.#count = table.#pairs.length / 4;
    return table;
  }

  /** The table's memory, in the byte order of the machine. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#pairs.buffer);
  }

  /** The number of a word; 0 for a word that is not in the table. */
  get(hash: number): number {
    return this.#pairs[slotOf(hash, this.#pairs, this.#mask) + 1]!;
  }

  /** Sets bits in the number of a word, and adds the word if need be. */
  addBits(hash: number, bits: number): void {
    if (bits === 0) return;
    const slot = slotOf(hash, this.#pairs, this.#mask);
    if (this.#pairs[slot + 1] === 0) {
      this.#pairs[slot] = hash;
      this.#count++;
    }
    this.#pairs[slot + 1]! |= bits;
    if (4 * this.#count > this.#pairs.length) this.#grow();
  }

  #grow(): void {
    const old = this.#pairs;
    const pairs = new Int32Array(2 * old.length);
    this.#pairs = pairs;
    this.#mask = pairs.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const slot = slotOf(old[i]!, pairs, this.#mask);
      pairs[slot] = old[i]!;
      pairs[slot + 1] = old[i + 1]!;
    }
  }
}

/** Index of a word's pair, or of the free slot for it. */
function slotOf(hash: number, pairs: Int32Array, mask: number): number {
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 6) & mask;
  while (pairs[slot + 1] !== 0 && pairs[slot] !== hash) slot = (slot + 2) & mask;
  return slot;
}
