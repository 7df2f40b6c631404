import { createRequire } from 'node:module';
import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2';
import type { XmlElement } from './element.js';
import { type Namespaces, namespacesWithin, usualName } from './namespaces.js';

const load = createRequire(import.meta.url);

/** What was read of a piece of XML. */
export interface ParsedXml {
  /** What it holds. */
  readonly content: XmlElement;
  /** The elements that it leaves open, the outermost first. */
  readonly open: readonly XmlElement[];
  /** Those in force where it ends. */
  readonly namespaces: Namespaces;
  /** A section that it opens and never closes. */
  readonly unclosed: 'CDATA section' | 'comment' | null;
}

/** Elements deeper than this are read as if their tags were not there. */
const MAX_DEPTH = 200;

/**
 * Reads a piece of XML that need not be well-formed: a bare `&` and references that XML does not define stay as they
 * are, ends that are missing are supplied, and ends of nothing are passed over. No entity is ever expanded but the five
 * of XML itself and characters by their number, and nothing else is read.
 *
 * @param outer the namespaces that are declared around it
 */
export function parseXml(xml: string, outer: Namespaces): ParsedXml {
  const builder = new ElementBuilder(xml, outer);
  const { Tokenizer } = load('htmlparser2') as typeof import('htmlparser2');
  const tokenizer: Tokenizer = new Tokenizer({ xmlMode: true }, builder);
  tokenizer.write(xml);
  tokenizer.end();
  return builder.finish();
}

class OpenElement implements XmlElement {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[] = [];
  readonly rawName: string;
  readonly namespaces: Namespaces;
  readonly #xml: string;
  readonly #start: number;
  end: number;

  constructor(
    xml: string,
    rawName: string,
    attributes: ReadonlyMap<string, string>,
    outer: Namespaces,
    start: number,
  ) {
    this.namespaces = namespacesWithin(outer, attributes);
    this.rawName = rawName;
    this.name = usualName(rawName, this.namespaces);
    this.prefix = rawName.slice(0, Math.max(rawName.indexOf(':'), 0));
    this.attributes = new Map(
      [...attributes].map(([name, value]) => [usualName(name, this.namespaces, true), value]),
    );
    this.#xml = xml;
    this.#start = start;
    this.end = xml.length;
  }

  get source(): string {
    return this.#xml.slice(this.#start, this.end);
  }
}

class ElementBuilder implements TokenizerCallbacks {
  readonly #xml: string;
  readonly #content: OpenElement;
  readonly #stack: OpenElement[];
  #tagName = '';
  #attributes = new Map<string, string>();
  #attributeName = '';
  #attributeValue = '';
  #unclosed: ParsedXml['unclosed'] = null;

  constructor(xml: string, outer: Namespaces) {
    this.#xml = xml;
    this.#content = new OpenElement(xml, '', new Map(), outer, 0);
    this.#stack = [this.#content];
  }

  finish(): ParsedXml {
    return {
      content: this.#content,
      open: this.#stack.slice(1),
      namespaces: this.#stack.at(-1)!.namespaces,
      unclosed: this.#unclosed,
    };
  }

  onopentagname(start: number, end: number): void {
    this.#tagName = this.#xml.slice(start, end);
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#xml.slice(start, end);
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#xml.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    this.#attributes.set(this.#attributeName, this.#attributeValue);
  }

  onopentagend(end: number): void {
    this.#open(end);
  }

  onselfclosingtag(end: number): void {
    if (this.#open(end)) this.#close(this.#stack.length - 1, end + 1);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#xml.slice(start, end);
    const at = this.#stack.findLastIndex(({ rawName }) => rawName === name);
    if (at > 0) this.#close(at, start - '</'.length);
  }

  ontext(start: number, end: number): void {
    this.#text(this.#xml.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#text(String.fromCodePoint(codePoint));
  }

  oncdata(start: number, end: number, closingLength: number): void {
    if (closingLength === 0) this.#unclosed = 'CDATA section';
    this.#text(this.#xml.slice(start, end - closingLength));
  }

  oncomment(_start: number, _end: number, closingLength: number): void {
    if (closingLength === 0) this.#unclosed = 'comment';
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** False where it is too deep to be one. */
  #open(tagEnd: number): boolean {
    if (this.#stack.length > MAX_DEPTH) return false;
    const parent = this.#stack.at(-1)!;
    const element = new OpenElement(
      this.#xml,
      this.#tagName,
      this.#attributes,
      parent.namespaces,
      tagEnd + 1,
    );
    parent.children.push(element);
    this.#stack.push(element);
    return true;
  }

  /** Closes the element at that place of the stack, and those in it. */
  #close(at: number, end: number): void {
    for (const element of this.#stack.splice(at)) element.end = end;
  }

  #text(text: string): void {
    if (text !== '') this.#stack.at(-1)!.children.push(text);
  }
}
