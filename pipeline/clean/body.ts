import type { Span } from '../text/span.js';
import { type Draft, isProse } from './lines.js';

/** Where the article stands among the lines of a draft; `last < first` when no line reads as prose. */
export interface Body {
  /** Index of the first line that reads as a paragraph. */
  readonly first: number;
  readonly last: number;
}

/** @param removed what rules take out that need not know the body; a line that is taken out whole is no part of it */
export function findBody({ lines }: Draft, removed: readonly Span[]): Body {
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

/** Whether a line stands above or below the article. */
export const isOutside = ({ first, last }: Body, index: number): boolean => index < first || index > last;
