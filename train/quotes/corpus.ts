import { clean } from '../../pipeline/clean/clean.js';
import type { CleanDocument } from '../../pipeline/clean/clean-document.js';
import type { Names } from '../../pipeline/extract/findings.js';
import { findNames } from '../../pipeline/extract/names/names.js';
import { type TextDocument, textDocument } from '../../pipeline/extract/text-document.js';
import type { SourceRecord } from '../../pipeline/ingest/record.js';
import type { PageReading } from '../../pipeline/pages/read-page.js';
import { type Marks, readLines, readMarked, sourceRecord, tokenPlaces } from '../marked-articles.js';

/** A passage that the annotators gave to a source, in tokens of the cleaned text, ascending. */
export interface GoldAttribution {
  readonly content: readonly number[];
  readonly source: readonly number[];
  readonly cue: readonly number[];
}

/** An article as the extractor reads it, with what its annotators marked. */
export interface AnnotatedArticle {
  readonly record: SourceRecord;
  readonly clean: CleanDocument;
  readonly document: TextDocument;
  readonly names: Names;
  readonly attributions: readonly GoldAttribution[];
  /** The tokens from here on were not read by the annotators. */
  readonly endToken: number;
}

type CodePointSpan = readonly [start: number, end: number];

/** An attribution, in code points of the record's text. */
interface MarkedAttribution {
  readonly content: readonly CodePointSpan[];
  readonly source: readonly CodePointSpan[];
  readonly cue: readonly CodePointSpan[];
}

interface CorpusLine {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly MarkedAttribution[];
}

/** Reads a file of the corpus: one article a line, with spans in code points of its text. */
export const readCorpus = (path: string): AnnotatedArticle[] =>
  readLines<CorpusLine>(path).map(({ id, text, quotes }) =>
    annotatedArticle(sourceRecord(id, text), null, quotes),
  );

/** Marks of everything that an article attributes to somebody, and of no acts. */
interface MarkedAttributions extends Marks {
  readonly quotes: readonly MarkedAttribution[];
}

/** Reads marks of attributions, and the articles that they are of. */
export async function readOtherNews(marks: string, corpora: string): Promise<AnnotatedArticle[]> {
  const articles = await readMarked<MarkedAttributions>(marks, corpora);
  return articles.map(({ record, page, marks: { quotes, end } }) =>
    annotatedArticle(record, page, quotes, end),
  );
}

/**
 * @param page of a record that is one
 * @param end of what the annotators read, in code points of the record's text
 */
function annotatedArticle(
  record: SourceRecord,
  page: PageReading | null,
  quotes: readonly MarkedAttribution[],
  end = Number.POSITIVE_INFINITY,
): AnnotatedArticle {
  const cleaned = clean(record, page);
  const document = textDocument(cleaned.text, cleaned);
  const places = tokenPlaces(record, cleaned, document.tokens);
  const tokensOf = (spans: readonly CodePointSpan[]): number[] =>
    places.flatMap((place, token) =>
      spans.some((span) => span[0] < place[1] && place[0] < span[1]) ? [token] : [],
    );
  const endToken = places.findIndex(([start]) => start >= end);
  return {
    record,
    clean: cleaned,
    document,
    names: findNames(document),
    attributions: quotes.map(({ content, source, cue }) => ({
      content: tokensOf(content),
      source: tokensOf(source),
      cue: tokensOf(cue),
    })),
    endToken: endToken < 0 ? places.length : endToken,
  };
}
