import { Buffer } from 'node:buffer';
import { CharacterClass, classes, classOf } from '../text/characters.js';
import { widthOf } from '../text/code-points.js';
import { currencyLettersEnd } from './currency-letters.js';

/** The kinds of tokens. */
export const TokenKind = {
  /** Letters, perhaps with digits: `votes`, `COVID`, `G7`, `U.S.` */
  word: 0,
  /** Digits first, or a decimal point: `118,000`, `20th`, `12:30`, `3.5`, `.08`. */
  figure: 1,
  /** A final `'s` or `’s`. */
  clitic: 2,
  /** Any other character except white space, and a tab: the end of a table's cell. */
  punctuation: 3,
  /** `@name` */
  handle: 4,
  /** `#name` */
  hashtag: 5,
  /** `https://…`, `www.…`, `pic.twitter.com/…`, an e-mail address. */
  address: 6,
} as const;

const {
  letter: LETTER,
  mark: MARK,
  number: NUMBER,
  space: SPACE,
  digit: DIGIT,
  handle: HANDLE,
  upper: UPPER,
} = CharacterClass;

/** Characters of a word after its first letter. */
const IN_WORD = LETTER | MARK | NUMBER;

const TAB = 0x09;
const BLANK = 0x20;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const BACKTICK = 0x60;
const AT = 0x40;
const HASH = 0x23;
const DOLLAR = 0x24;
const SMALL_S = 0x73;
const CAPITAL_S = 0x53;

const ADDRESS_PREFIXES = ['https://', 'http://', 'www.', 'pic.twitter.com/'];
/** Characters that no address contains, besides white space, and those with which none ends. */
const OUTSIDE_ADDRESS = new Set(['<', '>', '"', '“', '”']);
const AFTER_ADDRESS = new Set(['.', ',', ';', ':', '!', '?', ')', ']', "'", '’']);
/** An amount in pounds where a text of few characters writes `#` for the sign: `#20.1`, `#5m`; else it is a hashtag. */
const HASHED_AMOUNT = /#\d[\d,.]*(?:[mbt]|bn|tn|mn|million|billion)?(?![\p{L}\p{M}\p{N}_])/uy;
/** Longest part of an e-mail address before the `@` (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL_PART = 64;

/**
 * The UTF-16 units of a text, and a 0 after them. JavaScript has several kinds of strings, and code that reads them
 * unit by unit must check the kind each time; an array has one kind.
 */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length + 1);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}

/** Finds the tokens of a text one after the other. */
export class TokenScanner {
  start = 0;
  end = 0;
  kind: number = TokenKind.punctuation;
  /** False when the token is surely in lower case. */
  hasUpper = false;
  readonly #text: string;
  readonly #units: Uint16Array;
  /** Offset of the next `@`; beyond the reach of any token when there is none. */
  #nextAt = -1;
  /** Whether the last run of characters had a digit. */
  #hasDigits = false;

  constructor(text: string) {
    this.#text = text;
    this.#units = unitsOf(text);
  }

