import { wordHash } from '../text/hash.js';
import { TokenKind, TokenScanner } from './token-scanner.js';

export { TokenKind };

/**
 * The tokens of a text as parallel arrays, made in one pass over its characters and without an object for each token,
 * so that every extractor can read them quickly.
 *
 * A word keeps inner apostrophes (`don't`, `O'Brien`), but a final `'s` or `’s` is a token of its own. Hyphens are
 * tokens (`Trump` `-` `Backed`). Figures keep inner commas, points and colons (`118,000`, `12:30`). Dotted initials are
 * one word (`U.S.`, `D.C.`, `a.m.`). `@handle`, `#tag` and addresses are one token each. Any other character except
 * white space is a token by itself, apart from `...` and doubled marks (`''`, ` `` `, `--`). So is a tab, which ends a
 * cell of a table: nothing that is read word by word goes over it.
 */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offset of the first unit. */
  readonly starts: Int32Array;
  /** UTF-16 offset after the last unit. */
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  readonly texts: readonly string[];
  /** `texts` in lower case; punctuation, circled letters included, as it stands. */
  readonly lowers: readonly string[];
  /** Hashes of `lowers`, as by {@link wordHash}. */
  readonly hashes: Int32Array;
}

/** Splits a text into tokens, in ascending order. White space other than tabs is left out. Linear in its length. */
export function tokenize(text: string): Tokens {
  // No text has more tokens than units.
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  const kinds = new Uint8Array(text.length);
  const hashes = new Int32Array(text.length);
  const texts: string[] = [];
  const lowers: string[] = [];
  const scanner = new TokenScanner(text);
  let count = 0;
  for (; scanner.next(); count++) {
    const token = text.slice(scanner.start, scanner.end);
    starts[count] = scanner.start;
    ends[count] = scanner.end;
    kinds[count] = scanner.kind;
    texts[count] = token;
    const lower = scanner.hasUpper ? token.toLowerCase() : token;
    lowers[count] = lower;
    hashes[count] = wordHash(lower);
  }
  return {
    count,
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    kinds: kinds.slice(0, count),
    texts,
    lowers,
    hashes: hashes.slice(0, count),
  };
}

/** Index of the first token that ends after `offset`; `count` for none. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
