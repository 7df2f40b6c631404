import { wordHash } from './hash.js';
import { WordTable } from './word-table.js';

/**
 * A map from words, looked up by a word and its hash. Most words of a text are in no list. A JavaScript Map finds that
 * out by comparing strings that are scattered in memory; here hashes are compared that are next to each other.
 */
export class WordMap<Value> {
  /** The number of an entry by the hash of its word. */
  readonly #numbers: WordTable;
  readonly #words: string[] = [''];
  readonly #values: (Value | undefined)[] = [undefined];
  /** The number of another entry whose word has the same hash; 0 for none. */
  readonly #next: number[] = [0];

  /** @param entries the last one of equal words is kept */
  constructor(entries: Iterable<readonly [word: string, value: Value]>) {
    const byWord = new Map(entries);
    this.#numbers = new WordTable(byWord.size);
    for (const [word, value] of byWord) {
      const hash = wordHash(word);
      const number = this.#words.length;
      const before = this.#numbers.get(hash);
      this.#words.push(word);
      this.#values.push(value);
      if (before === 0) this.#numbers.addBits(hash, number);
      this.#next.push(this.#next[before]!);
      if (before !== 0) this.#next[before] = number;
    }
  }

  /**
   * The value of a word; undefined for a word without one.
   *
   * @param hash of the word, as by {@link wordHash}
   */
  get(hash: number, word: string): Value | undefined {
    let number = this.#numbers.get(hash);
    while (number !== 0 && this.#words[number] !== word) number = this.#next[number]!;
    return this.#values[number];
  }

  has(hash: number, word: string): boolean {
    return this.get(hash, word) !== undefined;
  }
}
