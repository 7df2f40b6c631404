import { createRequire } from 'node:module';
import type { EntityDecoder } from 'entities/decode';
import type { Edit } from '../offset-map.js';

/*
 * Character references, as the HTML Standard reads them. Everything that decodes them, and whatever proves that it was
 * done rightly, asks here: two decoders would not agree on `&pound10` or `&notit;`.
 */

const load = createRequire(import.meta.url);
let library: typeof import('entities/decode') | null = null;

/** Loaded with the first page, or with the first text that has a character reference. */
function entities(): typeof import('entities/decode') {
  library ??= load('entities/decode') as typeof import('entities/decode');
  return library;
}

/** The value of an attribute with its character references decoded as browsers do it. */
export const decodedAttribute = (value: string): string =>
  value.includes('&') ? entities().decodeHTMLAttribute(value) : value;

/**
 * Finds the character references of a source, in places that are asked for in their order. A reference may lack its
 * semicolon, as browsers have it: `&copy 2020`.
 */
export class References {
  readonly #html: string;
  readonly #decoder: EntityDecoder;
  /** The first ampersand at or after the last place asked for. */
  #ampersand: number;
  /** What the decoder found: the code points of a reference, and how long it is. */
  #codes: number[] = [];
  #length = 0;

  constructor(html: string) {
    this.#html = html;
    this.#ampersand = html.indexOf('&');
    const { EntityDecoder, htmlDecodeTree } = entities();
    this.#decoder = new EntityDecoder(htmlDecodeTree, (code, length) => {
      this.#codes.push(code);
      this.#length = length;
    });
  }

  /**
   * Visits the characters and the references of a part of the source, in their order.
   *
   * @param run hears of characters that are no references
   * @param reference hears of a reference; of one that stands for two characters, both
   */
  visit(
    start: number,
    end: number,
    run: (start: number, end: number) => void,
    reference: (start: number, end: number, codes: readonly number[]) => void,
  ): void {
    let from = start;
    for (let at = this.#next(start); at < end; at = this.#next(at)) {
      if (!this.#read(at)) {
        at++;
        continue;
      }
      if (at > from) run(from, at);
      from = at + this.#length;
      reference(at, from, this.#codes);
      at = from;
    }
    if (end > from) run(from, end);
  }

  /** The place of the first ampersand from a place on; past the end if there is none. */
  #next(from: number): number {
    if (this.#ampersand >= 0 && this.#ampersand < from) this.#ampersand = this.#html.indexOf('&', from);
    return this.#ampersand < 0 ? Number.POSITIVE_INFINITY : this.#ampersand;
  }

  /** Whether a reference begins at an ampersand. */
  #read(ampersand: number): boolean {
    this.#codes = [];
    this.#decoder.startEntity(entities().DecodingMode.Legacy);
    if (this.#decoder.write(this.#html, ampersand + 1) < 0) this.#decoder.end();
    return this.#codes.length > 0;
  }
}

/**
 * Edits that decode the character references of a plain text: `&quot;`, `&#8217;`. Names that HTML does not define
 * stay, and so does what ends without a semicolon: `&copy` is as likely part of an address.
 */
export function findReferenceEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  if (!text.includes('&')) return edits;
  new References(text).visit(
    0,
    text.length,
    () => {},
    (start, end, codes) => {
      if (text[end - 1] === ';') edits.push({ start, end, replacement: String.fromCodePoint(...codes) });
    },
  );
  return edits;
}

/** A text with its character references decoded as browsers do it, once. */
export function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  new References(text).visit(
    0,
    text.length,
    (start, end) => {
      decoded += text.slice(start, end);
    },
    (_start, _end, codes) => {
      decoded += String.fromCodePoint(...codes);
    },
  );
  return decoded;
}
