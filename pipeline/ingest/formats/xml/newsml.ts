import type { JsonObject } from '../../json-object.js';
import {
  childOf,
  childrenOf,
  contentOf,
  firstLineIn,
  isElement,
  linesIn,
  type XmlElement,
} from './element.js';
import { nitfFields } from './nitf.js';
import { fields, NOTHING_INHERITED, type Vocabulary } from './vocabulary.js';

/** NewsML-G2 of the IPTC: messages of many items, and items of their own. Pictures and the like are no articles. */
export const newsMlG2: Vocabulary = {
  recognises: ({ name }) => name === 'newsMessage' || name === 'newsItem',
  record: 'newsItem',
  inherited: () => NOTHING_INHERITED,
  fieldsOf: itemFields,
};

const NO_ARTICLE = /:(?:animation|audio|composite|graphic|picture|video)$/i;

function itemFields(item: XmlElement): JsonObject | null {
  const management = childOf(item, 'itemMeta');
  const meta = childOf(item, 'contentMeta');
  if (NO_ARTICLE.test(childOf(management, 'itemClass')?.attributes.get('qcode') ?? '')) return null;
  const content = contentFields(childOf(item, 'contentSet'));
  return fields({
    ...content,
    ...fields({
      id: item.attributes.get('guid'),
      title: firstLineIn(meta, 'headline') ?? firstLineIn(management, 'title'),
      authors: authorsOf(meta),
      published_at:
        firstLineIn(management, 'firstCreated') ??
        firstLineIn(meta, 'contentCreated') ??
        firstLineIn(management, 'versionCreated'),
      modified_at: firstLineIn(management, 'versionCreated') ?? firstLineIn(meta, 'contentModified'),
      publisher:
        nameOf(childOf(item, 'rightsInfo', 'copyrightHolder')) ?? nameOf(childOf(management, 'provider')),
      language: childOf(meta, 'language')?.attributes.get('tag') ?? item.attributes.get('xml:lang'),
      summary: firstLineIn(meta, 'description'),
    }),
  });
}

/** What the first rendition of an item says that holds text. */
function contentFields(set: XmlElement | null): JsonObject {
  for (const rendition of set?.children.filter(isElement) ?? []) {
    const found = renditionFields(rendition);
    if (found.text !== undefined) return found;
  }
  return {};
}

function renditionFields(rendition: XmlElement): JsonObject {
  const type = rendition.attributes.get('contenttype') ?? 'text/plain';
  const isText = type.startsWith('text/') && !rendition.attributes.has('encoding');
  if (rendition.name === 'inlineData') return isText ? fields({ text: contentOf(rendition) }) : {};
  if (rendition.name !== 'inlineXML') return {};
  const inner = rendition.children.find(isElement) ?? null;
  if (inner?.name === 'nitf') return nitfFields(inner);
  return fields({ text: contentOf(childOf(inner, 'html:body') ?? childOf(inner, 'body') ?? rendition) });
}

/** The byline; without one the creators that are no organisations. */
function authorsOf(meta: XmlElement | null): readonly string[] {
  if (meta === null) return [];
  const byline = linesIn(meta, 'by');
  if (byline.length > 0) return byline;
  return childrenOf(meta, 'creator')
    .filter(({ attributes }) => !/organi[sz]ation/i.test(attributes.get('type') ?? ''))
    .map(nameOf)
    .filter((name) => name !== null);
}

const nameOf = (party: XmlElement | null): string | null =>
  firstLineIn(party, 'name') ?? party?.attributes.get('literal') ?? null;
