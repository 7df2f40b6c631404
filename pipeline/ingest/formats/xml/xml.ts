import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { rootOf } from './root.js';
import { vocabularyOf } from './vocabularies.js';

/** Feeds and the formats of news agencies: XML whose root element tells in which vocabulary its articles are. */
export const xmlReader: Reader = {
  name: 'xml',
  mediaTypes: [
    'application/xml',
    'text/xml',
    'application/rss+xml',
    'application/atom+xml',
    'application/rdf+xml',
  ],
  extensions: ['.xml', '.rss', '.atom', '.rdf'],
  description: 'articles of a feed, RSS or Atom, or in NITF or NewsML-G2',
  holds: 'many',
  recognises: ({ text }) => vocabularyOf(rootOf(text)) !== null,
  read: readXml,
};

async function* readXml(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readXmlFile } = await import('./read-xml.js');
  yield* readXmlFile(source, context, xmlReader);
}
