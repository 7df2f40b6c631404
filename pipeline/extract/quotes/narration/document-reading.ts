import { lastStartingBy, type Span } from '../../../text/span.js';
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
  const named = names.mentions.map(({ span }) => span);
  const stretches = findQuotedStretches({ ...document, paragraphs }).filter(
    (stretch) => !isInName(named, stretch),
  );
  const narration = readNarration(document, stretches, names.mentions, (paragraph) => apart.has(paragraph));
  return { posts, turns, marked: { document, names, stretches, narration } };
}

/** `Ann “Shorty” Lee`: quoted words inside a name are no quotation. */
function isInName(named: readonly Span[], { start, end }: Span): boolean {
  const name = named[lastStartingBy(named, start)];
  return name !== undefined && name.start < start && end < name.end;
}