  /** Moves to the next token; false when there is none. */
  next(): boolean {
    const units = this.#units;
    let at = this.end;
    while (units[at] === BLANK || (units[at] !== TAB && (classOf(units[at]!) & SPACE) !== 0)) at++;
    if (at >= this.#text.length) return false;
    this.start = at;
    this.kind = this.#scan(at);
    return true;
  }

  /** Sets the end of the token that starts at an offset. @returns its kind */
  #scan(at: number): number {
    const first = this.#codePoint(at);
    const bits = classOf(first);
    if ((bits & LETTER) !== 0) {
      // Most tokens: letters and numbers up to a space can be nothing but a word.
      this.hasUpper = false;
      this.end = this.#runEnd(at, IN_WORD);
      if (this.#hasDigits && !this.#beginsEmail(at, first, bits))
        if (this.#accepts(currencyLettersEnd(this.#text, at))) return TokenKind.word;
      if (this.#units[this.end] === BLANK) return TokenKind.word;
    }
    const second = this.#units[at + widthOf(first)]!;
    this.hasUpper = true;
    if (opensAddress(first, second) && this.#accepts(this.#addressEnd(at))) return TokenKind.address;
    if (this.#isNearAtSign(at) && this.#accepts(this.#emailEnd(at, first, bits))) return TokenKind.address;
    this.hasUpper = false;
    if ((bits & DIGIT) !== 0) {
      this.end = this.#figureEnd(at);
      return TokenKind.figure;
    }
    if ((bits & LETTER) !== 0) {
      if (second !== FULL_STOP || !this.#accepts(this.#initialsEnd(at))) this.end = this.#wordEnd(at);
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
        if (this.#opensAmount(at)) break;
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
        if (first === APOSTROPHE) this.#acceptDoubled(at, first);
        break;
      case BACKTICK:
        this.#acceptDoubled(at, first);
        break;
      case FULL_STOP:
        if (this.#opensDecimal(at)) {
          this.end = this.#figureEnd(at);
          return TokenKind.figure;
        }
        while (this.#units[this.end] === first) this.end++;
        break;
      case HYPHEN:
        while (this.#units[this.end] === first) this.end++;
        break;
    }
    return TokenKind.punctuation;
  }

  /** Whether a point begins a figure: digits follow it, and it ends nothing: `.08`, `$.99`, but not `No.5`. */
  #opensDecimal(at: number): boolean {
    if ((classOf(this.#units[at + 1]!) & DIGIT) === 0) return false;
    const before = this.#units[at - 1] ?? BLANK;
    return before === DOLLAR || before === HYPHEN || before === 0x28 || (classOf(before) & SPACE) !== 0;
  }

  #opensAmount(at: number): boolean {
    HASHED_AMOUNT.lastIndex = at;
    return (classOf(this.#units[at + 1]!) & DIGIT) !== 0 && HASHED_AMOUNT.test(this.#text);
  }

  #acceptDoubled(at: number, sign: number): void {
    if (this.#units[at + 1] === sign) this.end = at + 2;
  }

  /** Sets the end of the token, if it was found. @returns whether it was */
  #accepts(end: number): boolean {
    if (end < 0) return false;
    this.end = end;
    return true;
  }

  #addressEnd(at: number): number {
    const prefix = ADDRESS_PREFIXES.find((candidate) => this.#text.startsWith(candidate, at));
    if (prefix === undefined) return -1;
    const text = this.#text;
    let end = at + prefix.length;
    let last = -1;
    while (end < text.length) {
      const character = text[end] as string;
      if (OUTSIDE_ADDRESS.has(character) || (classOf(this.#units[end]!) & SPACE) !== 0) break;
      end++;
      if (!AFTER_ADDRESS.has(character)) last = end;
    }
    return last;
  }

  /** Whether an `@` is near enough for an e-mail address to begin at an offset. */
  #isNearAtSign(at: number): boolean {
    if (this.#nextAt < at) {
      const found = this.#text.indexOf('@', at);
      this.#nextAt = found < 0 ? this.#text.length + MAX_LOCAL_PART : found;
    }
    return this.#nextAt - at <= MAX_LOCAL_PART;
  }

  /** Whether an e-mail address begins here: `usd7@example.org`. */
  #beginsEmail(at: number, first: number, bits: number): boolean {
    return this.#isNearAtSign(at) && this.#emailEnd(at, first, bits) >= 0;
  }

  #emailEnd(at: number, first: number, bits: number): number {
    if (!isLocal(first, bits)) return -1;
    const sign = this.#nextAt;
    for (let i = at + 1; i < sign; i++) {
      const unit = this.#units[i]!;
      if (!isLocal(unit, classOf(unit))) return -1;
    }
    let end = this.#labelEnd(sign + 1);
    if (end === sign + 1) return -1;
    let parts = 0;
    while (this.#units[end] === FULL_STOP) {
      const next = this.#labelEnd(end + 1);
      if (next === end + 1) break;
      end = next;
      parts++;
    }
    return parts === 0 ? -1 : end;
  }

  /** The offset after the letters, digits, `_` and hyphens of a domain label. */
  #labelEnd(at: number): number {
    let end = at;
    while (end < this.#text.length) {
      const unit = this.#units[end]!;
      if (unit !== HYPHEN && (classOf(unit) & HANDLE) === 0) break;
      end++;
    }
    return end;
  }

  #figureEnd(at: number): number {
    const units = this.#units;
    let lastDigit = at;
    for (let i = at + 1; i < units.length; i++) {
      const unit = units[i]!;
      if (unit >= 0x30 && unit <= 0x39) lastDigit = i;
      else if (unit !== 0x2c && unit !== FULL_STOP && unit !== 0x3a) break;
    }
    return this.#runEnd(lastDigit + 1, LETTER | MARK);
  }

  /** The offset after dotted initials, at least two (`U.S.`); -1 for none. */
  #initialsEnd(at: number): number {
    let end = at;
    let count = 0;
    while (end < this.#text.length) {
      const letter = this.#codePoint(end);
      const next = end + widthOf(letter);
      if (this.#units[next] !== FULL_STOP || (classOf(letter) & LETTER) === 0) break;
      this.hasUpper = true;
      end = next + 1;
      count++;
    }
    return count >= 2 ? end : -1;
  }

  #wordEnd(at: number): number {
    let end = this.#runEnd(at, IN_WORD);
    while (end + 1 < this.#text.length) {
      const unit = this.#units[end]!;
      if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE) break;
      if ((classOf(this.#codePoint(end + 1)) & LETTER) === 0) break;
      if (this.#units[end + 1] === SMALL_S && this.#isFinalS(end + 1)) break;
      end = this.#runEnd(end + 1, IN_WORD);
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

  /** Whether an `s` with no letter or number after it stands at an offset. */
  #isFinalS(at: number): boolean {
    const unit = this.#units[at]!;
    if (unit !== SMALL_S && unit !== CAPITAL_S) return false;
    return at + 1 >= this.#text.length || (classOf(this.#codePoint(at + 1)) & (LETTER | NUMBER)) === 0;
  }

  /** Whether the character before an offset can end a word: a letter, a digit, a full stop, or any beyond ASCII. */
  #followsWord(at: number): boolean {
    const unit = this.#units[at - 1] ?? 0;
    return unit > 0x7f || unit === FULL_STOP || (classOf(unit) & (LETTER | DIGIT)) !== 0;
  }

  #runEnd(at: number, bits: number): number {
    const units = this.#units;
    let end = at;
    let seen = 0;
    for (;;) {
      let found = classes[units[end]!]!;
      let width = 1;
      if (found === 0) {
        const point = this.#codePoint(end);
        found = classOf(point);
        width = widthOf(point);
      }
      if ((found & bits) === 0) break;
      seen |= found;
      end += width;
    }
    if ((seen & UPPER) !== 0) this.hasUpper = true;
    this.#hasDigits = (seen & DIGIT) !== 0;
    return end;
  }

  /** The code point at an offset; a lone surrogate is itself. */
  #codePoint(at: number): number {
    const unit = this.#units[at]!;
    return unit >= 0xd800 && unit <= 0xdbff ? (this.#text.codePointAt(at) as number) : unit;
  }
}

/** Whether an address can begin with these two characters: `ht`, `ww` or `pi`, with which few words begin. */
function opensAddress(first: number, second: number): boolean {
  if (first === 0x68) return second === 0x74;
  if (first === 0x77) return second === 0x77;
  return first === 0x70 && second === 0x69;
}

/** Whether a character can stand before the `@` of an e-mail address. */
const isLocal = (unit: number, bits: number): boolean =>
  (bits & HANDLE) !== 0 || unit === FULL_STOP || unit === 0x2b || unit === HYPHEN;
