import { firstOf } from '../field-values.js';

/** An element of XML, without the comments and instructions in it. */
export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the file calls it: `title`, `dc:creator`, `html:p`. */
  readonly name: string;
  /** As it stands; empty for none. */
  readonly prefix: string;
  /** By their names with the usual prefixes. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and texts, their references and CDATA sections read. */
  readonly children: readonly (XmlElement | string)[];
  /** What stands between its tags, as it stands. */
  readonly source: string;
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** The elements of that name directly in an element. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter(isElement).filter((child) => child.name === name);

/** The first element that a path of names leads to; null for none, and in none. */
export function childOf(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let found = element;
  for (const name of path)
    found = found?.children.filter(isElement).find((child) => child.name === name) ?? null;
  return found;
}

/** All elements of that name, however deep, in their order; none within another one. */
export function* descendantsOf(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children.filter(isElement)) {
    if (child.name === name) yield child;
    else yield* descendantsOf(child, name);
  }
}

/** All text in an element, on one line; null for none. */
export function lineOf(element: XmlElement | null): string | null {
  return element === null ? null : textIn(element).replace(/\s+/g, ' ').trim() || null;
}

/** The first of the elements of these names, directly in an element, that holds a text, as {@link lineOf}. */
export const firstLineIn = (element: XmlElement | null, ...names: readonly string[]): string | null =>
  firstOf(names, (name) => lineOf(childOf(element, name)));

/** The same of all elements of one name. */
export const linesIn = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name)
    .map(lineOf)
    .filter((line) => line !== null);

/** All text in an element. */
const textIn = ({ children }: XmlElement): string =>
  children.map((child) => (isElement(child) ? textIn(child) : child)).join('');

/**
 * What an element holds, as text: mark-up that is escaped or in a CDATA section is read once, elements stand as they
 * are in the file. Null for what is blank.
 */
export function contentOf(element: XmlElement | null): string | null {
  if (element === null) return null;
  const inner = element.children.find(isElement);
  const text = inner === undefined ? textIn(element) : markupOf(element, inner);
  return text.trim() === '' ? null : text;
}

const PREFIXED_TAG = /<(\/?)[A-Za-z_][\w.-]{0,60}:/g;

/** The source of an element with HTML in it, whose tags may have a prefix that HTML does not know. */
const markupOf = ({ source }: XmlElement, { name, prefix }: XmlElement): string =>
  name.startsWith('html:') && prefix !== '' ? source.replace(PREFIXED_TAG, '<$1') : source;
