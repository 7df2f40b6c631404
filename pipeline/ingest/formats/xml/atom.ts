import type { JsonObject } from '../../json-object.js';
import { baseWithin, resolved } from './address.js';
import {
  childOf,
  childrenOf,
  contentOf,
  firstLineIn,
  isElement,
  lineOf,
  linesIn,
  type XmlElement,
} from './element.js';
import { fields, type Inherited, type Vocabulary } from './vocabulary.js';

/** Atom feeds (RFC 4287, and its draft 0.3), and entries of their own. */
export const atom: Vocabulary = {
  recognises: ({ name }) => name === 'atom:feed' || name === 'atom:entry',
  record: 'entry',
  inherited: ({ content, open }) => {
    const feed = open[0] ?? content;
    return {
      publisher: lineOf(childOf(feed, 'atom:title')),
      authors: persons(feed),
      language: feed.attributes.get('xml:lang') ?? null,
      base: baseWithin(feed, linkOf(feed, null)),
    };
  },
  fieldsOf: entryFields,
};

function entryFields(entry: XmlElement, inherited: Inherited): JsonObject {
  const source = childOf(entry, 'atom:source');
  const content = childOf(entry, 'atom:content');
  const base = baseWithin(entry, inherited.base);
  const authors = [persons(entry), source === null ? [] : persons(source), linesIn(entry, 'dc:creator')];
  const published = firstLineIn(entry, 'atom:published', 'atom:issued', 'atom:created', 'dc:date');
  const updated = firstLineIn(entry, 'atom:updated', 'atom:modified');
  return fields({
    id: lineOf(childOf(entry, 'atom:id')),
    url: lineOf(childOf(entry, 'feedburner:origLink')) ?? linkOf(entry, base),
    title: textOf(childOf(entry, 'atom:title')),
    authors: authors.find((names) => names.length > 0) ?? inherited.authors,
    published_at: published ?? updated,
    modified_at: updated,
    publisher: lineOf(source === null ? null : childOf(source, 'atom:title')) ?? inherited.publisher,
    section: childrenOf(entry, 'atom:category')
      .map(categoryOf)
      .filter((name) => name !== null),
    language: content?.attributes.get('xml:lang') ?? entry.attributes.get('xml:lang') ?? inherited.language,
    text: textOf(content),
    summary: textOf(childOf(entry, 'atom:summary')),
  });
}

const persons = (element: XmlElement): readonly string[] =>
  childrenOf(element, 'atom:author')
    .map((author) => lineOf(childOf(author, 'atom:name')))
    .filter((name) => name !== null);

const categoryOf = ({ attributes }: XmlElement): string | null =>
  attributes.get('label') ?? attributes.get('term') ?? null;

/** The address of the page that an entry or feed stands for. */
export function linkOf(element: XmlElement, base: string | null): string | null {
  const links = childrenOf(element, 'atom:link').filter(
    ({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate' && attributes.has('href'),
  );
  const link = links.find(({ attributes }) => /html/.test(attributes.get('type') ?? 'html')) ?? links[0];
  if (link === undefined) return null;
  return resolved(link.attributes.get('href')!.trim(), baseWithin(link, base));
}

/** A text construct; null where it holds no text, but an image or an address. */
export function textOf(element: XmlElement | null): string | null {
  if (element === null) return null;
  const type = element.attributes.get('type') ?? 'text';
  if (!/^(?:text|html|xhtml$|application\/xhtml\+xml$)/i.test(type)) return null;
  // XHTML stands in a division that is not part of it.
  const division = /xhtml/i.test(type) ? element.children.find(isElement) : undefined;
  return contentOf(division ?? element);
}
