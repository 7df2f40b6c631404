import { lastStartingBy, type Span } from '../../../text/span.js';
import type { Names } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { type EmbeddedPost, findEmbeddedPosts } from '../labelled/embedded-posts.js';
import { findTranscriptTurns, type TranscriptTurn } from '../labelled/transcripts.js';
import { findQuotations, type Quotation } from '../marks/quotations.js';
import { type Narration, readNarration } from './narration.js';

/** A document whose quotations are found and whose narration is read. */
export interface ParsedDocument {
  readonly document: TextDocument;
  readonly names: Names;
  /** The quotations of the narration. Ascending. */
  readonly quotations: readonly Quotation[];
  readonly narration: Narration;
}

/**
 * Sets posts and transcripts apart, finds the quotations of the rest, and reads it as narration.
 *
 * @param names of the same document
 */
export function parseDocument(
  document: TextDocument,
  names: Names,
): { posts: readonly EmbeddedPost[]; turns: readonly TranscriptTurn[]; parsed: ParsedDocument } {
  const posts = findEmbeddedPosts(document);
  const turns = findTranscriptTurns(document, names);
  const apart = new Set<number>(turns.map(({ paragraph }) => paragraph));
  for (const { firstParagraph, endParagraph } of posts) {
    for (let i = firstParagraph; i < endParagraph; i++) apart.add(i);
  }
  const paragraphs = document.paragraphs.filter((_, index) => !apart.has(index));
  const named = names.mentions.map(({ span }) => span);
  const quotations = findQuotations({ ...document, paragraphs }).filter(
    (quotation) => !isInName(named, quotation),
  );
  const narration = readNarration(document, quotations, names.mentions, (paragraph) => apart.has(paragraph));
  return { posts, turns, parsed: { document, names, quotations, narration } };
}

/** Whether quoted words are part of a name, and no quotation: `Ann “Shorty” Lee`. */
function isInName(named: readonly Span[], { start, end }: Span): boolean {
  const name = named[lastStartingBy(named, start)];
  return name !== undefined && name.start < start && end < name.end;
}
