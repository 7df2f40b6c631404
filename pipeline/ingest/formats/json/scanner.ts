import { type Span, spanText } from '../../../text/span.js';
import {
  describeCutOff,
  describeEscape,
  describeUnexpected,
  describeValue,
  type Expected,
  type ScanState,
} from './faults.js';

/** Where a text stops being JSON, and why. */
export interface JsonFault {
  /** UTF-16 offset in the text. */
  readonly offset: number;
  /** What is wrong there: `a comma or } is missing after 7`. The same in every version of Node. */
  readonly message: string;
  /** `cut_off`: the text is JSON as far as it goes; `trailing`: something follows a whole value. */
  readonly kind: 'cut_off' | 'trailing' | 'wrong';
}

/** Told of what `JSON.parse` refuses or rounds. */
export interface JsonListener {
  /** `NaN`, `Infinity` or `-Infinity`, as Python writes them. */
  nonFinite?(start: number, end: number): void;
  /**
   * @param path gives the names of the members that lead to it from the outermost object; null in a list and deep
   *   inside
   */
  number?(start: number, end: number, path: () => readonly string[] | null): void;
}

/**
 * Scans a text that should be one JSON value (RFC 8259), non-finite numbers of Python included. Reads each
 * character once, however the text is made, and to any depth.
 *
 * @returns null where it is one
 */
export function scanJson(text: string, listener: JsonListener = {}): JsonFault | null {
  return new Scanner(text, listener).scan();
}

const BLANKS = /[ \t\n\r]+/y;
/** All but `"`, `\` and control characters. */
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /-?[A-Za-z_$][\w$]*|[-+.\d][\w.+-]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const NON_FINITE: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);
/** The longest that is looked up in these. */
const MAX_LITERAL_LENGTH = 9;
const SPACE = 0x20;

/** Members that lie deeper have no path. */
const MAX_PATH_LENGTH = 16;

/** An object or list that is open. */
interface Open {
  readonly close: '}' | ']';
  /** The last name that was read in it: where it stands, quotation marks included, or itself once it was asked for. */
  name: Span | string | null;
}

class Scanner {
  readonly #text: string;
  readonly #listener: JsonListener;
  readonly #open: Open[] = [];
  #at = 0;
  #expected: Expected = 'value';
  /** Where the last token stands that was read. */
  #lastStart = 0;
  #lastEnd = 0;

  constructor(text: string, listener: JsonListener) {
    this.#text = text;
    this.#listener = listener;
  }

  scan(): JsonFault | null {
    for (;;) {
      if (this.#text.charCodeAt(this.#at) <= SPACE) this.#match(BLANKS);
      if (this.#at === this.#text.length) return this.#expected === 'end' ? null : this.#cutOff(this.#at);
      const start = this.#at;
      const fault = this.#token(this.#text[start]!);
      if (fault !== null) return fault;
      this.#lastStart = start;
      this.#lastEnd = this.#at;
    }
  }

  #token(first: string): JsonFault | null {
    const inner = this.#open.at(-1);
    switch (this.#expected) {
      case 'value or ]':
        if (first === ']') return this.#close();
        return this.#value(first);
      case 'value':
        return this.#value(first);
      case 'name or }':
        if (first === '}') return this.#close();
        return this.#name(first);
      case 'name':
        return this.#name(first);
      case 'colon':
        if (first !== ':') return this.#unexpected();
        return this.#step('value');
      case 'comma':
        if (first === inner?.close) return this.#close();
        if (first !== ',') return this.#unexpected();
        return this.#step(inner?.close === '}' ? 'name' : 'value');
      case 'end':
        return this.#unexpected();
    }
  }

  #value(first: string): JsonFault | null {
    if (first === '{') {
      this.#open.push({ close: '}', name: null });
      return this.#step('name or }');
    }
    if (first === '[') {
      this.#open.push({ close: ']', name: null });
      return this.#step('value or ]');
    }
    return first === '"' ? (this.#string() ?? this.#afterValue()) : this.#word();
  }

  #name(first: string): JsonFault | null {
    if (first !== '"') return this.#unexpected();
    const start = this.#at;
    const fault = this.#string();
    if (fault !== null) return fault;
    this.#open.at(-1)!.name = { start, end: this.#at };
    this.#expected = 'colon';
    return null;
  }

  #string(): JsonFault | null {
    const start = this.#at++;
    for (;;) {
      this.#match(PLAIN_CHARACTERS);
      if (this.#at === this.#text.length) return this.#cutOff(start, 'string');
      const unit = this.#text[this.#at]!;
      if (unit === '"') {
        this.#at++;
        return null;
      }
      if (unit === '\\' && this.#match(ESCAPE)) continue;
      // Cut off within an escape: all that is there may be its beginning.
      if (unit === '\\' && /^\\(?:u[0-9a-fA-F]{0,3})?$/.test(this.#text.slice(this.#at, this.#at + 6)))
        return this.#cutOff(start, 'string');
      return { offset: this.#at, message: describeEscape(this.#text, this.#at), kind: 'wrong' };
    }
  }

  /** A number, `true`, `false`, `null`, or what only looks like one. */
  #word(): JsonFault | null {
    const start = this.#at;
    if (this.#match(NUMBER)) {
      this.#listener.number?.(start, this.#at, this.#path);
      return this.#afterValue();
    }
    if (!this.#match(WORD)) return this.#unexpected();
    const word = this.#text.slice(start, Math.min(this.#at, start + MAX_LITERAL_LENGTH + 1));
    if (NON_FINITE.has(word)) this.#listener.nonFinite?.(start, this.#at);
    else if (!LITERALS.has(word)) {
      const isCutOff = this.#at === this.#text.length;
      return {
        offset: start,
        message: describeValue(this.#text, { start, end: this.#at }),
        kind: isCutOff ? 'cut_off' : 'wrong',
      };
    }
    return this.#afterValue();
  }

  readonly #path = (): readonly string[] | null => {
    if (this.#open.length > MAX_PATH_LENGTH) return null;
    const path: string[] = [];
    for (const open of this.#open) {
      if (open.name === null) return null;
      if (typeof open.name !== 'string') open.name = JSON.parse(spanText(this.#text, open.name)) as string;
      path.push(open.name);
    }
    return path;
  };

  #close(): null {
    this.#open.pop();
    this.#at++;
    return this.#afterValue();
  }

  #step(expected: Expected): null {
    this.#at++;
    this.#expected = expected;
    return null;
  }

  #afterValue(): null {
    this.#expected = this.#open.length === 0 ? 'end' : 'comma';
    return null;
  }

  /** Moves to the end of what matches here; an empty match moves nowhere. */
  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const isMatch = pattern.exec(this.#text) !== null;
    if (isMatch) this.#at = pattern.lastIndex;
    return isMatch;
  }

  #unexpected(): JsonFault {
    const message = describeUnexpected(this.#text, this.#at, this.#state());
    return { offset: this.#at, message, kind: this.#expected === 'end' ? 'trailing' : 'wrong' };
  }

  #cutOff(offset: number, inside: 'string' | null = null): JsonFault {
    return { offset, message: describeCutOff(this.#text, inside, this.#state()), kind: 'cut_off' };
  }

  #state(): ScanState {
    const last = { start: this.#lastStart, end: this.#lastEnd };
    return { expected: this.#expected, close: this.#open.at(-1)?.close ?? null, last };
  }
}
