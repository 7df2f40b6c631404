import { wordHash } from './hash.js';
import { WordTable } from './word-table.js';

/**
 * What a Map from words would be, looked up by a word and its hash. Most words of a text stand in no list, and a Map
 * compares strings to find that out, in memory far apart; here their hashes do, which stand side by side.
 */
export class WordMap<Value> {
  /** The number of an entry by the hash of its word. */
  readonly #numbers: WordTable;
  readonly #words: string[] = [''];
  readonly #values: (Value | undefined)[] = [undefined];
  /** The number of a further entry whose word has the same hash; 0 for none. */
  readonly #next: number[] = [0];

  /** @param entries of words that are equal, the last is kept */
  constructor(entries: Iterable<readonly [word: string, value: Value]>) {
    const byWord = new Map(entries);
    this.#numbers = new WordTable(byWord.size);
    for (const [word, value] of byWord) {
      const hash = wordHash(word);
      const number = this.#words.length;
      const before = this.#numbers.get(hash);
      this.#words.push(word);
      this.#values.push(value);
      if (before === 0) this.#numbers.mark(hash, number);
      this.#next.push(this.#next[before]!);
      if (before !== 0) this.#next[before] = number;
    }
  }

  /**
   * The value of a word; undefined for a word that is not there.
   *
   * @param hash of the word, as of {@link wordHash}
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
