import { scanMarkup } from '../markup-events.js';
import { type Document, type DocumentFault, type DocumentProperties, documentFault } from './document.js';
import { type DocumentMarkup, xmlParagraphs } from './xml-paragraphs.js';
import { xmlValues } from './xml-values.js';
import { zipParts } from './zip-parts.js';

const RELATIONS = '_rels/.rels';
const PROPERTIES = 'docProps/core.xml';
const USUAL_DOCUMENT = 'word/document.xml';

/** The body of a Word document (ECMA-376): without headers, footers, notes, comments and what was deleted. */
export async function parseDocx(bytes: Buffer): Promise<Document | DocumentFault> {
  const isWanted = (name: string): boolean =>
    name === RELATIONS || name === PROPERTIES || /^word\/document\w*\.xml$/.test(name);
  const parts = await zipParts(bytes, isWanted, 'Word document');
  if (parts.kind === 'fault') return parts;
  const { texts } = parts;
  const xml = texts.get(mainPart(texts.get(RELATIONS))) ?? texts.get(USUAL_DOCUMENT);
  if (xml === undefined) {
    const reason = `It is a ZIP file without ${USUAL_DOCUMENT}, no Word document: name it as what it is.`;
    return documentFault('unsupported_format', reason);
  }
  const paragraphs = xmlParagraphs(xml, WORD);
  if (paragraphs === null)
    return documentFault('unreadable', 'Its text is cut off within the document: fetch it again.');
  const properties = propertiesOf(texts.get(PROPERTIES));
  return { kind: 'document', paragraphs, properties, encoding: 'utf-8' };
}

/** The name of the part that holds the text, as the relations of the package say. */
function mainPart(relations = ''): string {
  let target = USUAL_DOCUMENT;
  scanMarkup(relations, 'xml', {
    open(name, attributes) {
      if (name === 'Relationship' && attributes.get('Type')?.endsWith('/officeDocument'))
        target = attributes.get('Target')?.replace(/^\//, '') ?? target;
    },
    text() {},
    close() {},
  });
  return target;
}

/** What the template of python-docx says of itself, and all documents that are made with it. */
const TEMPLATE_AUTHOR = 'python-docx';
const TEMPLATE_CREATED = /^2013-12-23T23:15/;

function propertiesOf(xml = ''): DocumentProperties {
  const values = xmlValues(xml, new Set(['dc:title', 'dc:creator', 'dcterms:created']));
  const [title, author, created] = ['dc:title', 'dc:creator', 'dcterms:created'].map((name) =>
    values.get(name),
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined || author === TEMPLATE_AUTHOR ? {} : { author }),
    ...(created === undefined || TEMPLATE_CREATED.test(created) ? {} : { created }),
  };
}

const WORD: DocumentMarkup = {
  roles: new Map([
    ['w:p', 'paragraph'],
    ['w:t', 'text'],
    ['w:tbl', 'table'],
    ['w:tr', 'row'],
    ['w:tc', 'cell'],
    ['w:del', 'skipped'],
    ['w:moveFrom', 'skipped'],
    // How a ruby text is said, above it.
    ['w:rt', 'skipped'],
    // The same text box again, for old versions.
    ['mc:Fallback', 'skipped'],
  ]),
  hasTextAnywhere: false,
  space: /[\t\r\n]/g,
  charactersOf(name, attributes) {
    if (name === 'w:tab' || name === 'w:ptab') return '\t';
    if (name === 'w:cr') return '\n';
    if (name === 'w:br') return attributes.get('w:type') === 'column' ? ' ' : '\n';
    return name === 'w:noBreakHyphen' ? '-' : null;
  },
};
