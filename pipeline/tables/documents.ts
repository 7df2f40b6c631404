import type { CleanDocument } from '../clean/clean-document.js';
import type { PlacedSpan } from '../extract/provenance.js';
import { isJsonObject } from '../ingest/json-object.js';
import type { RecordFields, SourceRecord } from '../ingest/record.js';
import { TokenKind } from '../language/tokens.js';
import type { PageMetadata } from '../pages/metadata/metadata.js';
import type { DocumentRow } from '../schema/rows.js';
import { pluralised } from '../text/pluralised.js';
import type { Span } from '../text/span.js';
import type { DocumentFindings } from './document-findings.js';
import { documentTable, USUAL_VOLUME } from './table.js';

/** A row for each record. What only the corpus can tell (duplicates) is as if the document were alone. */
export const documents = documentTable<'documents'>({
  rows: (findings) => [documentRow(findings)],
  ownSpan: null,
  spans: { title_span: 'passage', dek_span: 'passage', dateline_span: 'passage' },
  rule: ({ char_count, extra }, { text }) => {
    if (extra !== null && !isObjectText(extra))
      return { pointer: '/extra', reason: 'extra is not the text of a JSON object' };
    if (char_count === text.length) return null;
    return {
      pointer: '/char_count',
      reason: `char_count is ${char_count}, the text has ${pluralised(text.length, 'code point')}`,
    };
  },
  reading: ({ duplicate_of, duplicate_kind, similarity, ...row }) => ({
    ...row,
    // As it is exported: with a fraction of a second only where there is one.
    published_at_utc: row.published_at_utc?.replace('.000Z', 'Z') ?? null,
  }),
  dropsUnsure: false,
  exported: `
    select documents.* replace (
      duplicates.duplicate_of as duplicate_of,
      duplicates.duplicate_kind as duplicate_kind,
      duplicates.similarity as similarity
    )
    from documents left join corpus.duplicates as duplicates using (doc_id)`,
  volume: {
    ...USUAL_VOLUME,
    written: 'last',
    sortBy: 'sum(char_count)',
    sortSize: 32_000_000,
    rowGroupRows: 2048,
  },
  summary: null,
});

function documentRow({ record, clean, extraction, placer }: DocumentFindings): DocumentRow {
  const { document, language } = extraction;
  const placed = (span: Span | null): PlacedSpan | null => (span === null ? null : placer.span(span));
  return {
    doc_id: record.docId,
    source_path: record.sourcePath,
    source_id: record.sourceId,
    source_sha256: record.sourceSha256,
    media_type: record.mediaType,
    encoding: record.encoding,
    url: clean.url,
    title: clean.title,
    dek: clean.dek,
    authors: [...clean.authors],
    publisher: clean.publisher,
    section: clean.section,
    published_at: clean.publishedAt,
    published_at_utc: instantOf(clean.publishedAt),
    modified_at: clean.modifiedAt,
    retrieved_at: clean.retrievedAt,
    language: language.code,
    language_declared: clean.declaredLanguage,
    extraction_status: statusOf(clean, language.isSupported),
    metadata_sources: sourcesOf(clean.page?.metadata ?? null, record.given ?? {}),
    extra: record.extra ?? null,
    text: clean.text,
    title_span: placed(clean.titleSpan),
    dek_span: placed(clean.dekSpan),
    dateline_span: placed(clean.datelineSpan),
    char_count: placer.charCount,
    word_count: document.tokens.kinds.reduce((count, kind) => count + Number(kind === TokenKind.word), 0),
    sentence_count: document.sentences.length,
    duplicate_of: null,
    duplicate_kind: null,
    similarity: null,
  };
}

function isObjectText(json: string): boolean {
  try {
    return isJsonObject(JSON.parse(json));
  } catch {
    return false;
  }
}

type Status = DocumentRow['extraction_status'];

function statusOf({ text, notes, page }: CleanDocument, isSupported: boolean): Status {
  if (page !== null && page.status !== 'ok' && (isSupported || text === '')) return page.status;
  if (text === '') return 'no_text';
  if (!isSupported) return 'unsupported_language';
  return notes.some(({ code }) => code === 'partial_text') ? 'partial_text' : 'ok';
}

/** The instant of an ISO 8601 date-time that states its zone, in UTC; null for any other. */
function instantOf(publishedAt: string | null): string | null {
  if (publishedAt === null || !/T[^T]*(?:Z|[+-]\d{2}:?\d{2})$/.test(publishedAt)) return null;
  const time = Date.parse(publishedAt);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Where values come from that are no fields of the record, as JSON by the names of the columns; null for none. */
function sourcesOf(page: PageMetadata | null, given: NonNullable<SourceRecord['given']>): string | null {
  if (page === null && Object.keys(given).length === 0) return null;
  const sources = Object.entries(METADATA_COLUMNS).flatMap(([name, column]) => {
    const source = given[name as keyof RecordFields] ?? page?.[name as keyof PageMetadata]?.source;
    return source === undefined ? [] : [[column, source]];
  });
  return JSON.stringify(Object.fromEntries(sources));
}

/** The columns that a page's metadata fill, and what is given beside the record. */
export const METADATA_COLUMNS = {
  title: 'title',
  dek: 'dek',
  authors: 'authors',
  publisher: 'publisher',
  section: 'section',
  publishedAt: 'published_at',
  modifiedAt: 'modified_at',
  retrievedAt: 'retrieved_at',
  language: 'language_declared',
  url: 'url',
} as const satisfies Record<keyof PageMetadata | keyof RecordFields, keyof DocumentRow>;
