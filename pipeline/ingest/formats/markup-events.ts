import type { TokenizerCallbacks } from 'htmlparser2';
import { readTokens } from '../../text/markup/tokenizer.js';

/** Hears of the elements of a source in their order. */
export interface MarkupListener {
  /**
   * @param attributes by their names, the references in them decoded
   * @param end index after the tag
   */
  open(name: string, attributes: ReadonlyMap<string, string>, end: number): void;
  /** @param end where the element's content ends: where its closing tag begins, or after a tag that closes itself */
  close(name: string, end: number): void;
  text(text: string): void;
  /** Of XML: a section that the source opens and never closes. */
  unclosed?(what: 'CDATA section' | 'comment'): void;
}

/**
 * Reads XML (names as they stand there, with their prefix) or HTML (names in small letters) once, and never throws.
 * Elements are not matched: what is never closed, or closed without being open, is told as it stands. Time grows with
 * the length of the source alone.
 *
 * @returns how many more elements were opened than closed: 0 for whole XML, of no use for HTML
 */
export function scanMarkup(source: string, language: 'xml' | 'html', listener: MarkupListener): number {
  const events = new MarkupEvents(source, language === 'xml', listener);
  readTokens(source, events, { isXml: language === 'xml' });
  return events.depth;
}

class MarkupEvents implements TokenizerCallbacks {
  depth = 0;
  readonly #source: string;
  readonly #isXml: boolean;
  readonly #listener: MarkupListener;
  #name = '';
  #attributes = new Map<string, string>();
  #attribute = '';
  #value = '';

  constructor(source: string, isXml: boolean, listener: MarkupListener) {
    this.#source = source;
    this.#isXml = isXml;
    this.#listener = listener;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#nameAt(start, end);
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#nameAt(start, end);
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#source.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(end: number): void {
    this.depth++;
    this.#listener.open(this.#name, this.#attributes, end + 1);
  }

  onselfclosingtag(end: number): void {
    this.#listener.open(this.#name, this.#attributes, end + 1);
    this.#listener.close(this.#name, end + 1);
  }

  onclosetag(start: number, end: number): void {
    this.depth--;
    this.#listener.close(this.#nameAt(start, end), start - '</'.length);
  }

  ontext(start: number, end: number): void {
    this.#listener.text(this.#source.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#listener.text(String.fromCodePoint(codePoint));
  }

  oncdata(start: number, end: number, closingLength: number): void {
    if (!this.#isXml) return;
    if (closingLength === 0) this.#listener.unclosed?.('CDATA section');
    this.#listener.text(this.#source.slice(start, end - closingLength));
  }

  oncomment(_start: number, _end: number, closingLength: number): void {
    if (closingLength === 0) this.#listener.unclosed?.('comment');
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #nameAt(start: number, end: number): string {
    const name = this.#source.slice(start, end);
    return this.#isXml ? name : name.toLowerCase();
  }
}
