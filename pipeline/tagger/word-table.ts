/** A number for each of many words, the words given by their hashes. Growing, in typed arrays. */
export class WordTable {
  #hashes: Int32Array;
  #values: Int32Array;
  #isUsed: Uint8Array;
  #mask: number;
  #count = 0;

  /** @param expected number of words */
  constructor(expected: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(2 * expected)));
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#values = new Int32Array(size);
    this.#isUsed = new Uint8Array(size);
  }

  /** The word's number; 0 for a word that is not there. */
  get(hash: number): number {
    const slot = this.#slot(hash);
    return this.#isUsed[slot] === 1 ? this.#values[slot]! : 0;
  }

  /** Sets bits of the word's number. */
  mark(hash: number, bits: number): void {
    let slot = this.#slot(hash);
    if (this.#isUsed[slot] === 0) {
      if (2 * ++this.#count > this.#mask) {
        this.#grow();
        slot = this.#slot(hash);
      }
      this.#isUsed[slot] = 1;
      this.#hashes[slot] = hash;
    }
    this.#values[slot]! |= bits;
  }

  #slot(hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) >>> 7;
    slot &= this.#mask;
    while (this.#isUsed[slot] === 1 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const [hashes, values, isUsed] = [this.#hashes, this.#values, this.#isUsed];
    const size = 2 * hashes.length;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#values = new Int32Array(size);
    this.#isUsed = new Uint8Array(size);
    isUsed.forEach((used, old) => {
      if (used === 0) return;
      const slot = this.#slot(hashes[old]!);
      this.#isUsed[slot] = 1;
      this.#hashes[slot] = hashes[old]!;
      this.#values[slot] = values[old]!;
    });
  }
}
