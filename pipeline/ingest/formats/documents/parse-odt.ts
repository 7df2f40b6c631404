import { type Document, type DocumentFault, documentFault } from './document.js';
import { type DocumentMarkup, xmlParagraphs } from './xml-paragraphs.js';
import { xmlValues } from './xml-values.js';
import { PASSWORD, zipParts } from './zip-parts.js';

const CONTENT = 'content.xml';
const PROPERTIES = 'meta.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** The body of an OpenDocument text (OASIS ODF 1.3): without headers, footers, notes, comments and what was deleted. */
export async function parseOdt(bytes: Buffer): Promise<Document | DocumentFault> {
  const parts = await zipParts(
    bytes,
    (name) => [CONTENT, PROPERTIES, MANIFEST].includes(name),
    'OpenDocument text',
  );
  if (parts.kind === 'fault') return parts;
  const { texts } = parts;
  if (texts.get(MANIFEST)?.includes('encryption-data')) return PASSWORD;
  const xml = texts.get(CONTENT);
  if (xml === undefined) {
    const reason = `It is a ZIP file without ${CONTENT}, no OpenDocument text: name it as what it is.`;
    return documentFault('unsupported_format', reason);
  }
  const paragraphs = xmlParagraphs(xml, OPEN_DOCUMENT);
  if (paragraphs === null)
    return documentFault('unreadable', 'Its text is cut off within the document: fetch it again.');
  const names = ['dc:title', 'meta:initial-creator', 'dc:creator', 'meta:creation-date'];
  const values = xmlValues(texts.get(PROPERTIES) ?? '', new Set(names));
  const [title, creator, lastAuthor, created] = names.map((name) => values.get(name));
  const author = creator ?? lastAuthor;
  return {
    kind: 'document',
    paragraphs,
    properties: {
      ...(title === undefined ? {} : { title }),
      ...(author === undefined ? {} : { author }),
      ...(created === undefined ? {} : { created }),
    },
    encoding: 'utf-8',
  };
}

/** Spaces that a `text:s` stands for; more have no meaning in a text. */
const MAX_SPACES = 100;

const OPEN_DOCUMENT: DocumentMarkup = {
  roles: new Map([
    ['text:p', 'paragraph'],
    ['text:h', 'paragraph'],
    ['table:table', 'table'],
    ['table:table-row', 'row'],
    ['table:table-cell', 'cell'],
    ['text:note', 'skipped'],
    ['office:annotation', 'skipped'],
    ['text:tracked-changes', 'skipped'],
    ['office:forms', 'skipped'],
    ['text:ruby-text', 'skipped'],
    // What a picture shows, for those who cannot see it, and the pictures and formulas themselves.
    ['svg:title', 'skipped'],
    ['svg:desc', 'skipped'],
    ['draw:object', 'skipped'],
    ['office:binary-data', 'skipped'],
  ]),
  hasTextAnywhere: true,
  space: /[ \t\r\n]+/g,
  charactersOf(name, attributes) {
    if (name === 'text:s') return ' '.repeat(Math.min(Number(attributes.get('text:c')) || 1, MAX_SPACES));
    if (name === 'text:tab') return '\t';
    return name === 'text:line-break' ? '\n' : null;
  },
};
