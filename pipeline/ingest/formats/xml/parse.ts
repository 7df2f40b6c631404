import { type MarkupListener, scanMarkup } from '../markup-events.js';
import type { XmlElement } from './element.js';
import { type Namespaces, namespacesWithin, usualName } from './namespaces.js';

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
  scanMarkup(xml, 'xml', builder);
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

class ElementBuilder implements MarkupListener {
  readonly #xml: string;
  readonly #content: OpenElement;
  readonly #stack: OpenElement[];
  /** How many elements are open that were too deep to be any. */
  #passedOver = 0;
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

  open(name: string, attributes: ReadonlyMap<string, string>, end: number): void {
    if (this.#stack.length > MAX_DEPTH) {
      this.#passedOver++;
      return;
    }
    const parent = this.#stack.at(-1)!;
    const element = new OpenElement(this.#xml, name, attributes, parent.namespaces, end);
    parent.children.push(element);
    this.#stack.push(element);
  }

  /** Closes the innermost element of this name, and those in it. */
  close(name: string, end: number): void {
    if (this.#passedOver > 0) {
      this.#passedOver--;
      return;
    }
    const at = this.#stack.findLastIndex(({ rawName }) => rawName === name);
    if (at > 0) for (const element of this.#stack.splice(at)) element.end = end;
  }

  text(text: string): void {
    if (text !== '') this.#stack.at(-1)!.children.push(text);
  }

  unclosed(what: 'CDATA section' | 'comment'): void {
    this.#unclosed = what;
  }
}
