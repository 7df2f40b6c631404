import { CharacterClass, classOf } from './characters.js';
import { widthOf } from './code-points.js';
import { TokenKind } from './token-kind.js';

const {
  letter: LETTER,
  mark: MARK,
  number: NUMBER,
  space: SPACE,
  digit: DIGIT,
  handle: HANDLE,
  upper: UPPER,
} = CharacterClass;

const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const BACKTICK = 0x60;
const AT = 0x40;
const HASH = 0x23;
const SMALL_S = 0x73;
const CAPITAL_S = 0x53;

const ADDRESS_PREFIXES = ['https://', 'http://', 'www.', 'pic.twitter.com/'];
/** What an address does not hold, beside white space, and what it does not end with. */
const OUTSIDE_ADDRESS = new Set(['<', '>', '"', '“', '”']);
const BEHIND_ADDRESS = new Set(['.', ',', ';', ':', '!', '?', ')', ']', "'", '’']);
/** Characters of the part of an e-mail address before the `@`, at most (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL_PART = 64;

/** Finds the tokens of a text one after the other, character by character. */
export class TokenScanner {
  start = 0;
  end = 0;
  kind: number = TokenKind.punctuation;
  /** False when the token is surely in lower case. */
  hasUpper = false;
  readonly #text: string;
  /** Where the next `@` stands; the text's length when there is none. */
  #nextAt = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes on to the next token; false when there is none. */
  next(): boolean {
    const text = this.#text;
    let at = this.end;
    while (at < text.length && (classOf(text.charCodeAt(at)) & SPACE) !== 0) at++;
    if (at >= text.length) return false;
    this.start = at;
    this.kind = this.#scan(at);
    return true;
  }

  /** Sets the end of the token that starts at an offset, and tells its kind. */
  #scan(at: number): number {
    const first = this.#codePoint(at);
    const bits = classOf(first);
    this.hasUpper = true;
    if (this.#reads(this.#addressEnd(at, first))) return TokenKind.address;
    if (this.#reads(this.#emailEnd(at, first, bits))) return TokenKind.address;
    this.hasUpper = false;
    if ((bits & DIGIT) !== 0) {
      this.end = this.#figureEnd(at);
      return TokenKind.figure;
    }
    if ((bits & LETTER) !== 0) {
      if (!this.#reads(this.#initialsEnd(at))) this.end = this.#wordEnd(at);
      return TokenKind.word;
    }
    return this.#scanSign(at, first);
  }

  #scanSign(at: number, first: number): number {
    this.end = at + widthOf(first);
    switch (first) {
      case AT:
        this.end = this.#runEnd(at + 1, HANDLE);
        return this.end > at + 1 ? TokenKind.handle : TokenKind.punctuation;
      case HASH:
        this.end = this.#tagEnd(at + 1);
        this.hasUpper = true;
        return this.end > at + 1 ? TokenKind.hashtag : TokenKind.punctuation;
      case APOSTROPHE:
      case RIGHT_QUOTE:
        if (this.#isFinalS(at + 1)) {
          this.end = at + 2;
          this.hasUpper = true;
          return this.#followsWord(at) ? TokenKind.clitic : TokenKind.word;
        }
        if (first === APOSTROPHE) this.#double(at, first);
        break;
      case BACKTICK:
        this.#double(at, first);
        break;
      case FULL_STOP:
      case HYPHEN:
        while (this.#text.charCodeAt(this.end) === first) this.end++;
        break;
    }
    return TokenKind.punctuation;
  }

  #double(at: number, sign: number): void {
    if (this.#text.charCodeAt(at + 1) === sign) this.end = at + 2;
  }

  /** Takes over the end of a token that was found; false when none was. */
  #reads(end: number): boolean {
    if (end < 0) return false;
    this.end = end;
    return true;
  }

  #addressEnd(at: number, first: number): number {
    // Only `h`, `w` and `p` begin an address.
    if (first !== 0x68 && first !== 0x77 && first !== 0x70) return -1;
    const prefix = ADDRESS_PREFIXES.find((candidate) => this.#text.startsWith(candidate, at));
    if (prefix === undefined) return -1;
    const text = this.#text;
    let end = at + prefix.length;
    let last = -1;
    while (end < text.length) {
      const character = text[end] as string;
      if (OUTSIDE_ADDRESS.has(character) || (classOf(text.charCodeAt(end)) & SPACE) !== 0) break;
      end++;
      if (!BEHIND_ADDRESS.has(character)) last = end;
    }
    return last;
  }

  #emailEnd(at: number, first: number, bits: number): number {
    if (!isLocal(first, bits)) return -1;
    if (this.#nextAt < at) {
      const found = this.#text.indexOf('@', at);
      this.#nextAt = found < 0 ? this.#text.length : found;
    }
    const sign = this.#nextAt;
    if (sign === this.#text.length || sign - at > MAX_LOCAL_PART) return -1;
    for (let i = at + 1; i < sign; i++) {
      const unit = this.#text.charCodeAt(i);
      if (!isLocal(unit, classOf(unit))) return -1;
    }
    let end = this.#labelEnd(sign + 1);
    if (end === sign + 1) return -1;
    let parts = 0;
    while (this.#text.charCodeAt(end) === FULL_STOP) {
      const next = this.#labelEnd(end + 1);
      if (next === end + 1) break;
      end = next;
      parts++;
    }
    return parts === 0 ? -1 : end;
  }

  /** Behind the letters, digits, `_` and hyphens of a domain's label. */
  #labelEnd(at: number): number {
    let end = at;
    while (end < this.#text.length) {
      const unit = this.#text.charCodeAt(end);
      if (unit !== HYPHEN && (classOf(unit) & HANDLE) === 0) break;
      end++;
    }
    return end;
  }

