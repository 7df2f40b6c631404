import { wordHash } from './hash.js';

/**
 * What a Map from words would be, looked up by a word and its hash. Most words of a text stand in no list, and a Map compares strings to
 * find that out, in memory far apart; here their hashes do, which stand side by side (840 articles: a twentieth of the extraction).
 */
export class WordMap<Value> {
  /** Hash of a word and the number of its entry, in turn; the number is 0 where no word stands. */
  readonly #places: Int32Array;
  /** Keeps a place within the array, and even. */
  readonly #mask: number;
  readonly #words: string[] = [''];
  readonly #values: (Value | undefined)[] = [undefined];

  /** @param entries of words that are equal, the last is kept */
  constructor(entries: Iterable<readonly [word: string, value: Value]>) {
    const byWord = new Map(entries);
    const size = 2 ** Math.ceil(Math.log2(4 * (byWord.size + 1)));
    this.#places = new Int32Array(2 * size);
    this.#mask = 2 * size - 2;
    for (const [word, value] of byWord) {
      const hash = wordHash(word);
      let place = this.#first(hash);
      while (this.#places[place + 1] !== 0) place = (place + 2) & this.#mask;
      this.#places[place] = hash;
      this.#places[place + 1] = this.#words.length;
      this.#words.push(word);
      this.#values.push(value);
    }
  }

  /**
   * The value of a word; undefined for a word that is not there.
   *
   * @param hash of the word, as of {@link wordHash}
   */
  get(hash: number, word: string): Value | undefined {
    const places = this.#places;
    for (let place = this.#first(hash); ; place = (place + 2) & this.#mask) {
      const entry = places[place + 1]!;
      if (entry === 0 || (places[place] === hash && this.#words[entry] === word)) return this.#values[entry];
    }
  }

  has(hash: number, word: string): boolean {
    return this.get(hash, word) !== undefined;
  }

  #first(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 6) & this.#mask;
  }
}
