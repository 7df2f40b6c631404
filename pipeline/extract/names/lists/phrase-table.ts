import { isAdjacent } from '../../../language/adjacency.js';
import type { Tokens } from '../../../language/tokens.js';
import { withStraightApostrophe, wordHash } from '../../../text/hash.js';

/** A listed phrase of one or more words. */
export interface Phrase {
  /** As the tokenizer splits it. */
  readonly words: readonly string[];
}

/** A phrase's words with a space between them. */
const textOf = ({ words }: Phrase): string => (words.length === 1 ? words[0]! : words.join(' '));

interface Entry<P extends Phrase> {
  readonly phrase: P;
  /** The hashes of the words after the first. */
  readonly rest: readonly number[];
}

/** Shared by the entries of one word, which are most of them. */
const NOTHING: readonly number[] = [];

/** A table of phrases that finds the longest one at a token. */
export class PhraseTable<P extends Phrase> {
  /** Entries by the hash of their first word, the longest first. */
  readonly #byFirstWord = new Map<number, Entry<P>[]>();
  /**
   * Hashes of the first words that a phrase writes in lower case; most words of a text are in lower case and begin no
   * phrase.
   */
  readonly #withoutCapital = new Set<number>();

  /** @param phrases the first of those that differ in case alone is kept */
  constructor(phrases: readonly P[]) {
    const seen = new Set<string>();
    for (const phrase of phrases) {
      const text = textOf(phrase);
      if (seen.has(text)) continue;
      seen.add(text);
      const { words } = phrase;
      const lower = words[0]!.toLowerCase();
      const first = wordHash(lower);
      const rest = words.length === 1 ? NOTHING : words.slice(1).map((word) => wordHash(word.toLowerCase()));
      const entries = this.#byFirstWord.get(first);
      if (entries === undefined) this.#byFirstWord.set(first, [{ phrase, rest }]);
      else entries.push({ phrase, rest });
      if (words[0] === lower) this.#withoutCapital.add(first);
    }
    for (const entries of this.#byFirstWord.values())
      if (entries.length > 1) entries.sort((a, b) => b.rest.length - a.rest.length);
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
   * The longest phrase that begins at token `first` and ends at or before `end`; null for none. Words that the phrase
   * capitalises must be capitalised in the text.
   */
  longestAt(tokens: Tokens, first: number, end: number): P | null {
    const hash = tokens.hashes[first]!;
    if (!hasCapital(tokens, first) && !this.#withoutCapital.has(hash)) return null;
    const entries = this.#byFirstWord.get(hash);
    if (entries === undefined) return null;
    for (const entry of entries)
      if (
        first + entry.rest.length < end &&
        isLike(entry, tokens, first) &&
        matches(entry.phrase, tokens, first)
      )
        return entry.phrase;
    return null;
  }
}

/** Whether the tokens after the first have the hashes of the phrase's words; other words hardly ever do. */
function isLike({ rest }: Entry<Phrase>, { hashes }: Tokens, first: number): boolean {
  for (let i = 0; i < rest.length; i++) if (hashes[first + 1 + i] !== rest[i]) return false;
  return true;
}

function matches({ words }: Phrase, tokens: Tokens, first: number): boolean {
  if (isInitialism(words)) return tokens.texts[first] === words[0];
  for (let i = 0; i < words.length; i++) {
    const at = first + i;
    const word = words[i]!;
    const lower = word.toLowerCase();
    if (withStraightApostrophe(tokens.lowers[at]!) !== lower) return false;
    if (word !== lower && !hasCapital(tokens, at)) return false;
    // A full stop or clitic belongs to the word that it touches.
    if (i > 0 && !/^[\p{L}\p{N}&]/u.test(word) && !isAdjacent(tokens, at)) return false;
  }
  return true;
}

const hasCapital = (tokens: Tokens, i: number): boolean => tokens.texts[i] !== tokens.lowers[i];

/** Whether a phrase is initials (`US`, `WHO`), which match only in capitals. */
const isInitialism = (words: readonly string[]): boolean =>
  words.length === 1 && words[0]!.length <= 4 && /^\p{Lu}{2,4}$/u.test(words[0]!);
