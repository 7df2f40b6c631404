import type { TextDocument } from '../../document.js';
import type { Names } from '../../findings.js';
import { type EmbeddedPost, findEmbeddedPosts } from '../marks/embedded-posts.js';
import { findQuotedStretches } from '../marks/quotation-marks.js';
import { findTranscriptTurns, type TranscriptTurn } from '../marks/transcripts.js';
import { readNarration } from './narration.js';
import type { MarkedDocument } from './unit-ranges.js';

/** Sets posts and transcripts apart, pairs the quotation marks of the rest, and reads it as narration. */
export function markDocument(
  document: TextDocument,
  names: Names,
): { posts: readonly EmbeddedPost[]; turns: readonly TranscriptTurn[]; marked: MarkedDocument } {
  const posts = findEmbeddedPosts(document);
  const turns = findTranscriptTurns(document);
  const apart = new Set<number>(turns.map(({ paragraph }) => paragraph));
  for (const { firstParagraph, endParagraph } of posts) {
    for (let i = firstParagraph; i < endParagraph; i++) apart.add(i);
  }
  const paragraphs = document.paragraphs.filter((_, index) => !apart.has(index));
  const stretches = findQuotedStretches({ ...document, paragraphs });
  const narration = readNarration(document, stretches, names.mentions, (paragraph) => apart.has(paragraph));
  return { posts, turns, marked: { document, names, stretches, narration } };
}
