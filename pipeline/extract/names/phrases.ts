import type { Tokens } from '../../text/tokens.js';
import { plain, wordHash } from './word-hash.js';

export interface Phrase {
  /** As the tokenizer cuts it. */
  readonly words: readonly string[];
}

/** A phrase's words with a space between them. */
const textOf = ({ words }: Phrase): string => (words.length === 1 ? words[0]! : words.join(' '));

interface Entry<P extends Phrase> {
  readonly phrase: P;
  readonly lowers: readonly string[];
  /** Written in capitals throughout (`US`, `WHO`): it stands for itself only in capitals. */
  readonly isInitialism: boolean;
}

/** Phrases of one or more words, looked up by the longest that begins at a token. */
export class PhraseTable<P extends Phrase> {
  /** By the hash of the first word. */
  readonly #byFirstWord = new Map<number, Entry<P>[]>();

  /** @param phrases of two that are equal in small letters, the first is kept */
  constructor(phrases: readonly P[]) {
    const seen = new Set<string>();
    for (const phrase of phrases) {
      const text = textOf(phrase);
      if (seen.has(text)) continue;
      seen.add(text);
      const lowers = phrase.words.map((word) => word.toLowerCase());
      const first = wordHash(lowers[0]!);
      const entries = this.#byFirstWord.get(first);
      const isInitialism = text.length <= 4 && /^\p{Lu}{2,4}$/u.test(text);
      const entry = { phrase, lowers, isInitialism };
      if (entries === undefined) this.#byFirstWord.set(first, [entry]);
      else entries.push(entry);
    }
    for (const entries of this.#byFirstWord.values())
      if (entries.length > 1) entries.sort((a, b) => b.lowers.length - a.lowers.length);
  }

  /** The hashes of the words that begin a phrase. */
  firstWords(): IterableIterator<number> {
    return this.#byFirstWord.keys();
  }

  /** The phrases of one word. */
  singleWords(): P[] {
    const singles: P[] = [];
    for (const entries of this.#byFirstWord.values())
      for (const { phrase } of entries) if (phrase.words.length === 1) singles.push(phrase);
    return singles;
  }

  /**
   * The longest phrase that begins at token `first`, whose hash is given, and ends at or before `end`. Words that the
   * phrase writes with a capital must have one in the text.
   */
  longestAt(hash: number, tokens: Tokens, first: number, end: number): P | null {
    const entries = this.#byFirstWord.get(hash);
    if (entries === undefined) return null;
    for (const entry of entries) if (matches(entry, tokens, first, end)) return entry.phrase;
    return null;
  }
}

function matches(entry: Entry<Phrase>, tokens: Tokens, first: number, end: number): boolean {
  const { lowers } = entry;
  if (first + lowers.length > end) return false;
  if (entry.isInitialism) return tokens.texts[first] === entry.phrase.words[0];
  for (let i = 0; i < lowers.length; i++) {
    const at = first + i;
    if (plain(tokens.lowers[at]!) !== lowers[i]) return false;
    const word = entry.phrase.words[i]!;
    if (word !== lowers[i] && tokens.texts[at] === tokens.lowers[at]) return false;
    // A full stop or clitic belongs to the word it is glued to.
    if (i > 0 && !/^[\p{L}\p{N}&]/u.test(word) && tokens.starts[at] !== tokens.ends[at - 1]) return false;
  }
  return true;
}
