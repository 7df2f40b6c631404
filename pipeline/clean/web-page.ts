import { PAGE_TYPES } from '../ingest/media-types.js';
import type { RecordFields, RecordNote, SourceRecord } from '../ingest/record.js';
import type { PageMetadata } from '../pages/metadata/metadata.js';
import type { PageReading } from '../pages/read-page.js';
import type { Removal } from './clean-document.js';

/** Whether the text of records of that media type is the source of a web page. */
export const isWebPage = (mediaType: string): boolean => PAGE_TYPES.includes(mediaType);

/**
 * The page that a record is, read; null for any other record. What reads pages is loaded when the first one comes:
 * other runs start without it.
 */
export async function pageOf({
  mediaType,
  text,
  fields,
  httpStatus,
}: SourceRecord): Promise<PageReading | null> {
  if (!isWebPage(mediaType)) return null;
  const { readPage } = await import('../pages/read-page.js');
  return readPage(text, fields.url, httpStatus);
}

/** Whether a rule removes passages of pages, as `comment-by-class`: those that no rule for plain text knows. */
export const isPageRule = (rule: string): boolean => rule.includes('-by-');

/** What a record says of its article, completed by what its page declares. */
export const withDeclared = (fields: RecordFields, page: PageMetadata): RecordFields => ({
  ...fields,
  url: fields.url ?? page.url?.value ?? null,
  title: fields.title ?? page.title?.value ?? null,
  authors: fields.authors.length > 0 ? fields.authors : (page.authors?.value ?? []),
  publisher: fields.publisher ?? page.publisher?.value ?? null,
  publishedAt: fields.publishedAt ?? page.publishedAt?.value ?? null,
  ...declared('modifiedAt', fields, page.modifiedAt),
  ...declared('section', fields, page.section),
  ...declared('language', fields, page.language),
});

const declared = (
  name: 'modifiedAt' | 'section' | 'language',
  fields: RecordFields,
  found: PageMetadata['section'],
): Partial<RecordFields> => {
  const value = fields[name] ?? found?.value;
  return value === undefined ? {} : { [name]: value };
};

/** Why a page has no article, or only part of one. */
export const pageNotes = ({ status, reason }: PageReading): readonly RecordNote[] =>
  status === 'ok' ? [] : [{ code: status, message: reason }];

/**
 * The removals of rules for plain text, and the passages of the page that they do not reach over, in the order of the
 * source.
 */
export function withPassages(
  removals: readonly Removal[],
  passages: PageReading['removals'],
): readonly Removal[] {
  if (passages.length === 0) return removals;
  const all: Removal[] = [];
  let next = 0;
  for (const removal of removals) {
    for (; next < passages.length && passages[next]!.end <= removal.source.start; next++)
      all.push(asRemoval(passages[next]!));
    all.push(removal);
    while (next < passages.length && passages[next]!.start < removal.source.end) next++;
  }
  return [...all, ...passages.slice(next).map(asRemoval)];
}

const asRemoval = ({ kind, rule, start, end, text }: PageReading['removals'][number]): Removal => ({
  kind,
  rule,
  source: { start, end },
  text,
});
