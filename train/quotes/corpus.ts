import { readFileSync } from 'node:fs';
import { clean } from '../../pipeline/clean/clean.js';
import type { CleanDocument } from '../../pipeline/clean/clean-document.js';
import type { Names } from '../../pipeline/extract/findings.js';
import { findNames } from '../../pipeline/extract/names/names.js';
import { type TextDocument, textDocument } from '../../pipeline/extract/text-document.js';
import type { SourceRecord } from '../../pipeline/ingest/record.js';
import { CodePointOffsets } from '../../pipeline/text/code-points.js';

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
}

type CodePointSpan = readonly [start: number, end: number];

interface CorpusLine {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly {
    readonly content: readonly CodePointSpan[];
    readonly source: readonly CodePointSpan[];
    readonly cue: readonly CodePointSpan[];
  }[];
}

/** Reads a file of the corpus: one article a line, with spans in code points of its text. */
export function readCorpus(path: string): AnnotatedArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => annotatedArticle(JSON.parse(line) as CorpusLine));
}

function annotatedArticle({ id, text, quotes }: CorpusLine): AnnotatedArticle {
  const record = sourceRecord(id, text);
  const cleaned = clean(record);
  const document = textDocument(cleaned.text, cleaned);
  const tokensOf = tokenFinder(record, cleaned, document);
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
  };
}

const sourceRecord = (id: string, text: string): SourceRecord => ({
  docId: id,
  sourcePath: id,
  sourceId: id,
  sourceSha256: '',
  mediaType: 'application/jsonl',
  encoding: 'utf-8',
  line: 1,
  text,
  fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
});

/** Finds the tokens of the cleaned text that spans of the record touch. */
function tokenFinder(
  record: SourceRecord,
  cleaned: CleanDocument,
  { tokens }: TextDocument,
): (spans: readonly CodePointSpan[]) => number[] {
  const offsets = new CodePointOffsets(record.text);
  const places = Array.from({ length: tokens.count }, (_, i): CodePointSpan => {
    const { start, end } = cleaned.map.toSource({ start: tokens.starts[i]!, end: tokens.ends[i]! });
    return [offsets.at(start), offsets.at(end)];
  });
  return (spans) =>
    places.flatMap(([start, end], token) =>
      spans.some((span) => span[0] < end && start < span[1]) ? [token] : [],
    );
}