  #figureEnd(at: number): number {
    const text = this.#text;
    let lastDigit = at;
    for (let i = at + 1; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x30 && unit <= 0x39) lastDigit = i;
      else if (unit !== 0x2c && unit !== FULL_STOP && unit !== 0x3a) break;
    }
    return this.#runEnd(lastDigit + 1, LETTER | MARK);
  }

  /** Behind dotted initials, two at least (`U.S.`); -1 where there are none. */
  #initialsEnd(at: number): number {
    let end = at;
    let count = 0;
    while (end < this.#text.length) {
      const letter = this.#codePoint(end);
      const behind = end + widthOf(letter);
      if (this.#text.charCodeAt(behind) !== FULL_STOP || (classOf(letter) & LETTER) === 0) break;
      this.hasUpper = true;
      end = behind + 1;
      count++;
    }
    return count >= 2 ? end : -1;
  }

  #wordEnd(at: number): number {
    let end = this.#runEnd(at, LETTER | MARK | NUMBER);
    while (end + 1 < this.#text.length) {
      const unit = this.#text.charCodeAt(end);
      if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE) break;
      if ((classOf(this.#codePoint(end + 1)) & LETTER) === 0) break;
      if (this.#text.charCodeAt(end + 1) === SMALL_S && this.#isFinalS(end + 1)) break;
      end = this.#runEnd(end + 1, LETTER | MARK | NUMBER);
    }
    return end;
  }

  #tagEnd(at: number): number {
    let end = at;
    while (end < this.#text.length) {
      const point = this.#codePoint(end);
      if (point !== 0x5f && (classOf(point) & (LETTER | NUMBER)) === 0) break;
      end += widthOf(point);
    }
    return end;
  }

  /** Whether an `s` stands at an offset and no letter or number behind it. */
  #isFinalS(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    if (unit !== SMALL_S && unit !== CAPITAL_S) return false;
    return at + 1 >= this.#text.length || (classOf(this.#codePoint(at + 1)) & (LETTER | NUMBER)) === 0;
  }

  /** Whether what stands before an offset can be the end of a word: a letter, a digit, a full stop, no ASCII sign else. */
  #followsWord(at: number): boolean {
    const unit = this.#text.charCodeAt(at - 1);
    return unit > 0x7f || unit === FULL_STOP || (classOf(unit || 0) & (LETTER | DIGIT)) !== 0;
  }

  #runEnd(at: number, bits: number): number {
    let end = at;
    let seen = 0;
    while (end < this.#text.length) {
      const point = this.#codePoint(end);
      const found = classOf(point);
      if ((found & bits) === 0) break;
      seen |= found;
      end += widthOf(point);
    }
    if ((seen & UPPER) !== 0) this.hasUpper = true;
    return end;
  }

  /** The code point at an offset; half of a pair that is alone is itself. */
  #codePoint(at: number): number {
    const unit = this.#text.charCodeAt(at);
    return unit >= 0xd800 && unit <= 0xdbff ? (this.#text.codePointAt(at) as number) : unit;
  }
}

/** Whether a character can stand before the `@` of an e-mail address. */
const isLocal = (unit: number, bits: number): boolean =>
  (bits & HANDLE) !== 0 || unit === FULL_STOP || unit === 0x2b || unit === HYPHEN;
