import { isElement } from './element.js';
import { NO_NAMESPACES } from './namespaces.js';
import { parseXml } from './parse.js';

/** The root element of an XML file, of which only the tag is known. */
export interface XmlRoot {
  /** As it stands. */
  readonly rawName: string;
  /** With the usual prefix of its namespace. */
  readonly name: string;
  /** With the usual prefixes, among them those that declare namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The encoding that an XML declaration names, as it stands; null for none. */
export const declaredEncoding = (beginning: string): string | null =>
  /^\s{0,100}<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(beginning)?.[1] ??
  null;

/** The root element of a text that begins as XML does; null where no element begins it. */
export function rootOf(text: string): XmlRoot | null {
  const start = rootStart(text);
  const end = text.indexOf('>', start);
  if (!/^<[A-Za-z_]/.test(text.slice(start, start + 2)) || end === -1) return null;
  const tag = text.slice(start, end + 1);
  const element = parseXml(tag, NO_NAMESPACES).content.children.find(isElement);
  if (element === undefined) return null;
  const rawName = /^<([^\s/>]*)/.exec(tag)![1]!;
  return { rawName, name: element.name, attributes: element.attributes };
}

/** Where the first element begins, after what may stand before it. */
function rootStart(text: string): number {
  for (let at = 0; ; ) {
    while (/\s/.test(text.charAt(at))) at++;
    const next = endOfProlog(text, at);
    if (next === at) return at;
    at = next;
  }
}

/** The end of the comment, instruction or declaration of a document type that begins there. */
function endOfProlog(text: string, start: number): number {
  const after = (mark: string): number => {
    const at = text.indexOf(mark, start);
    return at === -1 ? text.length : at + mark.length;
  };
  if (text.startsWith('<!--', start)) return after('-->');
  if (text.startsWith('<?', start)) return after('?>');
  if (!text.startsWith('<!DOCTYPE', start)) return start;
  const subset = text.indexOf('[', start);
  const end = after('>');
  return subset === -1 || subset > end ? end : afterSubset(text, subset);
}

/** The end of a declaration whose declarations of its own begin there. */
function afterSubset(text: string, start: number): number {
  const close = /\]\s*>/g;
  close.lastIndex = start;
  return close.test(text) ? close.lastIndex : text.length;
}
