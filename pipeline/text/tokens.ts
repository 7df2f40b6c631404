/**
 * The tokens of a text as parallel arrays: one pass over the characters, no objects per token, so that
 * every extractor can walk them quickly.
 *
 * A word keeps inner apostrophes (`don't`, `O'Brien`) but gives up a final `'s` / `’s`, which is a token of
 * its own. Hyphens are tokens (`Trump` `-` `Backed`). Figures keep inner commas, points and colons
 * (`118,000`, `12:30`). Dotted initials are one word (`U.S.`, `D.C.`, `a.m.`). `@handle`, `#tag` and addresses
 * are one token each. Every other character that is no white space is a token by itself, `...` and doubled
 * marks (`''`, ` `` `, `--`) excepted.
 */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offset of the first unit. */
  readonly starts: Int32Array;
  /** UTF-16 offset behind the last unit. */
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  readonly texts: readonly string[];
  /** `texts` in lower case. */
  readonly lowers: readonly string[];
}

export const TokenKind = {
  /** Letters, perhaps with digits: `votes`, `COVID`, `G7`, `U.S.` */
  word: 0,
  /** Begins with a digit: `118,000`, `20th`, `12:30`, `3.5`. */
  figure: 1,
  /** A final `'s` or `’s`. */
  clitic: 2,
  /** Anything else that is no white space. */
  punctuation: 3,
  /** `@name` */
  handle: 4,
  /** `#name` */
  hashtag: 5,
  /** `https://…`, `www.…`, `pic.twitter.com/…`, an e-mail address. */
  address: 6,
} as const;

const TOKEN =
  /(?:https?:\/\/|www\.|pic\.twitter\.com\/)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@\w+|#[\p{L}\p{N}_]+|\d[\d,.:]*\d[\p{L}\p{M}]*|\d[\p{L}\p{M}]*|(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’](?!s(?![\p{L}\p{N}]))\p{L}[\p{L}\p{M}\p{N}]*)*|['’][sS](?![\p{L}\p{N}])|\.{2,}|''|``|--+|\S/gu;

const HAS_ASCII_UPPER = /[A-Z\u0080-\u{10ffff}]/u;

/** Cuts a text into tokens, in ascending order; white space belongs to none. */
export function tokenize(text: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: number[] = [];
  const texts: string[] = [];
  const lowers: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    starts.push(match.index);
    ends.push(match.index + token.length);
    kinds.push(kindOf(token, text, match.index));
    texts.push(token);
    lowers.push(HAS_ASCII_UPPER.test(token) ? token.toLowerCase() : token);
  }
  return {
    count: texts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    kinds: Uint8Array.from(kinds),
    texts,
    lowers,
  };
}

const LETTER = /^\p{L}/u;

function kindOf(token: string, text: string, start: number): number {
  const first = token.charCodeAt(0);
  if (first >= 48 && first <= 57) return token.includes('@') ? TokenKind.address : TokenKind.figure;
  if (token.length > 1 && first === 64) return TokenKind.handle;
  if (token.length > 1 && first === 35) return TokenKind.hashtag;
  if (token.length === 2 && (first === 39 || first === 0x2019) && (token[1] === 's' || token[1] === 'S')) {
    return isLetter(text.charCodeAt(start - 1)) ? TokenKind.clitic : TokenKind.word;
  }
  if (!LETTER.test(token)) return TokenKind.punctuation;
  if (token.includes('/') || token.includes('@') || token.startsWith('www.')) return TokenKind.address;
  return TokenKind.word;
}

const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57) ||
  unit > 0x7f ||
  unit === 46;

/** Index of the first token that ends after `offset`; `count` when there is none. */
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
