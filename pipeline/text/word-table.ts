/**
 * A number for each of many words, the words given by their hashes. Growing, in one typed array, where a word's hash
 * and its number stand side by side: what a look-up waits for is memory.
 */
export class WordTable {
  /** Hash and number of each word, in turn; the number is 0 where no word stands. */
  #pairs: Int32Array;
  /** Keeps a place within the array, and even. */
  #mask: number;
  #count = 0;

  /** @param expected number of words */
  constructor(expected: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(2 * expected)));
    this.#pairs = new Int32Array(2 * size);
    this.#mask = 2 * size - 2;
  }

  /** A table by its {@link bytes}. */
  static of(bytes: Uint8Array): WordTable {
    const table = new WordTable(0);
    table.#pairs = new Int32Array(new Uint8Array(bytes).buffer);
    table.#mask = table.#pairs.length - 2;
    // As many as it takes: whoever marks a further word has it grow.
    table.#count = table.#pairs.length / 4;
    return table;
  }

  /** The table as it stands in memory, in the order of bytes that the machine has. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#pairs.buffer);
  }

  /** The word's number; 0 for a word that is not there. */
  get(hash: number): number {
    return this.#pairs[placeOf(hash, this.#pairs, this.#mask) + 1]!;
  }

  /** Sets bits of the word's number. */
  mark(hash: number, bits: number): void {
    if (bits === 0) return;
    const place = placeOf(hash, this.#pairs, this.#mask);
    if (this.#pairs[place + 1] === 0) {
      this.#pairs[place] = hash;
      this.#count++;
    }
    this.#pairs[place + 1]! |= bits;
    if (4 * this.#count > this.#pairs.length) this.#grow();
  }

  #grow(): void {
    const old = this.#pairs;
    const pairs = new Int32Array(2 * old.length);
    this.#pairs = pairs;
    this.#mask = pairs.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const place = placeOf(old[i]!, pairs, this.#mask);
      pairs[place] = old[i]!;
      pairs[place + 1] = old[i + 1]!;
    }
  }
}

/** Where a word's pair stands, or would. */
function placeOf(hash: number, pairs: Int32Array, mask: number): number {
  let place = (Math.imul(hash, 0x9e3779b1) >>> 6) & mask;
  while (pairs[place + 1] !== 0 && pairs[place] !== hash) place = (place + 2) & mask;
  return place;
}
