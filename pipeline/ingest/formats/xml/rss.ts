import type { JsonObject } from '../../json-object.js';
import { firstOf } from '../field-values.js';
import { nameInMailbox } from '../mailbox.js';
import { baseWithin, resolved } from './address.js';
import { linkOf, textOf } from './atom.js';
import { childOf, childrenOf, contentOf, firstLineIn, lineOf, linesIn, type XmlElement } from './element.js';
import { fields, type Inherited, NOTHING_INHERITED, type Vocabulary } from './vocabulary.js';

/** RSS 0.9x, 1.0 (RDF) and 2.0, with the elements of Atom, Dublin Core and others that are in use there. */
export const rss: Vocabulary = {
  recognises: ({ name, attributes }) =>
    name === 'rss' ||
    (name === 'rdf:RDF' && [...attributes.values()].some((uri) => /\/rss\/|\/rdf\/simple\//.test(uri))),
  record: 'item',
  inherited: ({ content }) => {
    const root = childOf(content, 'rss') ?? childOf(content, 'rdf:RDF') ?? content;
    const channel = childOf(root, 'channel');
    if (channel === null) return NOTHING_INHERITED;
    return {
      publisher: lineOf(childOf(channel, 'title')),
      authors: [],
      language:
        firstLineIn(channel, 'language', 'dc:language') ??
        channel.attributes.get('xml:lang') ??
        root.attributes.get('xml:lang') ??
        null,
      base: baseWithin(channel, baseWithin(root, lineOf(childOf(channel, 'link')))),
    };
  },
  fieldsOf: itemFields,
};

function itemFields(item: XmlElement, inherited: Inherited): JsonObject {
  const line = (...names: readonly string[]): string | null => firstLineIn(item, ...names);
  const content = (...names: readonly string[]): string | null =>
    firstOf(names, (name) => contentOf(childOf(item, name)));
  const guid = childOf(item, 'guid');
  const about = item.attributes.get('rdf:about') ?? null;
  const permalink = guid?.attributes.get('isPermaLink') === 'false' ? null : addressIn(lineOf(guid));
  const base = baseWithin(item, inherited.base);
  const link = line('feedburner:origLink', 'link') ?? linkOf(item, base) ?? permalink ?? addressIn(about);
  const url = resolved(link, base);
  return fields({
    id: lineOf(guid) ?? about ?? url,
    url,
    title: contentOf(childOf(item, 'title')) ?? line('dc:title', 'media:title'),
    authors: authorsOf(item),
    published_at: line('pubDate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published'),
    modified_at: line('atom:updated', 'dcterms:modified'),
    publisher: line('source', 'dc:publisher') ?? inherited.publisher,
    section: [...linesIn(item, 'category'), ...linesIn(item, 'dc:subject')],
    language: line('dc:language', 'language') ?? item.attributes.get('xml:lang') ?? inherited.language,
    text:
      content('content:encoded', 'html:body', 'html:div', 'yandex:full-text') ??
      textOf(childOf(item, 'atom:content')),
    summary: content('description', 'atom:summary', 'media:description', 'itunes:summary'),
  });
}

/** The names of the authors; RSS itself gives their addresses, too. */
function authorsOf(item: XmlElement): readonly string[] {
  for (const name of ['dc:creator', 'author', 'atom:author', 'itunes:author']) {
    const found = childrenOf(item, name)
      .map((author) => lineOf(childOf(author, 'atom:name')) ?? lineOf(author))
      .map((author) => (author === null ? null : nameInMailbox(author)))
      .filter((author) => author !== null);
    if (found.length > 0) return found;
  }
  return [];
}

const addressIn = (value: string | null): string | null =>
  value !== null && /^https?:\/\//i.test(value) ? value : null;
