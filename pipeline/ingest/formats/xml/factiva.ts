import type { JsonObject } from '../../json-object.js';
import { childOf, contentOf, firstLineIn, lineOf, linesIn, type XmlElement } from './element.js';
import { fields, NOTHING_INHERITED, type Vocabulary } from './vocabulary.js';

/** The answer of Factiva's service, as its readers save it: many articles a file. */
export const factiva: Vocabulary = {
  recognises: ({ name }) => name === 'PPSResponse',
  record: 'article',
  inherited: () => NOTHING_INHERITED,
  fieldsOf: (article): JsonObject =>
    fields({
      id: firstLineIn(article, 'accessionNo'),
      title: lineOf(childOf(article, 'headline')),
      authors: lineOf(childOf(article, 'byline')),
      published_at: firstLineIn(childOf(article, 'publicationDate'), 'dateTime', 'date'),
      publisher: firstLineIn(article, 'sourceName', 'publisherName'),
      section: firstLineIn(article, 'sectionName', 'columnName'),
      language: firstLineIn(article, 'baseLanguage')?.toLowerCase(),
      text: textOf(article),
    }),
};

/** The lead and what follows it, paragraphs parted by blank lines; null for none. */
function textOf(article: XmlElement): string | null {
  const passages = [childOf(article, 'leadParagraph'), childOf(article, 'tailParagraphs')].flatMap(
    passagesOf,
  );
  return passages.length === 0 ? null : passages.join('\n\n');
}

/** The paragraphs in an element, a line each; where it has none, its text as it stands. */
function passagesOf(element: XmlElement | null): readonly string[] {
  const paragraphs = element === null ? [] : linesIn(element, 'paragraph');
  if (paragraphs.length > 0) return paragraphs;
  const text = contentOf(element)?.trim();
  return text === undefined ? [] : [text];
}
