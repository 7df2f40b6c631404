import { readTable } from '../../../text/word-list.js';

/** The prefixes by which names of well-known namespaces are known here, by the addresses of these; empty for none. */
const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map(
  readTable(new URL('./namespaces.txt', import.meta.url)).map(([uri, prefix]) => [
    uri!,
    prefix === '.' ? '' : prefix!,
  ]),
);
/** Of these each version has an address of its own. */
const WITHOUT_PREFIX = /^http:\/\/iptc\.org\/std\/(?:NITF|nar)\//;

/** The prefixes of a file, empty for names without one, and those by which their namespaces are known here. */
export type Namespaces = ReadonlyMap<string, string>;

export const NO_NAMESPACES: Namespaces = new Map();

/** The namespaces within an element with these attributes, as they stand. */
export function namespacesWithin(outer: Namespaces, attributes: ReadonlyMap<string, string>): Namespaces {
  let inner: Map<string, string> | null = null;
  for (const [name, uri] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice('xmlns:'.length);
    inner ??= new Map(outer);
    inner.set(prefix, WITHOUT_PREFIX.test(uri) ? '' : (USUAL_PREFIXES.get(uri.trim()) ?? prefix));
  }
  return inner ?? outer;
}

/** A name with the usual prefix of its namespace; one that is not declared has the prefix that stands there. */
export function usualName(name: string, namespaces: Namespaces, isAttribute = false): string {
  const colon = name.indexOf(':');
  // An attribute without a prefix is of no namespace.
  if (colon === -1 && isAttribute) return name;
  const prefix = name.slice(0, Math.max(colon, 0));
  const usual = namespaces.get(prefix) ?? prefix;
  const local = name.slice(colon + 1);
  return usual === '' ? local : `${usual}:${local}`;
}
