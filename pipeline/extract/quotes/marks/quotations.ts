import type { Tokens } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../text-document.js';
import { findMarks } from './mark.js';
import { type Pair, pairMarks } from './pairing.js';

/** A quotation in marks, within one paragraph. The span is its content, without the marks. */
export interface Quotation extends Span {
  /** Token of the opening mark; the first content token when the mark is missing. */
  readonly firstToken: number;
  /** Token after the closing mark; after the last content token when the mark is missing. */
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
 * Finds the quotations of a text by pairing its marks paragraph by paragraph, so that a slip harms its own paragraph
 * only. The shape of a mark is weak evidence, as typists mix `"`, `“` and `”`; the space around it is strong: text
 * follows an opening mark and precedes a closing one directly. Quotations inside quotations are not returned.
 * Ascending; linear in the number of tokens.
 */
export function findQuotations(document: Pick<TextDocument, 'text' | 'tokens' | 'paragraphs'>): Quotation[] {
  const { text, tokens, paragraphs } = document;
  const quotations: Quotation[] = [];
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
      const quotation = quotationOf(tokens, pair);
      if (quotation === null) continue;
      quotations.push(quotation);
      isOpen = !quotation.isClosed;
    }
  });
  return quotations;
}

function quotationOf(tokens: Tokens, pair: Pair): Quotation | null {
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
