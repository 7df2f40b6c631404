import { CLEANER } from '../clean/clean.js';
import type { CleanDocument } from '../clean/document.js';
import type { SourceRecord } from '../ingest/record.js';
import { TokenKind } from '../language/tokens.js';
import type {
  DateRow,
  DocumentRow,
  MentionRow,
  NumberRow,
  PartRow,
  QuoteRow,
  RemovalRow,
  SentenceRow,
} from '../schema/rows.js';
import { enclosing, type Span, spanText } from '../text/span.js';
import { DATES_EXTRACTOR } from './dates/dates.js';
import type { Extraction } from './extract.js';
import type { Quote } from './findings.js';
import { documentKey, entityId, rowId } from './identifiers.js';
import { NAMES_EXTRACTOR } from './names/names.js';
import { NUMBERS_EXTRACTOR } from './numbers/numbers.js';
import { PIECE_SEPARATOR, type PlacedSpan, Placer, type Provenance } from './provenance.js';
import { QUOTES_EXTRACTOR } from './quotes/quotes.js';

const SENTENCES_EXTRACTOR = 'sentences@1';

/** An entity as one document knows it; the table of entities is gathered from these over the corpus. */
export interface DocumentEntityRow {
  readonly doc_id: string;
  readonly entity_id: string;
  readonly type: string;
  readonly name: string;
}

/** The rows that one document gives to each table. */
export interface DocumentRows {
  readonly documents: readonly DocumentRow[];
  readonly sentences: readonly PartRow<SentenceRow>[];
  readonly removals: readonly PartRow<RemovalRow>[];
  readonly mentions: readonly PartRow<MentionRow>[];
  readonly quotes: readonly PartRow<QuoteRow>[];
  readonly numbers: readonly PartRow<NumberRow>[];
  readonly dates: readonly PartRow<DateRow>[];
  readonly document_entities: readonly DocumentEntityRow[];
}

export const NO_ROWS: DocumentRows = {
  documents: [],
  sentences: [],
  removals: [],
  mentions: [],
  quotes: [],
  numbers: [],
  dates: [],
  document_entities: [],
};

/**
 * Turns what was found in a document into rows. What only the corpus can tell (duplicates, the same
 * utterance elsewhere, an entity's name over all documents) is as if the document were alone.
 */
export function toRows(record: SourceRecord, clean: CleanDocument, extraction: Extraction): DocumentRows {
  const placer = new Placer(record, clean, extraction.document.sentences);
  const entityIds = extraction.names.entities.map((entity) => entityId(entity.type, entity.key));
  const key = documentKey(record.docId);
  const distinct = idsWithoutRepeats();
  // Not by spreading: in code not yet optimised each property behind a spread is a call into the engine.
  const identified = <Row extends object>(
    letter: string,
    provenance: Provenance,
    row: (id: string) => Row,
  ): Provenance & Row =>
    Object.assign(
      provenance,
      row(distinct(rowId(letter, key, provenance.source_start, provenance.source_end))),
    );
  const text = clean.text;

  return {
    documents: [documentRow(record, clean, extraction, placer)],
    sentences: extraction.document.sentences.map((sentence) => {
      const provenance = placer.provenance(sentence, SENTENCES_EXTRACTOR, null);
      return identified('s', provenance, (sentence_id) => ({
        sentence_id,
        paragraph_index: sentence.paragraph,
      }));
    }),
    removals: clean.removals.map(({ kind, rule, source }) => {
      const provenance = placer.removed(source, CLEANER);
      return identified('r', provenance, (removal_id) => ({
        removal_id,
        sentence_index: extraction.document.sentences.length === 0 ? null : provenance.sentence_index,
        kind,
        rule,
        text: spanText(record.text, source),
      }));
    }),
    mentions: extraction.names.mentions.map((mention) => {
      const provenance = placer.provenance(mention.span, NAMES_EXTRACTOR, mention.confidence);
      return identified('m', provenance, (mention_id) => ({
        mention_id,
        entity_id: entityIds[mention.entity] as string,
        type: mention.type,
        text: spanText(text, mention.span),
        resolution: mention.resolution,
      }));
    }),
    quotes: extraction.quotes.map((quote) => {
      const provenance = placer.provenance(enclosing(quote.content), QUOTES_EXTRACTOR, quote.confidence);
      const speakerId = quote.speakerEntity === null ? null : (entityIds[quote.speakerEntity] as string);
      return identified('q', provenance, (id) => quoteColumns(id, quote, speakerId, text, placer));
    }),
    numbers: extraction.numbers.map((number) => {
      const provenance = placer.provenance(number.span, NUMBERS_EXTRACTOR, number.confidence);
      return identified('n', provenance, (number_id) => ({
        number_id,
        kind: number.kind,
        text: spanText(text, number.span),
        value: number.value,
        value_low: number.valueLow,
        value_high: number.valueHigh,
        low_inclusive: number.lowInclusive,
        high_inclusive: number.highInclusive,
        unit: number.unit,
        dimension: number.dimension,
        is_approximate: number.isApproximate,
        counted: number.counted,
      }));
    }),
    dates: extraction.dates.map((date) => {
      const provenance = placer.provenance(date.span, DATES_EXTRACTOR, date.confidence);
      return identified('d', provenance, (date_id) => ({
        date_id,
        kind: date.kind,
        text: spanText(text, date.span),
        timex: date.timex,
        value: date.value,
        value_start: date.valueStart,
        value_end: date.valueEnd,
        modifier: date.modifier,
        anchor: date.anchor,
      }));
    }),
    document_entities: extraction.names.entities.map((entity, index) => ({
      doc_id: record.docId,
      entity_id: entityIds[index] as string,
      type: entity.type,
      name: entity.name,
    })),
  };
}

function documentRow(
  record: SourceRecord,
  clean: CleanDocument,
  { document, language }: Extraction,
  placer: Placer,
): DocumentRow {
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
    extraction_status: statusOf(clean.text, language.isSupported),
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

function statusOf(text: string, isSupported: boolean): DocumentRow['extraction_status'] {
  if (text === '') return 'no_text';
  return isSupported ? 'ok' : 'unsupported_language';
}

/** The instant of an ISO 8601 date-time that states its zone, in UTC; null for any other. */
function instantOf(publishedAt: string | null): string | null {
  if (publishedAt === null || !/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(publishedAt)) return null;
  const time = Date.parse(publishedAt);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function quoteColumns(
  quote_id: string,
  quote: Quote,
  speaker_entity_id: string | null,
  text: string,
  placer: Placer,
): Omit<PartRow<QuoteRow>, keyof Provenance> {
  const joined = (spans: readonly Span[]): string =>
    spans.map((span) => spanText(text, span)).join(PIECE_SEPARATOR);
  const placed = (spans: readonly Span[]): PlacedSpan[] => spans.map((span) => placer.span(span));
  return {
    quote_id,
    kind: quote.kind,
    nature: quote.nature,
    medium: quote.medium,
    text: joined(quote.content),
    content_spans: placed(quote.content),
    speaker_text: quote.speaker.length === 0 ? null : joined(quote.speaker),
    speaker_spans: placed(quote.speaker),
    cue_text: quote.cue.length === 0 ? null : joined(quote.cue),
    cue_spans: placed(quote.cue),
    speaker_entity_id,
    speaker_name: quote.speakerName,
    speaker_resolution: quote.speakerResolution,
    utterance_id: `u_${quote_id.slice(2)}`,
  };
}

/** Gives back an id, or the id with `~2`, `~3` … when it was given before. */
function idsWithoutRepeats(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  };
}
