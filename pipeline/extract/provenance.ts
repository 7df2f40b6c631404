import type { CleanDocument } from '../clean/clean-document.js';
import type { SourceRecord } from '../ingest/record.js';
import type { Sentence } from '../language/sentences.js';
import { CodePointOffsets } from '../text/code-points.js';
import { lastStartingBy, type Span } from '../text/span.js';

/** Joins the pieces of an interrupted quotation in its `text`. */
export const PIECE_SEPARATOR = ' … ';

/** A span in the cleaned text and in the record's text, in code points. */
export interface PlacedSpan {
  readonly start: number;
  readonly end: number;
  readonly source_start: number;
  readonly source_end: number;
}

/** The provenance columns that every row with a span has, except for those copied from its document. */
export interface Provenance extends PlacedSpan {
  readonly doc_id: string;
  readonly sentence_index: number;
  readonly extractor: string;
  readonly confidence: number | null;
}

/**
 * Converts UTF-16 offsets of the cleaned text to code points of the cleaned text and of the record. Nothing else does.
 */
export class Placer {
  readonly #record: SourceRecord;
  readonly #clean: CleanDocument;
  readonly #sentences: readonly Sentence[];
  readonly #textOffsets: CodePointOffsets;
  readonly #sourceOffsets: CodePointOffsets;

  constructor(record: SourceRecord, clean: CleanDocument, sentences: readonly Sentence[]) {
    this.#record = record;
    this.#clean = clean;
    this.#sentences = sentences;
    this.#textOffsets = new CodePointOffsets(clean.text);
    this.#sourceOffsets = new CodePointOffsets(record.text);
  }

  get charCount(): number {
    return this.#textOffsets.length;
  }

  span(span: Span): PlacedSpan {
    return this.#placed(span, this.#clean.map.toSource(span));
  }

  provenance(span: Span, extractor: string, confidence: number | null): Provenance {
    return this.#row(span, this.span(span), extractor, confidence);
  }

  /**
   * The provenance of a passage of the record that cleaning removed: empty in the cleaned text, at the place where it
   * was.
   */
  removed(source: Span, extractor: string): Provenance {
    const at = this.#clean.map.fromSource(source.start);
    return this.#row({ start: at, end: at }, this.#placed({ start: at, end: at }, source), extractor, null);
  }

  #placed(span: Span, source: Span): PlacedSpan {
    return {
      start: this.#textOffsets.at(span.start),
      end: this.#textOffsets.at(span.end),
      source_start: this.#sourceOffsets.at(source.start),
      source_end: this.#sourceOffsets.at(source.end),
    };
  }

  #row(span: Span, placed: PlacedSpan, extractor: string, confidence: number | null): Provenance {
    return {
      doc_id: this.#record.docId,
      start: placed.start,
      end: placed.end,
      source_start: placed.source_start,
      source_end: placed.source_end,
      sentence_index: Math.max(0, lastStartingBy(this.#sentences, span.start)),
      extractor,
      confidence,
    };
  }
}
