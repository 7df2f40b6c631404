import { type Tokens, tokenize } from '../../language/tokens.js';

/** A phrase, as the tokenizer splits it, with its meaning. */
export interface IndexedPhrase<T> {
  readonly words: readonly string[];
  readonly meaning: T;
}

/** Phrases by their first or last word, the longest first. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly IndexedPhrase<T>[]>;

/** Indexes phrases by their first word, or by their last one for reading backwards. */
export function indexPhrases<T>(
  entries: readonly (readonly [string, T])[],
  by: 'first' | 'last',
): PhraseIndex<T> {
  const index = new Map<string, IndexedPhrase<T>[]>();
  for (const [text, meaning] of entries) {
    const words = tokenize(text).lowers;
    const key = words.at(by === 'first' ? 0 : -1);
    if (key === undefined) continue;
    index.set(
      key,
      [...(index.get(key) ?? []), { words, meaning }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return index;
}

/** The longest phrase that begins at token `i`; null for none. */
export function phraseAt<T>(index: PhraseIndex<T>, tokens: Tokens, i: number): IndexedPhrase<T> | null {
  const phrases = index.get(tokens.lowers[i] ?? '');
  return phrases?.find(({ words }) => words.every((word, at) => tokens.lowers[i + at] === word)) ?? null;
}

/** The longest phrase that ends before token `end`; null for none. */
export function phraseBefore<T>(index: PhraseIndex<T>, tokens: Tokens, end: number): IndexedPhrase<T> | null {
  const phrases = index.get(tokens.lowers[end - 1] ?? '');
  return (
    phrases?.find(({ words }) =>
      words.every((word, at) => tokens.lowers[end - words.length + at] === word),
    ) ?? null
  );
}
