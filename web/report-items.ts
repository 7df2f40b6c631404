import type {
  ArticleItem,
  EntityItem,
  PackedArticle,
  QuoteItem,
  ReportData,
} from '../pipeline/explore/contract.js';
import { unpacked } from '../pipeline/explore/packed.js';
import { compareUtf8 } from '../pipeline/text/utf8-order.js';
import { referenceTo } from './reference.js';

/*
 * The items of the lists, from the data of a report: as the server would give them, in the order of the corpus.
 */

/** An article of a report, with what its list says of it. */
export interface ReportArticle {
  readonly item: ArticleItem;
  readonly article: PackedArticle;
}

export const articlesOf = ({ articles }: ReportData): ReportArticle[] =>
  articles
    .map((article) => ({ item: articleItem(article), article }))
    .sort((one, other) => compareUtf8(one.item.docId, other.item.docId));

function articleItem({ document, rows }: PackedArticle): ArticleItem {
  return {
    ...referenceTo(document),
    authors: document.authors,
    words: document.word_count,
    quotes: rows.quotes.count,
    status: document.extraction_status,
    language: document.language,
    duplicateOf: document.duplicate_of,
  };
}

export const quotesOf = (articles: readonly ReportArticle[], { repetitions }: ReportData): QuoteItem[] =>
  articles.flatMap(({ article: { document, rows } }) =>
    unpacked(rows.quotes)
      .sort((one, other) => one.start - other.start || compareUtf8(one.quote_id, other.quote_id))
      .map((quote) => ({
        ...referenceTo(document),
        quoteId: quote.quote_id,
        kind: quote.kind,
        nature: quote.nature,
        medium: quote.medium,
        text: quote.text,
        speakerText: quote.speaker_text,
        speakerName: quote.speaker_name,
        speakerEntityId: quote.speaker_entity_id,
        resolution: quote.speaker_resolution,
        cue: quote.cue_text,
        confidence: quote.confidence,
        utteranceId: quote.utterance_id,
        repetitions: repetitions[quote.utterance_id] ?? 1,
      })),
  );

/** An entity, and the names that the texts have for it. */
export interface ReportEntity {
  readonly item: EntityItem;
  readonly names: readonly string[];
}

export const entitiesOf = ({ entities }: ReportData): ReportEntity[] =>
  unpacked(entities)
    .sort((one, other) => compareUtf8(one.entityId, other.entityId))
    .map(({ aliases, ...item }) => ({ item, names: [item.name, ...aliases] }));
