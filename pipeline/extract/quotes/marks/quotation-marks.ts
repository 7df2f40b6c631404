import type { Tokens } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';
import { findMarks } from './mark.js';
import { type Pair, pairMarks } from './pairing.js';

/** A stretch of one paragraph that stands in quotation marks: its content, without the marks. */
export interface QuotedStretch extends Span {
  /** Token of the opening mark; the first content token when the mark is missing. */
  readonly firstToken: number;
  /** Token behind the closing mark; behind the last content token when the mark is missing. */
  readonly endToken: number;
  /** Tokens of the content, `[firstContent, endContent)`. */
  readonly firstContent: number;
  readonly endContent: number;
  /** The opening mark; empty when it is missing. */
  readonly mark: string;
  /** False when the paragraph ends before the quotation does. */
  readonly isClosed: boolean;
}

/**
 * Pairs the quotation marks of a text as a careful reader does, paragraph by paragraph, so that a slip hurts
 * only its own paragraph. The way a mark faces is weak evidence (typists mix `"`, `“` and `”`); the space
 * around it is strong: an opener has text right behind it, a closer right before it. Quotations inside
 * quotations are not returned. Ascending; linear in the number of tokens.
 */
export function findQuotedStretches(
  document: Pick<TextDocument, 'text' | 'tokens' | 'paragraphs'>,
): QuotedStretch[] {
  const { text, tokens, paragraphs } = document;
  const stretches: QuotedStretch[] = [];
  let isOpen = false;
  paragraphs.forEach((paragraph, index) => {
    const marks = findMarks(text, tokens, paragraph);
    const wasOpen = isOpen;
    isOpen = false;
    if (marks.length === 0) return;
    const next = paragraphs[index + 1];
    const nextBeginsAlike =
      next !== undefined && tokens.texts[next.firstToken] === tokens.texts[paragraph.firstToken];
    const pairs = pairMarks(tokens, paragraph, marks, { wasOpen, nextBeginsAlike });
    for (const pair of pairs) {
      const stretch = stretchOf(tokens, pair);
      if (stretch === null) continue;
      stretches.push(stretch);
      isOpen = !stretch.isClosed;
    }
  });
  return stretches;
}

function stretchOf(tokens: Tokens, pair: Pair): QuotedStretch | null {
  const { firstToken, firstContent, endContent, endToken, isClosed } = pair;
  if (endContent <= firstContent) return null;
  return {
    firstToken,
    endToken,
    firstContent,
    endContent,
    mark: firstContent > firstToken ? tokens.texts[firstToken]! : '',
    isClosed,
    start: tokens.starts[firstContent]!,
    end: tokens.ends[endContent - 1]!,
  };
}
