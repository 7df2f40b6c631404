import type { JsonObject } from '../../json-object.js';
import {
  childOf,
  childrenOf,
  descendantsOf,
  firstLineIn,
  isElement,
  lineOf,
  type XmlElement,
} from './element.js';
import { fields, NOTHING_INHERITED, type Vocabulary } from './vocabulary.js';

/** NITF, the News Industry Text Format of the IPTC: one article a document. */
export const nitf: Vocabulary = {
  recognises: ({ name }) => name === 'nitf',
  record: 'nitf',
  inherited: () => NOTHING_INHERITED,
  fieldsOf: nitfFields,
};

/** The fields of a document, by their usual names. */
export function nitfFields(document: XmlElement): JsonObject {
  const data = childOf(document, 'head', 'docdata');
  const publication = childOf(document, 'head', 'pubdata')?.attributes;
  const head = childOf(document, 'body', 'body.head');
  const dataOf = (name: string, attribute: string): string | undefined =>
    childOf(data, name)?.attributes.get(attribute);
  const storyDate = childOf(head, 'dateline', 'story.date');
  return fields({
    id: dataOf('doc-id', 'id-string'),
    url: publication?.get('ex-ref'),
    title: lineOf(childOf(head, 'hedline', 'hl1')) ?? firstLineIn(childOf(document, 'head'), 'title'),
    authors: bylinesOf(head),
    published_at:
      dataOf('date.release', 'norm') ??
      dataOf('date.issue', 'norm') ??
      publication?.get('date.publication') ??
      storyDate?.attributes.get('norm') ??
      lineOf(storyDate),
    publisher:
      publication?.get('name') ?? firstLineIn(head, 'distributor') ?? dataOf('doc.copyright', 'holder'),
    section: publication?.get('position.section') ?? sectionOf(document),
    language: document.attributes.get('xml:lang') ?? childOf(document, 'body')?.attributes.get('xml:lang'),
    text: passagesOf(wholeText(childOf(document, 'body', 'body.content'))),
    summary: passagesOf(childOf(head, 'abstract')),
  });
}

/** Of each byline those who are marked as people, else all of it but a title that is set apart. */
function bylinesOf(head: XmlElement | null): readonly string[] {
  if (head === null) return [];
  return childrenOf(head, 'byline')
    .filter(({ attributes }) => attributes.get('class') !== NORMALIZED)
    .flatMap((byline) => {
      const people = [...descendantsOf(byline, 'person')].map(lineOf).filter((name) => name !== null);
      if (people.length > 0) return people;
      const text = lineOf({ ...byline, children: byline.children.filter(isNoTitle) });
      return text === null ? [] : [text];
    });
}

/** The class of a byline that repeats the printed one in small letters, in the corpus of the New York Times. */
const NORMALIZED = 'normalized_byline';

const isNoTitle = (node: XmlElement | string): boolean => !isElement(node) || node.name !== 'byttl';

const SECTION_NAMES: readonly string[] = ['section', 'online_sections'];

function sectionOf(document: XmlElement): string | null {
  const head = childOf(document, 'head');
  const meta = (head === null ? [] : childrenOf(head, 'meta')).find(({ attributes }) =>
    SECTION_NAMES.includes(attributes.get('name') ?? ''),
  );
  return meta?.attributes.get('content') ?? null;
}

/** Where a corpus gives the lead apart from the whole text, that text. */
const wholeText = (content: XmlElement | null): XmlElement | null =>
  (content === null ? [] : childrenOf(content, 'block')).find(
    ({ attributes }) => attributes.get('class') === 'full_text',
  ) ?? content;

/** Blocks that are no part of the text: pictures with their captions, notes to editors. */
const LEFT_OUT: ReadonlySet<string> = new Set(['media', 'note', 'nitf-table-metadata']);
/** What stands within a line. */
const INLINE: ReadonlySet<string> = new Set([
  ...['a', 'alt-code', 'b', 'chron', 'city', 'classifier', 'copyrite', 'country', 'em', 'event', 'frac'],
  ...['frac-den', 'frac-num', 'frac-sep', 'function', 'i', 'lang', 'location', 'money', 'name.family'],
  ...['name.given', 'num', 'object.title', 'org', 'person', 'postaddr', 'pronounce', 'q', 'region', 'span'],
  ...['state', 'strong', 'sub', 'sublocation', 'sup', 'u', 'virtloc'],
]);

/** The paragraphs of a body, parted by blank lines; null for none. */
function passagesOf(body: XmlElement | null): string | null {
  if (body === null) return null;
  const passages: string[] = [];
  let passage = '';
  const part = (): void => {
    const line = passage.replace(/\s+/g, ' ').trim();
    if (line !== '') passages.push(line);
    passage = '';
  };
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) passage += child;
      else if (INLINE.has(child.name)) visit(child);
      else if (child.name === 'br') passage += ' ';
      else if (!LEFT_OUT.has(child.name)) {
        part();
        visit(child);
        part();
      }
    }
  };
  visit(body);
  part();
  return passages.length === 0 ? null : passages.join('\n\n');
}
