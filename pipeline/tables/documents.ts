import type { CleanDocument } from '../clean/clean-document.js';
import type { PlacedSpan } from '../extract/provenance.js';
import { TokenKind } from '../language/tokens.js';
import type { DocumentRow } from '../schema/rows.js';
import type { Span } from '../text/span.js';
import type { DocumentFindings } from './document-findings.js';
import { documentTable, USUAL_VOLUME } from './table.js';

/** A row for each record. What only the corpus can tell (duplicates) is as if the document were alone. */
export const documents = documentTable<'documents'>({
  rows: (findings) => [documentRow(findings)],
  place: null,
  spans: { title_span: 'passage', dek_span: 'passage', dateline_span: 'passage' },
  rule: ({ char_count }, { text }) =>
    char_count === text.length
      ? null
      : {
          pointer: '/char_count',
          reason: `char_count is ${char_count}, the text has ${text.length} code points`,
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
    turn: 'last',
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
    url: record.fields.url,
    title: clean.title,
    authors: [...clean.authors],
    publisher: clean.publisher,
    published_at: clean.publishedAt,
    published_at_utc: instantOf(clean.publishedAt),
    language: language.code,
    extraction_status: statusOf(clean, language.isSupported),
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

function statusOf({ text, notes }: CleanDocument, isSupported: boolean): DocumentRow['extraction_status'] {
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
