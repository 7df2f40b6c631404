import type { FormalName } from '../clean/clean-document.js';
import { findParagraphs, findSentences, type Paragraph, type Sentence } from '../language/sentences.js';
import { type Tokens, tokenize } from '../language/tokens.js';
import type { Span } from '../text/span.js';

/**
 * What every extractor reads: a cleaned text, split into paragraphs, sentences and tokens once for all of them. Spans
 * are UTF-16 offsets of `text`.
 */
export interface TextDocument {
  readonly text: string;
  readonly tokens: Tokens;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly titleSpan: Span | null;
  readonly dekSpan: Span | null;
  readonly datelineSpan: Span | null;
  /** Full names that the page gave beside a name in the text. */
  readonly formalNames: readonly FormalName[];
  /** The article's own date, ISO 8601 as given, against which relative dates resolve; null if unknown. */
  readonly publishedAt: string | null;
}

/** What is known about a text besides its characters. */
export type TextContext = Partial<
  Pick<TextDocument, 'titleSpan' | 'dekSpan' | 'datelineSpan' | 'formalNames' | 'publishedAt'>
>;

/** Prepares a text for the extractors. */
export function textDocument(text: string, context: TextContext = {}): TextDocument {
  const tokens = tokenize(text);
  const paragraphs = findParagraphs(text, tokens);
  return {
    text,
    tokens,
    paragraphs,
    sentences: findSentences(text, tokens, paragraphs),
    titleSpan: context.titleSpan ?? null,
    dekSpan: context.dekSpan ?? null,
    datelineSpan: context.datelineSpan ?? null,
    formalNames: context.formalNames ?? [],
    publishedAt: context.publishedAt ?? null,
  };
}
