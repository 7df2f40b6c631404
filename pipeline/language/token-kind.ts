/** What a token is. */
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
