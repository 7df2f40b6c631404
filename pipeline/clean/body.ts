import type { Span } from '../text/span.js';
import { isProse, type LinedText } from './lines.js';

/** The place of the article among the lines of a text; `last < first` when no line reads as prose. */
export interface Body {
  /** Index of the first line that reads as a paragraph. */
  readonly first: number;
  readonly last: number;
}

/**
 * Finds the first and last line that read as a paragraph of the article.
 *
 * @param removed what the rules that need not know the body remove; a line removed as a whole is no part of the body
 */
export function findBody({ lines }: LinedText, removed: readonly Span[]): Body {
  const ends = new Map(removed.map(({ start, end }) => [start, end]));
  const isBody = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && ends.get(line.start) !== line.end && isProse(line.text);
  };
  let first = 0;
  while (first < lines.length && !isBody(first)) first++;
  let last = lines.length - 1;
  while (last >= first && !isBody(last)) last--;
  return { first, last };
}

/** Whether a line is above or below the article. */
export const isOutside = ({ first, last }: Body, index: number): boolean => index < first || index > last;
