import type { TokenizerCallbacks } from 'htmlparser2';
import type { Edit } from '../offset-map.js';
import { readTable } from '../word-list.js';
import { readTokens } from './tokenizer.js';

/** How an element parts the text around it; `hidden`: nor is what it holds a part of the text. */
type Parting = 'none' | 'space' | 'line' | 'paragraph' | 'hidden';

const ELEMENTS: ReadonlyMap<string, Parting> = new Map(
  readTable(new URL('./elements.txt', import.meta.url)).map(([name, parting]) => [name!, parting as Parting]),
);

/** Whether HTML has an element of that name, in any case. */
export const isHtmlElement = (name: string): boolean => ELEMENTS.has(name.toLowerCase());

const SEPARATORS: Readonly<Record<Parting, string>> = {
  none: '',
  hidden: '',
  space: ' ',
  line: '\n',
  paragraph: '\n\n',
};

/** Elements in which a line end is white space like any other. Beside them, and in `pre`, it ends a line. */
const FLOWING: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 li dt dd td th blockquote figcaption'.split(' '),
);

/**
 * A tag that nobody writes but in HTML: the end of an element, a line break, the beginning of a paragraph. A text that
 * only mentions `<b>`, or has an address in angle brackets, is none.
 */
const TELLING_TAG =
  /<(?:\/(?:a|article|b|blockquote|body|div|em|figure|h[1-6]|html|i|li|ol|p|section|span|strong|table|td|tr|u|ul)\s*|br\s*\/?|hr\s*\/?|p(?:\s[^<>]{0,500})?|(?:img|a)\s[^<>]{1,4000})>/i;

/** Whether a text is HTML, in whole or in part. */
export const isHtml = (text: string): boolean => text.includes('<') && TELLING_TAG.test(text);

/**
 * The edits that make HTML plain text: tags and comments go, elements that begin on a line of their own are parted by
 * line ends, scripts and the like go with what they hold, character references are decoded. What only looks like
 * mark-up (`<Keller>`, `5 < 6`, a tag or comment that never ends) stays.
 */
export function findTagEdits(html: string): Edit[] {
  const reader = new MarkupReader(html);
  readTokens(html, reader);
  return reader.edits;
}

/** A line end, and the white space after it. */
const LINE_ENDS = /\n\s*/g;

/** A hidden element that is open. */
interface Hidden {
  readonly name: string;
  readonly start: number;
  /** How many edits there were before it. */
  readonly editCount: number;
  /** How many elements of its name are open in it, itself counted. */
  depth: number;
}

class MarkupReader implements TokenizerCallbacks {
  readonly edits: Edit[] = [];
  readonly #html: string;
  /** The opening tag that is being read. */
  #tag = { name: '', start: 0 };
  #hidden: Hidden | null = null;
  /** How many flowing elements are open. */
  #flowing = 0;
  /** How many elements are open whose line ends are kept. */
  #kept = 0;

  constructor(html: string) {
    this.#html = html;
  }

  ontext(start: number, end: number): void {
    if (this.#flowing === 0 || this.#kept > 0) return;
    // What follows the name in a closing tag that never ends: the tokenizer does not know where it begins.
    if (start < 0) return;
    for (const { 0: lineEnds, index } of this.#html.slice(start, end).matchAll(LINE_ENDS)) {
      const isBlankLine = lineEnds.indexOf('\n') !== lineEnds.lastIndexOf('\n');
      if (!isBlankLine) this.#replace(start + index, start + index + lineEnds.length, ' ');
    }
  }

  /** One that stands for two characters comes twice. One without its semicolon stays, as in plain text. */
  ontextentity(codePoint: number, end: number): void {
    if (this.#html[end - 1] !== ';') return;
    const first = this.edits.at(-1);
    const character = String.fromCodePoint(codePoint);
    if (first?.end === end)
      this.edits[this.edits.length - 1] = { ...first, replacement: first.replacement + character };
    else this.#replace(this.#html.lastIndexOf('&', end - 1), end, character);
  }

  onopentagname(start: number, end: number): void {
    this.#tag = { name: this.#html.slice(start, end).toLowerCase(), start: start - 1 };
  }

  onopentagend(end: number): void {
    const { name, start } = this.#tag;
    const editCount = this.edits.length;
    this.#replaceTag(name, start, end + 1);
    if (FLOWING.has(name)) this.#flowing++;
    if (name === 'pre') this.#kept++;
    if (this.#hidden?.name === name) this.#hidden.depth++;
    else if (this.#hidden === null && ELEMENTS.get(name) === 'hidden')
      this.#hidden = { name, start, editCount, depth: 1 };
  }

  onselfclosingtag(end: number): void {
    this.#replaceTag(this.#tag.name, this.#tag.start, end + 1);
  }

  onclosetag(start: number, nameEnd: number): void {
    const name = this.#html.slice(start, nameEnd).toLowerCase();
    const close = this.#html.indexOf('>', nameEnd);
    if (close === -1) return;
    if (FLOWING.has(name)) this.#flowing = Math.max(0, this.#flowing - 1);
    if (name === 'pre') this.#kept = Math.max(0, this.#kept - 1);
    if (this.#hidden?.name === name && --this.#hidden.depth === 0) this.#hide(this.#hidden, close + 1);
    else this.#replaceTag(name, start - 2, close + 1);
  }

  oncomment(start: number, end: number): void {
    this.#replaceComment(start, end);
  }

  ondeclaration(start: number, end: number): void {
    this.#replaceComment(start, end);
  }

  onprocessinginstruction(start: number, end: number): void {
    this.#replaceComment(start, end);
  }

  // What stands within a tag is no text.
  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  oncdata(): void {}
  onend(): void {}

  /** Takes a hidden element out with all that it holds. */
  #hide({ start, editCount }: Hidden, end: number): void {
    this.edits.length = editCount;
    this.#hidden = null;
    this.#replace(start, end, '');
  }

  /** A tag of no element stays: it may be a name in angle brackets. Those of extensions have a hyphen or a colon. */
  #replaceTag(name: string, start: number, end: number): void {
    const parting = ELEMENTS.get(name) ?? (/[-:]/.test(name) ? 'none' : null);
    if (parting !== null) this.#replace(start, end, SEPARATORS[parting]);
  }

  /**
   * A comment, a declaration (`<!doctype html>`) or an instruction (`<?xml … ?>`). A browser takes more for one, up to
   * the next `>`: what is left unclosed, or begins with `</3`, stays.
   *
   * @param start of what it holds
   * @param end where its `>` should be
   */
  #replaceComment(start: number, end: number): void {
    const opening = this.#html.lastIndexOf('<', start - 1);
    const isWhole =
      this.#html[end] === '>' && /^<(?:!--|[!?][a-z][^<]*$)/i.test(this.#html.slice(opening, end));
    if (isWhole) this.#replace(opening, end + 1, '');
  }

  #replace(start: number, end: number, replacement: string): void {
    this.edits.push({ start, end, replacement });
  }
}
